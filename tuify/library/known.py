"""What is known of a long list: its rows that are here, how many there are, what was edited.

Takes answers and edits, and asks for nothing itself. Times are seconds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from tuify.library.changes import (
    Change,
    ListReset,
    RowsArrived,
    RowsEdited,
    RowsFailed,
    TotalChanged,
)
from tuify.library.editing import GRACE_S, SURE_S, Edit, Journal, place, runs
from tuify.library.shelf import Failure, Shelf
from tuify.library.windows import Span
from tuify.spotify.errors import SpotifyError
from tuify.spotify.paging import Page

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Mark:
    """When a question was asked: after how many resets of the list, and after which edits."""

    resets: int
    edits: int


class KnownRows(Generic[T]):
    """The rows of a list as far as they are known; `tell` is called with each change."""

    def __init__(self, keep: int, tell: Callable[[Change], None]) -> None:
        """`keep` rows are kept in memory."""
        self.shelf: Shelf[T] = Shelf(keep)
        self.total: int | None = None
        self.total_is_old = False
        self.may_reset = True
        self.is_held = False
        self.journal = Journal()
        self._resets = 0
        self._tell = tell

    @property
    def mark(self) -> Mark:
        """The mark of a question that is asked now."""
        return Mark(self._resets, self.journal.mark)

    def find(self, matches: Callable[[T], bool]) -> int | None:
        """The first row that is here and matches."""
        return self.shelf.find(matches)

    def take(self, asked: Span, page: Page[T], mark: Mark) -> bool:
        """Take the answer to a question; whether another one may be asked at once.

        One of the list as it was before an edit is made good: its rows are put where the edit put
        them. Where it can't be told which edits it knows, rows that may belong to different places
        are left out.

        When it gives another total than any it could give, rows may have moved: all are forgotten
        but those of this answer.

        Where the service seems not to know of an edit yet, the next answer would lack it, too.
        """
        if mark.resets != self._resets and page.total != self.total:
            # It is of the list as it was before it changed, where rows stood elsewhere.
            return True
        limit = min(len(asked), page.limit) if page.limit > 0 else len(asked)
        brought = Span(asked.first, asked.first + max(limit, min(len(page.items), len(asked))) - 1)
        readings = self._readings(page.total, mark)
        self.total_is_old = False
        self._put(brought.within(page.total), page, readings)
        return readings == ((),) or (self.journal.is_sure and mark.edits < self.journal.mark)

    def fail(self, span: Span, error: SpotifyError, again_at: float | None) -> None:
        """Remember that rows could not be had; `again_at` is when they are due again."""
        self.shelf.fail(Failure(span, error, again_at))
        self._tell(RowsFailed(span.first, span.last, error))

    def forget_rows(self) -> None:
        """Forget all rows, and the edits the service knows: they will be read anew.

        However many rows the next answer says there are, it is of the list as it is.
        """
        self.shelf.forget_all()
        self.journal.forget_sure()
        self.total_is_old = True
        self._tell(ListReset())

    def edit(self, edit: Edit, rows: Mapping[int, T | None], *, now: float) -> None:
        """Make an edit, and put rows in their places as they are after it. `tell_edit` tells it."""
        assert self.total is not None
        self.journal.note(edit, total=self.total, at=now)
        self.shelf.shift(edit.moved)
        self.total += edit.growth
        self.shelf.put_rows(rows)

    def tell_edit(self, edit: Edit, rows: Mapping[int, T | None]) -> None:
        """Tell of an edit that was made."""
        assert self.total is not None
        self._tell(RowsEdited(edit.moved))
        if edit.growth:
            self._tell(TotalChanged(self.total))
        self.tell_arrived(rows)

    def tell_arrived(self, rows: Mapping[int, T | None]) -> None:
        """Tell that these rows are here."""
        for run in runs(rows):
            self._tell(RowsArrived(run.first, run.last))

    def age(self, now: float, oldest: Mark | None) -> None:
        """Take edits for known to the service once it had time for them, unless it `is_held`, and
        forget those that no answer can lack any more; `oldest` is the mark of the oldest open
        question, if there is one."""
        if not self.is_held:
            self.journal.settle(now - SURE_S)
        self.journal.forget(now - GRACE_S, self.journal.mark if oldest is None else oldest.edits)

    def _readings(self, answered: int, mark: Mark) -> tuple[tuple[Edit, ...], ...]:
        if self.total is not None:
            found = self.journal.readings(answered, self.total, mark.edits)
            if found:
                return found
        self._learn_total(answered)
        return ((),)

    def _put(self, brought: Span, page: Page[T], readings: tuple[tuple[Edit, ...], ...]) -> None:
        if readings == ((),):
            self.shelf.put(brought, page.items)
            if brought:
                self._tell(RowsArrived(brought.first, brought.last))
            return
        rows: dict[int, T | None] = {}
        for number, index in enumerate(brought):
            places = {place(index, edits) for edits in readings}
            to = places.pop()
            if not places and to is not None:
                rows[to] = page.items[number] if number < len(page.items) else None
        self.shelf.put_rows(rows)
        self.tell_arrived(rows)

    def _learn_total(self, total: int) -> None:
        """Take a new total; if it is another than before, rows may have moved."""
        known, self.total = self.total, total
        if known is not None:
            self.journal.clear()
            if self.may_reset:
                self.may_reset = False
                self._resets += 1
                self.shelf.forget_all()
                self._tell(ListReset())
            self.shelf.cut(total)
        self._tell(TotalChanged(total))
