"""Users: whose token it is, and everybody else."""

from typing import cast

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.accounts.scopes import PRIVATE_FIELDS
from tuify.emulator.bodies import users as bodies
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playlists.parts import Owner
from tuify.emulator.playlists.seed import SPOTIFY
from tuify.emulator.wire import json_answer, style_of
from tuify.emulator.world import World

_CACHE = "public, max-age=14400"
_FOLLOWERS_OF_THE_SERVICE = 6_400_000


class UserRoutes:
    """Answers for ``/me`` and ``/users``."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/me", self.me, methods=["GET"]),
            Route("/users/{user}", self.user, methods=["GET"]),
        ]

    async def me(self, request: Request) -> Response:
        """Get Current User's Profile; some of it only a token with the scope for it is shown."""
        me = self._world.playlists.me
        account_id = me.id[-10:]
        body = bodies.me(style_of(request, self._mode), me, account_id)
        for name, needed in PRIVATE_FIELDS.items():
            if needed not in request.scope["granted"]:
                body.pop(name, None)
        return json_answer(body)

    async def user(self, request: Request) -> Response:
        """Get User's Profile; following somebody makes one follower more."""
        id_ = cast("str", request.path_params["user"])
        found = self._world.playlists.user(id_)
        if found is None:
            raise ApiError(404, "No such user")
        body = bodies.user(style_of(request, self._mode), found, self._followers(found))
        return json_answer(body, cache=_CACHE)

    def _followers(self, user: Owner) -> int:
        if user == self._world.playlists.me:
            return bodies.MY_FOLLOWERS
        others = _FOLLOWERS_OF_THE_SERVICE if user == SPOTIFY else sum(user.id.encode()) % 90
        return others + self._world.library.contains(Uri("user", user.id))
