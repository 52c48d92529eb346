"""Sorting what is listed, from the menu to the rows."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library import things
from tuify.library.entries import Thing
from tuify.library.fuzzy import fold
from tuify.tui.actions import ACTIONS
from tuify.tui.find.sort_menu import SortMenu

Golden = Callable[[str, str], None]
Act = Callable[[WorldScene], Awaitable[None]]
SIZES = [(80, 24), (50, 16)]


def perform(act: Act, size: tuple[int, int] = (80, 24), songs: int = 120) -> None:
    async def run() -> None:
        options = EmulatorOptions(saved_tracks=songs)
        async with on_world(size=size, options=options) as scene:
            await act(scene)

    asyncio.run(run())


def names(scene: WorldScene, of: Callable[[Thing], str]) -> list[str]:
    page = scene.app.main.library.page
    assert page is not None
    entries = (page.rows.entry(index) for index in range(page.rows.count()))
    found = [fold(of(entry.thing)) for entry in entries if entry is not None]
    return [name for name in found if name]


async def all_read(scene: WorldScene) -> None:
    page = scene.app.main.library.page
    assert page is not None
    assert page.listing is not None
    rows = page.listing.rows
    await scene.until(lambda: rows.survey is not None and rows.survey.is_done)
    await scene.settle()


def test_a_letter_sorts_and_the_same_again_turns_it_round() -> None:
    async def act(scene: WorldScene) -> None:
        before = names(scene, things.name)
        await scene.press("comma", "t")
        await all_read(scene)
        assert len(names(scene, things.name)) > 100
        assert names(scene, things.name) == sorted(names(scene, things.name))
        await scene.shows("Title ▲")
        await scene.press("comma", "t")
        assert names(scene, things.name) == sorted(names(scene, things.name), reverse=True)
        await scene.shows("Title ▼")
        await scene.press("comma", "0")
        assert names(scene, things.name)[: len(before)] == before
        await scene.settle()
        assert "▼" not in scene.text()
        await scene.says("The list is as it is")

    perform(act)


def test_the_cursor_and_enter_choose_as_well() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("comma", "j", "j", "enter")
        await all_read(scene)
        assert names(scene, things.by) == sorted(names(scene, things.by))
        await scene.press("comma")
        assert isinstance(scene.app.screen, SortMenu)
        await scene.press("escape")
        await scene.shows("Artist ▲")

    perform(act)


def test_the_cursor_stays_on_its_row() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("j", "j", "j")
        table = scene.app.main.library.table
        entry = table.entry_at(table.cursor)
        await scene.press("comma", "t")
        await all_read(scene)
        await scene.settle()
        assert table.entry_at(table.cursor) == entry

    perform(act)


def test_sorting_reads_a_long_list_in_the_background_and_stops_when_asked() -> None:
    async def act(scene: WorldScene) -> None:
        gate = asyncio.Event()

        async def hold(request: object) -> None:
            await gate.wait()

        scene.world.wire.gate = hold
        await scene.press("comma", "t")
        await scene.says("reading all of it, Esc stops")
        await scene.shows("of 1,000")
        assert "read " in scene.text().split("\n")[0]
        await scene.press("escape")
        await scene.says("Stopped")
        page = scene.app.main.library.page
        assert page is not None
        assert page.listing is not None
        assert page.listing.rows.survey is not None
        assert not page.listing.rows.survey.is_running
        gate.set()

    perform(act, songs=1_000)


def test_a_filtered_list_is_sorted_and_a_sorted_one_filtered() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f", *"in", "enter", "comma", "t")
        await scene.until(lambda: "of 120 fit" in scene.text())
        found = names(scene, things.name)
        assert found == sorted(found)
        assert len(found) < 100
        await scene.press("escape")
        await all_read(scene)
        assert names(scene, things.name) == sorted(names(scene, things.name))

    perform(act)


@pytest.mark.parametrize(
    ("keys", "why"),
    [
        ("g l", "The sections stand in an order of their own"),
        ("slash tab", "The newest search stands first"),
        ("slash n i g h t enter", "open one to sort it"),
        ("2", "The queue stands in the order it plays"),
        ("3", "The devices stand as Spotify lists them"),
    ],
)
def test_what_cannot_be_sorted_says_so_and_offers_nothing(keys: str, why: str) -> None:
    async def act(scene: WorldScene) -> None:
        (sort,) = (action for action in ACTIONS if action.id == "sort")
        assert scene.app.main.applies(sort)
        await scene.press(*keys.split())
        await scene.until(lambda: not scene.app.main.applies(sort))
        await scene.settle()
        assert ", sort" not in scene.bottom()
        await scene.press("comma")
        await scene.says(why)

    perform(act, (300, 40))


def test_what_can_be_sorted_offers_it() -> None:
    async def act(scene: WorldScene) -> None:
        assert ", sort" in scene.bottom()
        await scene.press("g", "l", "g", "s")
        await scene.settle()
        assert ", sort" in scene.bottom()

    perform(act, (300, 40))


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", ["menu", "sorted"])
def test_sorting_as_it_looks(state: str, size: tuple[int, int], golden: Golden) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("comma", "a")
        await all_read(scene)
        await scene.press("j")
        await scene.settle()
        if state == "menu":
            await scene.press("comma")
        golden(f"sort-{state}-{size[0]}x{size[1]}", scene.text())

    perform(act, size)
