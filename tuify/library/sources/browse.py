"""What the service proposes. Category "Browse", most of it closed to apps registered lately."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from tuify.library.entries import Entry
from tuify.library.sources.heading import Heading
from tuify.library.sources.oneshot import OneAnswer
from tuify.library.sources.saved import PagesSource
from tuify.library.sources.shaping import bare, things_of
from tuify.spotify.models import AlbumRef, Category, FeaturedPlaylists, Recommendations
from tuify.spotify.paging import Page

MOST_SEEDS: Final = 5
"""Seeds that one list of recommendations can have."""

_MOST_RECOMMENDED: Final = 100


class BrowseEndpoints(Protocol):
    """What is needed of the category "Browse"."""

    async def get_featured_playlists(
        self, *, limit: int = 20, offset: int = 0
    ) -> FeaturedPlaylists:
        """Get Featured Playlists."""
        ...

    async def get_several_browse_categories(
        self, *, limit: int = 20, offset: int = 0
    ) -> Page[Category]:
        """Get Several Browse Categories."""
        ...

    async def get_categorys_playlists(
        self, category_id: str, *, limit: int = 20, offset: int = 0
    ) -> FeaturedPlaylists:
        """Get Category's Playlists."""
        ...

    async def get_new_releases(self, *, limit: int = 20, offset: int = 0) -> Page[AlbumRef]:
        """Get New Releases."""
        ...

    async def get_recommendations(
        self,
        *,
        seed_artists: Sequence[str] = (),
        seed_tracks: Sequence[str] = (),
        limit: int = 20,
    ) -> Recommendations:
        """Get Recommendations."""
        ...


def new_releases(browse: BrowseEndpoints) -> PagesSource:
    """Albums that came out lately."""

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await browse.get_new_releases(limit=limit, offset=offset)
        return things_of(answer, lambda album: album)

    return PagesSource(page)


def categories(browse: BrowseEndpoints) -> PagesSource:
    """The categories under which the service files its playlists."""

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await browse.get_several_browse_categories(limit=limit, offset=offset)
        return things_of(answer, lambda category: category)

    return PagesSource(page)


def featured(browse: BrowseEndpoints, heading: Heading) -> PagesSource:
    """Playlists the service features; its own heading for them becomes the note."""

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await browse.get_featured_playlists(limit=limit, offset=offset)
        heading.tell(note=answer.message)
        return _playlists(answer)

    return PagesSource(page)


def filed_under(browse: BrowseEndpoints, category_id: str) -> PagesSource:
    """The playlists of a category. The service's heading for them is its name over again."""

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await browse.get_categorys_playlists(category_id, limit=limit, offset=offset)
        return _playlists(answer)

    return PagesSource(page)


def recommendations(browse: BrowseEndpoints, seeds: str) -> OneAnswer:
    """Tracks that resemble up to 5 artists and tracks: their URIs with commas between.

    What else is among the seeds is passed over.
    """
    artists, tracks = _ids(seeds, "artist"), _ids(seeds, "track")

    async def ask() -> list[Entry | None]:
        answer = await browse.get_recommendations(
            seed_artists=artists, seed_tracks=tracks, limit=_MOST_RECOMMENDED
        )
        return [bare(track) for track in answer.tracks]

    return OneAnswer(ask, most=_MOST_RECOMMENDED)


def _playlists(answer: FeaturedPlaylists) -> Page[Entry]:
    return things_of(answer.playlists or Page(), lambda playlist: playlist)


def _ids(seeds: str, kind: str) -> tuple[str, ...]:
    """The ids of the seeds of one kind, as far as they are among the first that count."""
    parts = [seed.split(":") for seed in seeds.split(",")]
    known = [part for part in parts if len(part) == 3 and part[1] in ("artist", "track")]
    return tuple(part[2] for part in known[:MOST_SEEDS] if part[1] == kind)
