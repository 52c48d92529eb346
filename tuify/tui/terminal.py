"""What passes between tuify and the terminal besides the screen: title, clipboard, and its end."""

from __future__ import annotations

import base64
import os
import select
import sys
import threading
from collections.abc import Callable, Mapping
from typing import IO, TYPE_CHECKING

from textual.driver import Driver

if TYPE_CHECKING:
    from textual.app import App

_NO_TITLE = ("linux", "dumb", "cons", "vt")
_TITLE_LIMIT = 120
_PUSH_TITLE = "\x1b[22;2t"
_POP_TITLE = "\x1b[23;2t"


def title_sequence(title: str, env: Mapping[str, str]) -> str:
    """The sequence (OSC 2) that makes `title` the terminal's title; empty where there is none.

    Whatever a title holds, nothing of it can end the sequence or start another: only printable
    characters stay, and at most 120 of them.
    """
    if env.get("TERM", "").startswith(_NO_TITLE):
        return ""
    printable = "".join(character for character in title if character.isprintable())
    return f"\x1b]2;{printable[:_TITLE_LIMIT]}\x1b\\"


def copy_sequence(text: str, env: Mapping[str, str]) -> str:
    """The sequence (OSC 52) that puts `text` on the clipboard of the terminal one sits at.

    GNU screen swallows what it doesn't know, so there it is handed through in pieces. tmux takes
    the sequence itself where `set-clipboard` is not off; handing it through as well would set the
    clipboard twice.
    """
    encoded = base64.b64encode(text.encode()).decode("ascii")
    sequence = f"\x1b]52;c;{encoded}\x07"
    if "TMUX" not in env and env.get("TERM", "").startswith("screen"):
        pieces = (sequence[start : start + 76] for start in range(0, len(sequence), 76))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


class _DeafFile:
    """The terminal's output, which stays quiet when nobody is there any more.

    The thread that writes would otherwise die with a traceback, and the program would wait for it.
    """

    def __init__(self, file: IO[str], on_lost: Callable[[], None]) -> None:
        self._file = file
        self._on_lost = on_lost
        self._lost = False

    def write(self, text: str) -> None:
        """Write, unless the other end has gone."""
        if not self._lost:
            self._guard(lambda: self._file.write(text))

    def flush(self) -> None:
        """Flush, unless the other end has gone."""
        if not self._lost:
            self._guard(self._file.flush)

    def fileno(self) -> int:
        """The descriptor that is written to."""
        return self._file.fileno()

    def _guard(self, step: Callable[[], object]) -> None:
        try:
            step()
        except (OSError, ValueError):  # ValueError: the file was closed under us
            self._lost = True
            self._on_lost()


def driver_class(env: Mapping[str, str]) -> type[Driver] | None:
    """The terminal driver for tuify; None where Textual's own choice is the right one (Windows)."""
    if sys.platform == "win32":
        return None
    from textual.drivers.linux_driver import LinuxDriver

    class TerminalDriver(LinuxDriver):
        """Textual's driver, with a title that is given back and an eye on the connection."""

        def __init__(
            self,
            app: App[object],
            *,
            debug: bool = False,
            mouse: bool = True,
            size: tuple[int, int] | None = None,
        ) -> None:
            super().__init__(app, debug=debug, mouse=mouse, size=size)
            self._has_title = bool(title_sequence("", env))
            self._watched = False
            if self._file is not None:
                deaf = _DeafFile(self._file, self._lost)
                self._file = deaf  # type: ignore[assignment]  # it has all that is called of it

        def start_application_mode(self) -> None:
            """Enter the screen; the title of before is kept aside by the terminal."""
            super().start_application_mode()  # type: ignore[no-untyped-call]  # Textual's own gap
            if self._has_title:
                self.write(_PUSH_TITLE)
            if not self._watched:
                self._watched = True
                watch_hang_up(self.fileno, self._lost)

        def stop_application_mode(self) -> None:
            """Leave the screen and give the title back."""
            if self._has_title:
                self.write(_POP_TITLE)
            super().stop_application_mode()

        def _run_input_thread(self) -> None:
            """Read keys until the end; a connection that broke is an end, not a crash."""
            try:
                self.run_input_thread()
            except OSError:
                self._lost()

        def _lost(self) -> None:
            """The connection is gone; called from any thread."""
            self._app.call_later(_hang_up, self._app)

    return TerminalDriver


def _hang_up(app: App[object]) -> None:
    """End the program as SIGHUP would."""
    app.exit(return_code=129)


def watch_hang_up(
    descriptor: int,
    on_lost: Callable[[], None],
    *,
    patience: float = 2.0,
    end: Callable[[int], object] = os._exit,
) -> threading.Thread:
    """Call `on_lost` from a thread of its own when the terminal behind `descriptor` is gone.

    A terminal that hung up reads as an endless stream of nothing, and writing to it may block for
    good. So if the program has not ended `patience` seconds later, it is ended with code 129 as it
    stands. The thread sleeps in the kernel until then and keeps no process alive.
    """

    def watch() -> None:
        poll = select.poll()
        poll.register(descriptor, 0)
        poll.poll()
        on_lost()
        threading.Event().wait(patience)
        end(129)

    thread = threading.Thread(target=watch, name="tuify-hang-up", daemon=True)
    thread.start()
    return thread
