"""Which windows of a long list are wanted: what nobody has, nor has asked for. Times in seconds."""

from __future__ import annotations

from typing import Generic, TypeVar

from tuify.library.known import KnownRows
from tuify.library.lanes import Lanes
from tuify.library.sight import Sight
from tuify.library.windows import Span, Travel, ahead_of, window_ahead, windows_for

T = TypeVar("T")


class Wishes(Generic[T]):
    """What is wanted, given what is known and what is under way."""

    def __init__(self, known: KnownRows[T], lanes: Lanes[T], page_size: int) -> None:
        self._known = known
        self._lanes = lanes
        self._page_size = page_size

    @property
    def total(self) -> int | None:
        """How many rows there are; None if the next answer is to tell."""
        return None if self._known.total_is_old else self._known.total

    @property
    def pages(self) -> int:
        """How many requests bring the whole list, as far as is known."""
        return -(-(self.total or 0) // self._page_size)

    @property
    def must_wait(self) -> bool:
        """Whether an answer is awaited that tells how long the list is."""
        return self.total is None and bool(self._lanes)

    def in_sight(self, sight: Sight, now: float) -> tuple[Span, ...]:
        """Windows for the rows in sight and ahead, the most urgent first."""
        if self.must_wait:
            return ()
        stayed, total = sight.stayed(now), self.total
        size, travel = self._page_size, sight.travel
        wishes = windows_for(stayed, self._lacks, total=total, page_size=size, travel=travel)
        if wishes or now < sight.rests_at():
            return wishes
        zone = self.ahead(sight, stayed)
        ahead = window_ahead(zone, self._lacks, total=total, page_size=size, travel=travel)
        return () if ahead is None else (ahead,)

    def ahead(self, sight: Sight, seen: Span) -> Span:
        """The rows beyond these, the way someone goes."""
        return ahead_of(seen, sight.travel, self._page_size)

    def of(self, span: Span) -> tuple[Span, ...]:
        """Windows for these rows."""
        if self.must_wait:
            return ()
        return windows_for(span, self._lacks, total=self.total, page_size=self._page_size)

    def of_all(self) -> Span | None:
        """The first window that is missing, whether it failed before or not."""
        total, size, shelf = self.total, self._page_size, self._known.shelf
        if total is None:
            return None if self._lanes else Span(0, size - 1)
        first = next((i for i in shelf.missing(total) if not self._lanes.bring(i)), None)
        if first is None:
            return None
        return window_ahead(
            Span(first, first),
            lambda index: index not in shelf and not self._lanes.bring(index),
            total=total,
            page_size=size,
            travel=Travel.DOWN,
        )

    def _lacks(self, index: int) -> bool:
        """Whether a row is neither here, nor on its way, nor known to have failed."""
        shelf = self._known.shelf
        return (
            index not in shelf and not self._lanes.bring(index) and shelf.failure_at(index) is None
        )
