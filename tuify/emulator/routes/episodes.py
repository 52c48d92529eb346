"""Episodes: one broadcast of a podcast, and several. Chapters are episodes here too."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import shows as bodies
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.wire import check_market, listed_ids, path_id, style_of, tagged_answer
from tuify.emulator.world import World

_CACHE = "public, max-age=60"
_MOST_IDS = 50


class EpisodeRoutes:
    """Answers for ``/episodes``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._catalog = world.catalog
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/episodes", self.episodes, methods=["GET"]),
            Route("/episodes/{id}", self.episode, methods=["GET"]),
        ]

    async def episode(self, request: Request) -> Response:
        """Get Episode."""
        check_market(request)
        episode = self._catalog.broadcast_by_id(path_id(request))
        if episode is None:
            raise errors.not_found()
        body = bodies.episode(style_of(request, self._mode), episode)
        return tagged_answer(request, body, cache=_CACHE)

    async def episodes(self, request: Request) -> Response:
        """Get Several Episodes: at most 50; one unknown id and none is answered."""
        check_market(request)
        style = style_of(request, self._mode)
        shown = []
        for id_ in listed_ids(request, _MOST_IDS):
            episode = self._catalog.broadcast_by_id(id_)
            if episode is None:
                raise ApiError(400, "invalid id")
            shown.append(bodies.episode(style, episode))
        return tagged_answer(request, {"episodes": shown}, cache=_CACHE)
