"""What was searched for lately, as the rows of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.library.entries import Entry
from tuify.library.places import Place, PlaceKind
from tuify.tui.browse.marks import NONE
from tuify.tui.widgets.column_layout import Column
from tuify.tui.widgets.row_text import Row, Tone

if TYPE_CHECKING:
    from tuify.library.listing import Listing
    from tuify.library.recent_searches import RecentSearches

NEW_SEARCH = Place(PlaceKind.SEARCH)
"""Where a search begins, before anything is typed."""


class RecentRows:
    """The searches, the newest first; each leads to what it finds."""

    columns: tuple[Column, ...] = (
        Column("title", "Recent searches; x removes one", width=20, weight=1),
    )

    def __init__(self, searches: RecentSearches) -> None:
        self.marks = NONE
        self._searches = searches

    def count(self) -> int:
        """How many there are; one row says that there are none."""
        return max(1, len(self._searches.queries))

    def row(self, index: int) -> Row:
        """A search as it was typed."""
        query = self.query(index)
        if query is None:
            note = "Type at least two letters. What you searched for will stand here"
            return Row((), tone=Tone.QUIET, note=note)
        return Row((query,))

    def query(self, index: int) -> str | None:
        """What was searched for; None where nothing was."""
        queries = self._searches.queries
        return queries[index] if 0 <= index < len(queries) else None

    def entry(self, index: int) -> Entry | None:
        """Searches are no entries."""
        return None

    def is_here(self, index: int) -> bool:
        """All are known."""
        return True

    def leads_to(self, index: int) -> Place | None:
        """What that search finds."""
        query = self.query(index)
        return None if query is None else Place(PlaceKind.SEARCH, query)

    def listed(self, index: int) -> tuple[Listing, int] | None:
        """Searches stand in no list."""
        return None

    def total(self) -> int | None:
        """Nobody counts them."""
        return None

    def look_at(self, first: int, last: int) -> None:
        """All are here."""

    def find(self, uri: str) -> int | None:
        """Nothing that plays is among them."""
        return None
