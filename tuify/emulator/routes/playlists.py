"""Playlists: the user's list of them, single ones, and what is in them."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import library as bodies
from tuify.emulator.bodies.paging import page
from tuify.emulator.fields import narrowed
from tuify.emulator.options import Mode
from tuify.emulator.playlists import WITHDRAWN, Playlist
from tuify.emulator.wire import (
    additional_types,
    check_market,
    page_query,
    path_id,
    style_of,
    tagged_answer,
)
from tuify.emulator.world import World

_CACHE = "public, max-age=0"
_LARGEST_OFFSET = 100_000
_EMBEDDED = 100


class PlaylistRoutes:
    """Answers for ``/me/playlists`` and ``/playlists``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes; the older spellings only in extended mode."""
        routes = [
            Route("/me/playlists", self.mine, methods=["GET"]),
            Route("/playlists/{id}", self.playlist, methods=["GET"]),
            Route("/playlists/{id}/items", self.items, methods=["GET"]),
        ]
        if self._mode == "extended":
            me = self._world.playlists.me.id
            routes += [
                Route(f"/users/{me}/playlists", self.mine, methods=["GET"]),
                Route("/playlists/{id}/tracks", self.tracks, methods=["GET"]),
            ]
        return routes

    async def mine(self, request: Request) -> Response:
        """Get Current User's Playlists. The links in it name the user, as the service's do."""
        query, library = page_query(request), self._world.library
        if query.offset > _LARGEST_OFFSET:
            raise errors.invalid("offset")
        style = style_of(request, self._mode)
        rows = [
            None
            if playlist.number in WITHDRAWN
            else bodies.playlist_ref(style, playlist, readable=library.readable(playlist))
            for playlist in library.playlist_page(query.offset, query.limit)
        ]
        address = f"{style.api}/users/{self._world.playlists.me.id}/playlists"
        body = page(address, query, library.playlist_count, rows)
        return tagged_answer(request, body, cache=_CACHE)

    async def playlist(self, request: Request) -> Response:
        """Get Playlist, with its first hundred entries where they may be read."""
        check_market(request)
        playlist = self._found(request)
        entries = None
        if self._readable(playlist):
            entries = list(self._world.playlists.entries(playlist, 0, _EMBEDDED))
        style, types = style_of(request, self._mode), additional_types(request)
        body = narrowed(bodies.playlist(style, playlist, entries, types), _fields(request))
        return tagged_answer(request, body, cache=_CACHE)

    async def items(self, request: Request) -> Response:
        """Get Playlist Items; 403 for other people's in development mode."""
        return self._entries(request, "items", most=50)

    async def tracks(self, request: Request) -> Response:
        """Get Playlist Items as it was called before February 2026."""
        return self._entries(request, "tracks", most=100)

    def _entries(self, request: Request, name: str, most: int) -> Response:
        query, playlist = page_query(request, most=most), self._found(request)
        if not self._readable(playlist):
            raise errors.forbidden()
        style, stop = style_of(request, self._mode), query.offset + query.limit
        entries = self._world.playlists.entries(playlist, query.offset, stop)
        rows = list(bodies.playlist_entries(style, entries, additional_types(request)))
        address = f"{style.api}/playlists/{playlist.id}/{name}"
        body = narrowed(page(address, query, playlist.size, rows), _fields(request))
        return tagged_answer(request, body, cache=_CACHE)

    def _found(self, request: Request) -> Playlist:
        playlist = self._world.playlists.by_id(path_id(request))
        if playlist is None:
            raise errors.not_found()
        return playlist

    def _readable(self, playlist: Playlist) -> bool:
        return self._mode == "extended" or self._world.library.readable(playlist)


def _fields(request: Request) -> str:
    return request.query_params.get("fields", "")
