"""Markets: the countries in which the service is offered."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies.style import MARKETS
from tuify.emulator.options import Mode
from tuify.emulator.wire import json_answer
from tuify.emulator.world import World

_CACHE = "public, max-age=3600"


class MarketRoutes:
    """Answers for ``/markets``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._markets = list(MARKETS)

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/markets", self.markets, methods=["GET"])]

    async def markets(self, request: Request) -> Response:
        """Get Available Markets, as ISO 3166-1 codes of two letters."""
        return json_answer({"markets": self._markets}, cache=_CACHE)
