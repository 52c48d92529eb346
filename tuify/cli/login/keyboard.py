"""The standard input, read while the event loop goes on.

A terminal shows nothing of what is pasted, because it holds a code, and it hands over each key at
once: line by line, it would cut an address that is longer than its own buffer.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
from collections.abc import Callable
from types import TracebackType
from typing import Final, Self

from tuify.cli.login.typed import TypedText
from tuify.spotify.secret import Secret

_CHUNK: Final = 4096
_QUIET_S: Final = 0.05

_Modes = list[int | list[bytes | int]]


class Keyboard:
    """An async context in which `next` gives what was pasted.

    `typed` is told how many characters there are so far, each time that changes. After Enter it
    waits `quiet_s` seconds for the rest of an address that was torn over several lines.
    """

    def __init__(self, fd: int, typed: Callable[[int], None], *, quiet_s: float = _QUIET_S) -> None:
        self.is_terminal = os.isatty(fd)
        """Whether somebody sits there, who can be asked and who can end the input by Ctrl+D."""
        self._fd = fd
        self._typed = typed
        self._quiet_s = quiet_s
        self._chunks: asyncio.Queue[bytes] = asyncio.Queue()
        self._text = TypedText()
        self._modes: _Modes | None = None

    async def __aenter__(self) -> Self:
        """Begin to read."""
        loop = asyncio.get_running_loop()
        if self.is_terminal:
            import termios

            self._modes = termios.tcgetattr(self._fd)
            self._hide()
            loop.add_signal_handler(signal.SIGCONT, self._hide)  # a shell has set its own modes
        try:
            loop.add_reader(self._fd, self._read)
        except PermissionError:  # an ordinary file never lets anybody wait
            while self._read():
                pass
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Leave the terminal as it was; what was typed and not read goes to no shell."""
        loop = asyncio.get_running_loop()
        loop.remove_reader(self._fd)
        if self._modes is not None:
            import termios

            loop.remove_signal_handler(signal.SIGCONT)
            with contextlib.suppress(termios.error):  # the terminal may be gone
                termios.tcsetattr(self._fd, termios.TCSAFLUSH, self._modes)

    async def next(self) -> Secret | None:
        """What was pasted up to the next Enter; None when the input has ended."""
        while not self._text.is_over:
            chunk = await self._chunk()
            if not chunk:
                self._text.is_over = True
                return self._text.take() if len(self._text) else None
            self._text.feed(chunk)
            self._typed(len(self._text))
            if self._text.is_whole and await self._is_quiet():
                return self._text.take()
        return None

    async def _chunk(self) -> bytes:
        return await self._chunks.get()

    async def _is_quiet(self) -> bool:
        """Whether nothing follows at once."""
        if self._chunks.empty():
            await asyncio.sleep(self._quiet_s)
        return self._chunks.empty()

    def _read(self) -> bool:
        """Read what is there; whether there may be more."""
        try:
            chunk = os.read(self._fd, _CHUNK)
        except BlockingIOError:
            return True
        except OSError:  # a terminal that is gone
            chunk = b""
        self._chunks.put_nowait(chunk)
        if not chunk:
            asyncio.get_running_loop().remove_reader(self._fd)
        return bool(chunk)

    def _hide(self) -> None:
        """Have the terminal show no key and keep none back; Ctrl+C works as ever."""
        import termios

        with contextlib.suppress(termios.error):
            modes = termios.tcgetattr(self._fd)
            modes[3] &= ~(termios.ECHO | termios.ICANON)
            modes[6][termios.VMIN], modes[6][termios.VTIME] = 1, 0
            termios.tcsetattr(self._fd, termios.TCSADRAIN, modes)
