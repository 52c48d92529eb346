"""PagedList: a list of known length of which only some rows are here.

It knows which rows someone looks at and sees to it that these come, with as few requests as that
takes: nothing that flew by, nothing twice, the end of the list as directly as its beginning.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, TypeVar

from tuify.library.asking import Asking
from tuify.library.changes import (
    Absent,
    Change,
    Failed,
    ListReset,
    RowsArrived,
    RowsAskedAgain,
    RowsEdited,
    RowsFailed,
    SurveyMoved,
    TotalChanged,
)
from tuify.library.editing import Edit, Insertion, Movement, Removal, Replacement
from tuify.library.known import KnownRows
from tuify.library.lanes import LANES, Source
from tuify.library.listeners import Listeners
from tuify.library.survey import Survey
from tuify.library.windows import Span
from tuify.spotify.paging import Page

__all__ = [
    "LANES",
    "Absent",
    "Change",
    "Failed",
    "ListReset",
    "PagedList",
    "RowsArrived",
    "RowsAskedAgain",
    "RowsEdited",
    "RowsFailed",
    "Source",
    "Survey",
    "SurveyMoved",
    "TotalChanged",
]

T = TypeVar("T")


class PagedList(Generic[T]):
    """Rows of a list by position, fetched as they come into sight.

    Times are seconds on `clock`. `page_size` is what one request may bring, `keep_pages` how many
    times as much is kept in memory. Everything but `run` returns at once; what changed is told to
    the subscribers.

    When an answer gives another total than was known, rows may have moved: all are forgotten but
    those of that answer, and those in sight are asked for again, once for each look.

    Edits of tuify's own (`remove`, `insert`, `move`, `replace`) show at once. Answers that do not
    know them yet are made good, so the service may be told before or in the next two seconds; who
    tells it later puts `hold` around.
    """

    def __init__(
        self,
        source: Source[T],
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        page_size: int = 50,
        keep_pages: int = 20,
    ) -> None:
        self._listeners: Listeners[Change] = Listeners()
        tell = self._listeners.tell
        self._known: KnownRows[T] = KnownRows(page_size * keep_pages, tell)
        self._asking = Asking(
            source, self._known, tell, clock=clock, sleep=sleep, page_size=page_size
        )
        self._holders: set[object] = set()
        self._must_reload = False

    @property
    def total(self) -> int | None:
        """How many rows there are; None until the first answer."""
        return self._known.total

    @property
    def is_read_anew(self) -> bool:
        """Whether it is, and the first answer is not here: there may be more rows or fewer."""
        return self._known.total_is_old

    @property
    def is_held(self) -> bool:
        """Whether it shows edits that the service is told of only later."""
        return self._known.is_held

    def row(self, index: int) -> T | Absent | Failed:
        """The row at `index`, or why there is none to show."""
        return self._known.shelf.row(index)

    def find(self, matches: Callable[[T], bool]) -> int | None:
        """The first row that is here and matches; None if there is none. Asks for nothing."""
        return self._known.find(matches)

    def look_at(self, first: int, last: int) -> None:
        """Say that rows `first` to `last` are in sight now; they may lie beyond the list's end."""
        self._asking.look_at(Span(max(0, first), last))

    def ask(self, first: int, last: int) -> None:
        """Have these rows come too, once, though nobody looks at them: after what is in sight."""
        self._asking.run_errand(Span(max(0, first), last))

    def awaits(self, first: int, last: int) -> bool:
        """Whether rows among these, wanted by `ask`, are still to come; false if they failed."""
        return self._asking.is_on_errand(Span(max(0, first), last))

    def retry(self) -> None:
        """Ask again for the rows in sight, and ahead, that failed; a survey goes on, too."""
        self._asking.retry()

    def reload(self) -> None:
        """Read the list anew: forget all rows and ask for those in sight.

        The answers are taken as they are, also where they look like the list before an edit; while
        edits are held they are not, and so it is read once more when that ends.
        """
        self._must_reload = self._known.is_held
        self._asking.start_over()
        self._known.forget_rows()
        self._asking.arrived()

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Have `listener` called at each change; returns what ends that."""
        return self._listeners.add(listener)

    async def run(self) -> None:
        """Fetch what is looked at until cancelled."""
        await self._asking.run()

    # The whole list

    @property
    def survey(self) -> Survey | None:
        """How far the reading of the whole list is; None if nobody asked for it."""
        return self._asking.survey

    def load_all(
        self, until: Callable[[T], bool] | None = None, *, user: Hashable = "someone"
    ) -> None:
        """Read what is missing in the background, at most some 6 requests a second.

        With `until` it ends when a row matches, unless another user wants all; of several who look
        for a row, the last one is heeded. `SurveyMoved` tells how it gets on.
        """
        self._asking.survey_on(user, until)

    def stop_loading(self, user: Hashable | None = None) -> None:
        """Read no further for this user, or for nobody; what is here stays."""
        self._asking.survey_off(user)

    def release(self, user: Hashable | None = None) -> None:
        """Have this user need the result of `load_all` no longer; without one, nobody does.

        When that was the last one, the survey ends. As many rows as are here by then stay in
        memory, so that nothing is asked twice, until `shrink` or until the list is read anew.
        """
        self._asking.give_up_survey(user)

    @property
    def is_kept_whole(self) -> bool:
        """Whether rows out of sight stay because the whole list is, or was, read."""
        return self._known.shelf.keeps_more

    def shrink(self, keep: int) -> None:
        """Forget rows out of sight until `keep` are left, unless a survey's result is in use."""
        if self.survey is None:
            self._asking.shrink(keep)

    # Edits

    def prime(self, page: Page[T]) -> None:
        """Take rows that came another way, at `page.offset`."""
        self._known.take(Span.of(page.offset, len(page.items)), page, self._known.mark)
        self._asking.arrived()

    def hold(self) -> Callable[[], None]:
        """Say that the service will be told of edits only later; returns what says that it was.

        Until then an answer may know all, some or none of the edits made meanwhile; rows of which
        that leaves open where they stand come afterwards. If it refuses, take the edits back first.
        """
        holder = object()
        self._holders.add(holder)
        self._known.is_held = True

        def release() -> None:
            self._holders.discard(holder)
            if self._known.is_held and not self._holders:
                self._known.is_held = False
                self._known.journal.settle()
                self._asking.settled()
                if self._must_reload:
                    self.reload()

        return release

    def remove(self, indices: Iterable[int]) -> None:
        """Take these rows out. What the list doesn't have is left aside; so it is for all edits,
        and before the first answer there is nothing to edit."""
        total = self.total or 0
        chosen = tuple(sorted({index for index in indices if 0 <= index < total}))
        if chosen:
            self._edit(Removal(chosen), {})

    def insert(self, index: int, rows: Sequence[T | Absent | Failed]) -> None:
        """Put rows in before the row at `index`; those that are not known themselves (`LOADING`,
        failed) will be asked for."""
        if self.total is None or not rows:
            return
        at = max(0, min(index, self.total))
        known = {
            at + place: None if isinstance(row, Absent) else row
            for place, row in enumerate(rows)
            if row is not Absent.LOADING and not isinstance(row, Failed)
        }
        self._edit(Insertion(at, len(rows)), known)

    def move(self, first: int, count: int, before: int) -> None:
        """Put `count` rows from `first` on before the row that stands at `before` until then."""
        total = self.total or 0
        first = max(0, first)
        count = min(count, total - first)
        before = max(0, min(before, total))
        if count > 0 and not first <= before <= first + count:
            self._edit(Movement(first, count, before), {})

    def replace(self, index: int, row: T) -> None:
        """Put another row in the place of the one at `index`."""
        if 0 <= index < (self.total or 0):
            self._edit(Replacement(index), {index: row})

    def _edit(self, edit: Edit, rows: Mapping[int, T | None]) -> None:
        known = self._known
        known.edit(edit, rows, now=self._asking.now())
        self._asking.edited(edit)
        if isinstance(edit, Replacement):
            known.tell_arrived(rows)
        else:
            known.tell_edit(edit, rows)
        self._asking.arrived()
