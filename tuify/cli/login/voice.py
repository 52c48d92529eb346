"""What the dialogue says, on a terminal or into a pipe."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from typing import Final, TextIO

from tuify.tui.terminal import copy_by_tmux, copy_sequence

_WIDEST: Final = 79
_NARROWEST: Final = 20
_CLEARED: Final = "\r\x1b[K"
_INDENT: Final = re.compile(r" *(?:\d\. )?")


class Unheard(Exception):
    """What was to be said can't be written any more; `error` says why."""

    def __init__(self, error: OSError) -> None:
        super().__init__(error.strerror)
        self.error = error


class Voice:
    """Says sentences. Only a terminal is sent anything but plain lines.

    Every method raises `Unheard` where nobody takes the output.
    """

    def __init__(
        self, out: TextIO, *, is_terminal: bool, env: Mapping[str, str], columns: int = 80
    ) -> None:
        self._out = out
        self._env = env
        self._width = min(_WIDEST, max(_NARROWEST, columns - 1))
        self._is_prompting = False
        self.is_terminal = is_terminal

    def say(self, text: str) -> None:
        """Print `text` with an empty line after it; its lines are wrapped, but for addresses."""
        lines = [self._wrapped(line) for line in text.splitlines()]
        was_prompting, self._is_prompting = self._is_prompting, False
        self._write((_CLEARED if was_prompting else "") + "\n".join(lines) + "\n\n")

    def copy(self, text: str) -> bool:
        """Put `text` on the clipboard of the terminal one sits at; whether there is a terminal to
        ask for it, which may refuse without a word."""
        if self.is_terminal:
            self._write(copy_sequence(text, self._env))
            copy_by_tmux(text, self._env)
        return self.is_terminal

    def prompt(self, length: int = 0) -> None:
        """Show that something can be pasted, and how many characters were."""
        if not self.is_terminal:
            return
        self._is_prompting = True
        so_far = f"{length} characters, not shown; Enter hands them in" if length else ""
        self._write(f"{_CLEARED}> {so_far[: self._width - 2]}")

    def leave(self) -> None:
        """Put the cursor where a shell can go on."""
        if self._is_prompting:
            self._is_prompting = False
            self._write(_CLEARED)

    def _wrapped(self, line: str) -> str:
        indent = _INDENT.match(line)
        return textwrap.fill(
            line,
            self._width,
            subsequent_indent=" " * (indent.end() if indent else 0),
            break_long_words=False,
            break_on_hyphens=False,
        )

    def _write(self, text: str) -> None:
        try:
            self._out.write(text)
            self._out.flush()
        except OSError as error:
            raise Unheard(error) from None
