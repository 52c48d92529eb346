"""Users: whose token it is."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies import library as bodies
from tuify.emulator.options import Mode
from tuify.emulator.wire import json_answer, style_of
from tuify.emulator.world import World


class UserRoutes:
    """Answers for ``/me``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._owner = world.playlists.me
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [Route("/me", self.me, methods=["GET"])]

    async def me(self, request: Request) -> Response:
        """Get Current User's Profile."""
        account_id = self._owner.id[-10:]
        return json_answer(bodies.me(style_of(request, self._mode), self._owner, account_id))
