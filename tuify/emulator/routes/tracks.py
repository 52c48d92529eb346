"""Tracks: one, several, and how they sound."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.bodies import sound as sound_bodies
from tuify.emulator.catalog.analysis import analysis
from tuify.emulator.catalog.sound import features
from tuify.emulator.catalog.things import Track
from tuify.emulator.errors import ApiError
from tuify.emulator.mixing import mix
from tuify.emulator.options import Mode
from tuify.emulator.wire import check_market, json_answer, listed_ids, path_id, style_of
from tuify.emulator.world import World

_CACHE = "public, max-age=7200"
_ANALYSIS = 603
_MOST_IDS = 50
_MOST_FEATURES = 100


class TrackRoutes:
    """Answers for ``/tracks``, ``/audio-features`` and ``/audio-analysis``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/tracks", self.tracks, methods=["GET"]),
            Route("/tracks/{id}", self.track, methods=["GET"]),
            Route("/audio-features", self.several_features, methods=["GET"]),
            Route("/audio-features/{id}", self.features, methods=["GET"]),
            Route("/audio-analysis/{id}", self.analysis, methods=["GET"]),
        ]

    async def track(self, request: Request) -> Response:
        """Get Track."""
        check_market(request)
        track = self._catalog.track_by_id(path_id(request))
        if track is None:
            raise errors.not_found()
        return json_answer(bodies.track(style_of(request, self._mode), track), cache=_CACHE)

    async def tracks(self, request: Request) -> Response:
        """Get Several Tracks: at most 50, null in the place of an unknown one."""
        check_market(request)
        style = style_of(request, self._mode)
        found = [self._catalog.track_by_id(id_) for id_ in listed_ids(request, _MOST_IDS)]
        shown = [None if one is None else bodies.track(style, one) for one in found]
        return json_answer({"tracks": shown}, cache=_CACHE)

    async def features(self, request: Request) -> Response:
        """Get Track's Audio Features."""
        track = self._analysed(request)
        style = style_of(request, self._mode)
        return json_answer(sound_bodies.features(style, track, features(self._catalog, track)))

    async def several_features(self, request: Request) -> Response:
        """Get Several Tracks' Audio Features: at most 100, null for an unknown one."""
        style = style_of(request, self._mode)
        found = [self._catalog.track_by_id(id_) for id_ in listed_ids(request, _MOST_FEATURES)]
        shown = [
            None if one is None else sound_bodies.features(style, one, features(self._catalog, one))
            for one in found
        ]
        return json_answer({"audio_features": shown})

    async def analysis(self, request: Request) -> Response:
        """Get Track's Audio Analysis."""
        track = self._analysed(request)
        key = mix(self._catalog.seed, _ANALYSIS, track.recording)
        heard = analysis(features(self._catalog, track), key)
        return json_answer(sound_bodies.analysis(track, heard))

    def _analysed(self, request: Request) -> Track:
        track = self._catalog.track_by_id(path_id(request))
        if track is None:
            raise ApiError(404, "analysis not found")
        return track
