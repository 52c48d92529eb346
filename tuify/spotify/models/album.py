"""Albums."""

from tuify.spotify.fields import Count, Text
from tuify.spotify.models.artist import ArtistRef
from tuify.spotify.models.base import Image, Model


class AlbumRef(Model, frozen=True):
    """An album as tracks and lists name it. Those of local tracks have neither id nor URI.

    `release_date` is as exact as `release_date_precision` ("year", "month" or "day") says, and
    may be "0000".
    """

    name: Text
    id: Text | None = None
    uri: Text | None = None
    images: tuple[Image, ...] = ()
    release_date: Text | None = None
    release_date_precision: Text | None = None
    artists: tuple[ArtistRef, ...] = ()
    album_type: Text | None = None
    total_tracks: Count | None = None


class ArtistAlbum(AlbumRef, frozen=True):
    """An album in the list of an artist's albums.

    `album_group` is what it is to this artist: "album", "single", "compilation" or "appears_on".
    Not every app is told.
    """

    album_group: Text | None = None


class Copyright(Model, frozen=True):
    """Who holds the rights: `type` is "C" for the work and "P" for the recording."""

    text: Text
    type: Text = ""
