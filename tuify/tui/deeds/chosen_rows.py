"""Rows that were chosen, followed while somebody is asked what becomes of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from tuify.library.changes import Change, ListReset, RowsEdited, TotalChanged

if TYPE_CHECKING:
    from tuify.library.listing import Listing


class ChosenRows:
    """Where rows of a list stand by now. `leave` ends the following."""

    def __init__(self, listing: Listing, indices: tuple[int, ...]) -> None:
        """`indices` are where they stand when they are chosen."""
        self.indices = indices
        """Their places; none once it can't be told any more, or one of them is gone."""
        self._rows = listing.rows
        self._total = listing.rows.total
        self.leave: Callable[[], None] = listing.rows.subscribe(self._heed)

    def _heed(self, change: Change) -> None:
        match change:
            case RowsEdited():
                self._total = self._rows.total
                moved = [change.moved(index) for index in self.indices]
                places = [index for index in moved if index is not None]
                self.indices = tuple(sorted(places)) if len(places) == len(moved) else ()
            case TotalChanged() if change.total != self._total:
                self.indices = ()
            case ListReset():
                self.indices = ()
