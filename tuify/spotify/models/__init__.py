"""The objects of the Web API, as far as a remote needs them."""

from tuify.spotify.models.album import AlbumRef, ArtistAlbum, Copyright
from tuify.spotify.models.artist import Artist, ArtistRef, Followers
from tuify.spotify.models.audiobook import Audiobook, AudiobookRef, Author, Chapter
from tuify.spotify.models.base import Image, Model
from tuify.spotify.models.browse import (
    Category,
    FeaturedPlaylists,
    Recommendations,
    RecommendationSeed,
)
from tuify.spotify.models.library import (
    SavedAlbum,
    SavedAudiobook,
    SavedEpisode,
    SavedShow,
    SavedTrack,
)
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
from tuify.spotify.models.sound import (
    AnalysisMeta,
    AnalyzedTrack,
    AudioAnalysis,
    AudioFeatures,
    Interval,
    Section,
    Segment,
)
from tuify.spotify.models.track import (
    Album,
    ExternalIds,
    Restrictions,
    TopTracks,
    Track,
    TrackDetails,
    TrackLink,
)
from tuify.spotify.models.user import Owner, User

__all__ = [
    "Actions",
    "Album",
    "AlbumRef",
    "AnalysisMeta",
    "AnalyzedTrack",
    "Artist",
    "ArtistAlbum",
    "ArtistRef",
    "AudioAnalysis",
    "AudioFeatures",
    "Audiobook",
    "AudiobookRef",
    "Author",
    "Category",
    "Chapter",
    "Context",
    "Copyright",
    "Device",
    "Episode",
    "ExternalIds",
    "FeaturedPlaylists",
    "FollowedArtists",
    "Followers",
    "Image",
    "Interval",
    "Item",
    "Model",
    "Owner",
    "PlayHistory",
    "Playback",
    "Playlist",
    "PlaylistItem",
    "Queue",
    "RecommendationSeed",
    "Recommendations",
    "Restrictions",
    "ResumePoint",
    "SavedAlbum",
    "SavedAudiobook",
    "SavedEpisode",
    "SavedShow",
    "SavedTrack",
    "SearchResults",
    "Section",
    "Segment",
    "Show",
    "ShowRef",
    "Snapshot",
    "TopTracks",
    "Track",
    "TrackDetails",
    "TrackLink",
    "User",
]
