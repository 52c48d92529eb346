"""Playlists: the lists of them, single ones, what is in them, and their pictures.

What changes them is in :mod:`tuify.emulator.routes.playlistdetails` and
:mod:`tuify.emulator.routes.playlistitems`.
"""

from collections.abc import Sequence

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import playlists as bodies
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playlists.book import WITHDRAWN, Playlist
from tuify.emulator.playlists.fields import narrowed
from tuify.emulator.routes import whose
from tuify.emulator.wire import (
    additional_types,
    check_market,
    json_answer,
    page_query,
    style_of,
    tagged_answer,
)
from tuify.emulator.world import World

_CACHE = "public, max-age=0"
_LARGEST_OFFSET = 100_000
_EMBEDDED = 100


class PlaylistRoutes:
    """Answers for whoever reads playlists."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes, in both spellings; the older ones do not get here everywhere."""
        return [
            Route("/me/playlists", self.mine, methods=["GET"]),
            Route("/users/{user}/playlists", self.of_user, methods=["GET"]),
            Route("/playlists/{id}", self.playlist, methods=["GET"]),
            Route("/playlists/{id}/images", self.images, methods=["GET"]),
            Route("/playlists/{id}/items", self.items, methods=["GET"]),
            Route("/playlists/{id}/tracks", self.tracks, methods=["GET"]),
        ]

    async def mine(self, request: Request) -> Response:
        """Get Current User's Playlists. The links in it name the user, as the service's do."""
        query, library = _list_query(request), self._world.library
        found = library.playlist_page(query.offset, query.limit)
        user = self._world.playlists.me.id
        return self._listed(request, query, user, found, library.playlist_count)

    async def of_user(self, request: Request) -> Response:
        """Get User's Playlists: of other people only the public ones; 404 for nobody."""
        user = str(request.path_params["user"])
        if user == self._world.playlists.me.id:
            return await self.mine(request)
        query, owner = _list_query(request), self._world.playlists.user(user)
        if owner is None:
            raise ApiError(404, "No such user")
        public = self._world.playlists.public_of(owner)
        stretch = public[query.offset : query.offset + query.limit]
        return self._listed(request, query, user, stretch, len(public))

    async def playlist(self, request: Request) -> Response:
        """Get Playlist, with its first hundred entries where they may be read."""
        check_market(request)
        playlist = whose.found(self._world, self._mode, request)
        entries = None
        if whose.is_readable(self._world, self._mode, playlist):
            entries = list(self._world.playlists.entries(playlist, 0, _EMBEDDED))
        style, types = style_of(request, self._mode), additional_types(request)
        body = narrowed(bodies.playlist(style, playlist, entries, types), _fields(request))
        return tagged_answer(request, body, cache=_CACHE)

    async def images(self, request: Request) -> Response:
        """Get Playlist Cover Image: an array, which may be empty."""
        playlist = whose.found(self._world, self._mode, request)
        return json_answer(bodies.images(style_of(request, self._mode), playlist) or [])

    async def items(self, request: Request) -> Response:
        """Get Playlist Items; 403 for other people's in development mode.

        The reference says 50 at most; clients go on asking for 100, and are given them.
        """
        return self._entries(request, "items", most=100)

    async def tracks(self, request: Request) -> Response:
        """Get Playlist Items as it was called before February 2026."""
        return self._entries(request, "tracks", most=100)

    def _listed(
        self,
        request: Request,
        query: PageQuery,
        user: str,
        playlists: Sequence[Playlist],
        total: int,
    ) -> Response:
        style, library = style_of(request, self._mode), self._world.library
        rows = [
            None
            if playlist.number in WITHDRAWN or whose.is_hidden(self._world, self._mode, playlist)
            else bodies.playlist_ref(style, playlist, readable=library.readable(playlist))
            for playlist in playlists
        ]
        body = page(f"{style.api}/users/{user}/playlists", query, total, rows)
        return tagged_answer(request, body, cache=_CACHE)

    def _entries(self, request: Request, name: str, most: int) -> Response:
        query = page_query(request, most=most)
        playlist = whose.found(self._world, self._mode, request)
        if not whose.is_readable(self._world, self._mode, playlist):
            raise errors.forbidden()
        style, stop = style_of(request, self._mode), query.offset + query.limit
        entries = self._world.playlists.entries(playlist, query.offset, stop)
        rows = list(bodies.playlist_entries(style, entries, additional_types(request)))
        address = f"{style.api}/playlists/{playlist.id}/{name}"
        body = narrowed(page(address, query, playlist.size, rows), _fields(request))
        return tagged_answer(request, body, cache=_CACHE)


def _list_query(request: Request) -> PageQuery:
    """Read the stretch of a list of playlists; raises 400 beyond an offset of 100,000."""
    query = page_query(request)
    if query.offset > _LARGEST_OFFSET:
        raise errors.invalid("offset")
    return query


def _fields(request: Request) -> str:
    return request.query_params.get("fields", "")
