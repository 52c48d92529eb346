"""Pending: a place that is being asked for, and shown only once there is something to show."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack

from tuify.library.changes import Change, Failed
from tuify.library.listing import Listing
from tuify.library.overview import Overview
from tuify.library.places import Place

_FIRST_ROWS = 10
"""Rows of a single list that are waited for."""


class Pending:
    """Looks at the first rows of a place, and tells once when all of its lists have answered."""

    def __init__(self, opened: Listing | Overview, settled: Callable[[], None]) -> None:
        self._opened = opened
        self._settled = settled
        self._leave = ExitStack()

    @property
    def place(self) -> Place:
        """The place."""
        return self._opened.place

    def look(self) -> None:
        """Ask for the rows."""
        for listing, most in self._lists():
            self._leave.callback(listing.rows.subscribe(self._changed))
            listing.rows.look_at(0, most - 1)
        self._leave.callback(self._opened.on_about(self._see))
        self._see()

    def close(self) -> None:
        """Wait no longer."""
        self._leave.close()

    def _lists(self) -> tuple[tuple[Listing, int], ...]:
        if isinstance(self._opened, Overview):
            return tuple((part.listing, part.most) for part in self._opened.parts)
        return ((self._opened, _FIRST_ROWS),)

    def _changed(self, change: Change) -> None:
        self._see()

    def _see(self) -> None:
        if all(_has_answered(listing) for listing, _ in self._lists()):
            self._leave.close()
            self._settled()


def _has_answered(listing: Listing) -> bool:
    return listing.rows.total is not None or isinstance(listing.rows.row(0), Failed)
