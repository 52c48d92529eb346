"""Which windows of a long list to ask for. Pure arithmetic on positions.

A window is what one request brings: at most a page of neighbouring rows, starting anywhere. Whole
pages (starting at a multiple of their size) are preferred; where the rows in sight lie across two
pages a window between them still brings all of them with one request.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum


class Travel(IntEnum):
    """Which way someone goes through a list."""

    UP = -1
    NOWHERE = 0
    DOWN = 1


@dataclass(frozen=True, slots=True)
class Span:
    """Rows `first` to `last`, both included; empty if `last` is less than `first`."""

    first: int
    last: int

    @classmethod
    def of(cls, first: int, count: int) -> Span:
        """So many rows from `first` on."""
        return cls(first, first + count - 1)

    def __len__(self) -> int:
        return max(0, self.last - self.first + 1)

    def __iter__(self) -> Iterator[int]:
        return iter(range(self.first, self.last + 1))

    def __contains__(self, index: int) -> bool:
        return self.first <= index <= self.last

    def overlaps(self, other: Span) -> bool:
        """Whether a row is in both."""
        return len(self.common(other)) > 0

    def common(self, other: Span) -> Span:
        """The rows in both; empty if there are none."""
        return Span(max(self.first, other.first), min(self.last, other.last))

    def within(self, total: int | None) -> Span:
        """The rows that a list of `total` rows has; all from 0 on if nobody knows."""
        last = self.last if total is None else min(self.last, total - 1)
        return Span(max(0, self.first), last)


def ahead_of(sight: Span, travel: Travel, page_size: int) -> Span:
    """The rows someone will see next: a page of them beyond the edge they travel towards."""
    if travel is Travel.DOWN:
        return Span(sight.last + 1, sight.last + page_size)
    if travel is Travel.UP:
        return Span(sight.first - page_size, sight.first - 1)
    return Span(0, -1)


def windows_for(
    rows: Span,
    absent: Callable[[int], bool],
    *,
    total: int | None,
    page_size: int,
    travel: Travel = Travel.NOWHERE,
) -> tuple[Span, ...]:
    """The fewest windows that bring all absent ones of `rows`, the most urgent first.

    `absent` tells whether a row is neither here nor asked for. Windows stay within the list, bring
    nothing that is here already where that can be had, and are never longer than a page. As long
    as nobody knows the `total` there is at most one: its answer will tell.
    """
    wanted = [index for index in rows.within(total) if absent(index)]
    found: list[Span] = []
    # Those from `low` on and before `high` are in no window yet.
    low, high = 0, len(wanted)
    while low < high:
        if travel is Travel.UP:
            last = wanted[high - 1]
            needed = Span(wanted[bisect_right(wanted, last - page_size, low, high)], last)
        else:
            first = wanted[low]
            needed = Span(first, wanted[bisect_left(wanted, first + page_size, low, high) - 1])
        window = _window(needed, absent, total, page_size, travel)
        found.append(window)
        if total is None:
            break
        if travel is Travel.UP:
            high = bisect_left(wanted, window.first, low, high)
        else:
            low = bisect_right(wanted, window.last, low, high)
    return tuple(found)


def window_ahead(
    zone: Span, absent: Callable[[int], bool], *, total: int | None, page_size: int, travel: Travel
) -> Span | None:
    """The one window that brings the nearest absent row of the rows ahead; None if all are here."""
    wanted = [index for index in zone.within(total) if absent(index)]
    if not wanted or travel is Travel.NOWHERE or total is None:
        return None
    nearest = wanted[-1] if travel is Travel.UP else wanted[0]
    return _window(Span(nearest, nearest), absent, total, page_size, travel)


def _window(
    needed: Span, absent: Callable[[int], bool], total: int | None, page_size: int, travel: Travel
) -> Span:
    """A window around `needed`, whose two ends are absent and which is no longer than a page."""
    page = needed.first // page_size
    if needed.last // page_size == page:
        first = page * page_size
    elif travel is Travel.UP:
        first = needed.last - page_size + 1
    else:
        first = needed.first
    if total is not None and needed.first // page_size != needed.last // page_size:
        first = min(first, total - page_size)
    first = max(0, first)
    last = Span(0, first + page_size - 1).within(total).last
    while not absent(first):
        first += 1
    while not absent(last):
        last -= 1
    return Span(first, last)
