"""What statuses and bodies of every kind mean."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.spotify.recordings import recorded, recording
from tests.spotify.support import error_body
from tuify.spotify import errors
from tuify.spotify.answers import Answer, error_in, is_quota, problem_in, retry_after
from tuify.spotify.text import clean

NGINX = b"""<html>\r\n<head><title>502 Bad Gateway</title><style>b{}</style></head>
<body><center><h1>502 Bad&nbsp;Gateway</h1></center><script>alert(1)</script></body></html>"""


def answer(status: int, body: object = b"", **headers: str) -> Answer:
    raw = body if isinstance(body, bytes) else json.dumps(body).encode()
    return Answer(status, {name.replace("_", "-"): told for name, told in headers.items()}, raw)


@pytest.mark.parametrize(
    ("status", "message", "reason", "expected"),
    [
        (400, "Invalid limit", None, errors.BadRequest),
        (401, "The access token expired", None, errors.Unauthorized),
        (401, "Invalid access token", None, errors.Unauthorized),
        (401, "No token provided", None, errors.Unauthorized),
        (401, "Access token missing", None, errors.TokenMissing),
        (401, "Permissions missing", None, errors.ScopeMissing),
        (403, "Insufficient client scope", None, errors.ScopeMissing),
        (401, "This request requires user authentication.", None, errors.ScopeMissing),
        (403, "This request requires user authentication.", None, errors.ScopeMissing),
        (403, "You cannot add tracks to a playlist you don't own.", None, errors.NotYourPlaylist),
        (403, "Only the owner of the playlist may do that.", None, errors.NotYourPlaylist),
        (403, "Forbidden", None, errors.NotOffered),
        (403, "Something else", None, errors.Forbidden),
        (403, "Player command failed: Premium required", None, errors.PremiumRequired),
        (403, "In other words", "PREMIUM_REQUIRED", errors.PremiumRequired),
        (403, "Restriction violated", "UNKNOWN", errors.RestrictionViolated),
        (403, "Already paused", "ALREADY_PAUSED", errors.RestrictionViolated),
        (403, "No", "VOLUME_CONTROL_DISALLOW", errors.VolumeNotControllable),
        (404, "No active device found", "NO_ACTIVE_DEVICE", errors.NoActiveDevice),
        (404, "Device not found", None, errors.DeviceNotFound),
        (404, "Resource not found", None, errors.NotFound),
        (405, "Method not allowed", None, errors.BadRequest),
        (410, "Gone", None, errors.NotOffered),
        (413, "Too large", None, errors.BadRequest),
        (500, "Oops", None, errors.ServerFault),
        (503, "Later", None, errors.ServerFault),
        (302, "Elsewhere", None, errors.ServerFault),
    ],
)
def test_class_of_error(
    status: int, message: str, reason: str | None, expected: type[errors.SpotifyError]
) -> None:
    error = error_in(answer(status, error_body(status, message, reason)))
    assert type(error) is expected
    assert (error.status, error.message, error.reason) == (status, message, reason)


def test_a_long_error_and_one_with_a_byte_order_mark_are_json_as_well() -> None:
    told = {"padding": "x" * 20_000, **error_body(403, "Player command failed", "NO_PREV_TRACK")}
    plain = json.dumps(told).encode()
    for raw in (plain, b"\xef\xbb\xbf" + plain):
        error = error_in(answer(403, raw))
        assert type(error) is errors.RestrictionViolated
        assert error.message == "Player command failed"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Active premium subscription required for the owner of the app. When ...", "Owner"),
        ("User not registered in the Developer Dashboard", "NotAllowListed"),
        ("Check settings on x/dashboard, the user may not be registered.", "NotAllowListed"),
        ("The user is not registered for this application. Please ...", "NotAllowListed"),
    ],
)
def test_refusals_in_plain_text(text: str, expected: str) -> None:
    error = error_in(answer(403, text.encode()))
    assert type(error).__name__.startswith(expected)
    assert error.message == text


@pytest.mark.parametrize(
    ("body", "message", "reason"),
    [
        (error_body(502, "Could not retrieve"), "Could not retrieve", None),
        ({"error": "invalid_grant", "error_description": "Revoked"}, "Revoked", "invalid_grant"),
        ({"error": "invalid_client"}, "invalid_client", "invalid_client"),
        ({"error": {"message": None, "reason": "X"}}, "Bad Gateway", "X"),
        ({"error": {"message": {"no": "text"}}}, "Bad Gateway", None),
        ({"error": 7}, "Bad Gateway", None),
        ({"message": "no healthy upstream"}, "no healthy upstream", None),
        ({}, "Bad Gateway", None),
        (b"  no healthy\n upstream ", "no healthy upstream", None),
        (b'"User not registered"', "User not registered", None),
        (b"[1]", "[1]", None),
        (b"{not json", "{not json", None),
        (NGINX, "502 Bad Gateway 502 Bad Gateway", None),
        (b"<html></html>", "Bad Gateway", None),
        (b"", "Bad Gateway", None),
        (b"\xff\xfe\x1b[2J", "\ufffd\ufffd", None),
        (b"x" * 5000, "x" * 200, None),
        (error_body(502, "\x1b]0;t\x07a\u202eb\n" + "y" * 999), "ab " + "y" * 197, None),
        (b"[" * 100_000, "[" * 200, None),
    ],
)
def test_message_of_any_body(body: object, message: str, reason: str | None) -> None:
    problem = problem_in(answer(502, body))
    assert (problem.message, problem.reason) == (message, reason)


@settings(deadline=None)
@given(st.binary(max_size=300), st.integers(300, 599))
def test_any_bytes_make_an_error_with_a_clean_short_message(body: bytes, status: int) -> None:
    error = error_in(answer(status, body))
    assert error.status == status
    assert 0 < len(error.message) <= 200
    assert clean(error.message) == error.message


def test_an_unknown_status_has_a_message_too() -> None:
    assert error_in(answer(599)).message == "HTTP status 599"


@pytest.mark.parametrize(
    ("told", "date", "seconds"),
    [
        ("7", None, 7.0),
        (" 48925 ", None, 48925.0),
        ("1.5", None, 1.5),
        ("0", None, 0.0),
        ("Thu, 01 Jan 1970 00:05:00 GMT", None, 200.0),
        ("Thu, 01 Jan 1970 00:05:00 GMT", "Thu, 01 Jan 1970 00:04:30 GMT", 30.0),
        ("Thu, 01 Jan 1970 00:00:01 GMT", None, 0.0),
        ("", None, None),
        ("soon", None, None),
        ("-3", None, None),
        ("1e9", None, None),
        ("nan", None, None),
        ("9" * 400, None, None),
        ("٣", None, None),
    ],
)
def test_retry_after(told: str, date: str | None, seconds: float | None) -> None:
    headers = {"retry_after": told, **({} if date is None else {"date": date})}
    assert retry_after(answer(429, **headers), wall=100.0) == seconds


def test_without_the_header_there_is_no_time() -> None:
    assert retry_after(answer(429), wall=0.0) is None


OBSERVED = {
    "insufficient_scope_403": errors.ScopeMissing,
    "library_body_400": errors.BadRequest,
    "library_too_many_400": errors.BadRequest,
    "no_active_device_404": errors.NoActiveDevice,
    "offset_artist_context_400": errors.BadRequest,
    "owner_without_premium_403": errors.OwnerWithoutPremium,
    "permissions_missing_401": errors.ScopeMissing,
    "player_non_existing_id_404": errors.NotFound,
    "premium_required_403": errors.PremiumRequired,
    "removed_batch_endpoint_403": errors.NotOffered,
    "restriction_violated_403": errors.RestrictionViolated,
    "search_limit_400": errors.BadRequest,
    "search_offset_400": errors.BadRequest,
    "token_bad_code_400": errors.BadRequest,
    "token_bad_verifier_400": errors.BadRequest,
    "token_expired_401": errors.Unauthorized,
    "token_invalid_grant_400": errors.BadRequest,
    "token_invalid_grant_revoked_400": errors.BadRequest,
    "user_not_registered_403_2021": errors.NotAllowListed,
    "user_not_registered_403_2024": errors.NotAllowListed,
    "user_not_registered_403_2026": errors.NotAllowListed,
    "volume_disallow_403": errors.VolumeNotControllable,
}


@pytest.mark.parametrize("path", recorded("observed-http"), ids=lambda path: path.stem)
def test_observed_answers(path: Path) -> None:
    told = json.loads(recording(path))["response"]
    body = told["body"]
    raw = body.encode() if isinstance(body, str) else b"" if body is None else None
    observed = Answer(
        told["status"], told["headers"], json.dumps(body).encode() if raw is None else raw
    )
    if observed.is_success:
        assert 200 <= observed.status < 300
        return
    if observed.status == 429:
        assert retry_after(observed, wall=0.0) == float(told["headers"]["retry-after"])
        assert is_quota(problem_in(observed)) == path.stem.startswith("quota")
        return
    error = error_in(observed)
    assert type(error) is OBSERVED[path.stem]
    assert error.message
