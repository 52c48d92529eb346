"""The one place of the command line that imports Textual: it opens the screen and gives back the
exit code."""

from __future__ import annotations

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
    from tuify.tui.app import TuifyApp, run
    from tuify.tui.choices import judge, theme_problem

    choices = judge(reading)
    if not reading.is_in_file("theme"):
        for problem in theme_problem(reading, choices.themes):
            raise Refusal(problem)
    code = run(TuifyApp(open_session, settings=reading.settings, login=login, choices=choices))
    _let_go_of_a_lost_terminal()
    return code


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
