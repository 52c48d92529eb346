"""How a command ends: exit codes, and the one error that is a sentence instead of a traceback."""

from __future__ import annotations

from typing import Final

DONE: Final = 0
REFUSED: Final = 2  # also what argparse uses for arguments it can't read
INTERRUPTED: Final = 130  # 128 + SIGINT, as shells count


class Refusal(Exception):
    """The command can't be run as things are. The text is one line saying what is missing and
    what helps."""
