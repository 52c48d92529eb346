"""The command line: one file per group of commands.

Nothing here imports Textual except what starts the screen, so that help, refusals and the
emulator answer at once.
"""

from __future__ import annotations

import signal
from collections.abc import Sequence

from tuify.cli.exits import INTERRUPTED, REFUSED, Refusal
from tuify.cli.streams import complain


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (the program's own arguments unless given) and return its exit
    code."""
    try:
        from tuify.cli.parser import read_arguments

        arguments = read_arguments(argv)
        return int(arguments.run(arguments))
    except Refusal as refusal:
        complain(str(refusal))
        return REFUSED
    except KeyboardInterrupt:
        if argv is None:  # the process ends now, and another Ctrl+C is not to interrupt that
            signal.signal(signal.SIGINT, signal.SIG_IGN)
        return INTERRUPTED
