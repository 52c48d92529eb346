"""Recommendations, and the headings that the service gives its own lists."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from tuify.library.sources import browse
from tuify.library.sources.heading import Heading
from tuify.spotify.models import (
    AlbumRef,
    Category,
    FeaturedPlaylists,
    Playlist,
    Recommendations,
    Track,
)
from tuify.spotify.paging import Page


@dataclass
class Proposals:
    seeds: list[tuple[str, ...]] = field(default_factory=list)

    async def get_recommendations(
        self,
        *,
        seed_artists: Sequence[str] = (),
        seed_tracks: Sequence[str] = (),
        limit: int = 20,
    ) -> Recommendations:
        self.seeds = [tuple(seed_artists), tuple(seed_tracks)]
        return Recommendations(tracks=(Track(name="like it"), None))

    async def get_featured_playlists(
        self, *, limit: int = 20, offset: int = 0
    ) -> FeaturedPlaylists:
        playlists = Page((Playlist("p", name="Evening"), None), 2, limit, offset)
        return FeaturedPlaylists("Good evening", playlists)

    async def get_categorys_playlists(
        self, category_id: str, *, limit: int = 20, offset: int = 0
    ) -> FeaturedPlaylists:
        return FeaturedPlaylists(category_id)

    async def get_several_browse_categories(
        self, *, limit: int = 20, offset: int = 0
    ) -> Page[Category]:
        return Page()

    async def get_new_releases(self, *, limit: int = 20, offset: int = 0) -> Page[AlbumRef]:
        return Page()


def test_no_more_than_five_seeds_are_sent_and_only_what_can_be_one() -> None:
    proposals = Proposals()
    seeds = "spotify:artist:a,spotify:album:b,spotify:track:c,nonsense," + ",".join(
        f"spotify:track:{number}" for number in range(9)
    )
    page = asyncio.run(browse.recommendations(proposals, seeds).opening()).page
    assert page is not None
    assert proposals.seeds == [("a",), ("c", "0", "1", "2")]
    assert [entry and entry.thing for entry in page.items] == [Track(name="like it"), None]
    assert page.total == 2


def test_the_heading_of_featured_playlists_is_its_note() -> None:
    heading = Heading()
    page = asyncio.run(browse.featured(Proposals(), heading).page(0, 50))
    assert heading.note == "Good evening"
    assert (page.total, len(page.items)) == (2, 2)


def test_a_category_without_playlists_is_an_empty_list() -> None:
    page = asyncio.run(browse.filed_under(Proposals(), "jazz").page(0, 50))
    assert (page.total, page.items) == (0, ())
