"""The lane: changes go out one after the other, in the order they were wished for."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from enum import Enum

from tuify.library.edits.change import Change, Clash, OutcomeUnknown, Run, StopAsked
from tuify.library.edits.news import (
    Conflict,
    Deed,
    Failed,
    Finished,
    News,
    Progress,
    Started,
    Stopped,
    TakenBack,
)
from tuify.spotify.errors import SpotifyError


class Stage(Enum):
    """How far a change has come."""

    WAITING = "waiting"
    RUNNING = "running"
    ENDED = "ended"


class Job:
    """A change on its way. `undoes`: it takes another one back, which was about so many things.
    `undo_wanted`: it is to be taken back as soon as it has ended. `has_clashed`: someone else was
    at the playlist."""

    def __init__(self, number: int, change: Change, *, undoes: int | None = None) -> None:
        self.number = number
        self.change = change
        self.undoes = undoes
        self.stage = Stage.WAITING
        self.undo_wanted = False
        self.is_made = False
        self.has_clashed = False
        self.run: Run | None = None

    @property
    def is_undo(self) -> bool:
        """Whether it takes another one back."""
        return self.undoes is not None

    @property
    def about(self) -> tuple[int, Deed, bool]:
        """What all news of it have."""
        return self.number, self.change.deed, self.is_undo

    @property
    def is_ending(self) -> bool:
        """Whether it is under way, but is to go no further."""
        return self.run is not None and self.run.is_stopped


class Lane:
    """One change at a time. `tell` hears of each, `ended` is called with each job that is over."""

    def __init__(self, tell: Callable[[News], None], ended: Callable[[Job], None]) -> None:
        self._tell = tell
        self._ended = ended
        self._waiting: list[Job] = []
        self._running: Job | None = None
        self._wake = asyncio.Event()

    def append(self, job: Job) -> None:
        """Show a change and send it when its turn comes."""
        job.change.show()
        self._waiting.append(job)
        self._wake.set()

    def newest(self, target: str) -> Job | None:
        """The last job about a target that is not over."""
        return next((job for job in self._newest_first() if job.change.target == target), None)

    def cancel(self, job: Job) -> None:
        """Take back a job that waits, as if it had never been wished for."""
        self._waiting.remove(job)
        self._drop(job)

    def stop(self) -> None:
        """End what is under way before its next request, and take back what waits."""
        if self._running is not None and self._running.run is not None:
            self._running.run.stop()
        self._drop_all(list(self._waiting))

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._waiting:
                await self._make(self._waiting.pop(0))

    def _newest_first(self) -> Iterator[Job]:
        yield from reversed(self._waiting)
        if self._running is not None:
            yield self._running

    async def _make(self, job: Job) -> None:
        change = job.change
        job.stage, self._running = Stage.RUNNING, job
        job.run = Run(lambda done: self._tell(Progress(*job.about, done, change.total)))
        self._tell(Started(*job.about, change.total))
        try:
            await change.make(job.run)
        except StopAsked:
            news: News = Stopped(*job.about, change.done, change.total)
        except Clash as clash:
            news = Conflict(*job.about, clash.playlist, change.done, change.total)
            job.has_clashed = change.must_read_anew = True
        except OutcomeUnknown as unknown:
            news = Failed(*job.about, change.done, change.total, unknown.error)
            change.must_read_anew = True
        except SpotifyError as error:
            news = Failed(*job.about, change.done, change.total, error)
        else:
            job.is_made = True
            unsent = TakenBack(*job.about, was_so=change.was_so)
            news = self._finished(job) if change.done else unsent
        finally:
            self._running = None
        if job.undo_wanted or change.must_read_anew or not job.is_made:
            self._drop_all([each for each in self._waiting if _builds_upon(each, job)])
        if not job.is_made:
            change.take_back()
        self._end(job, news)

    def _finished(self, job: Job) -> Finished:
        change = job.change
        return Finished(
            *job.about,
            done=change.done,
            note=change.note,
            can_undo=not job.is_undo and change.reverse() is not None,
            playlist=change.made,
            is_part=job.undoes not in (None, change.done),
        )

    def _drop_all(self, jobs: list[Job]) -> None:
        """Take back jobs that wait, the last one first: so each finds what it had changed."""
        for job in reversed(jobs):
            self._waiting.remove(job)
            self._drop(job)

    def _drop(self, job: Job) -> None:
        job.change.take_back()
        self._end(job, TakenBack(*job.about))

    def _end(self, job: Job, news: News) -> None:
        if job.change.must_read_anew:
            job.change.read_anew()
        else:
            job.change.settle()
        job.stage = Stage.ENDED
        self._ended(job)
        self._tell(news)


def _builds_upon(later: Job, job: Job) -> bool:
    """Whether a job counts on what another one does."""
    return bool(job.change.target) and later.change.target == job.change.target
