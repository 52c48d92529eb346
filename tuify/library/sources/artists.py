"""An artist: top tracks, albums, and who resembles them. Category "Artists"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, Protocol

from tuify.library.entries import Entry
from tuify.library.sources.heading import Heading
from tuify.library.sources.oneshot import OneAnswer
from tuify.library.sources.saved import PagesSource
from tuify.library.sources.shaping import things_of
from tuify.spotify.endpoints.artists import (
    ALBUM_GROUPS,
    GET_ARTISTS_TOP_TRACKS,
    AlbumGroup,
)
from tuify.spotify.models import Artist, ArtistAlbum, TopTracks
from tuify.spotify.paging import Page

_ALBUMS_PAGE: Final = 10


class ArtistEndpoints(Protocol):
    """What is needed of the category "Artists"."""

    async def get_artist(self, artist_id: str) -> Artist:
        """Get Artist."""
        ...

    async def get_artists_albums(
        self,
        artist_id: str,
        *,
        include_groups: Sequence[AlbumGroup] | None = None,
        limit: int = 5,
        offset: int = 0,
    ) -> Page[ArtistAlbum]:
        """Get Artist's Albums."""
        ...

    async def get_artists_top_tracks(self, artist_id: str) -> TopTracks:
        """Get Artist's Top Tracks."""
        ...

    async def get_artists_related_artists(self, artist_id: str) -> tuple[Artist, ...]:
        """Get Artist's Related Artists."""
        ...


def albums_of(artists: ArtistEndpoints, artist_id: str, group: str) -> PagesSource:
    """What an artist has brought out or appears on, by one of the groups or (empty) all."""
    groups = [known for known in ALBUM_GROUPS if known == group] or None

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await artists.get_artists_albums(
            artist_id, include_groups=groups, limit=limit, offset=offset
        )
        return things_of(answer, lambda album: album)

    return PagesSource(page, page_size=_ALBUMS_PAGE)


def top_tracks(artists: ArtistEndpoints, artist_id: str, heading: Heading) -> OneAnswer:
    """Up to 10 tracks of an artist, the most played first; the note says if they were searched."""

    async def ask() -> list[Entry]:
        top = await artists.get_artists_top_tracks(artist_id)
        heading.tell(note=_found_by_search() if top.from_search else "")
        return [Entry(track) for track in top.tracks]

    return OneAnswer(ask, most=10)


def related(artists: ArtistEndpoints, artist_id: str) -> OneAnswer:
    """Artists who share their listeners with this one."""

    async def ask() -> list[Entry]:
        return [Entry(artist) for artist in await artists.get_artists_related_artists(artist_id)]

    return OneAnswer(ask, most=20)


def _found_by_search() -> str:
    since = GET_ARTISTS_TOP_TRACKS.standing.since
    return f"Top tracks are found by search: Spotify closed the artist's own on {since:%Y-%m-%d}."
