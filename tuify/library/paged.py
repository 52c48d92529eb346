"""PagedList: a list of known length of which only some rows are here.

It knows which rows someone looks at and sees to it that these come, with as few requests as that
takes: nothing that flew by, nothing twice, the end of the list as directly as its beginning.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from tuify.library.changes import (
    Absent,
    Change,
    Failed,
    ListReset,
    RowsArrived,
    RowsAskedAgain,
    RowsFailed,
    TotalChanged,
)
from tuify.library.listeners import Listeners
from tuify.library.shelf import Failure, Shelf
from tuify.library.sight import Sight
from tuify.library.windows import Span, ahead_of, window_ahead, windows_for
from tuify.spotify.errors import RateLimited, SpotifyError
from tuify.spotify.paging import Page

__all__ = [
    "Absent",
    "Change",
    "Failed",
    "ListReset",
    "PagedList",
    "RowsArrived",
    "RowsAskedAgain",
    "RowsFailed",
    "Source",
    "TotalChanged",
]

T = TypeVar("T")

LANES = 2
"""Requests a list has under way at a time, at most."""


class Source(Protocol[T]):
    """Where a list's rows come from."""

    async def fetch(self, offset: int, limit: int) -> Page[T]:
        """Rows `offset` to `offset + limit - 1`, and how many there are in all.

        Raises SpotifyError.
        """
        ...


@dataclass(frozen=True, slots=True, eq=False)
class _Request:
    """A request under way. `resets` is how often the list had been reset when it was made."""

    span: Span
    task: asyncio.Task[None]
    resets: int


