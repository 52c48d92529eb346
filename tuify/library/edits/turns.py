"""Whose turn it is: changes on their way, and those that can be taken back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from tuify.library.edits.change import Change
from tuify.library.edits.journal import Journal, Undoable
from tuify.library.edits.lane import Job, Lane, Stage
from tuify.library.edits.news import Deed, News, TakenBack
from tuify.library.listeners import Listeners


class Turns:
    """Two lanes, one for playlists and one for what is saved, and one journal of both."""

    def __init__(self) -> None:
        self._listeners: Listeners[News] = Listeners()
        self._of_playlists = Lane(self._listeners.tell, self._ended)
        self._of_saved = Lane(self._listeners.tell, self._ended)
        self._journal = Journal()
        self._undoing: dict[Job, Undoable] = {}
        self._numbers = 0

    @property
    def undoable(self) -> str:
        """What `undo` would take back, in words; empty if nothing."""
        newest = self._journal.newest
        return "" if newest is None else newest.deed.done

    def submit(self, change: Change, *, is_saving: bool = False) -> None:
        """Show a change, and send it when its turn comes."""
        lane = self._of_saved if is_saving else self._of_playlists
        job = self._job(change)
        self._journal.add(Undoable(job.number, change.deed, change.total, lane, job))
        lane.append(job)

    def newest(self, target: str) -> Change | None:
        """The last change of a target that is on its way, unless it is to go no further."""
        job = self._of_playlists.newest(target)
        return None if job is None or job.is_ending else job.change

    def is_undoing(self, target: str) -> bool:
        """Whether a change of a target is under way that is to be taken back: what is wished for
        meanwhile would go with it."""
        job = self._of_playlists.newest(target)
        return job is not None and job.undo_wanted

    def leave(self, deed: Deed) -> None:
        """Tell of a change that needs nothing sent: all is so already."""
        self._numbers += 1
        self._listeners.tell(TakenBack(self._numbers, deed, is_undo=False, was_so=True))

    def undo(self) -> bool:
        """Take back the newest change; False if there is none."""
        newest = self._journal.newest
        if newest is None:
            return False
        newest.is_unwanted = True
        self._take_back()
        return True

    def stop(self) -> None:
        """End what is under way before its next request, and take back what waits."""
        self._of_playlists.stop()
        self._of_saved.stop()

    def subscribe(self, listener: Callable[[News], None]) -> Callable[[], None]:
        """Have `listener` called with all news; returns what ends that."""
        return self._listeners.add(listener)

    async def run(self) -> None:
        """Send changes until cancelled."""
        async with asyncio.TaskGroup() as lanes:
            lanes.create_task(self._of_playlists.run())
            lanes.create_task(self._of_saved.run())

    def _take_back(self) -> None:
        """Take back what is unwanted, the newest first; those before one under way wait for it."""
        for page in self._journal.unwanted:
            job = page.job
            if job is None:
                self._reverse(page)
            elif job.stage is Stage.WAITING:
                page.lane.cancel(job)
            elif job.run is not None:
                job.undo_wanted = True
                job.run.stop()
                return

    def _reverse(self, page: Undoable) -> None:
        self._journal.drop(page)
        page.is_unwanted = False
        if page.reverse is None:
            return
        job = self._job(page.reverse, undoes=page.total)
        page.reverse = None
        self._undoing[job] = page
        page.lane.append(job)

    def _job(self, change: Change, *, undoes: int | None = None) -> Job:
        self._numbers += 1
        return Job(self._numbers, change, undoes=undoes)

    def _ended(self, job: Job) -> None:
        """A job is over: note how it could be taken back."""
        if job.is_undo:
            page = self._undoing.pop(job)
            page.reverse = None if job.has_clashed else job.change.rest()
            if page.reverse is not None:
                self._journal.add(page)
            return
        known = self._journal.page_of(job)
        if known is None:
            return
        known.job, known.deed, known.reverse = None, job.change.deed, job.change.reverse()
        if known.reverse is None:
            self._journal.drop(known)
        if job.undo_wanted:
            self._take_back()
