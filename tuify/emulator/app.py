"""The emulated Web API as an ASGI application."""

import secrets
import time
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Router
from starlette.types import ASGIApp

from tuify.emulator import errors
from tuify.emulator.accounts.control import AccountControl
from tuify.emulator.accounts.routes import AccountRoutes
from tuify.emulator.accounts.service import Accounts
from tuify.emulator.accounts.terms import Terms
from tuify.emulator.clock import Clock, Sleep, WorldClock, real_sleep
from tuify.emulator.errors import ApiError
from tuify.emulator.gateway import Gateway
from tuify.emulator.mixing import mix
from tuify.emulator.options import EmulatorOptions
from tuify.emulator.routes.albums import AlbumRoutes
from tuify.emulator.routes.artists import ArtistRoutes
from tuify.emulator.routes.audiobooks import AudiobookRoutes
from tuify.emulator.routes.browse import BrowseRoutes
from tuify.emulator.routes.control import ControlRoutes
from tuify.emulator.routes.episodes import EpisodeRoutes
from tuify.emulator.routes.follow import FollowRoutes
from tuify.emulator.routes.images import ImageRoutes
from tuify.emulator.routes.library import LibraryRoutes
from tuify.emulator.routes.markets import MarketRoutes
from tuify.emulator.routes.personalization import PersonalizationRoutes
from tuify.emulator.routes.player import PlayerRoutes
from tuify.emulator.routes.playlistdetails import PlaylistDetailRoutes
from tuify.emulator.routes.playlistitems import PlaylistItemRoutes
from tuify.emulator.routes.playlists import PlaylistRoutes
from tuify.emulator.routes.search import SearchRoutes
from tuify.emulator.routes.shows import ShowRoutes
from tuify.emulator.routes.tracks import TrackRoutes
from tuify.emulator.routes.users import UserRoutes
from tuify.emulator.weather.limits import Allowance, Limits
from tuify.emulator.weather.requestlog import RequestLog
from tuify.emulator.weather.weather import Weather
from tuify.emulator.wire import error_answer
from tuify.emulator.world import World

if TYPE_CHECKING:
    from tuify.emulator.inprocess import EmulatorTransport


_CATEGORIES = (
    PlayerRoutes,
    LibraryRoutes,
    PlaylistRoutes,
    PlaylistDetailRoutes,
    PlaylistItemRoutes,
    AlbumRoutes,
    ArtistRoutes,
    TrackRoutes,
    ShowRoutes,
    EpisodeRoutes,
    AudiobookRoutes,
    MarketRoutes,
    SearchRoutes,
    BrowseRoutes,
    UserRoutes,
    FollowRoutes,
    PersonalizationRoutes,
)


class Emulator:
    """A world, the application that answers for it, and the ways in.

    ``asgi`` can be served by anything that speaks ASGI. ``access_token`` opens everything and never
    ends; it is made anew for each emulator unless one is passed in. ``client_id`` is that of the
    one app that can log in to ``accounts``; it follows from the seed.
    """

    def __init__(
        self, options: EmulatorOptions, clock: Clock, sleep: Sleep, access_token: str | None
    ) -> None:
        world_clock = WorldClock(clock)
        self.options = options
        self.access_token = access_token or f"BQ{secrets.token_urlsafe(48)}"
        self.client_id = f"{mix(options.seed, 501):016x}{mix(options.seed, 502):016x}"
        self.world = World(options, world_clock)
        allowance = Allowance(options.rate_limit, options.quota)
        self.weather = Weather(options.latency_ms, options.lag_ms, allowance)
        self.limits = Limits()
        self.accounts = Accounts(
            self.client_id,
            self.access_token,
            clock=world_clock,
            terms=Terms.at_start(options),
            randomness=secrets.token_bytes,
        )
        self.log = RequestLog()
        self.asgi: ASGIApp = Gateway(
            self._application(),
            accounts=self.accounts,
            clock=world_clock,
            limits=self.limits,
            log=self.log,
            mode=options.mode,
            seed=options.seed,
            sleep=sleep,
            weather=self.weather,
        )

    def transport(self) -> "EmulatorTransport":
        """Return an httpx transport into this emulator, for clients in the same process."""
        from tuify.emulator.inprocess import EmulatorTransport

        return EmulatorTransport(self.asgi)

    def _application(self) -> Starlette:
        mode = self.options.mode
        api: list[BaseRoute] = []
        for category in _CATEGORIES:
            api += category(self.world, mode).routes()
        me = self.world.playlists.me
        control = ControlRoutes(self.world, self.weather, self.limits, self.log, mode)
        app = Starlette(
            routes=[
                Mount("/v1", Router(api, redirect_slashes=False)),
                *ImageRoutes(self.world.playlists).routes(),
                *AccountRoutes(self.accounts, me.name or me.id).routes(),
                *AccountControl(self.accounts).routes(),
                *control.routes(),
            ],
            exception_handlers={ApiError: _api_error, HTTPException: _no_endpoint},
        )
        app.router.redirect_slashes = False
        return app


def create_app(
    options: EmulatorOptions | None = None,
    *,
    clock: Clock = time.time,
    sleep: Sleep = real_sleep,
    access_token: str | None = None,
) -> Emulator:
    """Make an emulator.

    ``clock`` returns Unix seconds and ``sleep`` waits for seconds; tests pass in their own, so that
    neither songs nor latency take real time.
    """
    return Emulator(options or EmulatorOptions(), clock, sleep, access_token)


async def _api_error(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return error_answer(error)


async def _no_endpoint(request: Request, error: Exception) -> Response:
    """Answer for a path without an endpoint, or an endpoint without this method."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        answer = error_answer(ApiError(405, "Method not allowed"))
        answer.headers.update(error.headers or {})
        return answer
    return error_answer(errors.service_not_found())
