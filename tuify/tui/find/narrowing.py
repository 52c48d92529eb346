"""The lists of the main screen, as a filter narrows them."""

from __future__ import annotations

from tuify.tui.find.narrowed import NarrowedRows
from tuify.tui.find.survey_words import found_words
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.library import LibraryPane
from tuify.tui.text import Glyphs
from tuify.tui.widgets.row_text import Tone


class LibraryNarrowing:
    """The list of the page that the library shows."""

    def __init__(self, pane: LibraryPane, glyphs: Glyphs) -> None:
        self._pane = pane
        self._glyphs = glyphs

    @property
    def needle(self) -> str:
        """The words that rows must hold now."""
        if self._short is not None:
            return self._short.needle
        arranged = self._pane.page.arranged if self._pane.page is not None else None
        return arranged.needle if arranged is not None else ""

    @property
    def _short(self) -> RowsNarrowing | None:
        """How a page is narrowed that is no single list."""
        page = self._pane.page
        if page is None or page.narrowed is None:
            return None
        return RowsNarrowing(self._pane.table, page.narrowed, is_part=page.source is not None)

    def narrow(self, needle: str) -> None:
        """Show the rows that hold these words. A list is read to its end for it; of several at one
        place, and of the sections, what is here is looked through."""
        if self._short is not None:
            self._short.narrow(needle)
            self._pane.rows_rearranged()
            return
        arranged = self._pane.page.arranged if self._pane.page is not None else None
        if arranged is not None:
            self._pane.arrange_rows(needle, arranged.order)

    def said(self) -> tuple[str, ...]:
        """How much has been read, and what fits."""
        if self._short is not None:
            return self._short.said()
        arranged = self._pane.page.arranged if self._pane.page is not None else None
        if arranged is None or arranged.is_plain:
            return ()
        found = arranged.count() if arranged.needle else None
        rows = arranged.rows
        return found_words(rows.survey, found, rows.total, separator=self._glyphs.separator)

    def stop(self) -> bool:
        """Read no further; whether anything was being read."""
        return self._pane.stop_reading()


class RowsNarrowing:
    """Rows that are looked through as they are here. `is_part` says that there are more elsewhere:
    several lists at one place show only the beginning of each."""

    def __init__(self, table: KeyedTable, rows: NarrowedRows, *, is_part: bool = False) -> None:
        self._table = table
        self._rows = rows
        self._is_part = is_part

    @property
    def needle(self) -> str:
        """The words that rows must hold now."""
        return self._rows.needle

    def narrow(self, needle: str) -> None:
        """Show the rows that hold these words, with the cursor on its row if that is one, and
        never on a heading: a row under it is what is looked for."""
        index = max(0, self._rows.index_of(self._table.cursor))
        self._rows.narrow(needle)
        self._table.count_changed()
        position = self._rows.position_of(index)
        is_heading = self._rows.row(position).tone is Tone.HEADING
        self._table.go_to(position + 1 if needle and is_heading else position)

    def said(self) -> tuple[str, ...]:
        """What fits."""
        found, total = self._rows.found()
        of = f"the {total} here" if self._is_part else f"{total}"
        return (f"{found} of {of} fit", f"{found} fit") if self.needle else ()

    def stop(self) -> bool:
        """Nothing is being read."""
        return False
