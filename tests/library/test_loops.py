"""Jobs in the background, by key."""

from __future__ import annotations

import asyncio

import pytest

from tuify.library.loops import Loops


class Jobs:
    """Jobs that say what becomes of them."""

    def __init__(self) -> None:
        self.said: list[str] = []

    async def endless(self) -> None:
        self.said.append("begun")
        try:
            await asyncio.Event().wait()
        finally:
            self.said.append("ended")

    async def short(self) -> None:
        self.said.append("done")


def test_a_job_waits_for_the_loops_and_ends_with_them() -> None:
    async def story() -> None:
        jobs, loops = Jobs(), Loops()
        loops.start("one", jobs.endless)
        loops.start("one", jobs.endless)
        running = asyncio.create_task(loops.run())
        await asyncio.sleep(0.01)
        assert jobs.said == ["begun"]
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
        assert jobs.said == ["begun", "ended"]

    asyncio.run(story())


def test_a_job_can_be_stopped_and_started_again() -> None:
    async def story() -> None:
        jobs, loops = Jobs(), Loops()
        running = asyncio.create_task(loops.run())
        await asyncio.sleep(0)
        loops.start("one", jobs.endless)
        await asyncio.sleep(0.01)
        loops.stop("one")
        loops.start("one", jobs.endless)
        await asyncio.sleep(0.01)
        assert sorted(jobs.said) == ["begun", "begun", "ended"]
        loops.stop("unknown")
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(story())


def test_a_job_that_ended_can_be_started_again() -> None:
    async def story() -> None:
        jobs, loops = Jobs(), Loops()
        running = asyncio.create_task(loops.run())
        for _ in range(2):
            loops.start("short", jobs.short)
            await asyncio.sleep(0.01)
        assert jobs.said == ["done", "done"]
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)

    asyncio.run(story())


def test_a_fault_ends_them_all() -> None:
    async def fail() -> None:
        raise ZeroDivisionError

    async def story() -> None:
        loops = Loops()
        loops.start("bad", fail)
        with pytest.raises(ExceptionGroup):
            await loops.run()

    asyncio.run(story())
