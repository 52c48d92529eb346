"""ContextNames: what the place is called that the music comes from."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from typing import Final, Protocol

from tuify.library.listeners import Listeners
from tuify.spotify.errors import (
    BadRequest,
    Forbidden,
    InvalidArgument,
    NotFound,
    ScopeMissing,
    SpotifyError,
)
from tuify.spotify.models import Context, Item, Playlist, Track

LIKED_SONGS: Final = "Liked Songs"

_NAME_ONLY: Final = "id,name"

_PERMANENT: Final = (BadRequest, Forbidden, InvalidArgument, NotFound, ScopeMissing)


class PlaylistEndpoint(Protocol):
    """What the names need of the category "Playlists"."""

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        """Get Playlist."""
        ...


class ContextNames:
    """Names of contexts.

    Those of albums, artists and shows are read off the item that plays and cost nothing; that of
    a playlist costs one request, the first time it plays. A playlist the service won't tell of
    (many of Spotify's own) is not asked for again; after any other failure the next `want` asks.
    """

    def __init__(self, playlists: PlaylistEndpoint, *, keep: int = 500) -> None:
        self._playlists = playlists
        self._keep = keep
        self._names: OrderedDict[str, str | None] = OrderedDict()
        self._wanted: Context | None = None
        self._asking: str | None = None
        self._listeners: Listeners[str] = Listeners()
        self._wake = asyncio.Event()

    def name(self, context: Context | None, item: Item | None = None) -> str | None:
        """The name of a context, given what plays in it; None if it has none or nobody knows."""
        if context is None:
            return None
        found = _name_from(context, item)
        return self._names.get(context.uri) if found is None else found

    def want(self, context: Context | None, item: Item | None = None) -> None:
        """Have the name of a context found out, if it is not known; the newest wish counts."""
        if context is None:
            return
        found = _name_from(context, item)
        if found is not None:
            # Kept: what was queued plays within the same context, but isn't of that album.
            self._keep_name(context.uri, found)
            self._wanted = None
        elif playlist_id(context.uri) and context.uri not in self._names:
            self._wanted = context if context.uri != self._asking else None
            self._wake.set()

    def subscribe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Have `listener` called with the URI of a context when its name comes."""
        return self._listeners.add(listener)

    async def run(self) -> None:
        """Ask for names until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            wanted, self._wanted = self._wanted, None
            if wanted is not None:
                await self._ask(wanted.uri)

    async def _ask(self, uri: str) -> None:
        self._asking = uri
        try:
            playlist = await self._playlists.get_playlist(playlist_id(uri) or "", fields=_NAME_ONLY)
        except _PERMANENT:
            self._keep_name(uri, None)
        except SpotifyError:
            # Not remembered, so the next `want` asks again.
            return
        else:
            self._keep_name(uri, playlist.name)
            self._listeners.tell(uri)
        finally:
            self._asking = None

    def _keep_name(self, uri: str, name: str | None) -> None:
        self._names[uri] = name
        self._names.move_to_end(uri)
        while len(self._names) > self._keep:
            self._names.popitem(last=False)


def playlist_id(uri: str) -> str | None:
    """The id in a playlist's URI, also in the old spelling `spotify:user:NAME:playlist:ID`."""
    parts = uri.split(":")
    return parts[-1] if len(parts) >= 3 and parts[-2] == "playlist" and parts[-1] else None


def _name_from(context: Context, item: Item | None) -> str | None:
    """The name of a context as far as it can be read off its URI and what plays in it."""
    if context.uri.endswith(":collection"):
        return LIKED_SONGS
    if isinstance(item, Track):
        refs = (item.album, *item.artists)
        return next((ref.name for ref in refs if ref and ref.uri == context.uri), None) or None
    if item is not None and item.show is not None and item.show.uri == context.uri:
        return item.show.name or None
    return None
