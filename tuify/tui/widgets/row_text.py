"""One row of a table as text: what stands in which cell. No colours, no widget."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Protocol

from tuify.tui.text import Glyphs, pad
from tuify.tui.widgets.column_layout import GAP, Column, Place

LEFT = 3
"""Cells before the first column: the cursor's bar, the mark, a blank."""

RIGHT = 1
"""Blank cells after the last column."""


class Tone(Enum):
    """How a row is drawn: PLAYING is the one that plays now, QUIET one that is not here yet."""

    NORMAL = "normal"
    PLAYING = "playing"
    QUIET = "quiet"
    FAILED = "failed"
    DISABLED = "disabled"


@dataclass(frozen=True, slots=True)
class Row:
    """What a row shows.

    `cells` are in the order of the columns; missing ones are blank. `mark` is one cell to the left
    of them. A `note` takes the place of the cells, across the whole width. A QUIET row without
    cells or note is drawn as a short run of dots.
    """

    cells: tuple[str, ...]
    mark: str = ""
    tone: Tone = Tone.NORMAL
    note: str = ""


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

    `lead` is the mark and the first column, `rest` the other columns.
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
    mark = pad(row.mark, LEFT - 2, ellipsis=" ") + " "
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
    lead = pad(mark + "".join(shown[:1]), min(width, LEFT - 1 + places[0].width if places else 0))
    rest = "".join(" " * GAP + cell for cell in shown[1:])
    return RowText(lead, pad(rest, width - (LEFT - 1) - (places[0].width if places else 0)))
