"""How the lines of a table are drawn: text and styles put together, no state of the list."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tuify.tui.text import Glyphs, pad
from tuify.tui.widgets.column_layout import Column, Place, place_columns
from tuify.tui.widgets.row_text import Row, Tone, header_text, room_for_columns, row_text

StyleOf = Callable[..., Style]
"""The style of component names (the part after `item-table--`) laid over one another."""


class TableFace:
    """The columns and signs of a table. Of each line as few segments are made as it has styles,
    because each costs some forty bytes on the wire."""

    def __init__(self, columns: Sequence[Column], glyphs: Glyphs, style_of: StyleOf) -> None:
        self._columns = tuple(columns)
        self._glyphs = glyphs
        self._style_of = style_of
        self._placed: tuple[int, tuple[Place, ...]] = (-1, ())

    def titles(self, width: int) -> Strip:
        """The line of titles."""
        text = header_text(self._columns, self._places(width), width)
        return Strip([Segment(text, self._style_of("header"))], width)

    def blank(self, width: int) -> Strip:
        """A line below the last row."""
        return Strip.blank(width, self._style_of("normal"))

    def row(self, row: Row, width: int, *, at_cursor: bool, focused: bool) -> Strip:
        """The line of a row."""
        text = row_text(row, self._places(width), width, self._glyphs)
        over = ("cursor",) if at_cursor else ()
        segments = []
        lead = text.lead
        if at_cursor:
            bar = self._glyphs.cursor if focused else self._glyphs.cursor_quiet
            segments.append(Segment(pad(bar, min(1, width)), self._style_of("bar", *over)))
        else:
            lead = " " * min(1, width) + lead
        voice = row.tone.value
        if row.tone is Tone.NORMAL and text.rest and not at_cursor:
            segments.append(Segment(lead, self._style_of(voice, *over)))
            segments.append(Segment(text.rest, self._style_of("secondary", *over)))
        else:
            segments.append(Segment(lead + text.rest, self._style_of(voice, *over)))
        return Strip(segments, width)

    def _places(self, width: int) -> tuple[Place, ...]:
        if self._placed[0] != width:
            self._placed = (width, place_columns(self._columns, room_for_columns(width)))
        return self._placed[1]
