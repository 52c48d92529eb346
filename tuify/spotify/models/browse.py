"""What the service proposes: categories, playlists of its own, recommendations."""

from tuify.spotify.fields import Count, Id, Text
from tuify.spotify.models.base import Image, Model
from tuify.spotify.models.playlist import Playlist
from tuify.spotify.models.track import Track
from tuify.spotify.paging import Page


class Category(Model, frozen=True):
    """A category under which the service files its playlists."""

    id: Id
    name: Text = ""
    icons: tuple[Image, ...] = ()


class FeaturedPlaylists(Model, frozen=True):
    """Playlists chosen by the service, under a heading of its own."""

    message: Text = ""
    playlists: Page[Playlist] | None = None


class RecommendationSeed(Model, frozen=True, rename="camel"):
    """What became of one seed: how many tracks it gave, and how many were left.

    `type` is "ARTIST", "TRACK" or "GENRE", in capitals or not. `initial_pool_size` is how many
    there were to choose from, `after_filtering_size` how many met the bounds, and
    `after_relinking_size` how many of those can be played.
    """

    id: Text = ""
    type: Text = ""
    initial_pool_size: Count = 0
    after_filtering_size: Count = 0
    after_relinking_size: Count = 0


class Recommendations(Model, frozen=True):
    """Recommended tracks, and what each seed had to do with it."""

    tracks: tuple[Track | None, ...] = ()
    seeds: tuple[RecommendationSeed, ...] = ()
