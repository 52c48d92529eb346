"""Artists."""

from tuify.spotify.fields import Text
from tuify.spotify.models.base import Image, Model


class ArtistRef(Model, frozen=True):
    """An artist as tracks and albums name it. Those of local tracks have neither id nor URI."""

    name: Text
    id: Text | None = None
    uri: Text | None = None


class Artist(ArtistRef, frozen=True):
    """An artist."""

    images: tuple[Image, ...] = ()
    genres: tuple[Text, ...] = ()
