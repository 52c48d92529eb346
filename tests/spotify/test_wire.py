"""The transport on a real connection of this machine, where a mock can't tell the truth."""

import asyncio
import logging
from collections.abc import Awaitable, Callable

import pytest

from tests.spotify.support import TOKEN, call, run
from tuify.spotify import errors
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport

Serve = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]

NO_CONTENT = b"HTTP/1.1 204 No Content\r\n\r\n"


class Server:
    """Reads requests from each connection and lets `serve` answer them."""

    def __init__(self, serve: Serve) -> None:
        self.serve = serve
        self.heads: list[bytes] = []
        self.connections = 0

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                self.heads.append(head)
                await self.serve(head, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def exchange(serve: Serve, steer: Callable[[Transport], Awaitable[None]]) -> Server:
    """Serve on a free port while a transport is steered against it."""
    kept = Server(serve)

    async def scenario() -> None:
        server = await asyncio.start_server(kept.handle, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        transport = Transport(
            f"http://127.0.0.1:{port}/v1", FixedToken(Secret(TOKEN)), sleep=_at_once
        )
        try:
            await steer(transport)
        finally:
            await transport.aclose()
            server.close()

    run(scenario())
    return kept


async def no_content(_: bytes, writer: asyncio.StreamWriter) -> None:
    writer.write(NO_CONTENT)


def test_a_request_as_bytes_and_one_connection_for_many() -> None:
    async def steer(transport: Transport) -> None:
        for _ in range(3):
            await transport.command(call("POST", "/me/player/next"))

    server = exchange(no_content, steer)
    head = server.heads[0].decode().lower()
    assert head.startswith("post /v1/me/player/next http/1.1\r\n")
    assert "content-length: 0" in head
    assert "content-type" not in head
    assert (len(server.heads), server.connections) == (3, 1)


def test_junk_after_a_command_leaves_the_connection_usable() -> None:
    async def junk(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 27\r\n\r\nEkJbtxDxPnQzrcHfR59mihtOKvc")

    async def steer(transport: Transport) -> None:
        await transport.command(call("PUT", "/me/player/pause"))
        await transport.command(call("PUT", "/me/player/pause"))

    assert exchange(junk, steer).connections == 1


def test_a_connection_that_ends_without_an_answer() -> None:
    async def hang_up(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.close()

    async def steer(transport: Transport) -> None:
        with pytest.raises(errors.Unreachable) as failed:
            await transport.command(call("POST", "/me/player/next"))
        assert failed.value.maybe_sent

    assert len(exchange(hang_up, steer).heads) == 1


def test_an_answer_that_breaks_off_is_asked_for_again() -> None:
    answers = [b'HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{"id"', NO_CONTENT]

    async def short(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(answers.pop(0))
        writer.close()

    async def steer(transport: Transport) -> None:
        assert await transport.read(call("GET", "/me")) == b""

    assert len(exchange(short, steer).heads) == 2


def test_a_refused_connection_was_never_sent() -> None:
    async def scenario() -> None:
        server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        server.close()
        await server.wait_closed()
        transport = Transport(f"http://127.0.0.1:{port}/v1", FixedToken(Secret(TOKEN)))
        with pytest.raises(errors.Unreachable) as failed:
            await transport.command(call("POST", "/me/player/next"))
        assert not failed.value.maybe_sent
        await transport.aclose()

    run(scenario())


def test_what_is_no_http_is_no_answer() -> None:
    async def other(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(b"SSH-2.0-OpenSSH_9.6\r\n")
        writer.close()

    async def steer(transport: Transport) -> None:
        with pytest.raises(errors.Unreachable):
            await transport.command(call("POST", "/me/player/next"))

    exchange(other, steer)


def test_a_loopback_address_is_reached_without_the_proxy_of_the_environment(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://proxy.invalid:3128")

    async def steer(transport: Transport) -> None:
        await transport.command(call("POST", "/me/player/next"))

    assert len(exchange(no_content, steer).heads) == 1


def test_closing_during_a_request_ends_it_as_unreachable() -> None:
    asked = asyncio.Event()

    async def silence(_: bytes, writer: asyncio.StreamWriter) -> None:
        asked.set()

    async def steer(transport: Transport) -> None:
        sending = asyncio.create_task(transport.command(call("POST", "/me/player/next")))
        await asked.wait()
        await transport.aclose()
        with pytest.raises(errors.Unreachable):
            await sending

    exchange(silence, steer)


def test_no_log_shows_the_token(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    async def steer(transport: Transport) -> None:
        await transport.command(call("POST", "/me/player/next"))

    exchange(no_content, steer)
    assert "/v1/me/player/next" in caplog.text
    assert TOKEN not in caplog.text


async def _at_once(_: float) -> None:
    return None
