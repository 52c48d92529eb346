"""Shows: one podcast, several, and their episodes. Audiobooks are shows here too."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import shows as bodies
from tuify.emulator.bodies.paging import PageQuery, page
from tuify.emulator.catalog.things import Episode, Show
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.wire import (
    check_market,
    listed_ids,
    page_query,
    path_id,
    style_of,
    tagged_answer,
)
from tuify.emulator.world import World

_CACHE = "public, max-age=60"
_EPISODES_SHOWN = PageQuery(limit=50, offset=0)
_MOST_IDS = 50


class ShowRoutes:
    """Answers for ``/shows``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/shows", self.shows, methods=["GET"]),
            Route("/shows/{id}", self.show, methods=["GET"]),
            Route("/shows/{id}/episodes", self.episodes, methods=["GET"]),
        ]

    async def show(self, request: Request) -> Response:
        """Get Show, with its newest episodes."""
        check_market(request)
        show = self._found(request)
        episodes = self._episodes(show, _EPISODES_SHOWN)
        body = bodies.show(style_of(request, self._mode), show, episodes, _EPISODES_SHOWN)
        return tagged_answer(request, body, cache=_CACHE)

    async def shows(self, request: Request) -> Response:
        """Get Several Shows: at most 50; one unknown id and none is answered."""
        check_market(request)
        style = style_of(request, self._mode)
        shown = []
        for id_ in listed_ids(request, _MOST_IDS):
            show = self._catalog.series_by_id(id_)
            if show is None:
                raise ApiError(400, "invalid id")
            shown.append(bodies.show_ref(style, show))
        return tagged_answer(request, {"shows": shown}, cache=_CACHE)

    async def episodes(self, request: Request) -> Response:
        """Get Show Episodes, the newest first."""
        query = page_query(request)
        show = self._found(request)
        style = style_of(request, self._mode)
        items = [bodies.episode_ref(style, one) for one in self._episodes(show, query)]
        address = f"{style.api}/shows/{show.id}/episodes"
        body = page(address, query, show.episodes, items)
        return tagged_answer(request, body, cache=_CACHE)

    def _found(self, request: Request) -> Show:
        show = self._catalog.series_by_id(path_id(request))
        if show is None:
            raise errors.not_found()
        return show

    def _episodes(self, show: Show, query: PageQuery) -> list[Episode]:
        places = range(show.episodes)[query.offset : query.offset + query.limit]
        return [self._catalog.episode(show.number, place) for place in places]
