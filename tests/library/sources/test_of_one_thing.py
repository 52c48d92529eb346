"""Albums, shows and audiobooks: rows that know what they are of, though the answers don't say."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from tuify.library.sources.albums import AlbumSource
from tuify.library.sources.audiobooks import AudiobookSource
from tuify.library.sources.shows import ShowSource
from tuify.spotify.models import (
    Album,
    AlbumRef,
    ArtistRef,
    Audiobook,
    AudiobookRef,
    Author,
    Chapter,
    Episode,
    Show,
    ShowRef,
    Track,
)
from tuify.spotify.paging import Page

TRACKS = tuple(Track(name=f"track {number}") for number in range(60))
EPISODES = tuple(Episode(name=f"episode {number}") for number in range(60))
CHAPTERS = tuple(Chapter(name=f"chapter {number}") for number in range(60))


@dataclass
class Catalog:
    """One album, one show and one book, of 60 parts each."""

    brings_rows: bool = True

    async def get_album(self, album_id: str) -> Album:
        tracks = Page(TRACKS[:50], 60, 50) if self.brings_rows else None
        return Album("Ivy", id=album_id, artists=(ArtistRef("Ilse"),), label="L", tracks=tracks)

    async def get_album_tracks(
        self, album_id: str, *, limit: int = 20, offset: int = 0
    ) -> Page[Track]:
        return Page(TRACKS[offset : offset + limit], 60, limit, offset)

    async def get_show(self, show_id: str) -> Show:
        return Show("Talk", id=show_id, description="x" * 99, episodes=Page(EPISODES[:50], 60, 50))

    async def get_show_episodes(
        self, show_id: str, *, limit: int = 20, offset: int = 0
    ) -> Page[Episode]:
        return Page(EPISODES[offset : offset + limit], 60, limit, offset)

    async def get_an_audiobook(self, audiobook_id: str) -> Audiobook:
        authors = (Author("Idris"),)
        chapters = Page(CHAPTERS[:50], 60, 50)
        return Audiobook("Book", id=audiobook_id, authors=authors, chapters=chapters)

    async def get_audiobook_chapters(
        self, audiobook_id: str, *, limit: int = 20, offset: int = 0
    ) -> Page[Chapter]:
        return Page(CHAPTERS[offset : offset + limit], 60, limit, offset)


def test_tracks_share_one_small_album() -> None:
    async def story() -> None:
        source = AlbumSource(Catalog(), "a1")
        opened = await source.opening()
        first = opened.page
        assert first is not None
        more = await source.page(50, 10)
        things = [entry.thing for entry in (*first.items, *more.items) if entry]
        tracks = [thing for thing in things if isinstance(thing, Track)]
        assert [track.name for track in tracks] == [track.name for track in TRACKS]
        assert len({id(track.album) for track in tracks}) == 1
        assert type(tracks[0].album) is AlbumRef
        assert tracks[0].album == AlbumRef("Ivy", id="a1", artists=(ArtistRef("Ilse"),))
        assert opened.about == Album("Ivy", id="a1", artists=(ArtistRef("Ilse"),), label="L")

    asyncio.run(story())


def test_an_album_that_comes_without_tracks_is_asked_for_them() -> None:
    async def story() -> None:
        source = AlbumSource(Catalog(brings_rows=False), "a1")
        assert (await source.opening()).page is None
        page = await source.page(0, 50)
        assert page.items[0] is not None
        assert isinstance(page.items[0].thing, Track)
        assert page.items[0].thing.album is not None

    asyncio.run(story())


def test_episodes_share_one_show_without_its_description() -> None:
    async def story() -> None:
        source = ShowSource(Catalog(), "s1")
        opened, more = await source.opening(), await source.page(50, 10)
        first = opened.page
        assert first is not None
        for page in (first, more):
            assert page.items[0] is not None
            assert isinstance(page.items[0].thing, Episode)
            assert page.items[0].thing.show == ShowRef("Talk", id="s1")
            assert type(page.items[0].thing.show) is ShowRef
        assert opened.about == Show("Talk", id="s1", description="x" * 99)

    asyncio.run(story())


def test_chapters_share_one_book() -> None:
    async def story() -> None:
        source = AudiobookSource(Catalog(), "b1")
        opened, more = await source.opening(), await source.page(50, 10)
        first = opened.page
        assert first is not None
        for page in (first, more):
            assert page.items[0] is not None
            assert isinstance(page.items[0].thing, Chapter)
            assert page.items[0].thing.audiobook == AudiobookRef(
                "Book", id="b1", authors=(Author("Idris"),)
            )
        assert opened.about == Audiobook("Book", id="b1", authors=(Author("Idris"),))

    asyncio.run(story())
