"""What is asked for tokens, what every answer means, and that nothing secret is seen."""

from __future__ import annotations

import traceback

import httpx
import pytest

from tests.accounts.support import CODE, REFRESH, Accounts, Reply, refusal, run, tokens
from tuify.accounts import errors
from tuify.accounts.token_service import Granted, TokenService
from tuify.spotify.errors import SpotifyError, Unreachable, UnsafeUrl
from tuify.spotify.secret import Secret

VERIFIER = "verifier-that-nobody-sees-0123456789-0123456789"
HTML = httpx.Response(502, html="<h1>Bad gateway</h1>")


def exchanged(*replies: Reply) -> tuple[Granted, dict[str, str]]:
    accounts = Accounts(*replies)
    asked = accounts.service.exchange("client", Secret(CODE), "http://x/cb", Secret(VERIFIER))
    return run(asked), accounts.forms[0]


def refreshed(*replies: Reply) -> tuple[Granted, dict[str, str]]:
    accounts = Accounts(*replies)
    return run(accounts.service.refresh("client", Secret(REFRESH))), accounts.forms[0]


def test_a_code_is_exchanged() -> None:
    granted, form = exchanged(tokens(7))
    assert form == {
        "grant_type": "authorization_code",
        "code": CODE,
        "redirect_uri": "http://x/cb",
        "client_id": "client",
        "code_verifier": VERIFIER,
    }
    assert granted.grant.access_token.reveal() == "access-7"
    assert granted.grant.refresh_token == Secret("refresh-7")
    assert granted.grant.expires_in_s == 3600
    assert granted.grant.scopes == ("user-library-read",)
    assert granted.service_time == 1_790_000_000


@pytest.mark.parametrize("kept", [None, ""])
def test_a_refresh_may_bring_no_refresh_token(kept: str | None) -> None:
    granted, form = refreshed(tokens(8, refresh_token=kept, scope=None))
    assert form == {
        "grant_type": "refresh_token",
        "refresh_token": REFRESH,
        "client_id": "client",
    }
    assert granted.grant.refresh_token is None
    assert granted.grant.scopes is None


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refusal("invalid_grant", "Refresh token revoked"), errors.LoginEnded),
        (refusal("invalid_grant", "Invalid refresh token"), errors.LoginEnded),
        (refusal("invalid_client", "Invalid client"), errors.ClientUnknown),
        (refusal("invalid_request", "Something"), errors.AccountError),
        (refusal("server_error", "Oops", 500), errors.AccountsInTrouble),
        (HTML, errors.AccountsInTrouble),
        (httpx.Response(429, text="Too many requests"), errors.AccountsInTrouble),
        (httpx.Response(302, headers={"location": "/"}), errors.AccountsInTrouble),
        (httpx.Response(200, text="not json"), errors.AccountsInTrouble),
        (httpx.Response(200, json={"token_type": "Bearer"}), errors.AccountsInTrouble),
        (httpx.Response(200, json=[]), errors.AccountsInTrouble),
        (httpx.ConnectError("refused"), errors.AccountsUnavailable),
        (httpx.ReadTimeout("slow"), errors.AccountsUnavailable),
    ],
)
def test_what_a_refresh_may_meet(reply: Reply, error: type[SpotifyError]) -> None:
    with pytest.raises(error) as failed:
        refreshed(reply)
    assert type(failed.value) is error


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refusal("invalid_grant", "Invalid authorization code"), errors.CodeExpired),
        (refusal("invalid_grant", "Authorization code expired"), errors.CodeExpired),
        (refusal("invalid_grant", "code_verifier was incorrect"), errors.CodeExpired),
        (refusal("invalid_grant", "Invalid redirect URI"), errors.BadRedirect),
        (refusal("invalid_client", "Invalid client"), errors.ClientUnknown),
        (httpx.ConnectError("refused"), errors.AccountsUnavailable),
    ],
)
def test_what_a_code_may_meet(reply: Reply, error: type[SpotifyError]) -> None:
    with pytest.raises(error) as failed:
        exchanged(reply)
    assert type(failed.value) is error


@pytest.mark.parametrize(
    "reply",
    [
        refusal("invalid_grant", "Invalid authorization code"),
        httpx.ConnectError(f"while sending {CODE}"),
        httpx.Response(200, json={"refresh_token": REFRESH}),
        ValueError(f"{VERIFIER}"),
        lambda form: httpx.Response(400, json={"error": "x", "error_description": "no"}),
    ],
)
def test_nothing_secret_is_in_a_traceback_with_all_its_variables(reply: Reply) -> None:
    with pytest.raises(SpotifyError) as failed:
        exchanged(reply)
    told = traceback.TracebackException.from_exception(failed.value, capture_locals=True)
    assert told.__context__ is None
    frames = [frame for frame in told.stack if "token_service.py" in frame.filename]
    ours = [frame for frame in frames if "test_" not in frame.filename]
    assert ours
    # The frames of the test know the secrets, of course.
    for frame in ours:
        for secret in (CODE, VERIFIER, REFRESH):
            assert secret not in str(frame.locals)


def test_an_unavailable_service_is_a_failing_network_to_whoever_polls() -> None:
    assert issubclass(errors.AccountsUnavailable, Unreachable)


@pytest.mark.parametrize("url", ["http://accounts.example.org", "https://user@x.org", "ftp://x"])
def test_tokens_go_to_no_unsafe_address(url: str) -> None:
    with pytest.raises(UnsafeUrl):
        TokenService(url)
