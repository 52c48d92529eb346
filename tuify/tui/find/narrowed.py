"""NarrowedRows: the rows of a short list that hold some words."""

from __future__ import annotations

from collections.abc import Iterator

from tuify.library.fuzzy import matches
from tuify.tui.widgets.row_text import Row, Rows, Tone

NOTHING_FITS = "Nothing here fits. Esc shows all again"


class NarrowedRows:
    """For lists that are here as a whole. Without words it is the list itself; whoever changes the
    list says `renew`. A heading is shown where something under it is."""

    def __init__(self, rows: Rows) -> None:
        self._rows = rows
        self._needle = ""
        self._shown: list[int] = []
        self._found = (0, 0)

    @property
    def needle(self) -> str:
        """The words that rows must hold; empty: all rows are shown."""
        return self._needle

    def narrow(self, needle: str) -> None:
        """Show the rows that hold these words."""
        self._needle = needle if needle.strip() else ""
        self.renew()

    def renew(self) -> None:
        """The list has changed: look again which of its rows are to be shown."""
        if self._needle:
            self._shown = [*self._fitting()]

    def _fitting(self) -> Iterator[int]:
        """The rows to be shown; counts them and all there are, the headings left out."""
        heading: int | None = None
        fits = total = 0
        for index in range(self._rows.count()):
            row = self._rows.row(index)
            if row.tone is Tone.HEADING:
                heading = index
                continue
            total += 1
            if matches(self._needle, _text(row)):
                fits += 1
                if heading is not None:
                    yield heading
                    heading = None
                yield index
        self._found = (fits, total)

    def found(self) -> tuple[int, int]:
        """How many rows hold the words, of how many; headings don't count. All, without words."""
        total = self._rows.count()
        return self._found if self._needle else (total, total)

    def count(self) -> int:
        """How many rows there are; one where it says that there are none."""
        return max(1, len(self._shown)) if self._needle else self._rows.count()

    def row(self, index: int) -> Row:
        """The row at a position."""
        if not self._needle:
            return self._rows.row(index)
        place = self.index_of(index)
        if place < 0:
            return Row((), tone=Tone.QUIET, note=NOTHING_FITS)
        return self._rows.row(place)

    def index_of(self, position: int) -> int:
        """Which row of the list is shown at a position; -1 where none is."""
        if not self._needle:
            return position
        return self._shown[position] if 0 <= position < len(self._shown) else -1

    def position_of(self, index: int) -> int:
        """Where a row of the list is shown, or else the next that is."""
        if not self._needle:
            return index
        return next((p for p, i in enumerate(self._shown) if i >= index), len(self._shown) - 1)


def _text(row: Row) -> str:
    return " ".join((*row.cells, row.note))
