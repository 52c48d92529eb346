"""Which rows of a list are marked. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Marks:
    """Marked rows, by their place in the list, in the order of the list.

    `anchor` is the row marked last, from which a range begins.
    """

    rows: frozenset[int] = frozenset()
    anchor: int | None = None

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, index: int) -> bool:
        return index in self.rows

    def __iter__(self) -> Iterator[int]:
        return iter(sorted(self.rows))

    def toggled(self, index: int) -> Marks:
        """The row marked, or not any more."""
        return Marks(self.rows ^ {index}, index)

    def with_all(self, indices: Iterator[int] | range | tuple[int, ...]) -> Marks:
        """These rows marked as well."""
        return replace(self, rows=self.rows | set(indices))

    def moved(self, to: Callable[[int], int | None]) -> Marks:
        """The marks on the same rows after these went elsewhere; `to` gives None for one that is
        gone."""
        rows = {place for index in self.rows if (place := to(index)) is not None}
        anchor = None if self.anchor is None else to(self.anchor)
        return Marks(frozenset(rows), anchor)


NONE = Marks()
"""Nothing is marked."""
