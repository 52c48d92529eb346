"""The listener: what ends the wait, and everything a browser does besides."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import pytest

from tests.accounts.support import CODE, run
from tuify.accounts.authorization import Callback, read_redirect
from tuify.accounts.errors import Denied
from tuify.accounts.listener import Listener
from tuify.spotify.secret import Secret

STATE = "state-of-this-login"
GOOD = f"/callback?code={CODE}&state={STATE}"


class Door:
    """A listener on a free port, and what came to it."""

    def __init__(self) -> None:
        self.came: list[Callback | Denied] = []
        self.port = 0

    async def ask(self, target: str, method: str = "GET") -> str:
        """What a browser is answered."""
        return await self.say(f"{method} {target} HTTP/1.1\r\nHost: x\r\n\r\n".encode())

    async def say(self, raw: bytes) -> str:
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        writer.write(raw)
        writer.write_eof()
        answer = await reader.read()
        writer.close()
        return answer.decode()


@asynccontextmanager
async def door(redirect: str = "http://127.0.0.1/callback") -> AsyncIterator[Door]:
    opened = Door()
    listener = await Listener.open(read_redirect(redirect), STATE, opened.came.append)
    opened.port = listener.port
    try:
        yield opened
    finally:
        await listener.aclose()


def test_a_code_with_the_right_state_comes_through() -> None:
    async def main() -> None:
        async with door() as opened:
            answer = await opened.ask(GOOD)
            assert answer.startswith("HTTP/1.1 200 ")
            assert "goes on in the terminal" in answer
            assert opened.came == [Callback(Secret(CODE), state_checked=True)]

    run(main())


def test_nothing_keeps_the_page_or_is_told_where_it_was() -> None:
    async def main() -> None:
        async with door() as opened:
            head, _, body = (await opened.ask(GOOD)).partition("\r\n\r\n")
            assert "Cache-Control: no-store" in head
            assert "Referrer-Policy: no-referrer" in head
            assert "default-src 'none'" in head
            assert CODE not in body
            assert STATE not in body
            assert "http" not in body

    run(main())


@pytest.mark.parametrize(
    ("target", "status"),
    [
        ("/favicon.ico", 404),
        ("/", 404),
        (f"/callback/deeper?code={CODE}&state={STATE}", 404),
        ("/callback", 400),
        (f"/callback?code={CODE}", 400),
        (f"/callback?code={CODE}&state=another", 400),
        (f"/callback?code=short&state={STATE}", 400),
        ("/callback?error=access_denied&state=another", 400),
    ],
)
def test_what_is_not_the_answer_ends_nothing(target: str, status: int) -> None:
    async def main() -> None:
        async with door() as opened:
            assert (await opened.ask(target)).startswith(f"HTTP/1.1 {status} ")
            assert opened.came == []
            await opened.ask(GOOD)
            assert len(opened.came) == 1

    run(main())


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"GET",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET " + b"/" * 20_000,
        b"GET " + b"/" * 20_000 + b" HTTP/1.1\r\n\r\n",
    ],
)
def test_connections_that_say_nothing_sensible_are_let_go(raw: bytes) -> None:
    async def main() -> None:
        async with door() as opened:
            with suppress(ConnectionError):  # the rest of it was never read
                assert await opened.say(raw) == ""
            assert opened.came == []
            await opened.ask(GOOD)
            assert len(opened.came) == 1

    run(main())


@pytest.mark.parametrize("method", ["POST", "PUT", "get", "OPTIONS"])
def test_only_a_get_counts(method: str) -> None:
    async def main() -> None:
        async with door() as opened:
            assert (await opened.ask(GOOD, method)).startswith("HTTP/1.1 405 ")
            assert opened.came == []

    run(main())


def test_a_look_ahead_is_answered_and_counts_for_nothing() -> None:
    async def main() -> None:
        async with door() as opened:
            assert (await opened.ask(GOOD, "HEAD")).startswith("HTTP/1.1 200 ")
            assert opened.came == []

    run(main())


def test_a_denial_comes_through_and_the_page_says_it_without_markup() -> None:
    async def main() -> None:
        async with door() as opened:
            answer = await opened.ask(f"/callback?error=%3Cb%3Eno&state={STATE}")
            assert "&lt;b&gt;no" in answer
            assert "<b>" not in answer
            [denied] = opened.came
            assert isinstance(denied, Denied)

    run(main())


def test_a_second_answer_is_served_as_well() -> None:
    async def main() -> None:
        async with door() as opened:
            first, second = await asyncio.gather(opened.ask(GOOD), opened.ask(GOOD))
            assert first == second
            assert len(opened.came) == 2

    run(main())


def test_only_this_machine_is_listened_to() -> None:
    async def main() -> None:
        listener = await Listener.open(read_redirect("http://127.0.0.1/x"), STATE, print)
        assert listener._server is not None
        assert [each.getsockname()[0] for each in listener._server.sockets] == ["127.0.0.1"]
        await listener.aclose()

    run(main())


def test_a_port_in_use_is_an_error() -> None:
    async def main() -> None:
        async with door() as opened:
            redirect = read_redirect(f"http://127.0.0.1:{opened.port}/callback")
            with pytest.raises(OSError, match="in use"):
                await Listener.open(redirect, STATE, print)

    run(main())


def test_closing_lets_go_of_whoever_is_connected_and_silent() -> None:
    async def main() -> None:
        complaints: list[object] = []
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: complaints.append(context))
        async with door() as opened:
            reader, writer = await asyncio.open_connection("127.0.0.1", opened.port)
            await opened.ask("/")  # by then the silent one is connected, too
        assert asyncio.all_tasks() == {asyncio.current_task()}
        assert await reader.read() == b""
        writer.close()
        with pytest.raises(ConnectionError):
            await opened.ask(GOOD)
        assert complaints == []

    run(main())
