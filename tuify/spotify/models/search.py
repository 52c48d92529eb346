"""Answers that hold lists by kind."""

from tuify.spotify.models.album import AlbumRef
from tuify.spotify.models.artist import Artist
from tuify.spotify.models.audiobook import Audiobook
from tuify.spotify.models.base import Model
from tuify.spotify.models.playlist import Playlist
from tuify.spotify.models.show import Episode, Show
from tuify.spotify.models.track import Track
from tuify.spotify.paging import CursorPage, Page


class SearchResults(Model, frozen=True):
    """What was found, a page for each kind that was asked for."""

    tracks: Page[Track] | None = None
    artists: Page[Artist] | None = None
    albums: Page[AlbumRef] | None = None
    playlists: Page[Playlist] | None = None
    shows: Page[Show] | None = None
    episodes: Page[Episode] | None = None
    audiobooks: Page[Audiobook] | None = None


class FollowedArtists(Model, frozen=True):
    """The artists the user follows."""

    artists: CursorPage[Artist] | None = None
