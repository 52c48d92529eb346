"""A program in a pseudo-terminal, its screen read the way a person reads it.

Nothing here sleeps: waiting is a `select` on the terminal with a deadline, so that a test goes on
in the moment the screen shows what it waits for.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import termios
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

import pyte

PATIENCE_S = 30.0  # generous: the machine may be busy, and nobody waits this long when all is well


def surroundings(home: Path, **more: str) -> dict[str, str]:
    """The variables of a program under test: a home of its own, a good terminal, and `more`."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_STATE_HOME": str(home / "state"),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
        "LANG": "C.UTF-8",
        "PYTHONUTF8": "1",
        "TEXTUAL_ANIMATIONS": "none",
        **more,
    }


class NotSeen(AssertionError):
    """The screen never showed what was waited for. The text holds the last screen."""


class Terminal:
    """A program with a terminal of its own. Use it as a context manager; it ends the program."""

    def __init__(
        self,
        command: Sequence[str],
        *,
        env: Mapping[str, str],
        columns: int = 120,
        lines: int = 40,
    ) -> None:
        self.output = bytearray()
        self._display = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._display)
        self._master, slave = pty.openpty()
        self.resize(columns, lines)
        self.settings_before = termios.tcgetattr(slave)
        self._slave = slave
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(env),
            close_fds=True,
            start_new_session=True,
            preexec_fn=_own_the_terminal,
        )

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(PATIENCE_S)
        self.hang_up()

    # What a person does

    def press(self, *keys: str) -> None:
        """Type; each key is what a terminal sends for it."""
        os.write(self._master, "".join(keys).encode())

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the window, as dragging its corner does."""
        fcntl.ioctl(self._master, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self._display.resize(lines, columns)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        self.process.send_signal(number)

    def hang_up(self) -> None:
        """Close the terminal, as a lost connection does."""
        for end in (self._master, self._slave):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    # What a person sees

    def text(self) -> str:
        """The screen as lines of text, without the spaces at their ends."""
        return "\n".join(line.rstrip() for line in self._display.display)

    def settings_now(self) -> list[object]:
        """The terminal's settings (echo, line editing ...) as they are now."""
        return list(termios.tcgetattr(self._slave))

    def pump(self, seconds: float) -> int:
        """Read what comes within `seconds`, and return how many bytes that was."""
        before = len(self.output)
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            self._read(left)
        return len(self.output) - before

    def wait_for(
        self, condition: Callable[[str], bool] | str, *, patience: float = PATIENCE_S
    ) -> str:
        """Read until the screen holds a text or meets a condition, and return the screen.

        Raises NotSeen, with the screen, when `patience` (seconds) is over or the program ended.
        """
        wanted = condition
        meets = (lambda screen: wanted in screen) if isinstance(wanted, str) else wanted
        deadline = time.monotonic() + patience
        while True:
            screen = self.text()
            if meets(screen):
                return screen
            left = deadline - time.monotonic()
            if left <= 0:
                raise NotSeen(f"after {patience:.0f} s there was no {condition!r} in\n{screen}")
            if not self._read(left) and self.process.poll() is not None:
                raise NotSeen(f"the program ended before {condition!r}; it left\n{self.text()}")

    def wait_for_output(self, wanted: bytes, *, since: int = 0) -> float:
        """Read until `wanted` is among the bytes after position `since`.

        Returns the moment (time.monotonic) it was read. Raises NotSeen as `wait_for` does.
        """
        deadline = time.monotonic() + PATIENCE_S
        while self.output.find(wanted, since) < 0:
            if time.monotonic() > deadline or (
                not self._read(PATIENCE_S) and self.process.poll() is not None
            ):
                raise NotSeen(f"{wanted!r} was never written; the screen is\n{self.text()}")
        return time.monotonic()

    def wait_for_end(self, *, patience: float = PATIENCE_S) -> int:
        """Read until the program ends, and return its exit code (negative for a signal)."""
        deadline = time.monotonic() + patience
        while self.process.poll() is None:
            if time.monotonic() > deadline:
                raise NotSeen(f"the program did not end; it shows\n{self.text()}")
            self._read(0.05)
        while self._read(0.0):
            pass
        return self.process.returncode

    def _read(self, seconds: float) -> bool:
        """Take what the program wrote, waiting at most `seconds` for it; False if there was
        nothing."""
        if self._master < 0:
            return False
        ready, _, _ = select.select([self._master], [], [], min(max(seconds, 0.0), 0.05))
        if not ready:
            return False
        read = os.read(self._master, 65_536)
        self.output += read
        self._answer(read)
        self._stream.feed(read)
        return bool(read)

    def _answer(self, read: bytes) -> None:
        """Answer the one question Textual asks at its start: synchronized output is there."""
        if b"\x1b[?2026$p" in read:
            os.write(self._master, b"\x1b[?2026;2$y")


def _own_the_terminal() -> None:
    """In the child: make the pseudo-terminal the controlling one, so that its loss is a SIGHUP."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
