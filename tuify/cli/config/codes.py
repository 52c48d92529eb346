"""The exit codes of `tuify config`."""

from __future__ import annotations

from typing import Final

from tuify.cli.exits import DONE, REFUSED

UNWRITABLE: Final = 1
PROBLEMS: Final = 8

MEANINGS: Final = {
    DONE: "all is well, or the file was written",
    UNWRITABLE: "the output or the file could not be written, or tuify crashed",
    REFUSED: "it can't be run as typed, a setting can't be used, or there is a file already",
    PROBLEMS: "there are problems in config.toml or in a theme; defaults take their place",
}
"""What each code says."""
