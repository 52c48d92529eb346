"""Artists."""

from tuify.spotify.fields import Count, Percent, Text
from tuify.spotify.models.base import Image, Model


class ArtistRef(Model, frozen=True):
    """An artist as tracks and albums name it. Those of local tracks have neither id nor URI."""

    name: Text
    id: Text | None = None
    uri: Text | None = None


class Followers(Model, frozen=True):
    """How many follow somebody or something."""

    total: Count | None = None


class Artist(ArtistRef, frozen=True):
    """An artist. How popular and how much followed is not told to every app."""

    images: tuple[Image, ...] = ()
    genres: tuple[Text, ...] = ()
    followers: Followers | None = None
    popularity: Percent | None = None
