"""Library: saved tracks, and saving or following anything by its URI."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies import library as bodies
from tuify.emulator.bodies.paging import page
from tuify.emulator.errors import ApiError
from tuify.emulator.ids import Uri, is_well_formed
from tuify.emulator.library import KEPT_KINDS
from tuify.emulator.options import Mode
from tuify.emulator.wire import listed, page_query, stored, style_of, tagged_answer
from tuify.emulator.world import World

MOST_URIS = 40
MOST_IDS = 50


class LibraryRoutes:
    """Answers for ``/me/tracks`` and ``/me/library``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes; the older way to ask for tracks only in extended mode."""
        routes = [
            Route("/me/tracks", self.saved_tracks, methods=["GET"]),
            Route("/me/library", self.save, methods=["PUT"]),
            Route("/me/library", self.remove, methods=["DELETE"]),
            Route("/me/library/contains", self.contains, methods=["GET"]),
        ]
        if self._mode == "extended":
            older = Route("/me/tracks/contains", self.tracks_contain, methods=["GET"])
            routes.append(older)
        return routes

    async def saved_tracks(self, request: Request) -> Response:
        """Get User's Saved Tracks, newest first."""
        query, saved = page_query(request), self._world.library.saved
        style = style_of(request, self._mode)
        stop = min(query.offset + query.limit, len(saved))
        rows = [bodies.saved_track(style, saved.entry(at)) for at in range(query.offset, stop)]
        return tagged_answer(request, page(f"{style.api}/me/tracks", query, len(saved), rows))

    async def save(self, request: Request) -> Response:
        """Save Items to Library: at most 40 URIs, in the query."""
        self._world.library.save(_uris(request), self._world.clock.now_ms())
        return stored()

    async def remove(self, request: Request) -> Response:
        """Remove Items from Library: at most 40 URIs, in the query."""
        self._world.library.remove(_uris(request))
        return stored()

    async def contains(self, request: Request) -> Response:
        """Check User's Saved Items; the answers stand in the order of the question."""
        kept = [self._world.library.contains(uri) for uri in _uris(request)]
        return tagged_answer(request, kept)

    async def tracks_contain(self, request: Request) -> Response:
        """Check User's Saved Tracks, by id."""
        ids = listed(request, "ids", MOST_IDS)
        if not all(is_well_formed(id_) for id_ in ids):
            raise ApiError(400, "Invalid base62 id")
        kept = [self._world.library.contains(Uri("track", id_)) for id_ in ids]
        return tagged_answer(request, kept)


def _uris(request: Request) -> list[Uri]:
    """Read ``uris``; raises 400 if there are none, too many, or one that cannot be kept."""
    uris = []
    for text in listed(request, "uris", MOST_URIS):
        uri = Uri.parse(text)
        if uri is None or uri.kind not in KEPT_KINDS:
            raise ApiError(400, f"Invalid uri: {text}")
        uris.append(uri)
    return uris
