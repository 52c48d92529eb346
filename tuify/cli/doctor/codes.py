"""The exit codes of `tuify doctor`."""

from __future__ import annotations

from typing import Final

from tuify.cli.api.codes import PIPE_CLOSED, UNWRITABLE
from tuify.cli.exits import DONE, INTERRUPTED, REFUSED

TROUBLE: Final = 8

MEANINGS: Final = {
    DONE: "nothing is in trouble; there may be warnings",
    UNWRITABLE: "the findings could not be written, or tuify crashed",
    REFUSED: "it can't be run as typed",
    TROUBLE: "something is in trouble",
    INTERRUPTED: "Ctrl+C",
    PIPE_CLOSED: "whoever read the output stopped reading",
}
"""What each code says."""
