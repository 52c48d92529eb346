"""Playlists, and what is in one. Category "Playlists"; scope `playlist-read-private`."""

from __future__ import annotations

from typing import Final, Protocol

from msgspec.structs import replace

from tuify.library.entries import Entry
from tuify.library.sources.heading import Opened
from tuify.library.sources.saved import PagesSource
from tuify.library.sources.shaping import page_of, things_of, whole
from tuify.spotify.models import Playlist, PlaylistItem
from tuify.spotify.paging import Page

NOT_TOLD: Final = "Spotify shows what is in it only to its owner. P plays it all the same."

_PAGE: Final = 50
_SNAPSHOT_ONLY: Final = "id,snapshot_id"


class PlaylistEndpoints(Protocol):
    """What is needed of the category "Playlists"."""

    async def get_current_users_playlists(self, limit: int = 20, offset: int = 0) -> Page[Playlist]:
        """Get Current User's Playlists."""
        ...

    async def get_users_playlists(
        self, user_id: str, limit: int = 20, offset: int = 0
    ) -> Page[Playlist]:
        """Get User's Playlists."""
        ...

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        """Get Playlist."""
        ...

    async def get_playlist_items(
        self, playlist_id: str, limit: int = 20, offset: int = 0
    ) -> Page[PlaylistItem]:
        """Get Playlist Items."""
        ...


def own_playlists(playlists: PlaylistEndpoints) -> PagesSource:
    """Playlists the account owns or follows, in its own order."""

    async def page(offset: int, limit: int) -> Page[Entry]:
        return things_of(await playlists.get_current_users_playlists(limit, offset), lambda it: it)

    return PagesSource(page, page_size=_PAGE)


def playlists_of(playlists: PlaylistEndpoints, user_id: str) -> PagesSource:
    """Public playlists of a user; of the account itself all it owns or follows."""

    async def page(offset: int, limit: int) -> Page[Entry]:
        answer = await playlists.get_users_playlists(user_id, limit, offset)
        return things_of(answer, lambda it: it)

    return PagesSource(page, page_size=_PAGE)


class PlaylistSource:
    """The entries of one playlist.

    The first answer tells of the playlist and brings up to 100 of its entries.
    """

    page_size: Final = _PAGE

    def __init__(self, playlists: PlaylistEndpoints, playlist_id: str) -> None:
        self._playlists = playlists
        self._id = playlist_id

    async def opening(self) -> Opened:
        """The playlist itself, with the first of its entries. Raises SpotifyError."""
        playlist = await self._playlists.get_playlist(self._id)
        items, snapshot_id = playlist.items, playlist.snapshot_id
        if items is None:
            return Opened(whole(()), playlist, NOT_TOLD, snapshot_id)
        shell = replace(playlist, items=Page(total=items.total))
        return Opened(page_of(items, _entry), shell, "", snapshot_id)

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """One window of at most 50. Raises SpotifyError."""
        return page_of(await self._playlists.get_playlist_items(self._id, limit, offset), _entry)

    async def snapshot_id(self) -> str:
        """The state the playlist is in. Raises SpotifyError."""
        playlist = await self._playlists.get_playlist(self._id, fields=_SNAPSHOT_ONLY)
        return playlist.snapshot_id


def _entry(item: PlaylistItem) -> Entry | None:
    """A row of a playlist; None for what is not available any more."""
    if item.item is None:
        return None
    return Entry(item.item, added_at=item.added_at, added_by=item.added_by)
