"""Changes with the real client against the emulated service: real paths, bodies and snapshots."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest

from tuify.emulator.app import Emulator, create_app
from tuify.emulator.options import MODES, EmulatorOptions, Mode
from tuify.library.edits import Conflict, Edits, Failed, Finished, News
from tuify.library.edits.saving import WITH_DATES, WITHOUT_DATES
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.lists import Lists
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.library.saved import SavedIndex
from tuify.library.things import uri
from tuify.spotify.client import Spotify
from tuify.spotify.models import Playlist
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport

JPEG = b"\xff\xd8\xff" + bytes(64)


class House:
    """A client, its lists and its edits, all running in one process with the service."""

    def __init__(self, mode: Mode) -> None:
        self.emulator: Emulator = create_app(EmulatorOptions(mode=mode))
        self.spotify = Spotify(
            Transport(
                "http://127.0.0.1/v1",
                FixedToken(Secret(self.emulator.access_token)),
                http=self.emulator.transport(),
            )
        )
        self.lists = Lists(self.spotify)
        self.saved = SavedIndex(self.spotify.library)
        self.edits = Edits(self.spotify, self.saved, self.lists)
        self.ends: list[News] = []
        self.edits.subscribe(self.note)

    def note(self, news: News) -> None:
        if isinstance(news, Finished | Failed | Conflict):
            self.ends.append(news)

    async def open(self, place: Place) -> Listing:
        listing = self.lists.open(place)
        assert isinstance(listing, Listing)
        listing.rows.look_at(0, 60)
        await self.until(lambda: listing.rows.total is not None and bool(self.shown(listing)))
        return listing

    def shown(self, listing: Listing) -> list[str | None]:
        rows = [listing.rows.row(index) for index in range(listing.rows.total or 0)]
        return [uri(row.thing) for row in rows if isinstance(row, Entry)]

    async def until(self, holds: Callable[[], bool]) -> None:
        async with asyncio.timeout(20):
            for _ in iter(holds, True):
                await asyncio.sleep(0)

    async def over(self) -> News:
        """The news with which the next change ends."""
        await self.until(lambda: bool(self.ends))
        return self.ends.pop(0)

    async def entries(self, id_: str) -> list[str | None]:
        """What the service holds of a short playlist."""
        page = await self.spotify.playlists.get_playlist_items(id_, 50)
        return [None if row is None or row.item is None else row.item.uri for row in page.items]


def in_a_house(visit: Callable[[House], Awaitable[None]], mode: Mode) -> None:
    async def stay() -> None:
        house = House(mode)
        loops = [
            asyncio.create_task(each.run()) for each in (house.lists, house.saved, house.edits)
        ]
        try:
            await visit(house)
        finally:
            for loop in loops:
                loop.cancel()
            await asyncio.gather(*loops, return_exceptions=True)
            await house.spotify.aclose()

    asyncio.run(stay())


BOTH_MODES = pytest.mark.parametrize("mode", MODES)


@BOTH_MODES
def test_a_playlist_from_its_making_to_its_end(mode: Mode) -> None:
    async def visit(house: House) -> None:
        liked = await house.open(LIKED)
        playlists = await house.open(PLAYLISTS)
        songs = [song for song in house.shown(liked) if song and song.startswith("spotify:track")]
        uris = [song for song in songs if song][:6]
        house.edits.create("Night train", uris=uris)
        made = await house.over()
        assert isinstance(made, Finished)
        assert made.playlist is not None
        id_ = made.playlist.id
        assert await house.entries(id_) == uris
        first = playlists.rows.row(0)
        assert isinstance(first, Entry)
        assert first.thing.id == id_

        entries = await house.open(Place(PlaceKind.PLAYLIST, id_))
        house.edits.remove(entries, [1, 4])
        house.edits.move(entries, 0, 2, 4)
        for _ in range(2):
            assert isinstance(await house.over(), Finished)
        kept = [uris[3], uris[5], uris[0], uris[2]]
        assert house.shown(entries) == kept
        assert await house.entries(id_) == kept
        for _ in range(2):
            house.edits.undo()
            assert isinstance(await house.over(), Finished)
        assert await house.entries(id_) == uris
        assert house.shown(entries) == uris

        about = entries.about
        assert isinstance(about, Playlist)
        house.edits.details(about, name="Day train", description="Sand & sea")
        assert isinstance(await house.over(), Finished)
        assert (await house.spotify.playlists.get_playlist(id_)).name == "Day train"
        assert entries.about is not None
        house.edits.cover(about, JPEG)
        assert isinstance(await house.over(), Finished)
        house.edits.remove(entries, [0])
        assert isinstance(await house.over(), Finished), "nobody else was at it"
        house.edits.delete(about)
        assert isinstance(await house.over(), Finished)
        assert id_ not in [
            row.thing.id for row in map(playlists.rows.row, range(5)) if isinstance(row, Entry)
        ]

    in_a_house(visit, mode)


@BOTH_MODES
def test_someone_else_at_the_same_playlist_is_noticed(mode: Mode) -> None:
    async def visit(house: House) -> None:
        liked = await house.open(LIKED)
        uris = [song for song in house.shown(liked) if song and ":track:" in song][:4]
        house.edits.create("Ours", uris=uris[:3])
        made = await house.over()
        assert isinstance(made, Finished)
        assert made.playlist is not None
        entries = await house.open(Place(PlaceKind.PLAYLIST, made.playlist.id))
        await house.spotify.playlists.add_items_to_playlist(made.playlist.id, uris[3:], position=0)
        fresh = Edits(house.spotify, house.saved, house.lists)
        loop = asyncio.create_task(fresh.run())
        fresh.subscribe(house.note)
        fresh.remove(entries, [0])
        assert isinstance(await house.over(), Conflict)
        assert await house.entries(made.playlist.id) == [uris[3], *uris[:3]]
        await house.until(lambda: house.shown(entries) == [uris[3], *uris[:3]])
        loop.cancel()

    in_a_house(visit, mode)


@BOTH_MODES
def test_songs_come_back_where_they_stood(mode: Mode) -> None:
    async def visit(house: House) -> None:
        liked = await house.open(LIKED)
        rows = [liked.rows.row(index) for index in range(60)]
        songs = [row.thing for row in rows if isinstance(row, Entry) and row.thing.id]
        before = house.shown(liked)[:50]
        house.saved.note([uri(song) or "" for song in songs], saved=True)
        house.edits.save(songs, False)
        assert isinstance(await house.over(), Finished)
        house.edits.undo()
        back = await house.over()
        assert isinstance(back, Finished)
        assert back.note == (WITH_DATES if mode == "extended" else WITHOUT_DATES)
        page = await house.spotify.library.get_users_saved_tracks(50)
        after = [None if row is None or row.track is None else row.track.uri for row in page.items]
        songs_only = [song for song in after if song and "local" not in song]
        assert (
            songs_only
            == [song for song in before if song and "local" not in song][: len(songs_only)]
        )

    in_a_house(visit, mode)
