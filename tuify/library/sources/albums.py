"""The tracks of an album. Category "Albums"."""

from __future__ import annotations

from typing import Final, Protocol

from msgspec.structs import replace

from tuify.library.entries import Entry
from tuify.library.sources.heading import Opened
from tuify.library.sources.shaping import page_of, ref
from tuify.spotify.models import Album, AlbumRef, Track
from tuify.spotify.paging import Page


class AlbumEndpoints(Protocol):
    """What is needed of the category "Albums"."""

    async def get_album(self, album_id: str) -> Album:
        """Get Album."""
        ...

    async def get_album_tracks(
        self, album_id: str, *, limit: int = 20, offset: int = 0
    ) -> Page[Track]:
        """Get Album Tracks."""
        ...


class AlbumSource:
    """The tracks of one album, each with the album: one object that they share.

    The first answer tells of the album and brings its first 50 tracks.
    """

    page_size: Final = 50

    def __init__(self, albums: AlbumEndpoints, album_id: str) -> None:
        self._albums = albums
        self._id = album_id
        self._ref: AlbumRef | None = None

    async def opening(self) -> Opened:
        """The album itself, with the first of its tracks. Raises SpotifyError."""
        album = await self._albums.get_album(self._id)
        self._ref = ref(AlbumRef, album)
        page = None if album.tracks is None else page_of(album.tracks, self._entry)
        return Opened(page, replace(album, tracks=None))

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """One window. Raises SpotifyError."""
        answer = await self._albums.get_album_tracks(self._id, limit=limit, offset=offset)
        return page_of(answer, self._entry)

    def _entry(self, track: Track) -> Entry:
        return Entry(track if track.album is not None else replace(track, album=self._ref))
