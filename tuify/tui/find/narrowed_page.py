"""NarrowedPage: the rows of a page that is no single list, as a filter narrows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.tui.find.narrowed import NarrowedRows

if TYPE_CHECKING:
    from tuify.library.entries import Entry
    from tuify.library.listing import Listing
    from tuify.library.places import Place
    from tuify.tui.browse.rows import PageRows


class NarrowedPage(NarrowedRows):
    """The sections, several lists at one place, the searches of late: what of them is here. Each
    row is asked for by its position on the screen."""

    def __init__(self, rows: PageRows) -> None:
        super().__init__(rows)
        self.whole = rows
        """The rows as they are without a filter."""
        self.columns = rows.columns
        self.marks = rows.marks

    def entry(self, index: int) -> Entry | None:
        """The entry of that row."""
        place = self.index_of(index)
        return None if place < 0 else self.whole.entry(place)

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        place = self.index_of(index)
        return place < 0 or self.whole.is_here(place)

    def leads_to(self, index: int) -> Place | None:
        """Where that row opens."""
        place = self.index_of(index)
        return None if place < 0 else self.whole.leads_to(place)

    def listed(self, index: int) -> tuple[Listing, int] | None:
        """The list that row stands in, and its place there."""
        place = self.index_of(index)
        return None if place < 0 else self.whole.listed(place)

    def total(self) -> int | None:
        """How many rows there are to count."""
        return self.whole.total()

    def look_at(self, first: int, last: int) -> None:
        """Have the rows in sight fetched."""
        if not self.needle:
            self.whole.look_at(first, last)
        elif self.index_of(first) >= 0:
            end = min(last, self.count() - 1)
            self.whole.look_at(self.index_of(first), self.index_of(end))

    def find(self, uri: str) -> int | None:
        """The row of the thing with this URI, if it is here and shown."""
        place = self.whole.find(uri)
        if place is None:
            return None
        position = self.position_of(place)
        return position if position >= 0 and self.index_of(position) == place else None
