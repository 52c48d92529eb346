"""The rows of a long list that are here, and the failures that are remembered instead of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from tuify.library.changes import Absent, Failed
from tuify.library.editing import runs
from tuify.library.windows import Span
from tuify.spotify.errors import SpotifyError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Failure:
    """The rows of a request that failed; `again_at` (s) is when they are due again, None: never."""

    span: Span
    error: SpotifyError
    again_at: float | None


class Shelf(Generic[T]):
    """Rows by position, at most `keep` of them unless more are in sight. Asks nobody anything."""

    def __init__(self, keep: int) -> None:
        self._usual = keep
        self._keep: int | None = keep
        self.keeps_more = False
        """Whether rows are kept that were read for another reason than a look."""
        self._rows: dict[int, T | Absent] = {}
        self.failures: tuple[Failure, ...] = ()

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, index: int) -> bool:
        return index in self._rows

    def keep_all(self) -> None:
        """Keep everything, whatever is in sight."""
        self._keep, self.keeps_more = None, True

    def keep_as_many(self) -> None:
        """Keep as many rows as are here, if these are more than usual."""
        self._keep = max(self._usual, len(self._rows))

    def keep_usual(self) -> None:
        """Keep no more rows than usual, from the next look on."""
        self._keep, self.keeps_more = self._usual, False

    def row(self, index: int) -> T | Absent | Failed:
        """The row at `index`, or why there is none."""
        row = self._rows.get(index)
        if row is not None:
            return row
        failure = self.failure_at(index)
        return Absent.LOADING if failure is None else Failed(failure.error)

    def failure_at(self, index: int) -> Failure | None:
        """The failure a row that is not here shares, if any."""
        if index in self._rows:
            return None
        return next((failure for failure in self.failures if index in failure.span), None)

    def find(self, matches: Callable[[T], bool]) -> int | None:
        """The first row that is here and matches."""
        found = (
            index
            for index, row in self._rows.items()
            if not isinstance(row, Absent) and matches(row)
        )
        return min(found, default=None)

    def put(self, span: Span, rows: Sequence[T | None]) -> None:
        """Put an answer in its place. What it lacks of `span` are rows without content."""
        known = {
            index: rows[place] if place < len(rows) else None for place, index in enumerate(span)
        }
        self.put_rows(known)

    def put_rows(self, rows: Mapping[int, T | None]) -> None:
        """Put rows in their places; None is a row without content."""
        for index, row in rows.items():
            self._rows[index] = Absent.NULL if row is None else row
        if not self.failures:
            return
        self.failures = tuple(
            failure
            for failure in self.failures
            if any(index not in self._rows for index in failure.span)
        )

    def fail(self, failure: Failure) -> None:
        """Remember that a request failed."""
        self.failures = (*self.failures, failure)

    def forget_failures(self, failures: Sequence[Failure]) -> None:
        """Let the rows of these failures be asked for again."""
        self.failures = tuple(known for known in self.failures if known not in failures)

    def forget_all(self) -> None:
        """Forget rows and failures."""
        self._rows.clear()
        self.failures = ()
        if self._keep is not None:
            self.keep_usual()

    def shift(self, moved: Callable[[int], int | None]) -> None:
        """Put rows and failures where `moved` says, and forget those it has no place for."""
        shifted = ((moved(index), row) for index, row in self._rows.items())
        self._rows = {index: row for index, row in shifted if index is not None}
        self.failures = tuple(
            replace(failure, span=run)
            for failure in self.failures
            for run in runs(to for to in map(moved, failure.span) if to is not None)
        )

    def missing(self, total: int) -> Iterator[int]:
        """The rows of a list of `total` that are not here, from the first on."""
        if len(self._rows) < total:
            yield from (index for index in range(total) if index not in self._rows)

    def cut(self, total: int) -> None:
        """Forget what lies beyond the end of a list of `total` rows."""
        for index in [index for index in self._rows if index >= total]:
            del self._rows[index]

    def keep_near(self, sight: Span, *wanted: Span) -> None:
        """Forget the rows farthest from those in sight, and failures out of sight.

        What else is wanted, such as the rows ahead, is kept like what is in sight: it would be
        asked for again at once.
        """
        kept = (sight, *wanted)
        self.failures = tuple(
            failure for failure in self.failures if any(failure.span.overlaps(s) for s in kept)
        )
        if self._keep is not None:
            self.shrink(self._keep, kept)

    def shrink(self, keep: int, wanted: Sequence[Span]) -> None:
        """Forget rows until `keep` are left, those farthest from the first of `wanted` first;
        none that is wanted."""
        if len(self._rows) <= keep:
            return
        middle = (wanted[0].first + wanted[0].last) / 2 if wanted else 0
        by_distance = sorted(self._rows, key=lambda index: abs(index - middle))
        for index in by_distance[keep:]:
            if not any(index in span for span in wanted):
                del self._rows[index]
