"""Edits of a list of which only some rows are here: where rows go, and how an answer that knows
only some of the edits is made good. Pure arithmetic on positions.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from tuify.library.windows import Span

SURE_S = 2.0
"""After how long the service knows an edit, unless it is said to be told only later."""

GRACE_S = 10.0
"""How long an answer may still be of the list as it was before an edit."""

LONGEST = 128
"""Edits that are remembered, at most."""


class Edit(Protocol):
    """One change of a list."""

    @property
    def growth(self) -> int:
        """How many rows more there are; less than 0 if it takes out some."""
        ...

    def moved(self, index: int) -> int | None:
        """Where the row that stood at `index` is found after it; None: it is gone."""
        ...


@dataclass(frozen=True, slots=True)
class Removal:
    """These rows, in ascending order, are taken out."""

    indices: tuple[int, ...]

    @property
    def growth(self) -> int:
        """How many rows more there are: less than 0."""
        return -len(self.indices)

    def moved(self, index: int) -> int | None:
        """Where the row that stood at `index` is found; None: it was taken out."""
        before = bisect_left(self.indices, index)
        if before < len(self.indices) and self.indices[before] == index:
            return None
        return index - before


@dataclass(frozen=True, slots=True)
class Insertion:
    """`growth` rows are put in before the row `at`."""

    at: int
    growth: int

    def moved(self, index: int) -> int | None:
        """Where the row that stood at `index` is found."""
        return index if index < self.at else index + self.growth


@dataclass(frozen=True, slots=True)
class Movement:
    """`count` rows from `first` on are put before the row that stood at `before`."""

    first: int
    count: int
    before: int

    @property
    def growth(self) -> int:
        """No row more, no row less."""
        return 0

    def moved(self, index: int) -> int | None:
        """Where the row that stood at `index` is found."""
        end = self.first + self.count
        if self.first <= index < end:
            return index + (self.before - end if self.before > end else self.before - self.first)
        if end <= index < self.before:
            return index - self.count
        if self.before <= index < self.first:
            return index + self.count
        return index


@dataclass(frozen=True, slots=True)
class Replacement:
    """The row at `index` makes way for another one in its place."""

    index: int

    @property
    def growth(self) -> int:
        """No row more, no row less."""
        return 0

    def moved(self, index: int) -> int | None:
        """The same place; None for the row that was replaced."""
        return None if index == self.index else index


def place(index: int, edits: Iterable[Edit]) -> int | None:
    """Where a row that stood at `index` is found after these edits; None: it is gone."""
    found: int | None = index
    for edit in edits:
        if found is None:
            return None
        found = edit.moved(found)
    return found


def runs(indices: Iterable[int]) -> tuple[Span, ...]:
    """These positions as spans of neighbours."""
    found: list[Span] = []
    for index in sorted(set(indices)):
        if found and found[-1].last == index - 1:
            found[-1] = Span(found[-1].first, index)
        else:
            found.append(Span(index, index))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class _Noted:
    """An edit, how many rows there were before it, and when it was made (s)."""

    edit: Edit
    total: int
    at: float


class Journal:
    """The edits of late, in their order, and which of them the service is sure to know.

    A mark stands for a moment: an answer to a question asked then knows all edits that were sure
    by then, and possibly some of those that came later, in their order. How many rows it says
    there are tells which.
    """

    def __init__(self) -> None:
        self._noted: tuple[_Noted, ...] = ()
        self._first = 0
        self._sure = 0

    @property
    def mark(self) -> int:
        """The mark of this moment."""
        return self._sure

    @property
    def is_sure(self) -> bool:
        """Whether the service knows every edit."""
        return self._sure == self._end

    @property
    def _end(self) -> int:
        return self._first + len(self._noted)

    def note(self, edit: Edit, *, total: int, at: float) -> None:
        """An edit was made, at a time, of a list that had `total` rows."""
        self._noted = (*self._noted, _Noted(edit, total, at))
        self._forget_first(len(self._noted) - LONGEST)

    def settle(self, before: float = float("inf")) -> None:
        """The service knows the edits made before a time: who asks after this is told of the list
        as they left it."""
        while not self.is_sure and self._noted[self._sure - self._first].at <= before:
            self._sure += 1

    def clear(self) -> None:
        """Forget all edits: the list is another one."""
        self._forget_first(len(self._noted))

    def forget_sure(self) -> None:
        """Forget the edits the service knows: who asks from here on takes it at its word."""
        self._forget_first(self._sure - self._first)

    def forget(self, before: float, oldest: int) -> None:
        """Forget what the service has known since a time, unless a question with the mark
        `oldest` is still open."""
        sure_until = min(self._sure, oldest)
        count = 0
        for serial, noted in enumerate(self._noted, start=self._first):
            if serial >= sure_until or noted.at >= before:
                break
            count += 1
        self._forget_first(count)

    def readings(self, answered: int, total: int, mark: int) -> tuple[tuple[Edit, ...], ...]:
        """The edits that an answer may lack: one reading for each state of the list it can be of.

        It says there are `answered` rows, and was asked for at `mark`; the list has `total` now.
        If no likely state has as many rows, the newest of the earlier ones is taken that has: the
        service answers now and then from before a change. Nothing if there is none either.
        """
        mark = max(mark, self._first)
        states = range(self._end, self._first - 1, -1)
        fitting = [state for state in states if self._total_at(state, total) == answered]
        likely = [state for state in fitting if state >= mark]
        chosen = likely or fitting[:1]
        edits = tuple(noted.edit for noted in self._noted)
        return tuple(edits[state - self._first :] for state in chosen)

    def _total_at(self, state: int, total: int) -> int:
        return total if state == self._end else self._noted[state - self._first].total

    def _forget_first(self, count: int) -> None:
        if count > 0:
            self._noted = self._noted[count:]
            self._first += count
            self._sure = max(self._sure, self._first)
