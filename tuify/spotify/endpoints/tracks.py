"""Category "Tracks" of the Web API reference, with audio features and audio analysis."""

from collections.abc import Sequence
from typing import Final

import msgspec

from tuify.spotify.access import Access
from tuify.spotify.arguments import checked_id, checked_market, ids_for
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.gathering import TWO_HOURS_S, Singles, Turns, in_order
from tuify.spotify.models import AudioAnalysis, AudioFeatures, TrackDetails
from tuify.spotify.operations import Operation, Standing, speaks

GET_TRACK: Final = Operation("GET", "/tracks/{id}", "Get Track", "Tracks")
GET_SEVERAL_TRACKS: Final = Operation(
    "GET",
    "/tracks",
    "Get Several Tracks",
    "Tracks",
    standing=Standing.REMOVED_2026,
    instead=GET_TRACK.name,
    most_ids=50,
)
GET_TRACKS_AUDIO_FEATURES: Final = Operation(
    "GET",
    "/audio-features/{id}",
    "Get Track's Audio Features",
    "Tracks",
    standing=Standing.CLOSED_2024,
)
GET_SEVERAL_TRACKS_AUDIO_FEATURES: Final = Operation(
    "GET",
    "/audio-features",
    "Get Several Tracks' Audio Features",
    "Tracks",
    standing=Standing.CLOSED_2024,
    most_ids=100,
)
GET_TRACKS_AUDIO_ANALYSIS: Final = Operation(
    "GET",
    "/audio-analysis/{id}",
    "Get Track's Audio Analysis",
    "Tracks",
    standing=Standing.CLOSED_2024,
)


class _Tracks(msgspec.Struct, frozen=True):
    tracks: tuple[TrackDetails | None, ...] = ()


class _Features(msgspec.Struct, frozen=True):
    audio_features: tuple[AudioFeatures | None, ...] = ()


class TrackEndpoints(Endpoints):
    """Tracks, and how they sound."""

    def __init__(self, sender: Sender, access: Access, turns: Turns | None = None) -> None:
        super().__init__(sender, access)
        self._singles: Singles[TrackDetails] = Singles(fresh_s=TWO_HOURS_S, turns=turns)

    @speaks(GET_TRACK)
    async def get_track(self, track_id: str, *, market: str | None = None) -> TrackDetails:
        """One track. Raises `NotFound`.

        Apps in Development Mode may ask some 600 times in 24 hours. With a market, or the account's
        own, another recording may be sent in its place, with an id of its own: see `linked_from`.
        """
        query = {"market": checked_market(market)}
        return await self._get(GET_TRACK, TrackDetails, query, id=checked_id(track_id))

    @speaks(GET_SEVERAL_TRACKS)
    async def get_several_tracks(
        self, track_ids: Sequence[str], *, market: str | None = None
    ) -> tuple[TrackDetails | None, ...]:
        """Tracks in the order of their ids, None for those that don't exist.

        Where the service takes no list of ids they are asked for one by one, and so they are if
        it refuses a whole list for one id.
        """
        ids = ids_for(GET_SEVERAL_TRACKS, track_ids)
        query = {"ids": ids, "market": checked_market(market)}

        async def by_list() -> tuple[TrackDetails | None, ...]:
            answer = await self._get(GET_SEVERAL_TRACKS, _Tracks, query)
            return in_order(answer.tracks, ids, lambda track: track.id)

        return await self._listed(
            by_list,
            lambda: self._singles.several(
                ids, lambda id_: self.get_track(id_, market=market), market=market
            ),
        )

    @speaks(GET_TRACKS_AUDIO_FEATURES)
    async def get_tracks_audio_features(self, track_id: str) -> AudioFeatures:
        """How a track sounds as a whole. Raises `NotFound`, also for tracks never analyzed."""
        asked = checked_id(track_id)
        return await self._get(GET_TRACKS_AUDIO_FEATURES, AudioFeatures, id=asked)

    @speaks(GET_SEVERAL_TRACKS_AUDIO_FEATURES)
    async def get_several_tracks_audio_features(
        self, track_ids: Sequence[str]
    ) -> tuple[AudioFeatures | None, ...]:
        """How tracks sound as a whole, in the order of their ids, None where that is not known.

        An app that is refused the list is refused single tracks as well, so nothing stands in.
        """
        ids = ids_for(GET_SEVERAL_TRACKS_AUDIO_FEATURES, track_ids)
        answer = await self._get(GET_SEVERAL_TRACKS_AUDIO_FEATURES, _Features, {"ids": ids})
        return in_order(answer.audio_features, ids, lambda features: features.id)

    @speaks(GET_TRACKS_AUDIO_ANALYSIS)
    async def get_tracks_audio_analysis(self, track_id: str) -> AudioAnalysis:
        """Rhythm, structure and sound from moment to moment, in thousands of entries.

        Raises `NotFound`, also for tracks that were never analyzed.
        """
        asked = checked_id(track_id)
        return await self._get(GET_TRACKS_AUDIO_ANALYSIS, AudioAnalysis, id=asked)