class PagedList(Generic[T]):
    """Rows of a list by position, fetched as they come into sight.

    Times are seconds on `clock`. `page_size` is what one request may bring, `keep_pages` how many
    times as much is kept in memory. Everything but `run` returns at once; what changed is told to
    the subscribers.

    When an answer gives another total than was known, rows may have moved: all are forgotten but
    those of that answer, and those in sight are asked for again, once for each look.
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
        self._source = source
        self._clock = clock
        self._sleep = sleep
        self._page_size = page_size
        self._shelf: Shelf[T] = Shelf(page_size * keep_pages)
        self._sight = Sight()
        self._total: int | None = None
        self._total_is_old = False
        self._may_reset = True
        self._resets = 0
        self._requests: tuple[_Request, ...] = ()
        self._reached = 0.0
        self._listeners: Listeners[Change] = Listeners()
        self._wake = asyncio.Event()

    @property
    def total(self) -> int | None:
        """How many rows there are; None until the first answer."""
        return self._total

    def row(self, index: int) -> T | Absent | Failed:
        """The row at `index`, or why there is none to show."""
        return self._shelf.row(index)

    def find(self, matches: Callable[[T], bool]) -> int | None:
        """The first row that is here and matches; None if there is none. Asks for nothing."""
        return self._shelf.find(matches)

    def look_at(self, first: int, last: int) -> None:
        """Say that rows `first` to `last` are in sight now; they may lie beyond the list's end."""
        span = Span(max(0, first), last)
        if not span or span == self._sight.now:
            return
        self._sight = self._sight.looked(span, self._now())
        self._may_reset = True
        self._wake.set()

    def retry(self) -> None:
        """Ask again for the rows in sight, and ahead, that failed."""
        self._ask_again(self._shelf.failures)
        self._wake.set()

    def reload(self) -> None:
        """Read the list anew: forget all rows and ask for those in sight."""
        for request in self._requests:
            self._drop(request)
        self._shelf.forget_all()
        self._sight = self._sight.forgot_travel()
        self._total_is_old = True
        self._listeners.tell(ListReset())
        self._wake.set()

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        """Have `listener` called at each change; returns what ends that."""
        return self._listeners.add(listener)

    async def run(self) -> None:
        """Fetch what is looked at until cancelled."""
        alarm: asyncio.Task[None] | None = None
        try:
            async with asyncio.TaskGroup() as tasks:
                while True:
                    self._wake.clear()
                    due = self._proceed(tasks)
                    if alarm is not None:
                        alarm.cancel()
                    alarm = None if due is None else tasks.create_task(self._wake_at(due))
                    await self._wake.wait()
        finally:
            self._requests = ()

    async def _wake_at(self, due: float) -> None:
        await self._sleep(max(0.0, due - self._now()))
        # The time has come, even if the clock lacks the last bit of it.
        self._reached = due
        self._wake.set()

    def _now(self) -> float:
        return max(self._clock(), self._reached)

    # What to ask for

    def _proceed(self, tasks: asyncio.TaskGroup) -> float | None:
        """Start the requests that are wanted now; returns when to look again, if time matters."""
        now = self._now()
        seen = self._sight.now
        if seen is None:
            return None
        self._shelf.keep_near(seen, self._ahead(seen))
        self._ask_again([f for f in self._shelf.failures if _is_due(f, now)])
        wishes = self._wishes(now)
        while wishes:
            if len(self._requests) >= LANES and not self._free_a_lane(seen):
                break
            self._start(wishes[0], tasks)
            wishes = self._wishes(now)
        times = [f.again_at for f in self._shelf.failures if f.again_at is not None]
        if now < self._sight.rests_at():
            times.append(self._sight.rests_at())
        return min(times, default=None)

    def _wishes(self, now: float) -> tuple[Span, ...]:
        """The windows wanted now that nobody has asked for, the most urgent first."""
        stayed = self._sight.stayed(now)
        total = None if self._total_is_old else self._total
        if total is None and self._requests:
            return ()
        size, travel = self._page_size, self._sight.travel
        wishes = windows_for(stayed, self._lacks, total=total, page_size=size, travel=travel)
        if wishes or now < self._sight.rests_at():
            return wishes
        zone = self._ahead(stayed)
        ahead = window_ahead(zone, self._lacks, total=total, page_size=size, travel=travel)
        return () if ahead is None else (ahead,)

    def _ahead(self, sight: Span) -> Span:
        return ahead_of(sight, self._sight.travel, self._page_size)

    def _lacks(self, index: int) -> bool:
        """Whether a row is neither here, nor on its way, nor known to have failed."""
        return (
            index not in self._shelf
            and not any(index in request.span for request in self._requests)
            and self._shelf.failure_at(index) is None
        )

    def _ask_again(self, failures: list[Failure] | tuple[Failure, ...]) -> None:
        self._shelf.forget_failures(failures)
        for failure in failures:
            self._listeners.tell(RowsAskedAgain(failure.span.first, failure.span.last))

    # Requests

    def _start(self, span: Span, tasks: asyncio.TaskGroup) -> None:
        task = tasks.create_task(self._fetch(span))
        self._requests = (*self._requests, _Request(span, task, self._resets))

    def _free_a_lane(self, seen: Span) -> bool:
        """Cancel a request for rows that are out of sight by now, if there is one."""
        ahead = self._ahead(seen)
        for request in self._requests:
            if not request.span.overlaps(seen) and not request.span.overlaps(ahead):
                self._drop(request)
                return True
        return False

    def _drop(self, request: _Request) -> None:
        self._requests = tuple(known for known in self._requests if known is not request)
        request.task.cancel()

    async def _fetch(self, span: Span) -> None:
        """One request, from the question to the subscribers."""
        # From Python 3.12 on Textual starts tasks eagerly: this one would run, and with a source in
        # the same process even end, before `_start` has noted it.
        await asyncio.sleep(0)
        try:
            answer: Page[T] | SpotifyError = await self._source.fetch(span.first, len(span))
        except SpotifyError as error:
            answer = error
        me = asyncio.current_task()
        mine = next((request for request in self._requests if request.task is me), None)
        if mine is None:
            return
        self._requests = tuple(request for request in self._requests if request is not mine)
        if isinstance(answer, SpotifyError):
            self._fail(span, answer)
        elif mine.resets == self._resets or answer.total == self._total:
            self._take(span, answer)
        # Else the answer is of the list as it was before it changed, where rows stood elsewhere.
        self._wake.set()

    def _fail(self, span: Span, error: SpotifyError) -> None:
        again_at = None
        if isinstance(error, RateLimited):
            # A second at least, so that a time that has passed already does not make a loop.
            again_at = max(error.retry_at, self._now() + 1.0)
        self._shelf.fail(Failure(span, error, again_at))
        self._listeners.tell(RowsFailed(span.first, span.last, error))

    def _take(self, span: Span, page: Page[T]) -> None:
        if page.total != self._total:
            self._learn_total(page.total)
        self._total_is_old = False
        limit = min(len(span), page.limit) if page.limit > 0 else len(span)
        brought = Span(span.first, span.first + max(limit, min(len(page.items), len(span))) - 1)
        brought = brought.within(page.total)
        self._shelf.put(brought, page.items)
        if brought:
            self._listeners.tell(RowsArrived(brought.first, brought.last))

    def _learn_total(self, total: int) -> None:
        """Take a new total; if it is another than before, rows may have moved."""
        known, self._total = self._total, total
        if known is not None:
            if self._may_reset:
                self._may_reset = False
                self._resets += 1
                self._shelf.forget_all()
                self._listeners.tell(ListReset())
            self._shelf.cut(total)
        self._listeners.tell(TotalChanged(total))


def _is_due(failure: Failure, now: float) -> bool:
    return failure.again_at is not None and failure.again_at <= now
