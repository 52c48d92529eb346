"""Player: the fifteen endpoints that watch and steer what plays."""

from collections.abc import Awaitable, Callable

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tuify.emulator import errors
from tuify.emulator.bodies import playback
from tuify.emulator.bodies.style import Body
from tuify.emulator.errors import ApiError
from tuify.emulator.options import Mode
from tuify.emulator.playback import commands
from tuify.emulator.playback.listening import Play
from tuify.emulator.playback.player import Command
from tuify.emulator.playback.request import read_start
from tuify.emulator.wire import (
    additional_types,
    check_market,
    done,
    json_answer,
    json_body,
    malformed,
    page_query,
    required,
    required_number,
    style_of,
    whole_number,
)
from tuify.emulator.world import World


class PlayerRoutes:
    """Answers for ``/me/player``; state as a poll sees it, commands to the player itself."""

    def __init__(self, world: World, mode: Mode) -> None:
        self._world = world
        self._mode = mode

    def routes(self) -> list[Route]:
        """Return the routes."""
        table: list[tuple[str, str, Callable[[Request], Awaitable[Response]]]] = [
            ("GET", "", self.state),
            ("PUT", "", self.transfer),
            ("GET", "/devices", self.devices),
            ("GET", "/currently-playing", self.currently_playing),
            ("PUT", "/play", self.play),
            ("PUT", "/pause", self.pause),
            ("POST", "/next", self.skip_next),
            ("POST", "/previous", self.skip_previous),
            ("PUT", "/seek", self.seek),
            ("PUT", "/repeat", self.repeat),
            ("PUT", "/volume", self.volume),
            ("PUT", "/shuffle", self.shuffle),
            ("GET", "/recently-played", self.recently_played),
            ("GET", "/queue", self.queue),
            ("POST", "/queue", self.add_to_queue),
        ]
        return [Route(f"/me/player{path}", run, methods=[method]) for method, path, run in table]

    # -- reading -----------------------------------------------------------------------------

    async def state(self, request: Request) -> Response:
        """Get Playback State; 204 while nothing is active or the session is private."""
        check_market(request)
        seen = self._world.player.seen()
        device = seen.active_device
        if device is None or seen.private:
            return done()
        now_ms = self._world.clock.now_ms()
        style, types = style_of(request, self._mode), additional_types(request)
        return json_answer(playback.playback_state(style, seen, device, now_ms, types))

    async def currently_playing(self, request: Request) -> Response:
        """Get Currently Playing Track: the same without device, shuffle and repeat."""
        check_market(request)
        seen = self._world.player.seen()
        if seen.active is None or seen.private:
            return done()
        now_ms = self._world.clock.now_ms()
        style, types = style_of(request, self._mode), additional_types(request)
        return json_answer(playback.currently_playing(style, seen, now_ms, types))

    async def devices(self, request: Request) -> Response:
        """Get Available Devices."""
        style, now_ms = style_of(request, self._mode), self._world.clock.now_ms()
        return json_answer(playback.devices(style, self._world.player.seen(), now_ms))

    async def queue(self, request: Request) -> Response:
        """Get the User's Queue: at most twenty items, the user's own before what follows."""
        style = style_of(request, self._mode)
        return json_answer(playback.queue(style, self._world.player.seen()))

    async def recently_played(self, request: Request) -> Response:
        """Get Recently Played Tracks: newest first, ``after`` or ``before`` a moment."""
        limit = page_query(request).limit
        after, before = _moment(request, "after"), _moment(request, "before")
        if after is not None and before is not None:
            raise ApiError(400, "Only one of 'after' or 'before' can be specified")
        history = plays = self._world.player.seen().listening.history
        if after is not None:
            plays = tuple(play for play in plays if play.played_at_ms > after)[-limit:]
        elif before is not None:
            plays = tuple(play for play in plays if play.played_at_ms < before)[:limit]
        else:
            plays = plays[:limit]
        asked = f"after={after}&" if after is not None else ""
        asked = f"before={before}&" if before is not None else asked
        older = bool(plays) and plays[-1] is not history[-1]
        return json_answer(self._history_page(request, plays, f"{asked}limit={limit}", older))

    def _history_page(
        self, request: Request, plays: tuple[Play, ...], asked: str, older: bool
    ) -> Body:
        """Write a cursor paging object; its cursors are the moments of the newest and oldest."""
        style, limit = style_of(request, self._mode), page_query(request).limit
        address = f"{style.api}/me/player/recently-played"
        cursors = next_ = None
        if plays:
            newest, oldest = plays[0].played_at_ms, plays[-1].played_at_ms
            cursors = {"after": str(newest), "before": str(oldest)}
            next_ = f"{address}?before={oldest}&limit={limit}" if older else None
        return {
            "items": [playback.play(style, play) for play in plays],
            "next": next_,
            "cursors": cursors,
            "limit": limit,
            "href": f"{address}?{asked}",
        }

    # -- commanding --------------------------------------------------------------------------

    def _run(self, request: Request, make: Callable[[str | None], Command]) -> Response:
        """Carry out a command on the device named in the query, or on the active one."""
        self._world.player.run(make(request.query_params.get("device_id") or None))
        return done()

    async def transfer(self, request: Request) -> Response:
        """Transfer Playback to exactly one device."""
        body = await json_body(request)
        ids, play = body.get("device_ids"), body.get("play")
        if not isinstance(ids, list) or not all(isinstance(one, str) for one in ids):
            raise ApiError(400, "Missing required field: device_ids")
        if len(ids) != 1:
            raise ApiError(400, "Only one device_id is currently supported")
        if play is not None and not isinstance(play, bool):
            raise malformed()
        self._world.player.run(commands.transfer(ids[0], play))
        return done()

    async def play(self, request: Request) -> Response:
        """Start/Resume Playback. It alone minds a body that was announced as JSON and is empty."""
        body = await json_body(request)
        if not await request.body() and "json" in request.headers.get("content-type", ""):
            raise malformed()
        start, position_ms = read_start(self._world, body)
        if start is None:
            return self._run(request, lambda device: commands.resume(device, position_ms))
        return self._run(request, lambda device: commands.start(start, device))

    async def pause(self, request: Request) -> Response:
        """Pause Playback."""
        return self._run(request, commands.pause)

    async def skip_next(self, request: Request) -> Response:
        """Skip To Next."""
        return self._run(request, commands.skip_next)

    async def skip_previous(self, request: Request) -> Response:
        """Skip To Previous."""
        return self._run(request, commands.skip_previous)

    async def seek(self, request: Request) -> Response:
        """Seek To Position, in milliseconds."""
        position_ms = required_number(request, "position_ms")
        return self._run(request, lambda device: commands.seek(position_ms, device))

    async def repeat(self, request: Request) -> Response:
        """Set Repeat Mode: track, context or off."""
        match required(request, "state"):
            case ("off" | "context" | "track") as repeat:
                return self._run(request, lambda device: commands.set_repeat(repeat, device))
        raise errors.invalid("state")

    async def volume(self, request: Request) -> Response:
        """Set Playback Volume, 0 to 100 percent."""
        percent = required_number(request, "volume_percent")
        if percent > 100:
            raise errors.invalid("volume_percent")
        return self._run(request, lambda device: commands.set_volume(percent, device))

    async def shuffle(self, request: Request) -> Response:
        """Toggle Playback Shuffle: true or false, in lower case."""
        state = required(request, "state")
        if state not in ("true", "false"):
            raise errors.invalid("state")
        return self._run(request, lambda device: commands.set_shuffle(state == "true", device))

    async def add_to_queue(self, request: Request) -> Response:
        """Add Item to Playback Queue: one track or episode."""
        item = self._world.item(required(request, "uri"))
        if item is None:
            raise ApiError(400, "Invalid track uri: " + required(request, "uri"))
        return self._run(request, lambda device: commands.add_to_queue(item, device))


def _moment(request: Request, name: str) -> int | None:
    text = request.query_params.get(name)
    if text is None:
        return None
    moment_ms = whole_number(text)
    if moment_ms is None or moment_ms < 0:
        raise errors.invalid(name)
    return moment_ms
