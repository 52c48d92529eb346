"""The exit codes of `tuify api`. Shells can tell from them what to do next."""

from __future__ import annotations

from typing import Final

from tuify.cli.exits import DONE, INTERRUPTED, REFUSED

UNWRITABLE: Final = 1
NO_ANSWER: Final = 3
DENIED: Final = 4
LOG_IN: Final = 5
WAIT: Final = 6
FAULT: Final = 7
PIPE_CLOSED: Final = 141  # 128 + SIGPIPE, as shells count

MEANINGS: Final = {
    DONE: "done",
    UNWRITABLE: "the output could not be written, or tuify crashed",
    REFUSED: "it can't be run as typed (arguments, settings, no token, no list of pages)",
    NO_ANSWER: "no answer came: no connection, or it broke off; a command may have been obeyed",
    DENIED: "the service refused it (403, 404 and any other 4xx)",
    LOG_IN: "the token is not valid, or lacks a scope (401, some 403)",
    WAIT: "too many requests, or the quota is used up (429)",
    FAULT: "the service is at fault (5xx), or its answer can't be read",
    INTERRUPTED: "Ctrl+C",
    PIPE_CLOSED: "whoever read the output stopped reading",
}
"""What each code says."""
