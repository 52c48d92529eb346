"""What is said of rows that hold no thing, and of what Spotify has closed."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.places import LIBRARY, PLAYLISTS, Place, PlaceKind
from tuify.playback.commands import Play
from tuify.spotify.models import Playlist
from tuify.tui.screens.details import DetailsScreen

CLOSED_ON = "2026-02-11"
DEVELOPMENT = EmulatorOptions(saved_tracks=20, mode="development")


def perform(
    act: Callable[[WorldScene], Awaitable[None]], options: EmulatorOptions | None = None
) -> None:
    """Act on an account of its own."""

    async def run() -> None:
        async with on_world(options=options or EmulatorOptions(saved_tracks=20)) as scene:
            await act(scene)

    asyncio.run(run())


async def find_closed(scene: WorldScene, place: Place) -> None:
    """Open a place until it is known to be closed."""
    scene.app.main.show_place(place)
    listing = scene.session.lists.open(place)
    assert isinstance(listing, Listing)
    await scene.until(lambda: listing.closed is not None, "it is not closed")
    await scene.settle()


def test_a_section_is_told_from_a_row_that_holds_something() -> None:
    async def act(scene: WorldScene) -> None:
        scene.app.main.show_place(LIBRARY)
        await scene.settle()
        for key in (*"iaAPcCszwxKR.", "number_sign"):
            await scene.press("full_stop" if key == "." else key)
            assert "This is a section; Enter opens it" in scene.bottom(), key

    perform(act)


def test_a_heading_of_a_search_is_told_to_be_one() -> None:
    async def act(scene: WorldScene) -> None:
        scene.app.main.show_place(Place(PlaceKind.SEARCH, "harbour"))
        await scene.shows("Tracks")
        await scene.settle()
        await scene.press("s")
        await scene.says("This is a heading; Enter opens it")

    perform(act)


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (Place(PlaceKind.RECOMMENDATIONS, detail="spotify:track:" + "1" * 22), "Recommendations"),
        (Place(PlaceKind.NEW_RELEASES), "New releases"),
    ],
)
def test_a_closed_section_says_since_when_and_opens_nothing(place: Place, title: str) -> None:
    async def act(scene: WorldScene) -> None:
        await find_closed(scene, place)
        scene.app.main.show_place(LIBRARY)
        await scene.settle()
        scene.world.wire.noted.clear()
        for key in ("enter", "i", "full_stop"):
            await scene.press("end", key)
            await scene.says(f"{title}: closed by Spotify to apps like this one since")
        page = scene.app.main.library.page
        assert page is not None
        assert page.place == LIBRARY
        assert scene.world.wire.noted == []

    perform(act, DEVELOPMENT)


def test_a_closed_page_says_since_when_it_is_instead_of_reading_again() -> None:
    async def act(scene: WorldScene) -> None:
        await find_closed(scene, Place(PlaceKind.NEW_RELEASES))
        await scene.press("r")
        assert f"Closed by Spotify since {CLOSED_ON}" in scene.bottom()
        await scene.press("d", "r")
        assert "Reading again" in scene.bottom()

    perform(act, DEVELOPMENT)


def test_a_key_of_another_pane_is_told_to_be_one() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("d", "i")
        assert "Details: not in this pane" in scene.bottom()
        await scene.press("f9")
        assert "not in this pane" not in scene.bottom()

    perform(act)


@pytest.mark.parametrize("pane", ["1", "2", "4"])
def test_the_key_that_opens_details_closes_them(pane: str) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press(pane, "i")
        assert isinstance(scene.app.screen, DetailsScreen)
        await scene.press("i")
        assert not isinstance(scene.app.screen, DetailsScreen)

    perform(act)


# A playlist whose entries Spotify shows its owner only


async def find_foreign(scene: WorldScene) -> int:
    """The row of a followed playlist of somebody else, in the list of playlists."""
    listing = await scene.open(PLAYLISTS)
    for at in range(listing.rows.total or 0):
        row = listing.rows.row(at)
        if isinstance(row, Entry) and isinstance(row.thing, Playlist):
            owner = row.thing.owner
            is_foreign = owner is not None and owner.id != scene.session.own_id
            if is_foreign and not row.thing.collaborative:
                return at
    raise AssertionError("all playlists are the account's own")


async def open_foreign(scene: WorldScene, *, from_the_list: bool) -> Playlist:
    """Put the cursor on that row, or open the playlist."""
    at = await find_foreign(scene)
    await scene.press(*("j" * at))
    entry = scene.app.main.library.table.entry_at(at)
    assert entry is not None
    playlist = entry.thing
    assert isinstance(playlist, Playlist)
    if not from_the_list:
        await scene.press("enter")
        await scene.shows("only")
        await scene.settle()
    scene.world.wire.noted.clear()
    return playlist


BOTH_WAYS = pytest.mark.parametrize("from_the_list", [True, False], ids=["list", "page"])


@BOTH_WAYS
def test_what_can_be_done_with_a_playlist_whose_entries_are_closed(from_the_list: bool) -> None:
    async def act(scene: WorldScene) -> None:
        playlist = await open_foreign(scene, from_the_list=from_the_list)
        await scene.press("P")
        command = scene.world.remote.dispatched[-1]
        assert isinstance(command, Play)
        assert command.context_uri == playlist.uri
        await scene.press("c")
        await scene.says("Copied https://open.spotify.com/playlist/")
        await scene.press("i")
        assert isinstance(scene.app.screen, DetailsScreen)
        await scene.shows("Followed")
        await scene.press("i", "E")
        await scene.says("only its owner can change it")
        await scene.press("s")
        await scene.says("Unfollowed")
        await scene.press("u")
        await scene.says("Undone")
        await scene.press("D")
        await scene.shows("Unfollow “")
        await scene.press("j", "enter")
        await scene.says("Unfollowed")
        await scene.press("u")
        await scene.says("Undone")
        uri = playlist.uri
        assert (await scene.world.ask(f"me/library/contains?uris={uri}")) == [True]

    perform(act, DEVELOPMENT)


@BOTH_WAYS
def test_the_menu_offers_it_by_name(from_the_list: bool) -> None:
    async def act(scene: WorldScene) -> None:
        playlist = await open_foreign(scene, from_the_list=from_the_list)
        await scene.press("full_stop")
        await scene.shows(f"“{playlist.name}”")
        shown = scene.text()
        for words in ("Play all of it", "Unfollow  ", "Copy link", "Details", "Unfollow playlist"):
            assert words in shown, words
        for words in ("Edit playlist", "Delete playlist", "Add to queue"):
            assert words not in shown, words
        await scene.type("all of")
        await scene.press("enter")
        await scene.settle()
        command = scene.world.remote.dispatched[-1]
        assert isinstance(command, Play)
        assert command.context_uri == playlist.uri

    perform(act, DEVELOPMENT)
