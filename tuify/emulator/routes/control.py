"""The emulator's own endpoints under ``/_emulator``: weather, events, the log. No token needed."""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator.bodies import playback
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.weather.events import happen
from tuify.emulator.weather.limits import Limits
from tuify.emulator.weather.requestlog import RequestLog
from tuify.emulator.weather.weather import BadWeather, Weather
from tuify.emulator.wire import json_answer, json_body, style_of
from tuify.emulator.world import World


class ControlRoutes:
    """Answers for those who hold the strings."""

    def __init__(
        self, world: World, weather: Weather, limits: Limits, log: RequestLog, mode: Mode
    ) -> None:
        self._world = world
        self._weather = weather
        self._limits = limits
        self._log = log
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        return [
            Route("/_emulator/weather", self.weather, methods=["GET"]),
            Route("/_emulator/weather", self.set_weather, methods=["PUT"]),
            Route("/_emulator/weather", self.clear_weather, methods=["DELETE"]),
            Route("/_emulator/limits", self.limits, methods=["GET"]),
            Route("/_emulator/requests", self.requests, methods=["GET"]),
            Route("/_emulator/requests", self.clear_requests, methods=["DELETE"]),
            Route("/_emulator/events", self.event, methods=["POST"]),
            Route("/_emulator/player", self.player, methods=["GET"]),
        ]

    async def weather(self, request: Request) -> Response:
        """Show the weather."""
        return json_answer(self._weather.describe())

    async def set_weather(self, request: Request) -> Response:
        """Replace the weather; 400 says what cannot be read."""
        try:
            self._weather.set(await json_body(request))
        except BadWeather as problem:
            raise ApiError(400, str(problem)) from None
        return self._weather_changed()

    async def clear_weather(self, request: Request) -> Response:
        """Make the weather fair again, and begin to count for the limits anew."""
        self._weather.clear()
        self._limits.forget()
        return self._weather_changed()

    def _weather_changed(self) -> Response:
        self._world.player.lag_ms = self._weather.lag_ms
        return json_answer(self._weather.describe())

    async def limits(self, request: Request) -> Response:
        """Show what is used of the rate limit and of the quota of each bucket."""
        return json_answer(self._limits.body(self._weather.allowance, self._world.clock.now_ms()))

    async def requests(self, request: Request) -> Response:
        """Show the log."""
        return json_answer(self._log.body())

    async def clear_requests(self, request: Request) -> Response:
        """Empty the log."""
        self._log.clear()
        return Response(None, 204)

    async def event(self, request: Request) -> Response:
        """Let something happen; 204, or the error with which it could not."""
        happen(self._world, await json_body(request))
        return Response(None, 204)

    async def player(self, request: Request) -> Response:
        """Show the true player: without lag, weather or log, whatever the API would show."""
        state, now_ms = self._world.player.now(), self._world.clock.now_ms()
        style = style_of(request, self._mode)
        body = playback.currently_playing(style, state, now_ms, ("track", "episode"))
        body |= playback.devices(style, state, now_ms)
        body |= {"now": now_ms, "private_session": state.private}
        return json_answer(body)
