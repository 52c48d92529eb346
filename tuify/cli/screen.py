"""The one place of the command line that imports Textual: it opens the screen and gives back the
exit code."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from tuify.cli.exits import Refusal
from tuify.settings import Reading

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.login_means import LoginMeans


def show(
    open_session: Callable[[], Awaitable[Session]],
    reading: Reading,
    *,
    login: LoginMeans | None = None,
) -> int:
    """Open the screen, keep it until it is left, and return the exit code.

    `open_session` is awaited after the first frame is painted, so that what it imports delays
    nothing. `login` is what it takes to log in on the screen. Raises Refusal for a theme that was
    named by a flag or a variable and isn't there.
    """
    # Until there is something to see many objects are made and hardly any garbage: looking for it
    # would take a tenth of the time.
    gc.disable()
    try:
        from tuify.tui.app import TuifyApp, run
        from tuify.tui.choices import judge, theme_problem

        choices = judge(reading)
        if not reading.is_in_file("theme"):
            for problem in theme_problem(reading, choices.themes):
                raise Refusal(problem)
        app = TuifyApp(open_session, settings=reading.settings, login=login, choices=choices)
        app.when_open = _collect_from_now_on
        code = run(app)
    finally:
        gc.enable()
    _let_go_of_a_lost_terminal()
    return code


def _collect_from_now_on() -> None:
    """Look for garbage, but not among what was made so far: that stays to the end."""
    gc.freeze()
    gc.enable()


def _let_go_of_a_lost_terminal() -> None:
    """Have Python end with our code even if the terminal is gone.

    What is left in the buffers can't be written any more; Python would say so with code 120.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            stream.flush()
        except OSError:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)
