"""Marking rows: one, up to here, all; and what becomes of the marks."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library.places import PLAYLISTS, Place, PlaceKind

PLAYABLE = 296
"""Of the 300 songs four are not available any more, and can't be marked."""


def perform(act: Callable[[WorldScene], Awaitable[None]], *, songs: int = 300) -> None:
    """Act on an account of its own."""

    async def run() -> None:
        async with on_world(options=EmulatorOptions(saved_tracks=songs)) as scene:
            await act(scene)

    asyncio.run(run())


def marks(scene: WorldScene) -> list[int]:
    """The rows that are marked."""
    page = scene.app.main.library.page
    assert page is not None
    return list(page.marks)


def is_read(scene: WorldScene) -> bool:
    page = scene.app.main.library.page
    assert page is not None
    assert page.listing is not None
    return page.listing.rows.survey is not None


def test_m_marks_and_goes_down_and_unmarks() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "j", "m", "k", "m", "k", "k", "k", "m")
        assert marks(scene) == []
        await scene.press("m", "j", "m")
        assert marks(scene) == [1, 3]
        assert "marked" in scene.text().split("\n")[0]
        await scene.press("escape")
        assert marks(scene) == []
        assert "marked" not in scene.text()

    perform(act)


def test_a_range_goes_from_the_row_marked_last_to_the_cursor_either_way() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("j", "j", "m", "j", "M")
        assert marks(scene) == [2, 3, 4]
        await scene.press("g", "g", "M")
        assert marks(scene) == [0, 1, 2, 3, 4]

    perform(act)


def test_a_range_over_rows_that_are_not_here_has_them_read() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "G")
        await scene.settle()
        await scene.press("M")
        page = scene.app.main.library.page
        assert page is not None
        await scene.until(lambda: page.missing == 0, "the rows between never came")
        assert len(list(page.marked())) == len(marks(scene)) == PLAYABLE

    perform(act)


def test_marks_far_out_of_sight_are_still_known() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "G")
        await scene.settle()
        for _ in range(25):
            await scene.press("pageup")
        await scene.press("C")
        await scene.settle()
        assert scene.app.clipboard == "Caspian Fell - Invisible Harbour"

    perform(act, songs=5_000)


def test_all_of_a_long_list_is_read_first() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+a")
        await scene.until(lambda: len(marks(scene)) == PLAYABLE, "not all were marked")
        page = scene.app.main.library.page
        assert page is not None
        assert page.missing == 0
        assert "Reading" not in scene.bottom()
        assert not is_read(scene)

    perform(act)


def test_a_list_that_changes_while_it_is_read_to_mark_it_is_read_no_further() -> None:
    async def act(scene: WorldScene) -> None:
        stall = asyncio.Event()

        async def gate(request: httpx.Request) -> None:
            if int(request.url.params.get("offset", 0)) >= 400:
                await stall.wait()

        scene.world.wire.gate = gate
        await scene.press("ctrl+a")
        await scene.says("Reading to mark: 400 of 1,000, Esc stops")
        assert is_read(scene)
        page = scene.app.main.library.page
        assert page is not None
        assert page.listing is not None
        page.listing.rows.reload()
        await scene.says("The list changed meanwhile")
        assert not is_read(scene)
        stall.set()

    perform(act, songs=1_000)


def test_reading_all_can_be_stopped_and_marks_what_is_here() -> None:
    async def act(scene: WorldScene) -> None:
        stall = asyncio.Event()

        async def gate(request: httpx.Request) -> None:
            if int(request.url.params.get("offset", 0)) >= 400:
                await stall.wait()

        scene.world.wire.gate = gate
        await scene.press("ctrl+a")
        await scene.says("Reading to mark: 400 of 1,000, Esc stops")
        await scene.press("escape")
        await scene.says("only the 396 of 1,000 that are here are marked")
        assert len(marks(scene)) == 396
        assert not is_read(scene)
        stall.set()
        await scene.press("escape")
        assert marks(scene) == []

    perform(act, songs=1_000)


def test_marks_stay_with_their_rows_through_changes_also_of_a_page_one_has_left() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        await scene.press("j", "j", "m", "g", "g")
        scene.session.edits.remove(listing, [0])
        await scene.settle()
        assert marks(scene) == [1]
        await scene.press("g", "s")
        scene.session.edits.undo()
        await scene.settle()
        await scene.press("backspace")
        await scene.settle()
        assert marks(scene) == [2]

    perform(act)


def test_a_list_that_is_read_anew_has_no_marks() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        await scene.press("m", "m")
        listing.rows.reload()
        await scene.settle()
        assert marks(scene) == []

    perform(act)


def test_filtered_rows_are_marked_by_what_they_are() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        arranged = scene.app.main.library.page.arranged if scene.app.main.library.page else None
        assert arranged is not None
        arranged.arrange("Skyline")
        await scene.settle()
        await scene.press("ctrl+a")
        assert marks(scene) == [2]
        arranged.arrange("")
        await scene.settle()
        assert marks(scene) == [2]
        assert listing.rows.total == 5

    perform(act)


def test_where_several_lists_stand_nothing_is_marked() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("A")
        await scene.settle()
        await scene.press("ctrl+a")
        await scene.says("Rows are marked within one list")

    perform(act)


def test_marks_of_one_page_are_not_those_of_another() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m")
        await scene.open(PLAYLISTS)
        assert marks(scene) == []
        await scene.open(Place(PlaceKind.LIKED))
        assert "marked" not in scene.text().split("\n")[0]

    perform(act)
