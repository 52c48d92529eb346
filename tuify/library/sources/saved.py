"""What the account has saved. Category "Library"; scope `user-library-read`, and for episodes
`user-read-playback-position`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol, TypeVar

from msgspec.structs import replace

from tuify.library.entries import Entry, Thing
from tuify.library.sources.heading import Opened
from tuify.library.sources.shaping import page_of
from tuify.spotify.models import (
    SavedAlbum,
    SavedAudiobook,
    SavedEpisode,
    SavedShow,
    SavedTrack,
)
from tuify.spotify.paging import Page

S = TypeVar("S")


class SavedEndpoints(Protocol):
    """What the lists of saved things need of the category "Library"."""

    async def get_users_saved_tracks(self, limit: int = 20, offset: int = 0) -> Page[SavedTrack]:
        """Get User's Saved Tracks."""
        ...

    async def get_users_saved_albums(self, limit: int = 20, offset: int = 0) -> Page[SavedAlbum]:
        """Get User's Saved Albums."""
        ...

    async def get_users_saved_shows(self, limit: int = 20, offset: int = 0) -> Page[SavedShow]:
        """Get User's Saved Shows."""
        ...

    async def get_users_saved_episodes(
        self, limit: int = 20, offset: int = 0
    ) -> Page[SavedEpisode]:
        """Get User's Saved Episodes."""
        ...

    async def get_users_saved_audiobooks(
        self, limit: int = 20, offset: int = 0
    ) -> Page[SavedAudiobook]:
        """Get User's Saved Audiobooks."""
        ...


class PagesSource:
    """A list that is nothing but pages at offsets."""

    def __init__(
        self, ask: Callable[[int, int], Awaitable[Page[Entry]]], *, page_size: int = 50
    ) -> None:
        """`ask` is given an offset and a limit."""
        self._ask = ask
        self._page_size = page_size

    @property
    def page_size(self) -> int:
        """How many rows one request brings at most."""
        return self._page_size

    async def opening(self) -> Opened | None:
        """Nothing: the list has no thing it is about."""
        return None

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """One window. Raises SpotifyError."""
        return await self._ask(offset, limit)


def liked_songs(library: SavedEndpoints) -> PagesSource:
    """Liked Songs, newest first.

    A song that is taken out keeps its row, only its heart is gone, until the list is read anew: so
    it can be put back with the same key, and no row moves under the cursor.
    """
    return _saved(library.get_users_saved_tracks, lambda saved: (saved.track, saved.added_at))


def albums(library: SavedEndpoints) -> PagesSource:
    """Saved albums. Their tracks come along with them, and are let go at once."""
    return _saved(
        library.get_users_saved_albums,
        lambda saved: (saved.album and replace(saved.album, tracks=None), saved.added_at),
    )


def shows(library: SavedEndpoints) -> PagesSource:
    """Shows the account follows."""
    return _saved(
        library.get_users_saved_shows,
        lambda saved: (saved.show and replace(saved.show, episodes=None), saved.added_at),
    )


def episodes(library: SavedEndpoints) -> PagesSource:
    """Saved episodes. The service sends some with an empty name: they are rows all the same."""
    return _saved(library.get_users_saved_episodes, lambda saved: (saved.episode, saved.added_at))


def audiobooks(library: SavedEndpoints) -> PagesSource:
    """Saved audiobooks."""
    return _saved(
        library.get_users_saved_audiobooks,
        lambda saved: (saved.audiobook and replace(saved.audiobook, chapters=None), saved.added_at),
    )


def _saved(
    ask: Callable[[int, int], Awaitable[Page[S]]],
    parts: Callable[[S], tuple[Thing | None, str | None]],
) -> PagesSource:
    """A list of entries that hold a thing and when it was saved. `ask` takes limit and offset."""

    def entry(saved: S) -> Entry | None:
        thing, added_at = parts(saved)
        return None if thing is None else Entry(thing, added_at=added_at)

    async def page(offset: int, limit: int) -> Page[Entry]:
        return page_of(await ask(limit, offset), entry)

    return PagesSource(page)
