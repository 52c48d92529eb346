"""What was put into and taken out of a row that is computed.

A row is counted from its newest thing. What it held at first follows from the seed and is never
stored; an :class:`Overlay` holds only the changes, and tells for each place whether it shows one of
the additions or which of the first things. Finding either costs the logarithm of the changes.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Set
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Addition:
    """Something put into a row.

    ``before`` counts the first places, emptied ones included, that are newer and so stand above it:
    0 for what is saved in the usual way, more for what was dated into the past.
    """

    number: int
    moment_ms: int
    before: int = 0


@dataclass(frozen=True, slots=True)
class Overlay:
    """The changes of a row: ``added`` from the top down, ``removed`` first places, ascending."""

    added: tuple[Addition, ...] = ()
    removed: tuple[int, ...] = ()

    def at(self, place: int) -> Addition | int:
        """Return what stands at ``place``: an addition, or a place of the first row."""
        above = bisect_left(range(len(self.added)), place, key=self._place_of)
        if above < len(self.added) and self._place_of(above) == place:
            return self.added[above]
        return self._origin(place - above)

    def place_of_addition(self, number: int) -> int | None:
        """Return where the addition of this number stands, or None if there is none."""
        for index, addition in enumerate(self.added):
            if addition.number == number:
                return self._place_of(index)
        return None

    def place_of_origin(self, origin: int) -> int | None:
        """Return where a thing of the first row stands, or None if it was taken out."""
        gone = bisect_left(self.removed, origin)
        if gone < len(self.removed) and self.removed[gone] == origin:
            return None
        return origin - gone + bisect_right(self.added, origin, key=lambda one: one.before)

    def next_origin(self, origin: int) -> int:
        """Return the place at which the row goes on below a first place, emptied or not."""
        gone = bisect_right(self.removed, origin)
        return origin + 1 - gone + bisect_right(self.added, origin, key=lambda one: one.before)

    def topped(self, numbers: Iterable[int], moment_ms: int) -> "Overlay":
        """Put things at the very top, the first of them uppermost."""
        newest = tuple(Addition(number, moment_ms) for number in numbers)
        return replace(self, added=newest + self.added)

    def dated(self, addition: Addition) -> "Overlay":
        """Put one thing in where its moment belongs."""
        rank = (addition.before, -addition.moment_ms)
        above = 0
        while above < len(self.added):
            other = self.added[above]
            if (other.before, -other.moment_ms) >= rank:
                break
            above += 1
        return replace(self, added=(*self.added[:above], addition, *self.added[above:]))

    def without(self, numbers: Set[int], origins: Iterable[int]) -> "Overlay":
        """Take out the additions of these numbers, and these places of the first row."""
        return Overlay(
            tuple(addition for addition in self.added if addition.number not in numbers),
            tuple(sorted({*self.removed, *origins})),
        )

    def _place_of(self, index: int) -> int:
        before = self.added[index].before
        return index + before - bisect_left(self.removed, before)

    def _origin(self, rank: int) -> int:
        """Return the place in the first row of the ``rank``-th thing that is still there."""
        gone = bisect_left(range(len(self.removed)), rank + 1, key=lambda at: self.removed[at] - at)
        return rank + gone
