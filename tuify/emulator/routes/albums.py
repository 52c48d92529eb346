"""Albums: one, several, and their tracks."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.bodies.paging import page
from tuify.emulator.bodies.style import Body
from tuify.emulator.catalog.things import Album, Track
from tuify.emulator.options import Mode
from tuify.emulator.wire import (
    check_market,
    json_answer,
    listed_ids,
    page_query,
    path_id,
    style_of,
)
from tuify.emulator.world import World

_CACHE = "public, max-age=42000"
_MOST_IDS = 20


class AlbumRoutes:
    """Answers for ``/albums``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/albums", self.albums, methods=["GET"]),
            Route("/albums/{id}", self.album, methods=["GET"]),
            Route("/albums/{id}/tracks", self.tracks, methods=["GET"]),
        ]

    async def album(self, request: Request) -> Response:
        """Get Album; no album has more tracks than fit on its first page."""
        check_market(request)
        return json_answer(self._body(request, self._found(request)), cache=_CACHE)

    async def albums(self, request: Request) -> Response:
        """Get Several Albums: at most 20, null in the place of an unknown one."""
        check_market(request)
        found = [self._catalog.album_by_id(id_) for id_ in listed_ids(request, _MOST_IDS)]
        shown = [None if album is None else self._body(request, album) for album in found]
        return json_answer({"albums": shown}, cache=_CACHE)

    async def tracks(self, request: Request) -> Response:
        """Get Album Tracks."""
        query = page_query(request)
        album = self._found(request)
        style = style_of(request, self._mode)
        stretch = self._tracks(album)[query.offset : query.offset + query.limit]
        items = [bodies.track_ref(style, one) for one in stretch]
        address = f"{style.api}/albums/{album.id}/tracks"
        return json_answer(page(address, query, album.size, items), cache=_CACHE)

    def _found(self, request: Request) -> Album:
        album = self._catalog.album_by_id(path_id(request))
        if album is None:
            raise errors.not_found()
        return album

    def _body(self, request: Request, album: Album) -> Body:
        return bodies.album(style_of(request, self._mode), album, self._tracks(album))

    def _tracks(self, album: Album) -> list[Track]:
        numbers = range(album.first_track, album.first_track + album.size)
        return [self._catalog.track(number) for number in numbers]
