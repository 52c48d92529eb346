"""What a long list asks for, and when: the rows in sight, those ahead, and what else is wanted.

The most urgent goes first: rows in sight, then a page ahead, then errands, then a survey of the
whole list. Times are seconds.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Hashable, Iterable
from typing import Generic, TypeVar

from tuify.library.changes import Change, RowsAskedAgain, SurveyMoved
from tuify.library.editing import Edit, runs
from tuify.library.known import KnownRows
from tuify.library.lanes import Lanes, Purpose, Request, Source
from tuify.library.shelf import Failure
from tuify.library.sight import Sight
from tuify.library.survey import Survey, Surveyor
from tuify.library.windows import Span
from tuify.library.wishes import Wishes
from tuify.spotify.errors import RateLimited, SpotifyError
from tuify.spotify.paging import Page

T = TypeVar("T")

LAG_S = 0.5
"""How long nothing is asked after an answer that lacked an edit: the next would lack it, too."""


class Asking(Generic[T]):
    """The loop that fetches what is wanted of a list into what is known of it."""

    def __init__(
        self,
        source: Source[T],
        known: KnownRows[T],
        tell: Callable[[Change], None],
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        page_size: int,
    ) -> None:
        self._known = known
        self._tell = tell
        self._clock = clock
        self._sleep = sleep
        self._sight = Sight()
        self._errands: tuple[Span, ...] = ()
        self._surveyor: Surveyor[T] | None = None
        self._lanes = Lanes(source, self._answered)
        self._wishes = Wishes(known, self._lanes, page_size)
        self._paused_until = 0.0
        self._reached = 0.0
        self._wake = asyncio.Event()

    # What is wanted

    def look_at(self, span: Span) -> None:
        """These rows are in sight."""
        if not span or span == self._sight.now:
            return
        self._sight = self._sight.looked(span, self.now())
        self._known.may_reset = True
        self._wake.set()

    def run_errand(self, span: Span) -> None:
        """These rows are wanted once, though nobody looks at them."""
        self._errands = (*self._errands, span)
        self._wake.set()

    def is_on_errand(self, span: Span) -> bool:
        """Whether rows of these are wanted so, and have neither come nor failed."""
        return any(errand.overlaps(span) for errand in self._errands)

    def survey_on(self, user: Hashable, until: Callable[[T], bool] | None) -> None:
        """All rows are wanted by a user, or all until one matches."""
        if self._surveyor is None:
            self._surveyor = Surveyor()
            self._known.may_reset = True
        self._known.shelf.keep_all()
        self._surveyor.start(user, until)
        self._survey_moved()
        self._wake.set()

    def survey_off(self, user: Hashable | None = None) -> None:
        """Read no further for this user; None: for nobody."""
        if self._surveyor is not None and self._surveyor.is_on:
            self._surveyor.stop(user)
            self._survey_moved()

    def give_up_survey(self, user: Hashable | None = None) -> None:
        """End the survey once no other user holds its result; None: even if one does. What it has
        read stays."""
        surveyor = self._surveyor
        if surveyor is None or (user is not None and not surveyor.let_go(user)):
            return
        if user is not None and surveyor.has_users:
            self._survey_moved()
            return
        self._known.shelf.keep_as_many()
        self._surveyor = None
        self._tell(SurveyMoved(None))
        self._wake.set()

    @property
    def survey(self) -> Survey | None:
        """How far the survey is; None if there is none."""
        if self._surveyor is None:
            return None
        return self._surveyor.report(len(self._known.shelf), self._wishes.total)

    def retry(self) -> None:
        """Ask again for what failed, and have a survey go on."""
        self._ask_again(self._known.shelf.failures)
        if self._surveyor is not None and self._surveyor.error is not None:
            self._surveyor.retry()
            self._survey_moved()
        self._wake.set()

    def start_over(self) -> None:
        """Drop all requests: the list is read anew."""
        self._lanes.cancel_all()
        self._known.age(self.now(), None)
        self._sight = self._sight.forgot_travel()
        self._errands = ()
        self._wake.set()

    def edited(self, edit: Edit) -> None:
        """Rows went elsewhere: so does what is on its way."""
        self._lanes.shift(edit.moved)
        if self._surveyor is not None:
            self._surveyor.moved(edit.moved)
        self._wake.set()

    def arrived(self) -> None:
        """Rows came another way."""
        self._survey_moved()
        self._wake.set()

    def settled(self) -> None:
        """The service knows all edits: what is asked from here on is of the list as it is."""
        self._paused_until = 0.0
        self._wake.set()

    def shrink(self, keep: int) -> None:
        """Forget rows out of sight until `keep` are left."""
        seen = self._sight.now
        self._known.shelf.keep_usual()
        self._known.shelf.shrink(keep, (seen,) if seen is not None else ())

    # The loop

    async def run(self) -> None:
        """Fetch what is wanted until cancelled."""
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
            self._lanes.forget_all()

    async def _wake_at(self, due: float) -> None:
        await self._sleep(max(0.0, due - self.now()))
        # The time has come, even if the clock lacks the last bit of it.
        self._reached = due
        self._wake.set()

    def now(self) -> float:
        """The time."""
        return max(self._clock(), self._reached)

    def _proceed(self, tasks: asyncio.TaskGroup) -> float | None:
        """Start the requests that are wanted now; returns when to look again, if time matters."""
        now = self.now()
        self._known.age(now, self._lanes.oldest)
        times = self._see_to_sight(tasks, now)
        if now < self._paused_until:
            return min([*times, self._paused_until])
        self._see_to_errands(tasks)
        times += self._see_to_survey(tasks, now)
        return min(times, default=None)

    def _see_to_sight(self, tasks: asyncio.TaskGroup, now: float) -> list[float]:
        sight, seen, shelf = self._sight, self._sight.now, self._known.shelf
        if seen is None:
            return []
        ahead = self._wishes.ahead(sight, seen)
        shelf.keep_near(seen, ahead, *self._errands)
        self._ask_again([f for f in shelf.failures if _is_due(f, now)])
        if now >= self._paused_until:
            while wishes := self._wishes.in_sight(sight, now):
                if self._lanes.are_full and not self._lanes.make_room(seen, ahead):
                    break
                self._start(wishes[0], Purpose.SIGHT, tasks)
        times = [f.again_at for f in shelf.failures if f.again_at is not None]
        if now < sight.rests_at():
            times.append(sight.rests_at())
        return times

    def _see_to_errands(self, tasks: asyncio.TaskGroup) -> None:
        total, shelf = self._wishes.total, self._known.shelf
        if total is not None:
            within = (span.within(total) for span in self._errands)
            self._errands = tuple(
                span for span in within if any(index not in shelf for index in span)
            )
        for span in self._errands:
            for window in self._wishes.of(span):
                if self._lanes.are_full:
                    return
                self._start(window, Purpose.ERRAND, tasks)

    def _see_to_survey(self, tasks: asyncio.TaskGroup, now: float) -> list[float]:
        surveyor = self._surveyor
        due = surveyor.due(now) if surveyor is not None else None
        busy = self._lanes.are_full or self._lanes.serve(Purpose.SURVEY)
        if surveyor is None or due is None or busy:
            return []
        window = self._wishes.of_all()
        if window is None:
            return []
        if now < due:
            return [due]
        if surveyor.is_spent(self._wishes.pages):
            self.survey_off()
            return []
        failures = [f for f in self._known.shelf.failures if f.span.overlaps(window)]
        self._ask_again(failures)
        surveyor.asked(now)
        self._start(window, Purpose.SURVEY, tasks)
        return []

    def _ask_again(self, failures: Iterable[Failure]) -> None:
        failures = tuple(failures)
        self._known.shelf.forget_failures(failures)
        for failure in failures:
            self._tell(RowsAskedAgain(failure.span.first, failure.span.last))

    def _start(self, span: Span, purpose: Purpose, tasks: asyncio.TaskGroup) -> None:
        self._lanes.start(span, purpose, self._known.mark, tasks)

    # Answers

    def _answered(self, request: Request, answer: Page[T] | SpotifyError) -> None:
        if isinstance(answer, SpotifyError):
            self._fail(request, answer)
        else:
            self._take(request, answer)
        self._wake.set()

    def _take(self, request: Request, page: Page[T]) -> None:
        known, surveyor = self._known, self._surveyor
        if surveyor is not None and page.total == known.total:
            # It holds still, so that the next change is one and no flapping.
            known.may_reset = True
        if not known.take(request.span, page, request.mark):
            self._paused_until = self.now() + LAG_S
        if surveyor is not None and request.purpose is Purpose.SURVEY:
            surveyor.answered()
        self._survey_moved()

    def _fail(self, request: Request, error: SpotifyError) -> None:
        again_at = None
        if isinstance(error, RateLimited):
            # A second at least, so that a time that has passed already does not make a loop.
            again_at = max(error.retry_at, self.now() + 1.0)
        if request.purpose is Purpose.ERRAND:
            self._errands = tuple(e for e in self._errands if not e.overlaps(request.span))
        for run in runs(request.covers):
            self._known.fail(run, error, again_at)
        if self._surveyor is not None and request.purpose is Purpose.SURVEY:
            self._surveyor.failed(error, again_at)
            self._survey_moved()

    def _survey_moved(self) -> None:
        surveyor = self._surveyor
        if surveyor is None:
            return
        if surveyor.until is not None and surveyor.is_on:
            surveyor.saw(self._known.find(surveyor.until))
        self._tell(SurveyMoved(self.survey))


def _is_due(failure: Failure, now: float) -> bool:
    return failure.again_at is not None and failure.again_at <= now
