"""One request from start to end: token, timeout, retry, cooldown, error. The only file that sends.

Below `_exchange` every failure is a value, not an exception that was thrown: a traceback of what
goes wrong while a request is on the wire would hold the token in one of its frames.

httpx is imported when the first request is made, not before: it takes some 70 ms, and the first
frame of the screen does not wait for it.
"""

import asyncio
import random
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tuify.spotify.addresses import is_plain_http, require_safe_url
from tuify.spotify.answers import Answer, error_in, is_quota, problem_in, retry_after
from tuify.spotify.calls import Call
from tuify.spotify.cooldown import Cooldowns
from tuify.spotify.errors import (
    ScopeMissing,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
    UnreadableAnswer,
    UnsafeUrl,
)
from tuify.spotify.failures import as_unreachable
from tuify.spotify.lean_httpx import open_client
from tuify.spotify.limits import Limits
from tuify.spotify.masking import masked
from tuify.spotify.retry import RetryPolicy
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import TokenSource

if TYPE_CHECKING:
    import httpx

__all__ = ["Clock", "Limits", "Sleep", "Transport", "UnsafeUrl", "require_safe_url"]

Clock = Callable[[], float]
Sleep = Callable[[float], Awaitable[object]]

_FORCED_REFRESH_EVERY_S: Final = 30.0
_TOKEN_MISSING_PAUSE_S: Final = 1.0
_NOT_MODIFIED: Final = 304
_TOO_MANY_REQUESTS: Final = 429


@dataclass(frozen=True, slots=True)
class _Exchange:
    """What came of a call: an answer, what went wrong, or an answer that says what went wrong."""

    answer: Answer | None = None
    error: SpotifyError | None = None


