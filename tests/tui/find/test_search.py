"""Searching as one types: when it asks, what it drops, and what it leaves on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library.places import LIKED, Place, PlaceKind
from tuify.settings import Settings
from tuify.tui.browse.recent_rows import NEW_SEARCH
from tuify.tui.screens.palette import PaletteScreen
from tuify.tui.widgets.text_field import TextField

Golden = Callable[[str, str], None]
Act = Callable[[WorldScene], Awaitable[None]]
SIZES = [(80, 24), (50, 16)]


class Waiting:
    """Calls that wait for their time, which comes when the test says so."""

    def __init__(self) -> None:
        self.calls: list[tuple[float, Callable[[], None]]] = []

    def __call__(self, seconds: float, call: Callable[[], None]) -> Callable[[], None]:
        entry = (seconds, call)
        self.calls.append(entry)
        return lambda: self.calls.remove(entry) if entry in self.calls else None

    def pass_by(self) -> None:
        """Let all come."""
        calls, self.calls = self.calls, []
        for _, call in calls:
            call()


class Gate:
    """Holds searches back."""

    def __init__(self) -> None:
        self.open = asyncio.Event()
        self.held: list[str] = []

    async def __call__(self, request: httpx.Request) -> None:
        if request.url.path.endswith("/search"):
            self.held.append(request.url.params["q"])
            await self.open.wait()


def perform(act: Act, size: tuple[int, int] = (80, 24)) -> None:
    async def run() -> None:
        options = EmulatorOptions(saved_tracks=300)
        async with on_world(size=size, options=options) as scene:
            await act(scene)

    asyncio.run(run())


def debounced(scene: WorldScene) -> Waiting:
    waiting = Waiting()
    assert scene.app.main.finding is not None
    scene.app.main.finding.search.later = waiting
    return waiting


def searches(scene: WorldScene) -> int:
    return [path for _, path in scene.world.wire.noted].count("search")


def place(scene: WorldScene) -> Place:
    page = scene.app.main.library.page
    assert page is not None
    return page.place


def test_a_search_waits_until_nobody_types_any_more() -> None:
    async def act(scene: WorldScene) -> None:
        waiting = debounced(scene)
        await scene.press("slash", *"night")
        assert [seconds for seconds, _ in waiting.calls] == [0.3]
        assert searches(scene) == 0
        waiting.pass_by()
        await scene.shows("Night Walk")
        assert searches(scene) == 1
        assert place(scene) == Place(PlaceKind.SEARCH, "night")

    perform(act)


def test_fewer_than_two_letters_ask_nothing() -> None:
    async def act(scene: WorldScene) -> None:
        waiting = debounced(scene)
        await scene.press("slash", "n")
        assert waiting.calls == []
        assert place(scene) == NEW_SEARCH
        await scene.press("enter")
        assert searches(scene) == 0

    perform(act)


def test_enter_does_not_wait_and_goes_to_the_list() -> None:
    async def act(scene: WorldScene) -> None:
        waiting = debounced(scene)
        await scene.press("slash", *"night", "enter")
        await scene.shows("Night Walk")
        assert waiting.calls == []
        assert scene.app.main.focused is scene.app.main.library.table
        assert scene.session.recent_searches.queries == ("night",)

    perform(act)


def test_what_comes_for_what_was_typed_over_is_dropped() -> None:
    async def act(scene: WorldScene) -> None:
        waiting, gate = debounced(scene), Gate()
        scene.world.wire.gate = gate
        await scene.press("slash", *"night")
        waiting.pass_by()
        await scene.until(lambda: gate.held == ["night"])
        await scene.press(*" shift")
        waiting.pass_by()
        await scene.until(lambda: gate.held == ["night", "night shift"])
        gate.open.set()
        await scene.until(lambda: place(scene).id == "night shift")
        await scene.settle()
        assert "Night Walk" not in scene.text()

    perform(act)


def test_an_answer_that_comes_while_one_types_on_is_dropped() -> None:
    async def act(scene: WorldScene) -> None:
        waiting, gate = debounced(scene), Gate()
        scene.world.wire.gate = gate
        await scene.press("slash", *"night")
        waiting.pass_by()
        await scene.until(lambda: gate.held == ["night"])
        await scene.press("x")
        gate.open.set()
        await scene.settle()
        assert place(scene) == NEW_SEARCH

    perform(act)


def test_while_the_network_stalls_the_old_results_stay_and_keys_work() -> None:
    async def act(scene: WorldScene) -> None:
        waiting, gate = debounced(scene), Gate()
        await scene.press("slash", *"night", "enter")
        await scene.shows("Night Walk")
        scene.world.wire.gate = gate
        await scene.press("slash", *" shift")
        waiting.pass_by()
        await scene.until(lambda: bool(gate.held))
        await scene.shows("searching ...")
        assert "Night Walk" in scene.text()
        await scene.press("tab", "j")
        assert scene.cursor == 1
        await scene.press("escape")
        assert "searching" not in scene.text()
        assert place(scene).id == "night"

    perform(act)


def test_down_moves_in_the_list_while_one_types_on() -> None:
    async def act(scene: WorldScene) -> None:
        waiting = debounced(scene)
        await scene.press("slash", *"nigh")
        waiting.pass_by()
        await scene.shows("Night Walk")
        await scene.press("down", "down", "up", "pagedown", "pageup", "down")
        assert scene.cursor == 1
        await scene.press("t")
        assert "Search night" in scene.text()
        waiting.pass_by()
        await scene.until(lambda: place(scene).id == "night")
        await scene.press("down", "down", "enter")
        assert scene.app.main.focused is scene.app.main.library.table
        assert scene.cursor == 2
        assert searches(scene) == 2

    perform(act)


def test_tab_goes_to_the_list_and_slash_comes_back_with_the_query() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"night", "enter")
        await scene.shows("Night Walk")
        await scene.press("slash")
        assert "Search night" in scene.text()
        assert "artist: album:" in scene.text()
        await scene.press("tab")
        assert scene.app.main.focused is scene.app.main.library.table
        await scene.settle()
        assert "artist: album:" not in scene.text()

    perform(act)


def test_back_leads_to_where_one_was_before_searching() -> None:
    async def act(scene: WorldScene) -> None:
        waiting = debounced(scene)
        await scene.press("slash", *"nig")
        waiting.pass_by()
        await scene.shows("Night Walk")
        await scene.press(*"ht", "enter")
        await scene.until(lambda: place(scene).id == "night")
        await scene.press("backspace")
        assert place(scene) == LIKED
        await scene.settle()
        assert "Search" not in scene.text().split("\n")[1]

    perform(act)


def test_a_heading_opens_the_whole_kind_which_pages_on() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"night", "enter")
        await scene.shows("Episodes  22")
        await scene.press("j", "j", "j", "j", "enter")
        await scene.shows("1 of 22")
        assert place(scene) == Place(PlaceKind.SEARCH, "night", "episode")
        # The rows in sight are more than the ten that are here.
        assert searches(scene) == 2
        await scene.press("G")
        await scene.shows("22 of 22")
        await scene.until(lambda: searches(scene) == 3)
        await scene.press("backspace")
        assert place(scene) == Place(PlaceKind.SEARCH, "night")

    perform(act)


def test_esc_empties_the_field_and_then_leaves() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"night", "enter")
        await scene.shows("Night Walk")
        await scene.press("slash", "escape")
        assert place(scene) == NEW_SEARCH
        await scene.shows("Recent searches")
        await scene.press("escape")
        assert place(scene) == LIKED
        assert scene.app.main.focused is scene.app.main.library.table

    perform(act)


def test_the_hints_say_what_can_be_done_with_a_search_of_late() -> None:
    async def act(scene: WorldScene) -> None:
        scene.session.recent_searches.add("night")
        await scene.press("slash")
        assert "x forget" not in scene.bottom()
        await scene.press("tab")
        assert "Enter search  " in scene.bottom()
        assert "x forget" in scene.bottom()
        await scene.press("x")
        await scene.until(lambda: "x forget" not in scene.bottom())
        assert "Enter search" not in scene.bottom()

    perform(act)


def test_the_filter_key_in_the_field_filters_what_was_found() -> None:
    async def act(scene: WorldScene) -> None:
        scene.session.recent_searches.add("harbour")
        await scene.press("slash", "ctrl+f", *"nig")
        assert "Filter nig" in scene.text()
        assert "Nothing here fits" in scene.text()
        await scene.press("ctrl+f", "h")
        assert "Filter nigh" in scene.text()

    perform(act)


def test_the_palette_opens_from_the_field_with_all_that_can_be_done() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"night", "ctrl+p", *"pause")
        assert isinstance(scene.app.screen, PaletteScreen)
        assert "Play or pause" in scene.text()
        await scene.press("escape")
        assert scene.app.main.focused is scene.app.main.library.table
        assert "Search night" in scene.text()
        assert scene.session.recent_searches.queries == ("night",)

    perform(act)


def test_recent_searches_are_made_again_and_forgotten() -> None:
    async def act(scene: WorldScene) -> None:
        scene.session.recent_searches.add("shift")
        scene.session.recent_searches.add("night")
        await scene.press("slash", "tab", "j", "x")
        assert scene.session.recent_searches.queries == ("night",)
        await scene.press("k", "enter")
        await scene.shows("Night Walk")
        assert "Search night" in scene.text()
        await scene.press("backspace")
        assert place(scene) == LIKED

    perform(act)


def test_filters_are_offered() -> None:
    async def act(scene: WorldScene) -> None:
        debounced(scene)
        await scene.press("slash", *"ye", "f2")
        assert "Search year:" in scene.text()
        await scene.press("f2")
        assert "Search genre:" in scene.text()

    perform(act)


@pytest.mark.parametrize("link", ["https://open.spotify.com/intl-de/{}/{}?si=x", "spotify:{}:{}"])
def test_a_pasted_link_opens(link: str) -> None:
    async def act(scene: WorldScene) -> None:
        page = await scene.session.spotify.library.get_users_saved_albums(limit=1)
        saved = page.items[0]
        assert saved is not None
        album = saved.album
        assert album is not None
        await scene.press("slash")
        scene.app.main.take_text(link.format("album", album.id))
        await scene.until(lambda: place(scene) == Place(PlaceKind.ALBUM, album.id or ""))
        await scene.shows(album.name[:12])
        assert searches(scene) == 0

    perform(act)


def test_the_link_of_a_track_opens_its_album_with_the_cursor_on_it() -> None:
    async def act(scene: WorldScene) -> None:
        page = await scene.session.spotify.library.get_users_saved_tracks(limit=1, offset=7)
        saved = page.items[0]
        assert saved is not None
        track = saved.track
        assert track is not None
        assert track.album is not None
        await scene.press("slash")
        scene.world.wire.noted.clear()
        scene.app.main.take_text(f"https://open.spotify.com/track/{track.id}")
        await scene.until(lambda: place(scene).kind is PlaceKind.ALBUM)
        table = scene.app.main.library.table
        await scene.until(
            lambda: (
                (entry := table.entry_at(table.cursor)) is not None
                and getattr(entry.thing, "uri", "") == track.uri
            )
        )
        asked = [path for _, path in scene.world.wire.noted]
        assert asked.count(f"tracks/{track.id}") == 1

    perform(act)


def test_a_typed_link_waits_for_enter() -> None:
    async def act(scene: WorldScene) -> None:
        debounced(scene)
        await scene.press("slash")
        await scene.type("spotify:user:ilse")
        await scene.shows("Enter opens this link")
        assert place(scene) == NEW_SEARCH
        await scene.press("enter")
        assert place(scene) == Place(PlaceKind.USER, "ilse")

    perform(act)


def test_a_filter_without_its_value_is_waited_for() -> None:
    async def act(scene: WorldScene) -> None:
        waiting = debounced(scene)
        await scene.press("slash", *"night")
        waiting.pass_by()
        await scene.shows("Night Walk")
        await scene.type(" artist:")
        assert waiting.calls == []
        await scene.shows("artist: what?")
        assert "Night Walk" in scene.text()
        await scene.press("enter")
        await scene.settle()
        assert place(scene).id == "night"
        assert searches(scene) == 1
        assert scene.session.recent_searches.queries == ()
        await scene.press("slash")
        await scene.type("night artist:m")
        assert "what?" not in scene.text()
        assert len(waiting.calls) == 1

    perform(act)


def test_the_field_says_nothing_of_a_link_that_was_left() -> None:
    async def act(scene: WorldScene) -> None:
        debounced(scene)
        await scene.press("slash")
        await scene.type("spotify:user:ilse")
        await scene.press("enter")
        assert place(scene).kind is PlaceKind.USER
        await scene.press("backspace")
        assert place(scene) == NEW_SEARCH
        await scene.settle()
        assert "opens this link" not in scene.text()

    perform(act)


def test_a_link_that_cannot_be_opened_is_not_being_opened_any_more() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash")
        await scene.paste("spotify:track:0000000000000000000000")
        await scene.says("Couldn't open the link")
        assert "Opening the link" not in scene.text()

    perform(act, (120, 40))


@pytest.mark.parametrize("size", [(120, 40), (80, 24)], ids=["120x40", "80x24"])
def test_what_to_do_with_a_short_link_can_be_read(size: tuple[int, int]) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash")
        await scene.paste("https://spotify.link/AbCdEfGhIjK")
        await scene.says("open it in a browser and copy the long one from there")

    perform(act, size)


def test_one_may_begin_with_a_search() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.until(lambda: isinstance(scene.app.main.focused, TextField))
        await scene.press(*"q?")
        assert "Search q?" in scene.text()
        assert place(scene) == NEW_SEARCH

    async def run() -> None:
        async with on_world(settings=Settings(start="search")) as scene:
            await act(scene)

    asyncio.run(run())


def test_an_empty_result_has_nothing_to_open() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash", *"zzqq", "enter")
        await scene.shows("Nothing was found")
        await scene.press("enter")
        await scene.says("Nothing to open here")

    perform(act)


def test_a_failed_search_says_what_to_do() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.world.weather({"kind": "server_error", "path": "/v1/search"})
        await scene.press("slash", *"night", "enter")
        await scene.until(lambda: place(scene).id == "night")
        await scene.settle()
        await scene.press("enter")
        await scene.says("r reads again")
        await scene.press("s")
        await scene.says("r reads again")

    perform(act)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("https://spotify.link/AbCdEf", "short link"),
        ("https://open.spotify.com/genre/x", "can't open this link"),
        ("spotify:track:0000000000000000000000", "Couldn't open the link"),
    ],
)
def test_a_link_that_leads_nowhere_says_so(text: str, said: str) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("slash")
        scene.app.main.take_text(text)
        await scene.shows(said)
        assert searches(scene) == 0

    perform(act, (120, 40))


def test_what_is_pasted_is_cleaned() -> None:
    async def act(scene: WorldScene) -> None:
        debounced(scene)
        await scene.press("slash")
        scene.app.main.take_text("n\x1b[31might\twa\u202elk\nships")
        await scene.shows("Search n [31might wa lk ships")

    perform(act)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", ["new", "typing", "found", "nothing", "stalled", "failed"])
def test_searches_as_they_look(state: str, size: tuple[int, int], golden: Golden) -> None:
    async def act(scene: WorldScene) -> None:
        waiting, gate = debounced(scene), Gate()
        scene.session.recent_searches.add("paper lanterns")
        await scene.press("slash")
        if state == "stalled":
            scene.world.wire.gate = gate
        elif state == "failed":
            await scene.world.weather({"kind": "server_error", "path": "/v1/search"})
        if state != "new":
            await scene.type("zzqq" if state == "nothing" else "night")
        if state not in ("new", "typing"):
            waiting.pass_by()
            await scene.settle()
            await scene.until(lambda: searches(scene) > 0)
        await scene.settle()
        golden(f"search-{state}-{size[0]}x{size[1]}", scene.text())
        gate.open.set()

    perform(act, size)
