"""Every page, as it is in the demo: what it shows, where its rows lead, and the way back."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.tui.stage import drawn
from tuify.cli.stage import Stage, stage
from tuify.emulator.options import EmulatorOptions, Mode
from tuify.library import things
from tuify.library.places import Place, PlaceKind
from tuify.settings import Settings

Golden = Callable[[str, str], None]
Act = Callable[[Stage], Awaitable[None]]

PAGES = {
    "sections": "g l",
    "albums": "g a",
    "album": "g a enter",
    "artists": "g r",
    "artist": "g r enter",
    "artist-albums": "g r enter j j j j j j enter",
    "playlists": "g p",
    "playlist": "g p enter",
    "podcasts": "g c",
    "podcast": "g c enter",
    "episodes": "g e",
    "audiobooks": "g b",
    "audiobook": "g b enter",
    "recent": "g h",
    "top-tracks": "g t",
    "top-artists": "g T",
}


def perform(
    act: Act, *, size: tuple[int, int] = (120, 40), mode: Mode = "extended", **settings: object
) -> None:
    """Act on the demo, on a stage of its own."""

    async def run() -> None:
        chosen = Settings(cover="off", **settings)  # type: ignore[arg-type]  # its fields by name
        async with stage(*size, options=EmulatorOptions(mode=mode), settings=chosen) as on:
            await act(on)

    asyncio.run(run())


def shown(keys: str, size: tuple[int, int], mode: Mode = "extended") -> str:
    """The screen after these keys."""
    found: list[str] = []

    async def act(on: Stage) -> None:
        await on.press("space", *keys.split())  # what plays would move on meanwhile
        await on.wait(1.0)
        found.append(drawn(on.app))

    perform(act, size=size, mode=mode)
    return found[0]


@pytest.mark.parametrize("page", PAGES)
def test_pages(page: str, golden: Golden) -> None:
    golden(f"page-{page}-80x24", shown(PAGES[page], (80, 24)))


@pytest.mark.parametrize(
    "page", ["sections", "album", "artist", "playlists", "podcast", "episodes", "recent"]
)
def test_pages_where_room_is_scarce(page: str, golden: Golden) -> None:
    golden(f"page-{page}-50x16", shown(PAGES[page], (50, 16)))


@pytest.mark.parametrize("page", ["album", "artist", "playlist"])
def test_pages_where_there_is_room(page: str, golden: Golden) -> None:
    golden(f"page-{page}-120x40", shown(PAGES[page], (120, 40)))


def cursor(on: Stage) -> int:
    return on.app.main.library.table.cursor


def edge(on: Stage) -> str:
    """The way here, as the pane's edge tells it."""
    return drawn(on.app).split("\n")[0]


def test_back_and_forward_lead_to_the_same_row_in_the_same_place_of_the_window() -> None:
    async def act(on: Stage) -> None:
        table = on.app.main.library.table
        await on.press("pagedown", "pagedown", "j", "j", "j")
        left = (table.cursor, table.in_sight)
        await on.press("a", "j", "A", "G")
        there = (table.cursor, table.in_sight)
        await on.press("backspace", "backspace")
        assert (table.cursor, table.in_sight) == left
        await on.press("right_square_bracket", "right_square_bracket")
        assert (table.cursor, table.in_sight) == there

    perform(act)


def test_the_way_back_ends_where_one_began_and_says_so() -> None:
    async def act(on: Stage) -> None:
        await on.press("backspace")
        assert "Library ─" in edge(on)
        await on.press("backspace")
        assert "This is where you began" in drawn(on.app)
        await on.press("right_square_bracket", "right_square_bracket")
        assert "nothing to go forward to" in drawn(on.app)

    perform(act)


def test_the_album_of_a_row_opens_with_the_cursor_on_it() -> None:
    async def act(on: Stage) -> None:
        title = drawn(on.app).split("\n")[2]
        await on.press("a")
        await on.wait(1.0)
        line = next(line for line in drawn(on.app).split("\n") if "▌" in line)
        assert line.split("▌♥")[1].split("  ")[2].strip() in title

    perform(act)


