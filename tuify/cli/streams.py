"""What the command line says to whoever typed it."""

from __future__ import annotations

import contextlib
import sys


def complain(line: str) -> None:
    """Say on the standard error output what is wrong; nothing if nobody listens there."""
    if sys.stderr is None:  # print would take the standard output instead
        return
    with contextlib.suppress(OSError):
        print(f"tuify: {line}", file=sys.stderr)
