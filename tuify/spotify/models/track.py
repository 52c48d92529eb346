"""Tracks."""

from typing import ClassVar, Literal

from tuify.spotify.fields import Count, Millis, Text
from tuify.spotify.models.album import AlbumRef
from tuify.spotify.models.artist import ArtistRef
from tuify.spotify.models.base import Model
from tuify.spotify.paging import Page


class Track(Model, frozen=True, tag_field="type", tag="track"):
    """A track. A local one has no id and can't be started by its URI.

    `is_playable` is only told now and then; None means unknown. `album` is absent from the
    tracks of an album.
    """

    type: ClassVar[Literal["track"]] = "track"

    name: Text
    uri: Text | None = None
    id: Text | None = None
    duration_ms: Millis = 0
    explicit: bool = False
    is_local: bool = False
    is_playable: bool | None = None
    disc_number: Count = 1
    track_number: Count = 0
    artists: tuple[ArtistRef, ...] = ()
    album: AlbumRef | None = None


class Album(AlbumRef, frozen=True):
    """An album with the first page of its tracks."""

    tracks: Page[Track] | None = None
    genres: tuple[Text, ...] = ()
    label: Text | None = None
