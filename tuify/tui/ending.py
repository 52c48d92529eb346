"""How tuify ends when it is not asked nicely: signals and crashes."""

from __future__ import annotations

import asyncio
import signal
import traceback
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from rich.text import Text

if TYPE_CHECKING:
    from textual.app import App

_FRAMES = 6
"""How many of the innermost calls a crash report shows."""


def catch_signals(app: App[None]) -> None:
    """End `app` in order at SIGINT, SIGTERM and SIGHUP, so that the terminal is left as it was.

    The exit code is then 128 plus the signal's number, as a shell has it.
    """
    loop = asyncio.get_running_loop()
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, partial(app.exit, return_code=128 + number))
        except (NotImplementedError, RuntimeError, ValueError):
            # Windows has no such handlers, and a loop outside the main thread can't have them.
            return


def catch_faults(end: Callable[[Exception], None]) -> None:
    """Have `end` called with what fails where nobody waits for it, as a listener of the remote.

    The loop would only log it, which is to say: write over the screen.
    """

    def handle(loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        fault = context.get("exception")
        if isinstance(fault, Exception):
            end(fault)

    asyncio.get_running_loop().set_exception_handler(handle)


def crash_report(error: BaseException | None) -> Text:
    """What to print after a crash: the calls that led there and the error, as plain text.

    Local variables are left out on purpose: some of them hold tokens.
    """
    if error is None:
        return Text("tuify ended unexpectedly")
    lines = traceback.format_exception(type(error), error, error.__traceback__, limit=-_FRAMES)
    told = "".join(lines).rstrip()
    # An error may quote what came from outside.
    printable = "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in told)
    return Text(f"{printable}\n\ntuify ended because of this error")
