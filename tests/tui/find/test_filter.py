"""Filtering what is listed: the library, the queue and the devices."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library import things
from tuify.library.entries import Entry
from tuify.library.places import LIKED, Place, PlaceKind
from tuify.tui.find.filter_bar import FilterBar

Golden = Callable[[str, str], None]
Act = Callable[[WorldScene], Awaitable[None]]
SIZES = [(80, 24), (50, 16)]


class Tap:
    """Lets some answers through, and holds the others back."""

    def __init__(self, answers: int) -> None:
        self.left = answers
        self.more = asyncio.Event()

    async def __call__(self, request: httpx.Request) -> None:
        if request.url.path.endswith("/me/tracks"):
            while self.left == 0:
                self.more.clear()
                await self.more.wait()
            self.left -= 1

    def let(self, answers: int) -> None:
        self.left += answers
        self.more.set()


def perform(act: Act, size: tuple[int, int] = (80, 24), songs: int = 300) -> None:
    async def run() -> None:
        options = EmulatorOptions(saved_tracks=songs)
        async with on_world(size=size, options=options) as scene:
            await act(scene)

    asyncio.run(run())


def titles(scene: WorldScene) -> list[str]:
    page = scene.app.main.library.page
    assert page is not None
    entries = (page.rows.entry(index) for index in range(page.rows.count()))
    return [things.name(entry.thing) for entry in entries if entry is not None]


def place(scene: WorldScene) -> Place:
    page = scene.app.main.library.page
    assert page is not None
    return page.place


def title_at_cursor(scene: WorldScene) -> str:
    entry = scene.app.main.library.table.entry_at(scene.cursor)
    assert entry is not None
    return things.name(entry.thing)


def said(scene: WorldScene) -> str:
    """The line of the filter."""
    return next((line for line in scene.text().split("\n") if "Filter" in line), "")


async def all_titles(scene: WorldScene) -> list[str]:
    """The titles of all liked songs, as the service tells them."""
    found: list[str] = []
    for offset in range(0, 300, 50):
        page = await scene.session.spotify.library.get_users_saved_tracks(50, offset)
        found += [
            item.track.name for item in page.items if item is not None and item.track is not None
        ]
    return found


def test_a_short_filter_reads_all_of_the_list_and_shows_what_fits() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f", *"harbour")
        await scene.until(lambda: "of 300 fit" in said(scene))
        wanted = [title for title in await all_titles(scene) if "Harbour" in title]
        assert len(wanted) > 1
        assert [title for title in titles(scene) if "Harbour" in title] == wanted

    perform(act)


def test_it_says_how_much_was_read_and_stops_when_asked() -> None:
    async def act(scene: WorldScene) -> None:
        tap = Tap(3)
        scene.world.wire.gate = tap
        await scene.press("ctrl+f", *"ha")
        await scene.until(lambda: "of 1,000" in said(scene) and tap.left == 0)
        assert "Esc stops" in said(scene)
        await scene.press("escape")
        await scene.until(lambda: "stopped" in said(scene))
        found = titles(scene)
        asked = len(scene.world.wire.noted)
        tap.let(50)
        await scene.settle()
        assert len(scene.world.wire.noted) == asked
        assert titles(scene)[: len(found)] == found
        assert scene.app.main.library.page is not None
        await scene.press("escape")
        assert "Filter ha" not in scene.text()
        await scene.press("escape")
        await scene.settle()
        assert said(scene) == ""
        assert scene.app.main.focused is scene.app.main.library.table

    perform(act, (120, 40), songs=1_000)


@pytest.mark.parametrize("keys", [("enter", "r"), ("r",)], ids=["r in the list", "a letter"])
def test_a_filter_that_was_stopped_can_read_on(keys: tuple[str, ...]) -> None:
    async def act(scene: WorldScene) -> None:
        tap = Tap(3)
        scene.world.wire.gate = tap
        await scene.press("ctrl+f", *"ha")
        await scene.until(lambda: "of 1,000" in said(scene) and tap.left == 0)
        await scene.press("escape")
        await scene.until(lambda: "stopped, r reads on" in said(scene))
        tap.let(50)
        await scene.settle()
        assert "stopped" in said(scene)
        await scene.press(*keys)
        await scene.until(lambda: "of 1,000 fit" in said(scene))

    perform(act, (120, 40), songs=1_000)


def test_the_field_has_the_room_that_the_words_beside_it_do_not_need() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f")
        bar = scene.app.main.query_one(FilterBar)
        assert bar.field.size.width == bar.size.width - len(" Filter ")
        await scene.press("a")
        await scene.until(lambda: "of 300 fit" in said(scene))
        assert bar.field.size.width > bar.size.width // 2
        seen = set()
        for key in "nights":
            await scene.press(key)
            seen.add((bar.field.size.width, len(said(scene).partition(" of ")[0].split()[-1])))
        # What is said gets shorter, and nothing is laid out anew for that.
        assert len({digits for _, digits in seen}) > 1
        assert len({width for width, _ in seen}) == 1

    perform(act)


def test_enter_keeps_the_filter_and_esc_in_the_list_clears_it() -> None:
    async def act(scene: WorldScene) -> None:
        before = titles(scene)
        await scene.press("ctrl+f", *"harbour", "enter")
        await scene.until(lambda: "of 300 fit" in said(scene))
        assert scene.app.main.focused is scene.app.main.library.table
        await scene.press("escape")
        await scene.settle()
        assert said(scene) == ""
        assert titles(scene)[:10] == before[:10]

    perform(act)


def test_the_cursor_stays_on_its_row_if_that_fits() -> None:
    async def act(scene: WorldScene) -> None:
        while "Harbour" not in title_at_cursor(scene) or scene.cursor < 3:
            await scene.press("j")
        title = title_at_cursor(scene)
        await scene.press("ctrl+f", *"harbour")
        await scene.until(lambda: "of 300 fit" in said(scene))
        assert title_at_cursor(scene) == title
        await scene.press("escape")
        assert title_at_cursor(scene) == title

    perform(act, (120, 40))


def test_up_and_down_move_in_the_list_while_one_types() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f", "down", "down", "up", "pagedown")
        assert scene.cursor > 5
        await scene.press("pageup")
        assert scene.cursor <= 1
        await scene.press(*"j")
        assert "Filter j" in scene.text()

    perform(act)


def test_letters_belong_to_the_field_and_chords_do_not_begin_there() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f", *"gg q", "backspace", "ctrl+u", *"鏡é")
        assert "Filter 鏡é" in scene.text()
        assert scene.app.is_running

    perform(act)


def test_back_and_forth_the_filter_is_as_it_was() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f", *"harbour", "enter")
        await scene.until(lambda: "of 300 fit" in said(scene))
        found = titles(scene)
        await scene.press("a")
        await scene.until(lambda: said(scene) == "")
        await scene.press("backspace")
        await scene.settle()
        assert "Filter harbour" in scene.text()
        assert titles(scene) == found

    perform(act)


def test_leaving_a_page_reads_its_list_no_further() -> None:
    async def act(scene: WorldScene) -> None:
        tap = Tap(1)
        scene.world.wire.gate = tap
        await scene.press("ctrl+f", *"ha", "enter", "g", "p")
        listing = scene.session.lists.kept(LIKED)
        assert listing is not None
        assert listing.rows.survey is not None
        assert not listing.rows.survey.is_running
        await scene.press("backspace")
        assert listing.rows.survey.is_running

    perform(act, songs=1_000)


def test_the_sections_are_filtered_and_letters_are_no_commands() -> None:
    async def act(scene: WorldScene) -> None:
        scene.app.main.show_place(Place(PlaceKind.LIBRARY))
        await scene.press("ctrl+f", *"top")
        await scene.shows("6 of 18 fit")
        assert "Top tracks" in scene.text()
        assert "Liked Songs" not in scene.text()
        assert scene.world.remote.dispatched == []
        await scene.press("enter", "G", "enter")
        assert place(scene).kind is PlaceKind.TOP_ARTISTS
        await scene.press("backspace")
        assert said(scene).count("Filter top") == 1
        assert "Liked Songs" not in scene.text()
        await scene.press("escape")
        await scene.shows("Liked Songs")

    perform(act)


def test_of_several_lists_the_headings_stay_over_what_fits() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"night", "enter")
        await scene.shows("Night Walk")
        await scene.press("ctrl+f", *"walk")
        await scene.until(lambda: "fit" in said(scene))
        assert titles(scene) == ["Night Walk"]
        assert title_at_cursor(scene) == "Night Walk"
        assert "Playlists" in scene.text()
        assert "Episodes" not in scene.text()
        await scene.press("enter", "enter")
        assert place(scene).kind is PlaceKind.PLAYLIST
        await scene.press("backspace", "escape")
        await scene.shows("Episodes")

    perform(act)


def test_where_no_row_fits_there_is_nothing_to_open() -> None:
    async def act(scene: WorldScene) -> None:
        scene.app.main.show_place(Place(PlaceKind.LIBRARY))
        await scene.press("ctrl+f", *"zzz", "enter")
        await scene.shows("Nothing here fits")
        await scene.press("enter")
        await scene.says("Nothing to open here")

    perform(act)


def test_recent_searches_are_filtered_and_the_right_one_is_removed() -> None:
    async def act(scene: WorldScene) -> None:
        for query in ("shift", "night", "harbour"):
            scene.session.recent_searches.add(query)
        await scene.press("slash", "tab", "ctrl+f", *"ni", "enter", "x")
        assert scene.session.recent_searches.queries == ("harbour", "shift")
        await scene.shows("Nothing here fits")

    perform(act)


def test_what_is_typed_while_the_results_come_narrows_them() -> None:
    async def act(scene: WorldScene) -> None:
        held = asyncio.Event()

        async def gate(request: httpx.Request) -> None:
            if request.url.path.endswith("/search"):
                await held.wait()

        scene.world.wire.gate = gate
        await scene.press("slash", *"night", "enter", "ctrl+f", *"walk")
        held.set()
        await scene.until(lambda: titles(scene) == ["Night Walk"])
        assert scene.app.main.focused is not scene.app.main.library.table
        assert "Filter walk" in scene.text()

    perform(act)


def test_the_rows_of_a_narrowed_overview_play_in_their_own_list() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"night", "enter")
        await scene.shows("Night Walk")
        table, page = scene.app.main.library.table, scene.app.main.library.page
        assert page is not None
        spots = range(page.rows.count())
        at = [i for i in spots if page.rows.entry(i) is not None][-1]
        listed, entry = page.rows.listed(at), page.rows.entry(at)
        assert entry is not None
        await scene.press("ctrl+f")
        await scene.type(things.name(entry.thing))
        assert table.entry_at(table.cursor) == entry
        assert page.rows.listed(table.cursor) == listed
        uri = things.uri(entry.thing)
        assert uri is not None
        assert page.rows.find(uri) == table.cursor

    perform(act)


def test_the_queue_is_filtered_where_it_has_the_focus() -> None:
    async def act(scene: WorldScene) -> None:
        table = scene.app.main.queue.table
        before = table.narrowed.count()
        first = table.entry_at(1)
        assert isinstance(first, Entry)
        await scene.press("2", "ctrl+f", *things.name(first.thing)[:6].lower())
        assert 0 < table.narrowed.count() < before
        await scene.press("enter")
        assert table.entry_at(table.narrowed.position_of(1)) == first
        await scene.press("escape")
        assert table.narrowed.count() == before

    perform(act, (120, 40))


def test_the_devices_are_filtered_and_the_right_one_is_chosen() -> None:
    async def act(scene: WorldScene) -> None:
        table = scene.app.main.devices.table
        devices = scene.world.remote.view.devices.devices
        await scene.press("3", "ctrl+f", *devices[1].name.lower())
        assert table.narrowed.count() == 1
        choice = table.choice(0)
        assert getattr(choice, "device", None) == devices[1]
        await scene.press("ctrl+u", *"zzzz")
        await scene.shows("Nothing here fits")
        assert table.choice(0) is None

    perform(act, (120, 40))


def test_a_resized_terminal_leaves_the_field_its_focus() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+f", *"ha")
        await scene.pilot.resize_terminal(120, 40)
        await scene.settle()
        await scene.press("r")
        assert "Filter har" in scene.text()

    perform(act)


def test_what_is_not_wanted_on_the_screen_costs_no_widget() -> None:
    async def act(scene: WorldScene) -> None:
        assert len(scene.app.main.query(FilterBar)) == 0
        await scene.press("ctrl+f")
        await scene.press("escape", "ctrl+f")
        assert len(scene.app.main.query(FilterBar)) == 1

    perform(act)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", ["reading", "done", "none", "kept", "failed"])
def test_filters_as_they_look(state: str, size: tuple[int, int], golden: Golden) -> None:
    async def act(scene: WorldScene) -> None:
        tap = Tap(3 if state == "reading" else 100)
        scene.world.wire.gate = tap
        if state == "failed":
            await scene.world.weather({"kind": "server_error", "path": "/v1/me/tracks"})
        await scene.press("ctrl+f", *("zzqqxx" if state == "none" else "harbour"))
        if state == "reading":
            await scene.until(lambda: tap.left == 0)
        if state == "kept":
            await scene.press("enter")
        await scene.settle()
        await scene.settle()
        golden(f"filter-{state}-{size[0]}x{size[1]}", scene.text())

    perform(act, size)
