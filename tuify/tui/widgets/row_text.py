"""One row of a table as text: what stands in which cell. No colours, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Protocol

from tuify.tui.text import Glyphs, cells, pad
from tuify.tui.widgets.column_layout import GAP, Column, Place

LEFT = 3
"""Cells before the first column: the cursor's bar, the mark, the sign of a picked row."""

RIGHT = 1
"""Blank cells after the last column."""


class Tone(Enum):
    """How a row is drawn: PLAYING is the one that plays now, QUIET one that is not here yet, and
    HEADING one that stands over others."""

    NORMAL = "normal"
    PLAYING = "playing"
    QUIET = "quiet"
    FAILED = "failed"
    DISABLED = "disabled"
    HEADING = "heading"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows.

    `cells` are in the order of the columns; missing ones are blank. `mark` is one cell to the left
    of them, and `picked` another between the two. A `note` takes the place of the cells, across the
    whole width. A QUIET row without cells or note is drawn as a short run of dots.
    """

    cells: tuple[str, ...]
    mark: str = ""
    tone: Tone = Tone.NORMAL
    note: str = ""
    picked: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line of a table shows; two equal lines look the same."""

    row: Row | None
    at_cursor: bool

    def differing_cells(self, before: Line | None, width: int) -> int:
        """How many of its `width` cells, from the left on, may look other than those of `before`.

        Hearts come later than rows: a line with another mark needn't be drawn as a whole.
        """
        if before == self:
            return 0
        if before is None or before.row is None or self.row is None:
            return width
        signs_only = replace(before.row, mark=self.row.mark, picked=self.row.picked) == self.row
        return min(LEFT, width) if signs_only and before.at_cursor == self.at_cursor else width


class Rows(Protocol):
    """Where a table takes its rows from; asked only for rows in sight, and often: be quick."""

    def count(self) -> int:
        """How many rows there are."""
        ...

    def row(self, index: int) -> Row:
        """The row at `index`, which is at least 0 and below `count()`."""
        ...


@dataclass(frozen=True, slots=True)
class RowText:
    """A row in its two voices. With the cell of the cursor's bar before it, it fills the width.

    `lead` is the mark and the first column, with those before it that are its prefix; `rest` the
    other columns.
    """

    lead: str
    rest: str


def room_for_columns(width: int) -> int:
    """The cells of a table `width` cells wide that its columns and their gaps can take."""
    return max(0, width - LEFT - RIGHT)


def header_text(columns: Sequence[Column], places: Sequence[Place], width: int) -> str:
    """The line of titles, exactly `width` cells."""
    titles = tuple(column.title for column in columns)
    text = row_text(Row(titles), places, width)
    return pad(" " * min(1, width) + text.lead + text.rest, width)


def row_text(
    row: Row, places: Sequence[Place], width: int, glyphs: Glyphs | None = None
) -> RowText:
    """A row for a table `width` cells wide: one cell less, which is the cursor's bar."""
    width = max(0, width - 1)
    ellipsis = glyphs.ellipsis if glyphs else "…"
    mark = pad(row.mark, LEFT - 2, ellipsis=" ") + pad(row.picked, 1, ellipsis=" ")
    note = row.note
    if not note and not row.cells and row.tone is Tone.QUIET and glyphs:
        note = glyphs.dots
    if note:
        return RowText(pad(mark + pad(note, width - LEFT, ellipsis=ellipsis), width), "")
    shown = [
        pad(row.cells[place.index], place.width, right=place.right, ellipsis=ellipsis)
        if place.index < len(row.cells)
        else " " * place.width
        for place in places
    ]
    leading = next((index for index, place in enumerate(places) if not place.prefix), 0) + 1
    lead = pad(mark + (" " * GAP).join(shown[:leading]), min(width, _lead_width(places[:leading])))
    rest = "".join(" " * GAP + cell for cell in shown[leading:])
    return RowText(lead, pad(rest, width - cells(lead)))


def _lead_width(places: Sequence[Place]) -> int:
    """The cells of the mark and the columns that go with it."""
    if not places:
        return 0
    return LEFT - 1 + sum(place.width for place in places) + GAP * (len(places) - 1)
