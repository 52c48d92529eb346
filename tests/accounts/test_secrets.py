"""Whatever breaks while somebody logs in or a login is renewed: nothing that is shown of it, by
whatever means, holds a code, a verifier or a token."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import traceback
from collections.abc import Awaitable, Callable, Coroutine, Iterable
from pathlib import Path
from urllib.parse import parse_qs

import httpx
import pytest

from tests.accounts.support import ACCESS, ACCOUNTS, CODE, REFRESH, login, run
from tuify.accounts.errors import AccountError, AccountsInTrouble, AccountsUnavailable, FileUnsafe
from tuify.accounts.file_tokens import FileTokens, renew_in_process
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.pkce import new_proof
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.spotify.errors import SpotifyError
from tuify.spotify.secret import Secret

NEXT = "AQTheNextRefreshTokenThatNobodySees-24680"
FRESH = "BQTheNextAccessTokenThatNobodySees-13579"
RANDOM = b"\x5a" * 64
VERIFIER = new_proof(lambda size: RANDOM[:size]).verifier.reveal()
SECRETS = (ACCESS, REFRESH, CODE, NEXT, FRESH, VERIFIER)
GIVEN = {"access_token": FRESH, "refresh_token": NEXT, "expires_in": 3600}

Answering = Callable[[httpx.Request], Coroutine[None, None, httpx.Response]]


async def gives(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json=GIVEN)


async def breaks_with_the_request(request: httpx.Request) -> httpx.Response:
    raise RuntimeError(f"a bug, with {request.content!r}")


async def breaks_with_a_chain(request: httpx.Request) -> httpx.Response:
    form = parse_qs(request.content.decode())
    try:
        raise KeyError(str(form))
    except KeyError as inner:
        raise httpx.LocalProtocolError(f"Illegal body {form}") from inner


async def repeats_what_it_was_told(request: httpx.Request) -> httpx.Response:
    form = {key: value for key, [value] in parse_qs(request.content.decode()).items()}
    said = {"error": "invalid_request", "error_description": f"What is {sorted(form.values())}?"}
    return httpx.Response(400, json=said)


async def repeats_it_as_a_word(request: httpx.Request) -> httpx.Response:
    form = {key: value for key, [value] in parse_qs(request.content.decode()).items()}
    reason = form.get("code") or form["refresh_token"]
    return httpx.Response(400, json={"error": reason, "error_description": reason})


async def gives_half(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, json={"refresh_token": NEXT, "scope": FRESH, "access_token": 7})


async def gives_something_torn(request: httpx.Request) -> httpx.Response:
    return httpx.Response(200, text=f'{{"access_token": "{FRESH}", "refresh_token": "{NEXT}')


async def sends_it_elsewhere(request: httpx.Request) -> httpx.Response:
    where = f"https://elsewhere.example/?{request.content.decode()}"
    return httpx.Response(307, headers={"location": where})


BROKEN: list[Answering] = [
    breaks_with_the_request,
    breaks_with_a_chain,
    repeats_what_it_was_told,
    repeats_it_as_a_word,
    gives_half,
    gives_something_torn,
    sends_it_elsewhere,
]


class Desk:
    """A login on disk, an attempt at another one, and a service that answers so."""

    def __init__(self, folder: Path, answering: Answering) -> None:
        self.service = TokenService(ACCOUNTS, http=httpx.MockTransport(answering))
        self.file = TokenFile(folder / "accounts" / "default.json")
        self.file.write(login())
        renew = renew_in_process(self.service, wall=lambda: login().expires_at)
        self.tokens = FileTokens(self.file, renew, wall=lambda: login().expires_at)

    async def renew(self) -> None:
        await self.tokens.access_token()

    async def log_in(self) -> None:
        plan = LoginPlan("client", "https://tuify.example/callback")
        async with Login(
            plan, self.service, wall=lambda: 0.0, randomness=lambda size: RANDOM[:size]
        ) as attempt:
            attempt.paste(CODE)
            await attempt.finished()


def shown_of(error: BaseException) -> Iterable[str]:
    """Everything that could be printed of an error and of those behind it, but for the frames of
    this file, which know the secrets."""
    behind: BaseException | None = error
    while behind is not None:
        report = traceback.TracebackException.from_exception(behind, capture_locals=True)
        for frame in report.stack:
            if frame.filename != __file__:
                yield f"{frame.filename}: {frame.locals}"
        yield from (str(behind), repr(behind), repr(vars(behind)))
        behind = behind.__cause__ or behind.__context__


def secrets_in(shown: Iterable[str]) -> list[str]:
    return [text for text in shown if any(secret in text for secret in SECRETS)]


@pytest.mark.parametrize("answering", BROKEN)
@pytest.mark.parametrize("step", [Desk.renew, Desk.log_in])
def test_no_error_shows_a_secret(
    tmp_path: Path,
    step: Callable[[Desk], Awaitable[None]],
    answering: Answering,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    desk = Desk(tmp_path, answering)

    async def main() -> None:
        await step(desk)

    with pytest.raises(SpotifyError) as failed:
        run(main())
    assert secrets_in([*shown_of(failed.value), caplog.text]) == []
    assert desk.file.read() == login()


def test_a_full_disk_shows_no_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, gives)

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(FileUnsafe, match="No space left") as failed:
        run(desk.renew())
    assert secrets_in(shown_of(failed.value)) == []
    assert [path.name for path in desk.file.path.parent.glob("*.json")] == ["default.json"]
    assert desk.file.read() == login()


def test_what_lives_on_shows_no_secret(tmp_path: Path) -> None:
    desk = Desk(tmp_path, gives)

    async def main() -> None:
        attempt = Login(LoginPlan("client"), desk.service, wall=lambda: 0.0)
        attempt.paste(CODE)
        granted = await desk.service.refresh("client", Secret(REFRESH))
        living = (attempt, desk.service, desk.tokens, desk.tokens.login, granted)
        shown = [repr(each) for each in living]
        shown += [repr(vars(each)) for each in living if hasattr(each, "__dict__")]
        assert secrets_in(shown) == []
        assert len(shown) > len(living)

    run(main())


def test_logs_of_a_real_connection_show_no_secret(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    asked: list[bytes] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = int(head.lower().partition(b"content-length: ")[2].split()[0])
        asked.append(await reader.readexactly(length))
        told = str(GIVEN).replace("'", '"').encode()
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(told) + told)
        await writer.drain()
        writer.close()

    async def main() -> None:
        asyncio.get_running_loop().set_debug(True)
        async with await asyncio.start_server(serve, "127.0.0.1", 0) as server:
            port = server.sockets[0].getsockname()[1]
            service = TokenService(f"http://127.0.0.1:{port}")
            granted = await service.refresh("client", Secret(REFRESH))
            assert granted.grant.access_token == Secret(FRESH)
            await service.exchange("client", Secret(CODE), "http://x", Secret(VERIFIER))

    run(main())
    assert len(asked) == 2
    assert "httpcore" in {record.name.partition(".")[0] for record in caplog.records}
    assert secrets_in([caplog.text]) == []


def test_the_errors_are_of_the_kinds_that_are_handled(tmp_path: Path) -> None:
    kinds = {}
    for answering in BROKEN:
        with pytest.raises((AccountError, AccountsUnavailable)) as failed:
            run(Desk(tmp_path / answering.__name__, answering).renew())
        kinds[answering] = type(failed.value)
    assert kinds[repeats_what_it_was_told] is AccountError
    assert kinds[gives_half] is AccountsInTrouble
    assert kinds[breaks_with_a_chain] is AccountsUnavailable
