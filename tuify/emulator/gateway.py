"""What every request passes before an endpoint sees it: the log, the weather, the token.

A plain ASGI application around another one, because it must be able to do what no well-behaved
application does: answer nothing, stop in the middle, or close the connection.
"""

import asyncio

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tuify.emulator import errors
from tuify.emulator.answer import Answer
from tuify.emulator.clock import Sleep, WorldClock
from tuify.emulator.errors import ApiError, ConnectionDropped
from tuify.emulator.faults import ANSWERS, Circumstances, JunkText, with_floats
from tuify.emulator.options import Mode
from tuify.emulator.removed import is_removed
from tuify.emulator.requestlog import Entry, RequestLog
from tuify.emulator.weather import DISTURBING, Forecast, Rule, Weather
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
        access_token: str,
        clock: WorldClock,
        log: RequestLog,
        mode: Mode,
        seed: int,
        sleep: Sleep,
        weather: Weather,
    ) -> None:
        self._app = app
        self._access_token = access_token
        self._clock = clock
        self._junk = JunkText(seed)
        self._log = log
        self._mode = mode
        self._sleep = sleep
        self._weather = weather

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handle one request (the ASGI interface)."""
        if scope["type"] != "http" or _is_control(scope["path"]):
            await self._app(scope, receive, send)
            return
        query = scope["query_string"].decode("latin-1")
        arrived = self._clock.now_ms()
        entry = self._log.arrived(arrived, scope["method"], scope["path"], query)
        try:
            await self._pass_through(scope, receive, _noting(entry, send))
        finally:
            entry.ms = self._clock.now_ms() - arrived

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
        refusal = self._refusal(scope)
        if refusal is not None:
            await error_answer(refusal)(scope, receive, answer.collect)
        else:
            await self._app(scope, receive, answer.collect)
        return answer

    def _refusal(self, scope: Scope) -> ApiError | None:
        """Say why a request is turned away before its endpoint, if it is."""
        path, method, headers = scope["path"], scope["method"], Headers(scope=scope)
        if not path.startswith(f"{API_PREFIX}/"):
            return None
        announced = "content-length" in headers or "transfer-encoding" in headers
        if method in ("PUT", "POST") and not announced:
            return ApiError(411, "Length Required")
        refusal = self._token_refusal(headers.get("authorization"))
        if refusal is not None:
            return refusal
        if self._mode == "development" and is_removed(method, path.removeprefix(API_PREFIX)):
            return errors.forbidden()
        if headers.get("content-length") == "0" and "json" in headers.get("content-type", ""):
            return ApiError(400, "Malformed json")
        return None

    def _token_refusal(self, authorization: str | None) -> ApiError | None:
        if not authorization:
            return ApiError(401, "No token provided")
        scheme, _, token = authorization.partition(" ")
        if scheme.lower() != "bearer" or not token.strip():
            return ApiError(400, "Only valid bearer authentication supported")
        if token.strip() != self._access_token:
            return ApiError(401, "Invalid access token")
        return None

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


def _is_control(path: str) -> bool:
    return path == CONTROL_PREFIX or path.startswith(f"{CONTROL_PREFIX}/")


def _noting(entry: Entry, send: Send) -> Send:
    """Note the status in the log as the head of the answer goes by."""

    async def noting(message: Message) -> None:
        if message["type"] == "http.response.start":
            entry.status = message["status"]
        await send(message)

    return noting


async def _client_left(receive: Receive) -> None:
    """Wait until the client closes the connection."""
    while (await receive())["type"] != "http.disconnect":
        pass
