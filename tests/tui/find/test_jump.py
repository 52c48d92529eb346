"""Jumping to what plays: in the list on the screen, or to where it plays from."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

import pytest

from tests.tui import samples
from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library import things
from tuify.library.places import LIKED, Place, PlaceKind, section
from tuify.playback.state import PlaybackState, RemoteView
from tuify.spotify.models import AlbumRef, Context, Episode, ShowRef, Track
from tuify.tui.find.jump import home_of

Golden = Callable[[str, str], None]
Act = Callable[[WorldScene], Awaitable[None]]
SIZES = [(80, 24), (50, 16)]
ID = "4aawyAB9vmqN3uQ7FjRGTy"


def perform(act: Act, size: tuple[int, int] = (80, 24), songs: int = 1_000) -> None:
    async def run() -> None:
        options = EmulatorOptions(saved_tracks=songs)
        async with on_world(size=size, options=options) as scene:
            await act(scene)

    asyncio.run(run())


async def track_at(scene: WorldScene, offset: int) -> Track:
    page = await scene.session.spotify.library.get_users_saved_tracks(1, offset)
    saved = page.items[0]
    assert saved is not None
    track = saved.track
    assert track is not None
    scene.world.wire.noted.clear()
    return track


def play(scene: WorldScene, track: Track, context: Context | None = None) -> None:
    scene.world.remote.show(samples.view(samples.playing(track, context=context)))


def context(kind: str, id_: str) -> Context:
    return Context(type=kind, uri=f"spotify:{kind}:{id_}")


def uri_at_cursor(scene: WorldScene) -> str | None:
    entry = scene.app.main.library.table.entry_at(scene.cursor)
    return None if entry is None else things.uri(entry.thing)


def place(scene: WorldScene) -> Place:
    page = scene.app.main.library.page
    assert page is not None
    return page.place


def test_a_row_that_is_here_costs_no_request() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 12)
        play(scene, track)
        await scene.press("o")
        assert uri_at_cursor(scene) == track.uri
        assert not [path for _, path in scene.world.wire.noted if path == "me/tracks"]

    perform(act)


def test_a_row_far_away_is_looked_for_with_progress() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 700)
        play(scene, track)
        gate = asyncio.Event()

        async def hold(request: object) -> None:
            await gate.wait()

        scene.world.wire.gate = hold
        await scene.press("o")
        assert "Esc stops looking" in scene.bottom()
        await scene.shows("looking")
        gate.set()
        await scene.until(lambda: uri_at_cursor(scene) == track.uri)
        await scene.settle()
        assert "looking" not in scene.text()
        assert place(scene) == LIKED

    perform(act)


def test_esc_stops_looking() -> None:
    async def act(scene: WorldScene) -> None:
        play(scene, await track_at(scene, 700))
        gate = asyncio.Event()

        async def hold(request: object) -> None:
            await gate.wait()

        scene.world.wire.gate = hold
        await scene.press("o")
        await scene.shows("looking")
        await scene.press("escape")
        await scene.says("Stopped")
        gate.set()
        await scene.settle()
        assert scene.cursor == 0

    perform(act)


def test_in_an_album_its_number_tells_where_it_is() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 30)
        assert track.album is not None
        album = Place(PlaceKind.ALBUM, track.album.id or "")
        await scene.open(album)
        play(scene, track, context("album", track.album.id or ""))
        scene.world.wire.noted.clear()
        await scene.press("o")
        await scene.until(lambda: uri_at_cursor(scene) == track.uri)
        assert [path for _, path in scene.world.wire.noted if "album" in path] == []

    perform(act)


def test_a_list_that_cannot_hold_it_leads_to_where_it_plays_from() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 30)
        assert track.album is not None
        play(scene, track, context("album", track.album.id or ""))
        await scene.open(section(PlaceKind.SHOWS))
        await scene.press("o")
        await scene.until(lambda: place(scene).kind is PlaceKind.ALBUM)
        assert place(scene).id == track.album.id
        await scene.until(lambda: uri_at_cursor(scene) == track.uri)
        await scene.says("What plays comes from")

    perform(act)


def test_a_list_without_it_says_so_and_o_again_goes_to_where_it_plays_from() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist(5)
        track = await track_at(scene, 30)
        assert track.album is not None
        play(scene, track, context("album", track.album.id or ""))
        await scene.press("o")
        await scene.says("It is not in this list; o goes to")
        assert place(scene) == listing.place
        await scene.press("o")
        await scene.until(lambda: uri_at_cursor(scene) == track.uri)
        assert place(scene).kind is PlaceKind.ALBUM

    perform(act)


def test_o_on_the_row_itself_goes_to_where_it_plays_from() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 3)
        assert track.album is not None
        play(scene, track, context("album", track.album.id or ""))
        await scene.press("o", "o")
        await scene.until(lambda: place(scene).kind is PlaceKind.ALBUM)
        await scene.until(lambda: uri_at_cursor(scene) == track.uri)
        await scene.press("o")
        await scene.says("This is what plays")

    perform(act)


def test_a_filter_that_hides_it_is_named() -> None:
    async def act(scene: WorldScene) -> None:
        play(scene, await track_at(scene, 3))
        await scene.press("ctrl+f", *"zzqq", "enter")
        await scene.until(lambda: "of 100 fit" in scene.text())
        await scene.press("o")
        await scene.says("the filter hides it")

    perform(act, songs=100)


def test_in_a_sorted_list_it_is_found_where_it_stands() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 3)
        play(scene, track)
        await scene.press("comma", "t")
        await scene.until(lambda: "read " not in scene.text().split("\n")[0])
        await scene.press("o")
        await scene.until(lambda: uri_at_cursor(scene) == track.uri)

    perform(act, songs=100)


def test_when_nothing_plays_it_says_so() -> None:
    async def act(scene: WorldScene) -> None:
        scene.world.remote.show(RemoteView())
        await scene.press("o")
        await scene.says("Nothing plays that could be found")

    perform(act, songs=50)


def test_from_another_pane_it_comes_back_to_the_library() -> None:
    async def act(scene: WorldScene) -> None:
        track = await track_at(scene, 5)
        play(scene, track)
        await scene.press("3", "o")
        assert uri_at_cursor(scene) == track.uri
        assert scene.app.main.focused is scene.app.main.library.table

    perform(act)


ALBUM = AlbumRef(id=ID, name="Harbour", uri=f"spotify:album:{ID}")
SHOW = ShowRef(id=ID, name="Tides", uri=f"spotify:show:{ID}")


@pytest.mark.parametrize(
    ("uri", "home"),
    [
        (f"spotify:playlist:{ID}", PlaceKind.PLAYLIST),
        (f"spotify:user:ilse:playlist:{ID}", PlaceKind.PLAYLIST),
        ("spotify:user:ilse:collection", PlaceKind.LIKED),
        (f"spotify:artist:{ID}", PlaceKind.ALBUM),
        ("spotify:station:something", PlaceKind.ALBUM),
        (None, PlaceKind.ALBUM),
    ],
)
def test_where_it_plays_from(uri: str | None, home: PlaceKind) -> None:
    plays = samples.playing(replace_album(samples.PAPER_LANTERNS, ALBUM))
    from_there = None if uri is None else Context(type="any", uri=uri)
    found = home_of(replace(plays, context=from_there))
    assert found is not None
    assert found.kind is home


def test_an_episode_is_at_home_in_its_show() -> None:
    episode = Episode(id=ID, name="One", uri=f"spotify:episode:{ID}", duration_ms=1, show=SHOW)
    found = home_of(PlaybackState(kind="episode", item=episode))
    assert found == Place(PlaceKind.SHOW, ID)


def test_what_is_on_no_album_is_nowhere_at_home() -> None:
    assert (
        home_of(PlaybackState(kind="track", item=replace_album(samples.PAPER_LANTERNS, None)))
        is None
    )


def replace_album(track: Track, album: AlbumRef | None) -> Track:
    return Track(
        id=track.id, name=track.name, uri=track.uri, duration_ms=track.duration_ms, album=album
    )


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("state", ["looking", "missed"])
def test_jumping_as_it_looks(state: str, size: tuple[int, int], golden: Golden) -> None:
    async def act(scene: WorldScene) -> None:
        gate = asyncio.Event()

        async def hold(request: object) -> None:
            await gate.wait()

        if state == "looking":
            play(scene, await track_at(scene, 700))
            scene.world.wire.gate = hold
            await scene.press("o")
            await scene.shows("looking")
        else:
            await scene.open_playlist(5)
            track = await track_at(scene, 30)
            assert track.album is not None
            play(scene, track, context("album", track.album.id or ""))
            await scene.press("o")
            await scene.says("It is not in this list")
        golden(f"jump-{state}-{size[0]}x{size[1]}", scene.text())
        gate.set()

    perform(act, size)
