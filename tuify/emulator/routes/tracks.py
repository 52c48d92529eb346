"""Tracks: single ones."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.options import Mode
from tuify.emulator.wire import check_market, json_answer, path_id, style_of
from tuify.emulator.world import World

_CACHE = "public, max-age=7200"


class TrackRoutes:
    """Answers for ``/tracks``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/tracks/{id}", self.track, methods=["GET"])]

    async def track(self, request: Request) -> Response:
        """Get Track."""
        check_market(request)
        track = self._catalog.track_by_id(path_id(request))
        if track is None:
            raise errors.not_found()
        return json_answer(bodies.track(style_of(request, self._mode), track), cache=_CACHE)
