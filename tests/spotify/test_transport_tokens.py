"""What a 401 means, and that a token is never seen."""

import asyncio
import logging
import traceback
from collections.abc import Callable

import httpx
import pytest

from tests.spotify.support import (
    API,
    FRESH,
    TOKEN,
    Line,
    Reply,
    Tokens,
    call,
    error_body,
    refusal,
    run,
)
from tuify.spotify import errors
from tuify.spotify.transport import Limits

OK = httpx.Response(200, json={"ok": True})
EXPIRED = refusal(401, "The access token expired")
MISSING = refusal(401, "Access token missing")


@pytest.mark.parametrize(
    "said", ["The access token expired", "Invalid access token", "No token provided"]
)
def test_an_expired_token_is_refreshed_and_the_call_made_again(said: str) -> None:
    for send in (Line.read, Line.command):
        tokens = Tokens(FRESH)
        line = Line([refusal(401, said), OK], tokens=tokens)
        send(line)
        assert line.bearers() == [f"Bearer {TOKEN}", f"Bearer {FRESH}"]
        assert [secret.reveal() for secret in tokens.rejected] == [TOKEN]
        assert line.time.slept == []


def test_a_fresh_token_that_is_refused_is_the_end() -> None:
    tokens = Tokens(FRESH, "another-fresh-token")
    line = Line([EXPIRED], tokens=tokens)
    with pytest.raises(errors.Unauthorized, match="expired"):
        line.read()
    assert len(line.sent) == 2
    assert len(tokens.rejected) == 1


def test_without_a_fresh_token_the_call_is_not_made_again() -> None:
    line = Line([EXPIRED])
    with pytest.raises(errors.Unauthorized) as failed:
        line.read()
    assert type(failed.value) is errors.Unauthorized
    assert failed.value.status == 401
    assert len(line.sent) == 1


@pytest.mark.parametrize(
    "scopeless",
    [refusal(401, "Permissions missing"), refusal(403, "Insufficient client scope")],
)
def test_a_lack_of_scope_is_not_refreshed(scopeless: httpx.Response) -> None:
    tokens = Tokens(FRESH)
    line = Line([scopeless], tokens=tokens)
    with pytest.raises(errors.ScopeMissing):
        line.read()
    assert len(line.sent) == 1
    assert tokens.rejected == []


def test_a_missing_token_is_refreshed_and_tried_again_after_a_second() -> None:
    line = Line([MISSING, OK], tokens=Tokens(FRESH))
    line.read()
    assert line.bearers() == [f"Bearer {TOKEN}", f"Bearer {FRESH}"]
    assert line.time.slept == [1.0]


def test_a_missing_token_that_can_not_be_refreshed_is_tried_again_as_it_is() -> None:
    line = Line([MISSING, OK], tokens=Tokens())
    line.read()
    assert line.bearers() == [f"Bearer {TOKEN}"] * 2


def test_a_token_that_keeps_missing_is_refreshed_once_in_30_seconds() -> None:
    tokens = Tokens(*(f"fresh-token-number-{turn}" for turn in range(9)))
    line = Line([MISSING], tokens=tokens)
    for _ in range(4):
        with pytest.raises(errors.TokenMissing):
            line.read()
    assert len(tokens.rejected) == 1
    assert len(line.sent) == 8
    line.time.now += 30
    with pytest.raises(errors.TokenMissing):
        line.read()
    assert len(tokens.rejected) == 2


def test_an_error_of_the_token_source_is_passed_on() -> None:
    class LoggedOut(Tokens):
        async def refreshed(self, rejected: object) -> None:
            raise errors.Unauthorized("Log in again.")

    line = Line([EXPIRED], tokens=LoggedOut())
    with pytest.raises(errors.Unauthorized, match=r"Log in again\."):
        line.read()


@pytest.mark.parametrize("bad", ["", "with space", "line\nbreak", "ünicode", "nul\0"])
def test_a_token_that_is_none_is_not_sent(bad: str) -> None:
    line = Line([OK], tokens=Tokens(first=bad))
    with pytest.raises(errors.Unauthorized) as failed:
        line.command()
    assert line.sent == []
    assert not bad or bad not in failed.value.message


async def _echo(request: httpx.Request) -> httpx.Response:
    return httpx.Response(400, text=f"bad header: {request.headers['authorization']}")


async def _echo_in_json(request: httpx.Request) -> httpx.Response:
    said = f"no such user {request.headers['authorization']}"
    return httpx.Response(404, json=error_body(404, said, request.headers["authorization"]))


async def _echo_in_429(request: httpx.Request) -> httpx.Response:
    return httpx.Response(429, text=request.headers["authorization"])


async def _application_error(request: httpx.Request) -> httpx.Response:
    headers = dict(request.headers)
    raise RuntimeError(f"the application failed at {headers}")


async def _protocol_error(request: httpx.Request) -> httpx.Response:
    raise httpx.LocalProtocolError(f"Illegal header value {request.headers['authorization']!r}")


async def _stalled(request: httpx.Request) -> httpx.Response:
    authorization = request.headers["authorization"]
    await asyncio.Event().wait()
    return httpx.Response(200, text=authorization)


FAILURES: list[tuple[Reply, Limits]] = [
    (EXPIRED, Limits()),
    (MISSING, Limits()),
    (refusal(403, "Forbidden"), Limits()),
    (refusal(429, "slow down", retry_after="5"), Limits()),
    (httpx.Response(500), Limits()),
    (httpx.ConnectError("refused"), Limits()),
    (_echo, Limits()),
    (_echo_in_json, Limits()),
    (_echo_in_429, Limits()),
    (_application_error, Limits()),
    (_protocol_error, Limits()),
    (_stalled, Limits(total_s=0)),
]


@pytest.mark.parametrize(("failure", "limits"), FAILURES)
@pytest.mark.parametrize("send", [Line.read, Line.command])
def test_no_error_shows_a_token(
    send: Callable[[Line], object],
    failure: Reply,
    limits: Limits,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    line = Line([failure], tokens=Tokens(FRESH), limits=limits)
    with pytest.raises(errors.SpotifyError) as failed:
        send(line)
    shown = [caplog.text, *_everything_shown(failed.value)]
    assert line.sent
    for token in (TOKEN, FRESH):
        assert not any(token in text for text in shown)


def test_the_transport_itself_shows_no_token() -> None:
    line = Line([OK])
    run(line.transport.read(call("GET", "/me")))
    assert TOKEN not in repr(line.transport) + repr(vars(line.transport))
    assert API in repr(vars(line.transport))


def _everything_shown(error: BaseException) -> list[str]:
    """What a crash report could print of an error and of all errors behind it."""
    shown: list[str] = []
    behind: BaseException | None = error
    while behind is not None:
        report = traceback.TracebackException.from_exception(behind, capture_locals=True)
        shown += ["".join(report.format()), str(behind), repr(behind), repr(vars(behind))]
        behind = behind.__cause__ or behind.__context__
    return shown
