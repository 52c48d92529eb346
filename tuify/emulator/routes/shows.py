"""Shows and Episodes: single podcasts, and single broadcasts of them."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import catalog as bodies
from tuify.emulator.bodies.paging import PageQuery
from tuify.emulator.options import Mode
from tuify.emulator.wire import check_market, path_id, style_of, tagged_answer
from tuify.emulator.world import World

_CACHE = "public, max-age=60"
_EPISODES_SHOWN = 50


class ShowRoutes:
    """Answers for ``/shows`` and ``/episodes``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/shows/{id}", self.show, methods=["GET"]),
            Route("/episodes/{id}", self.episode, methods=["GET"]),
        ]

    async def show(self, request: Request) -> Response:
        """Get Show, with its newest episodes."""
        check_market(request)
        show = self._catalog.show_by_id(path_id(request))
        if show is None:
            raise errors.not_found()
        places = range(min(show.episodes, _EPISODES_SHOWN))
        episodes = [self._catalog.episode(show.number, place) for place in places]
        query = PageQuery(_EPISODES_SHOWN, 0)
        body = bodies.show(style_of(request, self._mode), show, episodes, query)
        return tagged_answer(request, body, cache=_CACHE)

    async def episode(self, request: Request) -> Response:
        """Get Episode."""
        check_market(request)
        episode = self._catalog.episode_by_id(path_id(request))
        if episode is None:
            raise errors.not_found()
        body = bodies.episode(style_of(request, self._mode), episode)
        return tagged_answer(request, body, cache=_CACHE)
