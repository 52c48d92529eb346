"""What can be played from beginning to end: an album, a playlist, Liked Songs, a list of URIs.

A context is a frozen row of items that are computed when asked for, so that playing a library of a
million costs no more than playing a single.
"""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass

from tuify.emulator.catalog.catalog import TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.catalog.spoken import EPISODES_PER_SHOW
from tuify.emulator.catalog.things import Album, Artist, Item, Show
from tuify.emulator.keeping.saved import SavedTracks
from tuify.emulator.playlists.book import Playlist, PlaylistBook


class Context(ABC):
    """A row of items to play. ``uri`` is None where the service names no context."""

    __slots__ = ()

    @property
    @abstractmethod
    def kind(self) -> str:
        """Return what the API calls the kind: ``album``, ``playlist``, ``collection`` …"""

    @property
    @abstractmethod
    def uri(self) -> str | None:
        """Return the URI under which the API reports it."""

    @abstractmethod
    def __len__(self) -> int: ...

    @abstractmethod
    def item(self, index: int) -> Item | None:
        """Return what stands at ``index``; None where the entry is null."""

    def find(self, uri: str) -> int | None:
        """Return the first index at which an item with this URI stands."""
        for index in range(len(self)):
            found = self.item(index)
            if found is not None and found.uri == uri:
                return index
        return None


@dataclass(frozen=True, slots=True)
class AlbumContext(Context):
    """An album in the order of its tracks."""

    catalog: Catalog
    album: Album
    kind = "album"

    @property
    def uri(self) -> str:
        """Return the album's URI."""
        return self.album.uri

    def __len__(self) -> int:
        return self.album.size

    def item(self, index: int) -> Item:
        """Return the track with number ``index + 1``."""
        return self.catalog.track(self.album.first_track + index)


@dataclass(frozen=True, slots=True)
class ArtistContext(Context):
    """All an artist recorded, the newest album first."""

    catalog: Catalog
    artist: Artist
    kind = "artist"

    @property
    def uri(self) -> str:
        """Return the artist's URI."""
        return self.artist.uri

    def __len__(self) -> int:
        return TRACKS_PER_ARTIST

    def item(self, index: int) -> Item:
        """Return a track, counted back from the newest."""
        return self.catalog.track((self.artist.number + 1) * TRACKS_PER_ARTIST - 1 - index)


@dataclass(frozen=True, slots=True)
class PlaylistContext(Context):
    """A playlist, under the URI with which it was started (the older spelling is kept)."""

    book: PlaylistBook
    playlist: Playlist
    spelled: str
    kind = "playlist"

    @property
    def uri(self) -> str:
        """Return the URI as the player was given it."""
        return self.spelled

    def __len__(self) -> int:
        return self.playlist.size

    def item(self, index: int) -> Item | None:
        """Return the entry at ``index``; None for the place before the first, -1."""
        return None if index < 0 else self.book.entry(self.playlist, index).item

    def find(self, uri: str) -> int | None:
        """Return the first place of an item without making all of them."""
        return self.book.place_of(self.playlist, uri)


@dataclass(frozen=True, slots=True)
class CollectionContext(Context):
    """Liked Songs as they were when the player began with them."""

    saved: SavedTracks
    owner: str
    kind = "collection"

    @property
    def uri(self) -> str:
        """Return ``spotify:user:ID:collection``."""
        return f"spotify:user:{self.owner}:collection"

    def __len__(self) -> int:
        return len(self.saved)

    def item(self, index: int) -> Item | None:
        """Return the saved track at ``index``."""
        return self.saved.entry(index).track

    def find(self, uri: str) -> int | None:
        """Return the place of a saved track without walking through the library."""
        parsed = Uri.parse(uri)
        if parsed is None or parsed.kind != "track":
            return None
        track = self.saved.catalog.track_number(parsed.id)
        return None if track is None else self.saved.place_of(track)


@dataclass(frozen=True, slots=True)
class ShowContext(Context):
    """A podcast, its newest episode first."""

    catalog: Catalog
    show: Show
    kind = "show"

    @property
    def uri(self) -> str:
        """Return the show's URI."""
        return self.show.uri

    def __len__(self) -> int:
        return min(self.show.episodes, EPISODES_PER_SHOW)

    def item(self, index: int) -> Item:
        """Return an episode, counted from the newest."""
        return self.catalog.episode(self.show.number, index)


@dataclass(frozen=True, slots=True)
class UriList(Context):
    """The items a client named one by one; the API reports no context for them."""

    items: tuple[Item, ...]
    kind = "uris"
    uri = None

    @classmethod
    def of(cls, items: Iterable[Item]) -> "UriList":
        """Make a list of any items."""
        return cls(tuple(items))

    def __len__(self) -> int:
        return len(self.items)

    def item(self, index: int) -> Item:
        """Return the item at ``index``."""
        return self.items[index]
