"""The lists of an account: each a PagedList with the endpoint it comes from."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from tuify.library.changes import Absent, Failed
from tuify.library.paged import PagedList
from tuify.library.play import RowItem
from tuify.spotify.models import SavedTrack
from tuify.spotify.paging import Page

KEEP_PAGES: Final = 10
"""Pages of Liked Songs that are kept: 500 rows, a dozen screens, half to one megabyte."""


class SavedTracksEndpoint(Protocol):
    """What Liked Songs needs of the category "Library"."""

    async def get_users_saved_tracks(self, limit: int = 20, offset: int = 0) -> Page[SavedTrack]:
        """Get User's Saved Tracks."""
        ...


class HasLibrary(Protocol):
    """A client, as far as it is needed here."""

    @property
    def library(self) -> SavedTracksEndpoint:
        """The category "Library" of the Web API."""
        ...


class LikedSongsSource:
    """Liked Songs, newest first. Scope `user-library-read`."""

    def __init__(self, library: SavedTracksEndpoint) -> None:
        self._library = library

    async def fetch(self, offset: int, limit: int) -> Page[SavedTrack]:
        """One window of at most 50. Raises SpotifyError."""
        return await self._library.get_users_saved_tracks(limit=limit, offset=offset)


def liked_songs(
    spotify: HasLibrary,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    keep_pages: int = KEEP_PAGES,
) -> PagedList[SavedTrack]:
    """Liked Songs of the account that is logged in.

    A song that is taken out keeps its row, only its heart is gone, until the list is read anew: so
    it can be put back with the same key, and no row moves under the cursor.
    """
    source = LikedSongsSource(spotify.library)
    return PagedList(source, clock=clock, sleep=sleep, page_size=50, keep_pages=keep_pages)


def saved_item(entry: SavedTrack | Absent | Failed) -> RowItem:
    """What a row of Liked Songs holds, as `play_from` wants to know it."""
    if isinstance(entry, SavedTrack):
        return Absent.NULL if entry.track is None else entry.track
    return entry
