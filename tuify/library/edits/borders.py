"""What the changes need of the client and of the lists that are open."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from tuify.library.changes import Absent, Change, Failed
from tuify.library.entries import Entry, Thing
from tuify.library.places import Place
from tuify.spotify.models import Playlist, PlaylistItem, Snapshot
from tuify.spotify.paging import Page


class LibraryEndpoints(Protocol):
    """The category "Library"."""

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        """Save Items to Library: 1 to 40 URIs."""
        ...

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        """Remove Items from Library: 1 to 40 URIs."""
        ...

    async def save_tracks_for_current_user(
        self, ids: Sequence[str] = (), *, timestamped_ids: Mapping[str, datetime] | None = None
    ) -> None:
        """Save Tracks for Current User, with the times at which they are to have been saved."""
        ...


class PlaylistEndpoints(Protocol):
    """The category "Playlists"."""

    async def get_playlist(self, playlist_id: str, *, fields: str | None = None) -> Playlist:
        """Get Playlist."""
        ...

    async def get_playlist_items(
        self, playlist_id: str, limit: int = 20, offset: int = 0, *, fields: str | None = None
    ) -> Page[PlaylistItem]:
        """Get Playlist Items: at most 50."""
        ...

    async def add_items_to_playlist(
        self, playlist_id: str, uris: Sequence[str], *, position: int | None = None
    ) -> Snapshot:
        """Add Items to Playlist: at most 100."""
        ...

    async def update_playlist_items(
        self,
        playlist_id: str,
        *,
        range_start: int | None = None,
        insert_before: int | None = None,
        range_length: int | None = None,
        snapshot_id: str | None = None,
    ) -> Snapshot:
        """Update Playlist Items: move some."""
        ...

    async def remove_playlist_items(
        self, playlist_id: str, uris: Sequence[str], *, snapshot_id: str | None = None
    ) -> Snapshot:
        """Remove Playlist Items: at most 100 URIs, wherever they stand."""
        ...

    async def create_playlist(
        self,
        name: str,
        *,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> Playlist:
        """Create Playlist."""
        ...

    async def change_playlist_details(
        self,
        playlist_id: str,
        *,
        name: str | None = None,
        public: bool | None = None,
        collaborative: bool | None = None,
        description: str | None = None,
    ) -> None:
        """Change Playlist Details."""
        ...

    async def upload_custom_playlist_cover_image(self, playlist_id: str, jpeg: bytes) -> None:
        """Add Custom Playlist Cover Image."""
        ...


class Client(Protocol):
    """The client, as far as it is needed here."""

    @property
    def library(self) -> LibraryEndpoints:
        """The category "Library" of the Web API."""
        ...

    @property
    def playlists(self) -> PlaylistEndpoints:
        """The category "Playlists" of the Web API."""
        ...


class Rows(Protocol):
    """The rows of a list, as far as they can be changed."""

    @property
    def total(self) -> int | None:
        """How many there are; None until the first answer."""
        ...

    @property
    def is_read_anew(self) -> bool:
        """Whether it is, and the first answer is not here."""
        ...

    def row(self, index: int, /) -> Entry | Absent | Failed:
        """The row at an index, or why there is none."""
        ...

    def find(self, matches: Callable[[Entry], bool], /) -> int | None:
        """The first row that is here and matches."""
        ...

    def insert(self, index: int, rows: Sequence[Entry | Absent], /) -> None:
        """Put rows in before the one at an index."""
        ...

    def remove(self, indices: Sequence[int], /) -> None:
        """Take rows out."""
        ...

    def move(self, first: int, count: int, before: int, /) -> None:
        """Put `count` rows from `first` on before the one that stands at `before` until then."""
        ...

    def replace(self, index: int, row: Entry, /) -> None:
        """Put another row in the place of one."""
        ...

    def hold(self) -> Callable[[], None]:
        """Say that the service will be told of edits only later; returns what says that it was."""
        ...

    def subscribe(self, listener: Callable[[Change], None], /) -> Callable[[], None]:
        """Have a listener called at each change; returns what ends that."""
        ...


class KeptListing(Protocol):
    """A list that is open. `snapshot_id` is the state of the playlist its rows show, "" if that is
    not known or it is none."""

    snapshot_id: str

    @property
    def rows(self) -> Rows:
        """Its rows."""
        ...

    @property
    def about(self) -> Thing | None:
        """The thing whose list it is, once it is here."""
        ...

    def tell_about(self, about: Thing, /) -> None:
        """Show a change of the thing itself."""
        ...

    def refresh(self) -> None:
        """Read all of it anew."""
        ...


class KeptLists(Protocol):
    """The lists that are open."""

    def kept(self, place: Place, /) -> KeptListing | None:
        """The list at a place, if it is open."""
        ...
