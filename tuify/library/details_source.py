"""Asks for everything the service tells of one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from tuify.library import things
from tuify.library.details import Known
from tuify.library.entries import Thing
from tuify.library.things import Kind
from tuify.spotify.models import (
    Album,
    Artist,
    AudioAnalysis,
    Audiobook,
    AudioFeatures,
    Show,
    TrackDetails,
)

if TYPE_CHECKING:
    from tuify.spotify.client import Spotify

_WHOLE: Final = (TrackDetails, Album, Artist, Show, Audiobook)
"""Models that hold all there is: what came as one of these is not asked for again."""

_PLAYLIST_FIELDS: Final = (
    "id,uri,name,description,owner,public,collaborative,snapshot_id,images,followers,items.total"
)


class DetailsFetch(Protocol):
    """What details are made of. Each may raise any `SpotifyError`."""

    async def whole(self, thing: Thing) -> Known:
        """The thing with all the service tells of it."""
        ...

    async def features(self, track_id: str) -> AudioFeatures:
        """How a track sounds as a whole. Raises `ClosedBySpotify` for most apps."""
        ...

    async def analysis(self, track_id: str) -> AudioAnalysis:
        """How it sounds from moment to moment. Raises `ClosedBySpotify` for most apps."""
        ...


class ThingDetails:
    """Asks the Web API, one request for each; no scopes are needed."""

    def __init__(self, spotify: Spotify) -> None:
        self._spotify = spotify

    async def whole(self, thing: Thing) -> Known:
        """The thing with all the service tells of it; as it is if it has no id or is whole."""
        kind, id_ = things.kind(thing), thing.id
        if not id_ or things.is_local(thing) or isinstance(thing, _WHOLE):
            return thing
        spotify = self._spotify
        match kind:
            case Kind.TRACK:
                return await spotify.tracks.get_track(id_)
            case Kind.EPISODE:
                return await spotify.episodes.get_episode(id_)
            case Kind.CHAPTER:
                return await spotify.audiobooks.get_a_chapter(id_)
            case Kind.ALBUM:
                return await spotify.albums.get_album(id_)
            case Kind.ARTIST:
                return await spotify.artists.get_artist(id_)
            case Kind.PLAYLIST:
                return await spotify.playlists.get_playlist(id_, fields=_PLAYLIST_FIELDS)
            case Kind.SHOW:
                return await spotify.shows.get_show(id_)
            case Kind.AUDIOBOOK:
                return await spotify.audiobooks.get_an_audiobook(id_)
            case Kind.USER:
                return await spotify.users.get_users_profile(id_)
            case Kind.CATEGORY:
                return thing

    async def features(self, track_id: str) -> AudioFeatures:
        """How a track sounds as a whole."""
        return await self._spotify.tracks.get_tracks_audio_features(track_id)

    async def analysis(self, track_id: str) -> AudioAnalysis:
        """How it sounds from moment to moment."""
        return await self._spotify.tracks.get_tracks_audio_analysis(track_id)