class Transport:
    """Sends the calls of the endpoints to one address. Raises `UnsafeUrl` for a bad one.

    `clock` is monotonic, in seconds; `RateLimited.retry_at` and `cooldowns` go by it. `wall` is
    only asked where a 429 names a date. `http` replaces the network.
    """

    def __init__(
        self,
        api_url: str,
        token: TokenSource,
        *,
        http: "httpx.AsyncBaseTransport | None" = None,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        rng: random.Random | None = None,
        wall: Clock = time.time,
        retry: RetryPolicy | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.cooldowns = Cooldowns()
        self._api_url = require_safe_url(api_url)
        self._tokens = token
        self._http = http
        self._clock = clock
        self._sleep = sleep
        self._rng = rng or random.Random()
        self._wall = wall
        self._retry = retry or RetryPolicy()
        self._limits = limits or Limits()
        self._client: httpx.AsyncClient | None = None
        self._closed = False
        self._forced_refresh_at: float | None = None

    async def read(self, call: Call) -> bytes:
        """The body of a 2xx; empty for a 204. What may pass by itself is tried again."""
        return (await self.read_answer(call)).body

    async def read_answer(self, call: Call) -> Answer:
        """As `read`, with status and headers; also a 304 if `call.known_tag` still holds."""
        return _good(await self._tried(call))

    async def command(self, call: Call) -> bytes:
        """Returns at any 2xx, with its body if `call.is_answered`, else with what came of it.

        Sent once; once more only if a 401 refused the first.
        """
        return _good(await self._attempt(call)).body

    async def answer(self, call: Call) -> Answer:
        """The answer as it came, whatever its status; raises only where none came.

        Sent again under the same conditions as by `read` and `command`.
        """
        exchange = await (self._attempt(call) if call.is_command else self._tried(call))
        return exchange.answer or _good(exchange)

    async def aclose(self) -> None:
        """Close the connections. Whatever is sent afterwards is `Unreachable`."""
        self._closed = True
        client, self._client = self._client, None
        if client is not None:
            await client.aclose()

    async def _tried(self, call: Call) -> "_Exchange":
        """The first attempt that is worth no other."""
        began = self._clock()
        attempt = 1
        while True:
            exchange = await self._attempt(call)
            if exchange.error is None:
                return exchange
            elapsed = self._clock() - began
            delay = self._retry.delay(exchange.error, attempt, elapsed, self._rng)
            if delay is None or self._closed:
                return exchange
            await self._sleep(delay)
            attempt += 1

    async def _attempt(self, call: Call) -> "_Exchange":
        """One attempt; two requests if the first was refused for an old token."""
        if (obstacle := self._obstacle(call)) is not None:
            return _Exchange(error=obstacle)
        token = await self._tokens.access_token()
        outcome = await self._exchange(call, token)
        if isinstance(outcome, Answer) and outcome.status == 401:
            fresh = await self._token_after(outcome, token)
            if fresh is not None:
                outcome = await self._exchange(call, fresh)
        if isinstance(outcome, Answer):
            return _Exchange(outcome, self._judged(call, outcome))
        return _Exchange(error=outcome)

    async def _token_after(self, refusal: Answer, rejected: Secret) -> Secret | None:
        """The token with which to try once more after a 401; None if that is pointless."""
        error = error_in(refusal)
        if isinstance(error, ScopeMissing):
            return None
        if not isinstance(error, TokenMissing):
            return await self._tokens.refreshed(rejected)
        # Said to good tokens, too, mostly when a track changes: wait, and refresh only rarely.
        now = self._clock()
        forced = self._forced_refresh_at
        if forced is None or now - forced >= _FORCED_REFRESH_EVERY_S:
            self._forced_refresh_at = now
            await self._tokens.refreshed(rejected)
        await self._sleep(_TOKEN_MISSING_PAUSE_S)
        return await self._tokens.access_token()

    def _judged(self, call: Call, answer: Answer) -> SpotifyError | None:
        """What an answer means; None for a good one."""
        if answer.is_success or (answer.status == _NOT_MODIFIED and call.known_tag):
            self.cooldowns.succeeded(call.group)
            return None
        if answer.status != _TOO_MANY_REQUESTS:
            error = error_in(answer)
            if isinstance(error, ScopeMissing) and call.operation is not None:
                error.scopes = call.operation.scopes
            return error
        problem = problem_in(answer)
        now = self._clock()
        hold = self.cooldowns.hold(
            call.group,
            retry_after(answer, self._wall()),
            now,
            message=problem.message,
            reason=problem.reason,
            quota=is_quota(problem),
        )
        return hold.error(now)

    def _obstacle(self, call: Call) -> SpotifyError | None:
        """Why nothing may be sent now."""
        if self._closed:
            return Unreachable("The connection was closed.", maybe_sent=False)
        now = self._clock()
        hold = self.cooldowns.blocking(call.group, now)
        return None if hold is None else hold.error(now)

    async def _exchange(self, call: Call, token: Secret) -> Answer | SpotifyError:
        """One request and its answer, whatever its status."""
        if (obstacle := self._obstacle(call)) is not None:
            return obstacle
        if not _is_sendable(token):
            return Unauthorized("The access token is empty or holds characters no token has.")
        try:
            async with asyncio.timeout(self._limits.total_s):
                return await self._send(call, token)
        except Exception as error:  # noqa: BLE001 - its frames hold the token: it ends here
            return as_unreachable(error, self._api_url)

    async def _send(self, call: Call, token: Secret) -> Answer | SpotifyError:
        client = self._client = self._client or self._open()
        request = client.build_request(
            call.method,
            self._api_url + call.target,
            content=call.body,
            headers=_headers_of(call),
        )
        request.headers["Authorization"] = f"Bearer {token.reveal()}"
        response = await client.send(request, stream=True)
        try:
            if response.is_success and (call.is_answered or not call.is_command):
                body = await self._body(response)
            else:
                body = await self._what_comes(response)
        finally:
            await response.aclose()
        if isinstance(body, SpotifyError):
            return body
        return masked(Answer(response.status_code, dict(response.headers), body), token)

    async def _body(self, response: "httpx.Response") -> bytes | SpotifyError:
        """The whole body of a good answer."""
        import httpx

        body = bytearray()
        try:
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > self._limits.body:
                    return UnreadableAnswer("The answer is too large.", status=response.status_code)
        except httpx.DecodingError:
            return UnreadableAnswer("The answer can't be unpacked.", status=response.status_code)
        return bytes(body)

    async def _what_comes(self, response: "httpx.Response") -> bytes:
        """As much of a body as comes at once, for an answer whose status says enough.

        The end is read if possible, so that the connection can be used again.
        """
        import httpx

        body = bytearray()
        try:
            async with asyncio.timeout(self._limits.courtesy_s):
                async for chunk in response.aiter_bytes():
                    body += chunk
                    if len(body) > self._limits.error_body:
                        break
        except (TimeoutError, httpx.HTTPError, httpx.StreamError, OSError):
            pass  # the status is known, which is what matters
        return bytes(body)

    def _open(self) -> "httpx.AsyncClient":
        plain = is_plain_http(self._api_url)
        return open_client(
            self._limits,
            accept="application/json",
            # Loading certificates takes some 50 ms; a context without any trusts nobody.
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True,
            is_plain=plain,
            transport=self._http,
        )


def _headers_of(call: Call) -> dict[str, str]:
    """What stands above a request besides what stands above all of them, and the token."""
    headers = {} if call.body is None else {"Content-Type": call.content_type}
    return {**headers, "If-None-Match": call.known_tag} if call.known_tag else headers


def _good(exchange: _Exchange) -> Answer:
    """A good answer; raises what went wrong."""
    if exchange.answer is None or exchange.error is not None:
        raise exchange.error or Unreachable("There was no answer.", maybe_sent=True)
    return exchange.answer


def _is_sendable(token: Secret) -> bool:
    """Whether it can stand in a header: visible ASCII characters and nothing else."""
    return bool(token) and all("!" <= ch <= "~" for ch in token.reveal())
