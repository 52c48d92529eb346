"""How places of a playlist are emptied and filled, by requests that know URIs. Pure.

Rows are named by the index they had at first. `standing` are those that are there, in ascending
order; so the place of a row is how many of them stand before it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

MOST: Final = 100
"""URIs that one request about the entries of a playlist takes."""


def places_among(standing: Sequence[int], missing: Sequence[int]) -> dict[int, int]:
    """Where `missing` rows, in ascending order, stand in the end, once all are back: rows by place.

    Put in from the first place on, each goes to the place it has in the end.
    """
    return {bisect_left(standing, row) + rank: row for rank, row in enumerate(missing)}


def runs(places: Iterable[int], most: int = MOST) -> Iterator[tuple[int, ...]]:
    """Neighbouring places, in ascending order, at most `most` at a time."""
    run: list[int] = []
    for place in sorted(places):
        if run and (place != run[-1] + 1 or len(run) == most):
            yield tuple(run)
            run = []
        run.append(place)
    if run:
        yield tuple(run)


def together(standing: Sequence[int], rows: Collection[int]) -> list[int]:
    """What stands once `rows` stand as well."""
    return sorted({*standing, *rows})


def without(standing: Sequence[int], rows: Collection[int]) -> list[int]:
    """What stands once `rows` are gone."""
    return [row for row in standing if row not in rows]


def removals(
    uris: Mapping[int, str | None], gone: Sequence[int], most: int = MOST
) -> Iterator[Sequence[str]]:
    """The URIs to name, `most` different ones with one request, in the order of the rows."""
    named = dict.fromkeys(uri for row in gone if (uri := uris.get(row)) is not None)
    wanted = list(named)
    for start in range(0, len(wanted), most):
        yield wanted[start : start + most]


def is_addable(uri: str | None) -> bool:
    """Whether the service puts a URI into a playlist: tracks and episodes."""
    return uri is not None and uri.startswith(("spotify:track:", "spotify:episode:"))


@dataclass(frozen=True, slots=True)
class Move:
    """`count` rows from `first` on go before the row that stood at `before`."""

    first: int
    count: int
    before: int

    @property
    def landed(self) -> int:
        """Where the first of them stands afterwards."""
        return self.before - self.count if self.before > self.first else self.before

    @property
    def is_nothing(self) -> bool:
        """Whether it leaves all as it is."""
        return self.first <= self.before <= self.first + self.count

    def is_within(self, total: int) -> bool:
        """Whether there are such rows, and such a place, among so many."""
        are_there = self.first >= 0 and self.count > 0 and self.first + self.count <= total
        return are_there and 0 <= self.before <= total

    @property
    def reverse(self) -> Move:
        """The move that takes this one back."""
        if self.is_nothing:
            return self
        if self.before > self.first:
            return Move(self.landed, self.count, self.first)
        return Move(self.landed, self.count, self.first + self.count)

    def then(self, later: Move) -> Move | None:
        """Both as one move; None if the later one is about other rows."""
        start = self.first if self.is_nothing else self.landed
        if later.first != start or later.count != self.count:
            return None
        # Where it goes among the rows that stay.
        among = start if later.is_nothing else later.landed
        before = among if among <= self.first else among + self.count
        return Move(self.first, self.count, before)
