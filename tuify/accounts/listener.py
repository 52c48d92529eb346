"""Waits on 127.0.0.1 for the browser to come back.

Browsers open connections they never use, ask for icons and follow old addresses; none of that ends
the wait. Only the redirect's own path with the state of this login does.
"""

import asyncio
import re
from collections.abc import Callable
from http import HTTPStatus
from typing import Final, Self

from tuify.accounts.authorization import Callback, Redirect, read_callback
from tuify.accounts.errors import AccountError, Denied
from tuify.accounts.page import page

_READ_S: Final = 5.0
_MOST_BYTES: Final = 16 * 1024
_REQUEST: Final = re.compile(rb"(GET|HEAD) (/[!-~]*) HTTP/1\.[01]")

Came = Callable[[Callback | Denied], None]
"""Told what came back, once or more often."""


class Listener:
    """Answers under a redirect address until it is closed. Use `Listener.open`."""

    def __init__(self, redirect: Redirect, state: str, came: Came) -> None:
        self._redirect = redirect
        self._state = state
        self._came = came
        self._server: asyncio.Server | None = None
        self._connections: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(cls, redirect: Redirect, state: str, came: Came) -> Self:
        """Listen on the redirect's loopback address and port, or on any free one if it names none.

        Raises OSError if the port is in use.
        """
        listener = cls(redirect, state, came)
        listener._server = await asyncio.start_server(
            listener._connected, redirect.host, redirect.port or 0, limit=_MOST_BYTES
        )
        return listener

    @property
    def port(self) -> int:
        """The port that is listened on."""
        assert self._server is not None
        port: int = self._server.sockets[0].getsockname()[1]
        return port

    async def aclose(self) -> None:
        """Stop listening, and let go of browsers that are connected and have not spoken."""
        if self._server is not None:
            self._server.close()
        for connection in self._connections:
            connection.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        connection = asyncio.create_task(self._serve(reader, writer))
        self._connections.add(connection)
        connection.add_done_callback(self._connections.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            async with asyncio.timeout(_READ_S):
                head = await reader.readuntil(b"\r\n\r\n")
                writer.write(self._answer(head))
                await writer.drain()
        except (TimeoutError, OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError):
            pass  # nobody spoke, or nobody listened: browsers do that
        finally:
            writer.close()

    def _answer(self, head: bytes) -> bytes:
        asked = _REQUEST.match(head)
        if asked is None:
            return _http(HTTPStatus.METHOD_NOT_ALLOWED, b"")
        method, target = asked[1], asked[2].decode("ascii")
        path, _, query = target.partition("?")
        if path != (self._redirect.path or "/"):
            body = page("Nothing here", "tuify waits under another address.", good=False)
            return _http(HTTPStatus.NOT_FOUND, body)
        if method == b"HEAD":
            return _http(HTTPStatus.OK, b"")
        try:
            callback = read_callback(f"?{query}", state=self._state)
        except Denied as denied:
            self._came(denied)
            return _http(HTTPStatus.OK, page("Not logged in", denied.message, good=False))
        except AccountError as error:
            return _http(HTTPStatus.BAD_REQUEST, page("Not this one", error.message, good=False))
        self._came(callback)
        words = "tuify has what it needs and goes on in the terminal. You can close this page."
        return _http(HTTPStatus.OK, page("Thank you", words, good=True))


def _http(status: HTTPStatus, body: bytes) -> bytes:
    """An answer. The address holds a code, so nothing may keep it or pass it on."""
    head = (
        f"HTTP/1.1 {status.value} {status.phrase}\r\n"
        f"Content-Length: {len(body)}\r\n"
        "Content-Type: text/html; charset=utf-8\r\n"
        "Cache-Control: no-store\r\n"
        "Referrer-Policy: no-referrer\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n"
        "Connection: close\r\n\r\n"
    )
    return head.encode("ascii") + body
