"""The objects of the Web API, as far as a remote needs them."""

from tuify.spotify.models.album import AlbumRef
from tuify.spotify.models.artist import Artist, ArtistRef
from tuify.spotify.models.audiobook import Audiobook, Author, Chapter
from tuify.spotify.models.base import Image, Model
from tuify.spotify.models.library import SavedAlbum, SavedEpisode, SavedShow, SavedTrack
from tuify.spotify.models.player import (
    Actions,
    Context,
    Device,
    Item,
    Playback,
    PlayHistory,
    Queue,
)
from tuify.spotify.models.playlist import Playlist, PlaylistItem, Snapshot
from tuify.spotify.models.search import FollowedArtists, SearchResults
from tuify.spotify.models.show import Episode, ResumePoint, Show, ShowRef
from tuify.spotify.models.track import Album, Track
from tuify.spotify.models.user import Owner, User

__all__ = [
    "Actions",
    "Album",
    "AlbumRef",
    "Artist",
    "ArtistRef",
    "Audiobook",
    "Author",
    "Chapter",
    "Context",
    "Device",
    "Episode",
    "FollowedArtists",
    "Image",
    "Item",
    "Model",
    "Owner",
    "PlayHistory",
    "Playback",
    "Playlist",
    "PlaylistItem",
    "Queue",
    "ResumePoint",
    "SavedAlbum",
    "SavedEpisode",
    "SavedShow",
    "SavedTrack",
    "SearchResults",
    "Show",
    "ShowRef",
    "Snapshot",
    "Track",
    "User",
]
