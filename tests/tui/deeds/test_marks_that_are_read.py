"""What is to be done with marked rows of which some are still to be read."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library.listing import Listing


def with_marks_to_come(
    act: Callable[[WorldScene, asyncio.Event], Awaitable[None]], *, songs: int = 1_000
) -> None:
    """Act where rows from the first to the last are marked and those between come only once an
    event is set."""

    async def run() -> None:
        stall = asyncio.Event()

        async def gate(request: httpx.Request) -> None:
            if 400 <= int(request.url.params.get("offset", 0)) < songs - 100:
                await stall.wait()

        async with on_world(options=EmulatorOptions(saved_tracks=songs)) as scene:
            scene.world.wire.gate = gate
            await scene.press("m", "G")
            await scene.settle()
            await scene.press("M", "s")
            await scene.says("Reading what is marked: ")
            await act(scene, stall)

    asyncio.run(run())


def test_it_is_done_once_all_of_them_are_here() -> None:
    async def act(scene: WorldScene, stall: asyncio.Event) -> None:
        assert "of 996, Esc stops" in scene.bottom()
        assert scene.world.wire.changes() == []
        stall.set()
        await scene.says("Removed 994 tracks")
        left = (await scene.world.ask("me/tracks?limit=1"))["total"]
        assert left < 20  # those that are not available any more

    with_marks_to_come(act)


def test_esc_stops_it_and_nothing_is_done() -> None:
    async def act(scene: WorldScene, stall: asyncio.Event) -> None:
        await scene.press("escape")
        await scene.says("Stopped: only the")
        stall.set()
        await scene.press("g", "g", "M")  # which reads on, but for the marks alone
        page = scene.app.main.library.page
        assert page is not None
        await scene.until(lambda: len(list(page.marked())) == 996, "it read no further")
        await scene.settle()
        assert scene.world.wire.changes() == []

    with_marks_to_come(act)


def test_a_list_that_changes_meanwhile_is_left_alone() -> None:
    async def act(scene: WorldScene, stall: asyncio.Event) -> None:
        page = scene.app.main.library.page
        assert page is not None
        assert isinstance(page.source, Listing)
        page.source.rows.reload()
        await scene.says("The list changed meanwhile; please mark it again")
        stall.set()
        await scene.settle()
        assert scene.world.wire.changes() == []

    with_marks_to_come(act)
