"""Albums: single records with their tracks."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.options import Mode
from tuify.emulator.wire import check_market, json_answer, path_id, style_of
from tuify.emulator.world import World

_CACHE = "public, max-age=42000"


class AlbumRoutes:
    """Answers for ``/albums``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/albums/{id}", self.album, methods=["GET"])]

    async def album(self, request: Request) -> Response:
        """Get Album; no album has more tracks than fit on its first page."""
        check_market(request)
        album = self._catalog.album_by_id(path_id(request))
        if album is None:
            raise errors.not_found()
        numbers = range(album.first_track, album.first_track + album.size)
        tracks = [self._catalog.track(number) for number in numbers]
        body = bodies.album(style_of(request, self._mode), album, tracks)
        return json_answer(body, cache=_CACHE)
