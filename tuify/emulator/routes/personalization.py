"""Personalization: what the user listens to most."""

from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.keeping.favourites import TIME_RANGES, Favourites, TimeRange
from tuify.emulator.options import Mode
from tuify.emulator.wire import json_answer, page_query, style_of
from tuify.emulator.world import World


class PersonalizationRoutes:
    """Answers for ``/me/top``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._favourites = Favourites(world.catalog)
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/me/top/artists", self.artists, methods=["GET"]),
            Route("/me/top/tracks", self.tracks, methods=["GET"]),
        ]

    async def artists(self, request: Request) -> Response:
        """Get User's Top Artists, the favourite first."""
        query, time_range = _asked(request)
        style, top = style_of(request, self._mode), self._favourites.artists(time_range)
        found = top[query.offset : query.offset + query.limit]
        rows = [bodies.artist(style, self._catalog.artist(number)) for number in found]
        return json_answer(page(f"{style.api}/me/top/artists", query, len(top), rows))

    async def tracks(self, request: Request) -> Response:
        """Get User's Top Tracks, the favourite first."""
        query, time_range = _asked(request)
        style, top = style_of(request, self._mode), self._favourites.tracks(time_range)
        found = top[query.offset : query.offset + query.limit]
        rows = [bodies.track(style, self._catalog.track(number)) for number in found]
        return json_answer(page(f"{style.api}/me/top/tracks", query, len(top), rows))


def _asked(request: Request) -> tuple[PageQuery, TimeRange]:
    """Read the stretch and ``time_range``, by default ``medium_term``; raises 400 for others.

    The addresses of the page's neighbours keep the time range that was named.
    """
    query = page_query(request)
    named = request.query_params.get("time_range")
    if named is None:
        return query, "medium_term"
    for time_range in TIME_RANGES:
        if named == time_range:
            return replace(query, extra=(*query.extra, ("time_range", named))), time_range
    raise errors.invalid("time_range")
