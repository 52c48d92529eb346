"""Tracks."""

from typing import ClassVar, Literal

from tuify.spotify.fields import Count, Millis, Percent, Text
from tuify.spotify.models.album import AlbumRef, Copyright
from tuify.spotify.models.artist import ArtistRef
from tuify.spotify.models.base import Model
from tuify.spotify.paging import Page


class TrackLink(Model, frozen=True):
    """The track that was asked for, where another one was sent in its place."""

    id: Text | None = None
    uri: Text | None = None


class Restrictions(Model, frozen=True):
    """Why something can't be played: "market", "product", "explicit", or a word to come."""

    reason: Text = ""


class ExternalIds(Model, frozen=True):
    """The numbers under which the trade knows a recording (`isrc`) or an album (the others)."""

    isrc: Text | None = None
    ean: Text | None = None
    upc: Text | None = None


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


class TrackDetails(Track, frozen=True, tag_field="type", tag="track"):
    """A track that was asked for by itself, with what lists of thousands need not hold.

    `linked_from` and `popularity` (percent) are not told to every app.
    """

    popularity: Percent | None = None
    linked_from: TrackLink | None = None
    restrictions: Restrictions | None = None
    external_ids: ExternalIds | None = None
    preview_url: Text | None = None


class Album(AlbumRef, frozen=True):
    """An album with the first page of its tracks.

    `label` and `popularity` (percent) are not told to every app.
    """

    tracks: Page[Track] | None = None
    genres: tuple[Text, ...] = ()
    label: Text | None = None
    copyrights: tuple[Copyright, ...] = ()
    external_ids: ExternalIds | None = None
    restrictions: Restrictions | None = None
    popularity: Percent | None = None


class TopTracks(Model, frozen=True):
    """What of an artist is played most, the most popular first.

    `from_search` says that the service did not list them itself, and that this is what a search
    for the artist finds.
    """

    tracks: tuple[Track, ...] = ()
    from_search: bool = False
