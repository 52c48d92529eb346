"""A wire between tuify and the service: it can be cut, and notes when which request went over
it."""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from types import TracebackType

_PATIENCE_S = 10.0
_HERE = "127.0.0.1"


class Wire:
    """Listens on a port of its own and passes everything on to `target`. A context manager."""

    def __init__(self, target: int) -> None:
        self._target = target
        self._noted: list[tuple[float, bytes]] = []
        self._news = threading.Condition()
        self._ends: list[socket.socket] = []
        self._listener = socket.create_server((_HERE, 0))
        self.port = int(self._listener.getsockname()[1])
        self._listen()

    def __enter__(self) -> Wire:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.cut()

    def cut(self) -> None:
        """End all connections and take no new ones, as a service that went away."""
        _end(self._listener)
        for end in self._ends:
            _end(end)
        self._ends.clear()

    def mend(self) -> None:
        """Take connections again, on the same port."""
        self._listener = socket.create_server((_HERE, self.port))
        self._listen()

    def wait_for(self, start: bytes, *, since: float) -> float:
        """The moment (time.monotonic) the first request line beginning with `start` went out.

        Raises AssertionError if none does within ten seconds.
        """

        def found() -> float | None:
            moments = (at for at, line in self._noted if at >= since and line.startswith(start))
            return next(moments, None)

        with self._news:
            self._news.wait_for(lambda: found() is not None, _PATIENCE_S)
            moment = found()
        assert moment is not None, f"{start!r} was never sent"
        return moment

    def _listen(self) -> None:
        threading.Thread(target=self._accept, args=(self._listener,), daemon=True).start()

    def _accept(self, listener: socket.socket) -> None:
        while True:
            try:
                near, _ = listener.accept()
                far = socket.create_connection((_HERE, self._target))
            except OSError:
                return
            self._ends += (near, far)
            for one, other, noted in ((near, far, True), (far, near, False)):
                one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                threading.Thread(target=self._pass, args=(one, other, noted), daemon=True).start()

    def _pass(self, one: socket.socket, other: socket.socket, noted: bool) -> None:
        with one, contextlib.suppress(OSError):
            while chunk := one.recv(65_536):
                if noted:
                    with self._news:
                        self._noted.append((time.monotonic(), chunk.partition(b"\r\n")[0]))
                        self._news.notify_all()
                other.sendall(chunk)
        _end(other)


def _end(end: socket.socket) -> None:
    """Close a socket so that whoever waits on it wakes up."""
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)
    end.close()
