"""What every request passes before an endpoint sees it: the log, the weather, the token.

A plain ASGI application around another one, because it must be able to do what no well-behaved
application does: answer nothing, stop in the middle, or close the connection.
"""

import asyncio
from email.utils import formatdate

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tuify.emulator import errors
from tuify.emulator.accounts.routes import QUESTION_PATH
from tuify.emulator.accounts.scopes import demand_of
from tuify.emulator.accounts.service import Accounts
from tuify.emulator.answer import Answer
from tuify.emulator.clock import Sleep, WorldClock
from tuify.emulator.errors import ApiError, ConnectionDropped
from tuify.emulator.options import Mode
from tuify.emulator.removed import is_removed
from tuify.emulator.weather.faults import ANSWERS, Circumstances, JunkText, limited, with_floats
from tuify.emulator.weather.limits import Limits
from tuify.emulator.weather.requestlog import Entry, RequestLog
from tuify.emulator.weather.weather import DISTURBING, Forecast, Rule, Weather
from tuify.emulator.wire import error_answer

CONTROL_PREFIX = "/_emulator"
API_PREFIX = "/v1"

_GARBAGE = b'{"items": [{"name": "Paper Lan'


class Gateway:
    """Lets requests through to ``app``, one way or another. ``/_emulator`` is left alone."""

    def __init__(
        self,
        app: ASGIApp,
        *,
        accounts: Accounts,
        clock: WorldClock,
        limits: Limits,
        log: RequestLog,
        mode: Mode,
        seed: int,
        sleep: Sleep,
        weather: Weather,
    ) -> None:
        self._app = app
        self._accounts = accounts
        self._clock = clock
        self._junk = JunkText(seed)
        self._limits = limits
        self._log = log
        self._mode = mode
        self._sleep = sleep
        self._weather = weather

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (the ASGI interface)."""
        if scope["type"] != "http" or _is_control(scope["path"]):
            await self._app(scope, receive, send)
            return
        scope["path"] = _without_slash(scope["path"])
        arrived = self._clock.now_ms()
        entry = self._log.arrived(arrived, scope["method"], scope["path"], _logged_query(scope))
        try:
            await self._pass_through(scope, receive, self._noting(entry, send))
        finally:
            entry.ms = self._clock.now_ms() - arrived

    def _noting(self, entry: Entry, send: Send) -> Send:
        """Note the status in the log, and write the moment down, as the head goes by."""

        async def noting(message: Message) -> None:
            if message["type"] == "http.response.start":
                entry.status = message["status"]
                date = formatdate(self._clock.now_ms() / 1000, usegmt=True)
                message["headers"] = [*message.get("headers", ()), (b"date", date.encode())]
            await send(message)

        return noting

    async def _pass_through(self, scope: Scope, receive: Receive, send: Send) -> None:
        forecast = self._weather.meet(scope["method"], scope["path"])
        if forecast.wait_ms:
            await self._sleep(forecast.wait_ms / 1000)
        fault = forecast.fault
        if fault is not None and not (fault.executed or fault.midway):
            await self._strike(fault, None, scope, receive, send)
            return
        answer = await self._answered(scope, receive)
        self._change(scope["method"], answer, forecast)
        if fault is not None:
            await self._strike(fault, answer, scope, receive, send)
        else:
            await answer.send(send)

    # -- the endpoint's answer ---------------------------------------------------------------

    async def _answered(self, scope: Scope, receive: Receive) -> Answer:
        """Ask the endpoint, unless the request may not come so far."""
        answer = Answer()
        endpoint: ASGIApp = self._app
        if scope["path"].startswith(f"{API_PREFIX}/"):
            endpoint = self._turned_away(scope) or self._app
        await endpoint(scope, receive, answer.collect)
        return answer

    def _turned_away(self, scope: Scope) -> Response | None:
        """Answer in the place of the endpoint, if the request may not come to it.

        Requests without a token count against no limit; all others do, even those for what the app
        is not given.
        """
        try:
            granted = scope["granted"] = self._granted(scope)
        except ApiError as refusal:
            return error_answer(refusal)
        path = scope["path"].removeprefix(API_PREFIX)
        too_many = self._limits.meet(self._weather.allowance, path, self._clock.now_ms())
        if too_many is not None:
            return limited(too_many.limit, too_many.retry_after_s)
        late = None
        if self._mode == "development" and is_removed(scope["method"], path):
            late = errors.forbidden()
        elif not demand_of(scope["method"], path, _query(scope)).is_met_by(granted):
            late = ApiError(403, "Insufficient client scope")
        return None if late is None else error_answer(late)

    def _granted(self, scope: Scope) -> frozenset[str]:
        """Return the scopes of the token; raises what is said at the door."""
        headers = Headers(scope=scope)
        announced = "content-length" in headers or "transfer-encoding" in headers
        if scope["method"] in ("PUT", "POST") and not announced:
            raise ApiError(411, "Length Required")
        authorization = headers.get("authorization")
        if not authorization:
            raise ApiError(401, "No token provided")
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            raise ApiError(400, "Only valid bearer authentication supported")
        return self._accounts.scopes_of(token.strip())

    # -- bad weather -------------------------------------------------------------------------

    def _change(self, method: str, answer: Answer, forecast: Forecast) -> None:
        """Apply the kinds of weather that alter what an endpoint answered."""
        if not 200 <= answer.status < 300:
            return
        if "junk" in forecast.changes and answer.status == 204 and method != "GET":
            answer.replace(200, self._junk.next().encode())
        if "floats" in forecast.changes:
            answer.body = with_floats(answer.body)
        if "garbage" in forecast.changes and answer.body:
            answer.body = _GARBAGE
        if "empty" in forecast.changes:
            answer.replace(200, b"")

    async def _strike(
        self, rule: Rule, answer: Answer | None, scope: Scope, receive: Receive, send: Send
    ) -> None:
        """Let a fault happen instead of an answer."""
        if rule.kind in DISTURBING:
            if answer is not None and rule.midway:
                await answer.send_half(send)
            if rule.kind == "stall":
                await self._stall(rule, receive)
            raise ConnectionDropped(f"the emulator's weather: {rule.kind}")
        of = Circumstances(rule.retry_after, rule.status, rule.html)
        await ANSWERS[rule.kind](of)(scope, receive, send)

    async def _stall(self, rule: Rule, receive: Receive) -> None:
        """Wait until the client leaves, or for the seconds the rule says."""
        gone = asyncio.ensure_future(_client_left(receive))
        waits = [gone]
        if rule.seconds is not None:
            waits.append(asyncio.ensure_future(self._sleep(rule.seconds)))
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()


def _without_slash(path: str) -> str:
    """Take the slash from the end of an endpoint's path, as the service does."""
    return path.rstrip("/") if path.startswith(f"{API_PREFIX}/") else path


def _is_control(path: str) -> bool:
    return path == CONTROL_PREFIX or path.startswith(f"{CONTROL_PREFIX}/")


def _query(scope: Scope) -> str:
    query: bytes = scope["query_string"]
    return query.decode("latin-1")


def _logged_query(scope: Scope) -> str:
    """Return the query where the reference has one; elsewhere it could hold a code or a token."""
    path: str = scope["path"]
    kept = path == QUESTION_PATH or path.startswith((f"{API_PREFIX}/", "/images/"))
    return _query(scope) if kept else ""


async def _client_left(receive: Receive) -> None:
    """Wait until the client closes the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
