"""Playlists."""

import msgspec

from tuify.spotify.fields import Id, Text
from tuify.spotify.models.artist import Followers
from tuify.spotify.models.base import Image, Model
from tuify.spotify.models.player import Item
from tuify.spotify.models.user import Owner
from tuify.spotify.paging import Page


class PlaylistItem(Model, frozen=True):
    """An entry of a playlist. `item` is None where it is not available any more."""

    added_at: Text | None = None
    added_by: Owner | None = None
    is_local: bool = False
    item: Item | None = None
    _track: Item | None = msgspec.field(name="track", default=None)

    def __post_init__(self) -> None:
        """Fold `track`, the older spelling, into `item`."""
        if self._track is not None:
            if self.item is None or _is_blank(self.item):
                msgspec.structs.force_setattr(self, "item", self._track)
            msgspec.structs.force_setattr(self, "_track", None)


class Playlist(Model, frozen=True):
    """A playlist. `items` is only there if the account owns it or takes part in it.

    In lists of playlists `items` holds no entries, only their number. `snapshot_id` changes with
    each change of the contents.
    """

    id: Id
    uri: Text = ""
    name: Text = ""
    description: Text = ""
    owner: Owner | None = None
    public: bool | None = None
    collaborative: bool = False
    snapshot_id: Text = ""
    images: tuple[Image, ...] = ()
    items: Page[PlaylistItem] | None = None
    followers: Followers | None = None
    _tracks: Page[PlaylistItem] | None = msgspec.field(name="tracks", default=None)

    def __post_init__(self) -> None:
        """Fold `tracks`, the older spelling, into `items`."""
        if self._tracks is not None:
            if self.items is None or self.items == Page():
                msgspec.structs.force_setattr(self, "items", self._tracks)
            msgspec.structs.force_setattr(self, "_tracks", None)


def _is_blank(item: Item) -> bool:
    """Whether nothing is told of it, as where an empty object stands in its place."""
    return not (item.id or item.uri or item.name)


class Snapshot(Model, frozen=True):
    """The state of a playlist after a change; empty if the service did not say."""

    snapshot_id: Text
