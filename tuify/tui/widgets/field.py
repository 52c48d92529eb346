"""Field: a line for text without blanks. What stands in it can be kept from the screen."""

from __future__ import annotations

from rich.text import Text

from tuify.tui.text import ASCII, Glyphs
from tuify.tui.widgets.text_field import TextField


class Field(TextField, inherit_bindings=True):
    """For what may come torn over lines, such as an address. All keys but those that edit are its
    screen's."""

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._dot = "*" if glyphs is ASCII else "•"

    @property
    def _value(self) -> Text:
        # There is no public place for the sign that stands for a hidden character.
        shown = self._dot * len(self.value) if self.password else self.value
        return Text(shown, no_wrap=True, overflow="ignore", end="")

    def clean(self, text: str) -> str:
        """Without blanks, line ends and what is no ASCII."""
        return "".join(sign for sign in text if sign.isascii() and "!" <= sign <= "~")
