"""The emulator on a port of the loopback interface (``tuify emulator``)."""

import asyncio
import json
import signal
import socket
from types import FrameType

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol

from tuify.emulator.app import Emulator, create_app
from tuify.emulator.errors import ConnectionDropped
from tuify.emulator.options import EmulatorOptions

HOST = "127.0.0.1"
_PATIENCE_S = 1


def serve(options: EmulatorOptions, port: int) -> None:
    """Serve until SIGTERM or SIGINT; port 0 picks a free one.

    Once connections are accepted, one line of JSON is printed: ``api_url``, ``accounts_url``,
    ``client_id`` and ``access_token``. Raises ``SystemExit`` with a sentence if the port cannot be
    had.
    """
    emulator = create_app(options)
    with _listener(port) as listener:
        config = uvicorn.Config(
            emulator.asgi,
            http=_DroppableProtocol,
            ws="none",
            lifespan="off",
            log_config=None,
            log_level="critical",
            access_log=False,
            date_header=False,
            server_header=False,
            timeout_graceful_shutdown=_PATIENCE_S,
        )
        server = _AnnouncingServer(config, emulator, listener)
        server.end_quietly()
        server.run(sockets=[listener])


def _listener(port: int) -> socket.socket:
    # asyncio sends without delay only where TCP is named; else small answers come 40 ms too late.
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((HOST, port))
    except (OSError, OverflowError) as problem:
        listener.close()
        reason = getattr(problem, "strerror", None) or str(problem).rstrip(".")
        raise SystemExit(f"The emulator cannot listen on {HOST}:{port}: {reason}.") from None
    return listener


class _AnnouncingServer(uvicorn.Server):
    """A server that says where it is once it listens, and that takes signals as a wish to end."""

    def __init__(self, config: uvicorn.Config, emulator: Emulator, listener: socket.socket) -> None:
        super().__init__(config)
        self._emulator = emulator
        self._listener = listener

    def end_quietly(self) -> None:
        """End on SIGTERM and SIGINT with exit code 0.

        uvicorn raises a signal again, for the handler it found, once it has shut down; this is that
        handler. It also counts in the moment before uvicorn has put its own in place.
        """

        def end(_signal: int, _frame: FrameType | None) -> None:
            self.should_exit = True

        signal.signal(signal.SIGTERM, end)
        signal.signal(signal.SIGINT, end)

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        """Begin to listen, then announce the address."""
        await super().startup(sockets)
        address = f"http://{HOST}:{self._listener.getsockname()[1]}"
        announcement = {
            "api_url": f"{address}/v1",
            "accounts_url": address,
            "client_id": self._emulator.client_id,
            "access_token": self._emulator.access_token,
        }
        print(json.dumps(announcement), flush=True)


class _DroppableProtocol(H11Protocol):
    """HTTP on one connection, which an application can end by raising ``ConnectionDropped``.

    uvicorn answers 500 to an exception. Closing the transport and waiting until uvicorn has noticed
    leaves the client with a connection that simply ended.
    """

    def connection_made(  # type: ignore[override]  # uvicorn narrows the argument too
        self, transport: asyncio.Transport
    ) -> None:
        """Wrap the application for this connection."""
        super().connection_made(transport)
        app = self.app

        async def droppable(scope: Scope, receive: Receive, send: Send) -> None:
            try:
                await app(scope, receive, send)
            except ConnectionDropped:
                transport.close()
                while (await receive())["type"] != "http.disconnect":
                    pass

        self.app = droppable
