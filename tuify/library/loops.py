"""Loops: what goes on in the background on behalf of something, startable and stoppable by key."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine, Hashable

Job = Callable[[], Coroutine[object, object, None]]


class Loops:
    """Jobs by key. They run while `run` does; one that was started before waits for it.

    A job that ends is forgotten, so that one of the same key can be started again.
    """

    def __init__(self) -> None:
        self._jobs: dict[Hashable, Job] = {}
        self._tasks: dict[Hashable, asyncio.Task[None]] = {}
        self._group: asyncio.TaskGroup | None = None

    def start(self, key: Hashable, job: Job) -> None:
        """Have `job` done, unless one of this key is under way."""
        if key not in self._jobs:
            self._jobs[key] = job
            self._launch(key)

    def stop(self, key: Hashable) -> None:
        """End the job of this key, if there is one."""
        self._jobs.pop(key, None)
        task = self._tasks.pop(key, None)
        if task is not None:
            task.cancel()

    async def run(self) -> None:
        """Do the jobs until cancelled. Ends with the fault of the first that has one."""
        try:
            async with asyncio.TaskGroup() as group:
                self._group = group
                for key in tuple(self._jobs):
                    self._launch(key)
                await asyncio.Event().wait()
        finally:
            self._group = None
            self._tasks.clear()

    def _launch(self, key: Hashable) -> None:
        if self._group is None:
            return
        task = self._group.create_task(self._jobs[key]())
        self._tasks[key] = task
        task.add_done_callback(lambda done: self._note_end(key, done))

    def _note_end(self, key: Hashable, done: asyncio.Task[None]) -> None:
        if self._tasks.get(key) is done and not done.cancelled():
            del self._tasks[key]
            self._jobs.pop(key, None)
