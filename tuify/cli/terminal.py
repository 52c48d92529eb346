"""Whether there is a terminal that can show the screen."""

from __future__ import annotations

import codecs
import os
import sys
from collections.abc import Mapping
from typing import Final, TextIO

from tuify.cli.exits import Refusal

CURSORLESS: Final = ("", "dumb", "unknown")
"""What TERM says where the cursor can't be moved."""


def require_terminal(
    env: Mapping[str, str] | None = None,
    stdin: TextIO | None = None,
    stderr: TextIO | None = None,
) -> None:
    """Refuse what can't show the screen; the process's own environment and streams unless given.

    Keys come from stdin and the screen is drawn on stderr, so stdout may go anywhere.
    """
    env = os.environ if env is None else env
    stdin = sys.__stdin__ if stdin is None else stdin
    stderr = sys.__stderr__ if stderr is None else stderr
    if stdin is None or not stdin.isatty():
        raise Refusal("keys are read from a terminal, and the standard input is none")
    if stderr is None or not stderr.isatty():
        raise Refusal("the screen is drawn on the standard error output, and that is no terminal")
    term = env.get("TERM", "")
    if term in CURSORLESS:
        kind = f"TERM is {term}" if term else "TERM is not set"
        raise Refusal(f"this terminal can't move its cursor ({kind}), so there is no screen on it")
    if not is_utf8(stderr.encoding):
        raise Refusal(
            f"the terminal's encoding is {stderr.encoding}, and titles need UTF-8; "
            "try: LC_ALL=C.UTF-8 tuify"
        )


def is_utf8(encoding: str) -> bool:
    """Whether this is a name of UTF-8."""
    try:
        return codecs.lookup(encoding).name == "utf-8"
    except LookupError:
        return False
