"""What an answer means for a shell: one line and one code."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.spotify.recordings import recorded, recording
from tuify.cli.api.codes import DENIED, FAULT, LOG_IN, MEANINGS, NO_ANSWER, WAIT
from tuify.cli.api.verdict import Failure, failure_from, failure_in
from tuify.spotify.answers import Answer
from tuify.spotify.calls import Call
from tuify.spotify.errors import (
    RateLimited,
    Unauthorized,
    Unreachable,
    UnreadableAnswer,
)
from tuify.spotify.operations import Method, Operation, Standing

REMOVED = Operation(
    "GET", "/albums", "Get Several Albums", "Albums", ("user-library-read", "user-top-read"),
    standing=Standing.REMOVED_2026, instead="GET /albums/{id}",
)  # fmt: skip


def call(method: Method = "GET", operation: Operation | None = None) -> Call:
    return Call(method=method, path="/albums", group="/albums", operation=operation)


def failure(status: int, body: object = None, *, headers: dict[str, str] | None = None,
            operation: Operation | None = None) -> Failure:  # fmt: skip
    raw = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    found = failure_in(Answer(status, headers or {}, raw), call(operation=operation), wall=0.0)
    assert found is not None
    return found


def error(status: int, message: str, reason: str | None = None) -> dict[str, object]:
    return {"error": {"status": status, "message": message, "reason": reason}}


@pytest.mark.parametrize("status", [200, 201, 202, 204])
def test_a_good_answer_is_no_failure(status: int) -> None:
    assert failure_in(Answer(status), call(), wall=0.0) is None


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (302, FAULT), (304, FAULT), (400, DENIED), (401, LOG_IN), (403, DENIED), (404, DENIED),
        (405, DENIED), (410, DENIED), (418, DENIED), (429, WAIT), (500, FAULT), (503, FAULT),
    ],
)  # fmt: skip
def test_each_kind_of_status_has_its_code(status: int, code: int) -> None:
    assert failure(status).code == code
    assert code in MEANINGS


def test_the_line_has_status_message_and_reason() -> None:
    said = failure(403, error(403, "Player command failed: Premium required", "PREMIUM_REQUIRED"))
    assert str(said) == "HTTP 403: Player command failed: Premium required (PREMIUM_REQUIRED)"
    assert str(failure(404)) == "HTTP 404: Not Found"
    assert str(failure(503, b"<html><h1>503 Out of service</h1>")) == "HTTP 503: Out of service"


def test_the_words_of_the_service_can_not_steer_the_terminal() -> None:
    line = str(failure(400, error(400, "a\x1b[31m\nb\u202e", "R\x07")))
    assert line == "HTTP 400: a b (R)"


def test_a_missing_scope_is_named() -> None:
    said = failure(403, error(403, "Insufficient client scope"), operation=REMOVED)
    assert said.code == LOG_IN
    assert "user-library-read, user-top-read" in str(said)


def test_a_token_that_ended_wants_another() -> None:
    said = failure(401, error(401, "The access token expired"))
    assert said.code == LOG_IN
    assert "TUIFY_ACCESS_TOKEN" in str(said)


def test_what_was_taken_away_names_what_to_use_instead() -> None:
    line = str(failure(403, error(403, "Forbidden"), operation=REMOVED))
    assert "February 2026" in line
    assert "GET /albums/{id}" in line


def test_another_refusal_of_it_does_not() -> None:
    assert "2026" not in str(failure(400, error(400, "invalid id"), operation=REMOVED))


@pytest.mark.parametrize(
    ("told", "says"),
    [
        ("7", "Wait 7 s"),
        ("200", "Wait 200 s (3 min)"),
        ("48925", "Wait 48925 s (13 h 35 min)"),
        ("Thu, 01 Jan 1970 00:01:00 GMT", "Wait 60 s (1 min)"),
        (None, "does not say how long"),
    ],
)
def test_a_limit_says_how_long_to_wait(told: str | None, says: str) -> None:
    headers = {} if told is None else {"retry-after": told}
    said = failure(429, error(429, "Too many requests", "QUOTA_EXCEEDED"), headers=headers)
    assert str(said).startswith("HTTP 429: Too many requests (QUOTA_EXCEEDED). ")
    assert says in str(said)


def test_without_an_answer_a_command_may_have_been_obeyed() -> None:
    lost = Unreachable("The connection broke off.", maybe_sent=True)
    assert failure_from(lost, call("POST")).code == NO_ANSWER
    assert "may have been obeyed" in str(failure_from(lost, call("POST")))
    assert "obeyed" not in str(failure_from(lost, call("GET")))
    never = Unreachable("No connection.", maybe_sent=False)
    assert str(failure_from(never, call("POST"))) == "No connection"


def test_what_is_raised_has_its_code_too() -> None:
    held = RateLimited("Slow down", retry_after=9.0, retry_at=0.0, quota=False)
    assert failure_from(held, call()).code == WAIT
    assert "9 s" in str(failure_from(held, call()))
    assert failure_from(UnreadableAnswer("Too large.", status=200), call()).code == FAULT
    assert failure_from(Unauthorized("The token is empty."), call()).code == LOG_IN


@pytest.mark.parametrize("path", recorded("observed-http"), ids=lambda path: path.stem)
def test_every_recorded_answer_is_one_line(path: Path) -> None:
    told = json.loads(recording(path))["response"]
    raw = told["body"] if isinstance(told["body"], str) else json.dumps(told["body"])
    answer = Answer(told["status"], told["headers"], raw.encode())
    found = failure_in(answer, call(), wall=0.0)
    assert (found is None) == (told["status"] < 300)
    if found is not None:
        assert str(found).isprintable()
        assert str(found).startswith(f"HTTP {told['status']}: ")
