"""The command line: one file per group of commands.

Nothing here imports Textual except what starts the screen, so that help, refusals and the
emulator answer at once.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

from tuify.cli.exits import INTERRUPTED, REFUSED, Refusal


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command in `argv` (the program's own arguments unless given) and return its exit
    code."""
    from tuify.cli.parser import build_parser

    arguments = build_parser().parse_args(argv)
    try:
        return int(arguments.run(arguments))
    except Refusal as refusal:
        print(f"tuify: {refusal}", file=sys.stderr)
        return REFUSED
    except KeyboardInterrupt:
        return INTERRUPTED
