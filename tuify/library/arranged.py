"""A list as it is filtered and sorted."""

from __future__ import annotations

import time
from collections.abc import Callable

from tuify.library.changes import (
    Absent,
    Change,
    Failed,
    ListReset,
    RowsArrived,
    RowsEdited,
    SurveyMoved,
    TotalChanged,
)
from tuify.library.entries import Entry
from tuify.library.listeners import Listeners
from tuify.library.order import Order, Sorter
from tuify.library.paged import PagedList
from tuify.library.sieve import Sieve, haystack

TELL_S = 0.2
"""From one growth of the result that is told to the next, while the list is being read (s)."""


class Arranged:
    """The rows of a list that hold some words, in some order, by position in the result.

    Without words and order it is the list itself, and costs nothing. Otherwise the whole list is
    read in the background (`rows.survey` tells how far it is), and the result grows. It changes
    only when the subscribers are told: at once, but at most five times a second while the list is
    being read. Positions may be others then; `index_of` before and `position_of` after it keep a
    cursor on its row.
    """

    def __init__(
        self, rows: PagedList[Entry], *, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Times are seconds on `clock`."""
        self.rows = rows
        self._clock = clock
        self._needle = ""
        self._order: Order | None = None
        self._sieve = Sieve(self._text)
        self._sorter: Sorter | None = None
        self._shown: list[int] = []
        self._positions: dict[int, int] | None = None
        self._is_stale = False
        self._told_at = float("-inf")
        self._listeners: Listeners[None] = Listeners()
        self._leave: Callable[[], None] | None = None

    @property
    def needle(self) -> str:
        """The words rows must hold; empty: all rows are shown."""
        return self._needle

    @property
    def order(self) -> Order | None:
        """What rows are sorted by; None: as they stand in the list."""
        return self._order

    @property
    def is_plain(self) -> bool:
        """Whether it is the list itself."""
        return not self._needle and self._order is None

    def arrange(self, needle: str = "", order: Order | None = None) -> None:
        """Show the rows that hold these words, in this order; the result is there at once, as far
        as rows are. Reads what is missing, also if it was told to `stop` before; what failed is
        not asked for again."""
        needle = needle if needle.strip() else ""
        order = None if order is not None and order.is_plain else order
        if (needle, order) == (self._needle, self._order):
            return
        was_plain = self.is_plain
        if order is None or self._sorter is None or order.column is not self._sorter.order.column:
            self._sorter = Sorter(order) if order is not None else None
        else:
            self._sorter.order = order
        self._needle, self._order = needle, order
        if self.is_plain:
            self._end()
        elif was_plain:
            self._begin()
        elif self.rows.survey is None or self.rows.survey.error is None:
            self.resume()
        self._renew()

    def count(self) -> int | None:
        """How many rows are shown; None while nobody knows, which is so of a plain list only."""
        return self.rows.total if self.is_plain else len(self._shown)

    def row(self, position: int) -> Entry | Absent | Failed:
        """The row at a position."""
        if self.is_plain:
            return self.rows.row(position)
        if not 0 <= position < len(self._shown):
            return Absent.LOADING
        return self.rows.row(self._shown[position])

    def index_of(self, position: int) -> int:
        """Which row of the list is shown at a position; -1 where none is."""
        if self.is_plain:
            return position
        return self._shown[position] if 0 <= position < len(self._shown) else -1

    def position_of(self, index: int) -> int | None:
        """Where a row of the list is shown; None: nowhere."""
        if self.is_plain:
            return index if 0 <= index < (self.rows.total or 0) else None
        if self._positions is None:
            self._positions = {row: position for position, row in enumerate(self._shown)}
        return self._positions.get(index)

    def look_at(self, first: int, last: int) -> None:
        """Say which positions are in sight. Rows of a filtered or sorted list are here already."""
        if self.is_plain:
            self.rows.look_at(first, last)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called when other rows are shown, or elsewhere; returns what ends that.

        Of changes of a plain list its own subscribers are told, not these.
        """
        return self._listeners.add(lambda _: listener())

    def stop(self) -> None:
        """Read no further; what is found stays."""
        self.rows.stop_loading(self)

    @property
    def is_stopped(self) -> bool:
        """Whether rows are missing that nobody reads."""
        survey = self.rows.survey
        return not (self.is_plain or survey is None or survey.is_done or survey.is_running)

    def resume(self) -> None:
        """Read on after a stop."""
        if not self.is_plain:
            self.rows.load_all(user=self)

    def close(self) -> None:
        """Be the plain list again, and let go of all that was read for this."""
        self.arrange()

    # How it follows the list

    def _begin(self) -> None:
        self._leave = self.rows.subscribe(self._changed)
        self._read(0, (self.rows.total or 0) - 1)
        self.rows.load_all(user=self)

    def _end(self) -> None:
        if self._leave is not None:
            self._leave()
            self._leave = None
        self._sieve.clear()
        self._shown = []
        self.rows.release(self)

    def _changed(self, change: Change) -> None:
        match change:
            case RowsArrived():
                self._read(change.first, change.last)
            case RowsEdited():
                self._sieve.shift(change.moved)
                self._forget_values()
            case ListReset():
                self._sieve.clear()
                self._forget_values()
            case TotalChanged():
                self._sieve.cut(change.total)
            case SurveyMoved():
                pass
            case _:
                return
        if not isinstance(change, SurveyMoved):
            self._is_stale = True
        if self._is_stale and not self._waits(change):
            self._renew()

    def _waits(self, change: Change) -> bool:
        """Whether this is told with what comes next, which is soon."""
        survey = self.rows.survey
        if survey is None:
            return False
        if not isinstance(change, RowsArrived | SurveyMoved):
            # What comes with it follows in the same moment, and with it a word on the survey.
            return True
        if not survey.is_running or survey.error is not None:
            return False
        return self._clock() - self._told_at < TELL_S

    def _read(self, first: int, last: int) -> None:
        for index in range(first, last + 1):
            row = self.rows.row(index)
            if row is not Absent.LOADING and not isinstance(row, Failed):
                self._sieve.put(index)
            if self._sorter is not None:
                self._sorter.forget(index)

    def _forget_values(self) -> None:
        if self._sorter is not None:
            self._sorter.clear()

    def _renew(self) -> None:
        """Arrange anew what is here, and tell."""
        self._is_stale = False
        self._told_at = self._clock()
        self._positions = None
        if not self.is_plain:
            left = self._sieve.left_by(self._needle)
            self._shown = self._sorter.sort(left, self._entry) if self._sorter else left
        self._listeners.tell(None)

    def _entry(self, index: int) -> Entry | None:
        row = self.rows.row(index)
        return row if isinstance(row, Entry) else None

    def _text(self, index: int) -> str:
        row = self._entry(index)
        return haystack(row) if row is not None else ""
