"""The driver between Textual and a terminal: its modes, its end, and what gets lost on the way."""

from __future__ import annotations

import os
import select
import threading
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import IO, TYPE_CHECKING

from textual import constants
from textual.drivers.linux_driver import LinuxDriver

from tuify.tui.key_reading import KeyParser
from tuify.tui.terminal import title_sequence

if TYPE_CHECKING:
    from textual.app import App

_PUSH_TITLE = "\x1b[22;2t"
_POP_TITLE = "\x1b[23;2t"
_MOUSE_ON = "\x1b[?1000h\x1b[?1006h"
"""Buttons and wheel, in the form that knows no limit of columns."""
_PIXELS_OFF = "\x1b[?1016l"
"""Textual asks for positions in pixels where it can, and doesn't take it back."""


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
        self._has_title = bool(title_sequence("", os.environ))
        self._watched = False
        self._left = False
        self._going_on = False
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

    def _enable_mouse_support(self) -> None:
        """Have clicks and the wheel reported, but not each move: over SSH moves cost bytes,
        and nothing here answers them."""
        if self._mouse:
            self.write(_MOUSE_ON)
            self.flush()

    def _disable_mouse_support(self) -> None:
        """Have nothing reported, by none of the ways Textual or tuify may have asked for."""
        super()._disable_mouse_support()
        if self._mouse:
            self.write(_PIXELS_OFF)
            self.flush()

    def _sigtstp_application(self, *_: object) -> None:
        """Leave the screen before the program is stopped, to enter it anew afterwards."""
        self._left = True
        super()._sigtstp_application()

    def _sigcont_application(self, *_: object) -> None:
        """Go on. A stop that nobody announced (SIGSTOP) left the screen as it was; entering it
        once more would take its modes for those of before. So it is left first."""
        if self._going_on or not self._auto_restart:
            return
        self._going_on = True
        try:
            if not self._left:
                self.suspend_application_mode()
                self._must_signal_resume = True
            self._left = False
            self.resume_application_mode()
        finally:
            self._going_on = False

    def _run_input_thread(self) -> None:
        """Read keys until the end; a connection that broke is an end, not a crash."""
        try:
            self.run_input_thread()
        except OSError:
            self._lost()

    def run_input_thread(self) -> None:
        """Read what the terminal sends, in the way Textual does but for the parser."""
        parser = KeyParser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        while not self.exit_event.is_set():
            # An Esc by itself is told when nothing followed for this long.
            if select.select([self.fileno], [], [], constants.ESCAPE_DELAY)[0]:
                read = os.read(self.fileno, 4096)
                if not read:
                    return
                # Half a character gives nothing yet, which the parser would take for the end.
                for message in parser.feed(text) if (text := decode(read)) else ():
                    self.process_message(message)
            for message in parser.tick():
                self.process_message(message)

    def _lost(self) -> None:
        """The connection is gone; called from any thread."""
        self._app.call_later(_hang_up, self._app)


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
