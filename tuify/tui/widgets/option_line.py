"""OptionLine: one of a few values, chosen on one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.segment import Segment
from textual.binding import Binding, BindingType
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.actions import Scope
from tuify.tui.text import Glyphs, cells, pad
from tuify.tui.widgets.text_field import Typist


class OptionLine(Widget, can_focus=True, inherit_bindings=False):
    """Shows all values beside each other; left, right and the space bar choose.

    It stands among text fields and has their keys, as far as these leave it.
    """

    ALLOW_SELECT = False
    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.FIELD,)

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right", "turn(1)", show=False),
    ]

    DEFAULT_CSS = """
    OptionLine { width: 1fr; height: 1; color: $text-muted; }
    OptionLine:focus { color: $text; text-style: bold; }
    """

    def __init__(
        self, typist: Typist, options: Sequence[tuple[str, str]], value: str, glyphs: Glyphs
    ) -> None:
        """`options` are values with their words."""
        super().__init__()
        self._typist = typist
        self._options = tuple(options)
        self._signs = (glyphs.inactive, glyphs.active)
        self.value = value

    def action_turn(self, step: int) -> None:
        """Choose the next value, or the one before, round and round."""
        values = [value for value, _ in self._options]
        self.value = values[(values.index(self.value) + step) % len(values)]
        self._typist.typed(self.value)
        self.refresh()

    def render_line(self, y: int) -> Strip:
        """The values, the chosen one with a sign."""
        width = self.size.width
        return Strip([Segment(pad(self._words(width), width), self.visual_style.rich_style)], width)

    def _words(self, width: int) -> str:
        """All values, or where there is no room for them the chosen one, and how many there are."""
        named = [f"{self._signs[value == self.value]} {name}" for value, name in self._options]
        every = "  ".join(named)
        if cells(every) <= width:
            return every
        place = [value for value, _ in self._options].index(self.value)
        return f"{named[place]}  {place + 1} of {len(named)}"

    # The keys of the registry

    def action_field_enter(self) -> None:
        """Take what is chosen."""
        self._typist.entered()

    def action_field_escape(self) -> None:
        """Leave."""
        self._typist.escaped()

    def action_field_move(self, rows: int) -> None:
        """On to another line."""
        self._typist.moved(rows)

    def action_field_page(self, pages: int) -> None:
        """On to another line."""
        self._typist.paged(pages)

    def action_field_leave(self) -> None:
        """On to the next line."""
        self._typist.left()

    def action_field_complete(self) -> None:
        """Choose the next value."""
        self.action_turn(1)
