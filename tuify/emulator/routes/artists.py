"""Artists: single ones."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.options import Mode
from tuify.emulator.wire import json_answer, path_id, style_of
from tuify.emulator.world import World

_CACHE = "public, max-age=42000"


class ArtistRoutes:
    """Answers for ``/artists``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/artists/{id}", self.artist, methods=["GET"])]

    async def artist(self, request: Request) -> Response:
        """Get Artist."""
        artist = self._catalog.artist_by_id(path_id(request))
        if artist is None:
            raise errors.not_found()
        return json_answer(bodies.artist(style_of(request, self._mode), artist), cache=_CACHE)
