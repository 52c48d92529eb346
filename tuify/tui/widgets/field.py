"""Field: one line to type or paste into. What stands in it can be kept from the screen."""

from __future__ import annotations

from typing import ClassVar

from rich.text import Text
from textual.binding import Binding, BindingType
from textual.widgets import Input

from tuify.tui.text import ASCII, Glyphs

_MOST_CHARACTERS = 4096


class Field(Input, inherit_bindings=False):
    """Textual's input for text without blanks, such as an address that was torn over lines.

    Its cursor doesn't blink: each blink would be bytes on the line. Keys that edit are bound here
    by Textual's names for them; all others are the screen's.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "cursor_left", show=False),
        Binding("right", "cursor_right", show=False),
        Binding("home,ctrl+a", "home", show=False),
        Binding("end,ctrl+e", "end", show=False),
        Binding("backspace", "delete_left", show=False),
        Binding("delete", "delete_right", show=False),
        Binding("ctrl+u", "delete_left_all", show=False),
        Binding("ctrl+k", "delete_right_all", show=False),
    ]

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(compact=True, max_length=_MOST_CHARACTERS, select_on_focus=False, id=id)
        self.cursor_blink = False
        self._dot = "*" if glyphs is ASCII else "•"

    @property
    def _value(self) -> Text:
        # There is no public place for the sign that stands for a hidden character.
        shown = self._dot * len(self.value) if self.password else self.value
        return Text(shown, no_wrap=True, overflow="ignore", end="")

    def take(self, text: str) -> None:
        """Insert what was typed or pasted: blanks, line ends and what is no ASCII are left out."""
        kept = "".join(sign for sign in text if sign.isascii() and "!" <= sign <= "~")
        self.insert_text_at_cursor(kept[: _MOST_CHARACTERS - len(self.value)])

    def give(self) -> str:
        """What stands in it; it is empty afterwards."""
        text, self.value = self.value, ""
        return text