def test_the_trail_says_how_one_came_here() -> None:
    async def act(on: Stage) -> None:
        await on.press("g", "r", "enter")
        artist = on.app.main.library.page
        assert artist is not None
        assert artist.trail[:2] == ("Library", "Artists")
        await on.press("enter")
        assert "Library · Artists · " in edge(on)
        assert "· Top tracks" in edge(on)

    perform(act)


def test_the_trail_goes_on_from_the_row_to_its_album_and_artist() -> None:
    async def act(on: Stage) -> None:
        await on.press("a")
        assert edge(on).startswith("╭ 1 Library · Liked Songs · ")
        await on.wait(1.0)
        await on.press("A")
        page = on.app.main.library.page
        assert page is not None
        assert page.trail[:2] == ("Library", "Liked Songs")
        assert len(page.trail) == 4
        await on.press("2", "a")
        page = on.app.main.library.page
        assert page is not None
        assert len(page.trail) == 2

    perform(act)


def test_the_trail_takes_the_name_of_what_the_page_is_about_once_that_is_known() -> None:
    async def act(on: Stage) -> None:
        await on.press("g", "p")
        await on.wait(1.0)
        table = on.app.main.library.table
        entry = table.entry_at(0)
        assert entry is not None
        assert entry.thing.id is not None
        on.app.main.show_place(Place(PlaceKind.PLAYLIST, entry.thing.id))
        await on.wait(1.0)
        assert f"Library · {things.name(entry.thing)} ─" in edge(on)
        page = on.app.main.library.page
        assert page is not None
        assert page.trail == ("Library", things.name(entry.thing))

    perform(act)


def test_what_is_closed_says_so_once_with_its_date_and_is_out_of_the_way() -> None:
    async def act(on: Stage) -> None:
        await on.press("g", "l", *["j"] * 14, "enter")
        await on.wait(1.0)
        assert "New releases" in edge(on)
        assert drawn(on.app).count("2026-02-11") == 1
        assert "Closed by Spotify since 2026-02-11" in drawn(on.app)
        assert "GET /" not in drawn(on.app)
        assert "Enter play" not in drawn(on.app)
        await on.press("enter")
        bottom = drawn(on.app).rstrip("\n").rsplit("\n", 1)[-1]
        assert "Closed by Spotify since 2026-02-11" in bottom
        await on.press("backspace")
        await on.wait(0.5)
        lines = [line for line in drawn(on.app).split("\n") if "New releases" in line]
        assert len(lines) == 1
        assert "closed by Spotify since 2026-02-11" in lines[0]
        sections = [line.split("  ")[0] for line in drawn(on.app).split("\n") if "│" in line]
        assert lines[0].split("  ")[0] in sections

    perform(act, mode="development")


def test_a_heading_counts_its_list_and_leads_to_the_whole_of_it() -> None:
    async def act(on: Stage) -> None:
        await on.press("g", "r", "enter", "enter")
        await on.wait(1.0)
        assert "1 of 10" in edge(on)

    perform(act)


def test_an_episode_says_how_far_it_was_heard_and_goes_on_there() -> None:
    async def act(on: Stage) -> None:
        await on.press("g", "e")
        await on.wait(1.0)
        table = on.app.main.library.table
        halves = [
            index
            for index in range(30)
            if (entry := table.entry_at(index)) is not None
            and (point := getattr(entry.thing, "resume_point", None)) is not None
            and point.resume_position_ms
            and not point.fully_played
        ]
        table.go_to(halves[0])
        entry = table.entry_at(halves[0])
        assert entry is not None
        await on.press("enter")
        assert on.app.session is not None
        playback = on.app.session.remote.view.playback
        point = getattr(entry.thing, "resume_point", None)
        assert point is not None
        assert playback.item is not None
        assert playback.item.uri == getattr(entry.thing, "uri", None)
        heard = playback.position_ms(on.time.clock())
        assert point.resume_position_ms <= heard <= point.resume_position_ms + 3_000

    perform(act)


def test_the_owner_of_a_playlist_has_a_page() -> None:
    async def act(on: Stage) -> None:
        await on.press("g", "p", "j", "j", "O")
        await on.wait(1.0)
        assert "the_night_bus" in edge(on)
        assert " of " in edge(on)
        await on.press("backspace", "g", "s", "O")
        assert "Whose this is, is not told" in drawn(on.app)

    perform(act)
