"""A transport without a network, time or chance, and what tests of it need."""

import asyncio
import random
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import httpx

from tuify.spotify import calls
from tuify.spotify.calls import Call, Query
from tuify.spotify.operations import Method, Operation
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken, TokenSource
from tuify.spotify.transport import Limits, Transport

T = TypeVar("T")

API = "https://api.example.org/v1"
TOKEN = "BQC4YpleaseDoNotShowMe-_.0123456789"
FRESH = "BQDfreshAndJustAsPrivate-_.987654321"

Reply = httpx.Response | Exception | Callable[[httpx.Request], Awaitable[httpx.Response]]


def call(
    method: Method,
    path: str,
    *,
    group: str = "",
    query: Query | None = None,
    body: dict[str, object] | None = None,
    is_answered: bool = False,
) -> Call:
    """A call of an operation that is not in the reference."""
    operation = Operation(method, path, "Something", "Somewhere", group=group)
    return calls.call(operation, query=query, body=body, is_answered=is_answered)


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run to the end."""
    return asyncio.run(coroutine)


class FakeTime:
    """A clock that moves only when someone sleeps or a test moves it."""

    def __init__(self, now: float = 1000.0) -> None:
        self.now = now
        self.slept: list[float] = []

    def clock(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


class Tokens:
    """A token source that hands out `fresh` tokens one after another when asked to refresh."""

    def __init__(self, *fresh: str, first: str = TOKEN) -> None:
        self.current = Secret(first)
        self.fresh = list(fresh)
        self.rejected: list[Secret] = []

    async def access_token(self) -> Secret:
        return self.current

    async def refreshed(self, rejected: Secret) -> Secret | None:
        self.rejected.append(rejected)
        if not self.fresh:
            return None
        self.current = Secret(self.fresh.pop(0))
        return self.current


@dataclass
class Line:
    """A transport whose answers are written down beforehand; the last one repeats."""

    replies: Sequence[Reply]
    tokens: TokenSource = field(default_factory=lambda: FixedToken(Secret(TOKEN)))
    time: FakeTime = field(default_factory=FakeTime)
    limits: Limits = field(default_factory=Limits)
    wall: float = 0.0
    sent: list[httpx.Request] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.transport = Transport(
            API,
            self.tokens,
            http=httpx.MockTransport(self._answer),
            clock=self.time.clock,
            sleep=self.time.sleep,
            rng=random.Random(1),
            wall=lambda: self.wall,
            limits=self.limits,
        )

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        reply = self.replies[min(len(self.sent), len(self.replies) - 1)]
        self.sent.append(request)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, httpx.Response):
            return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)
        return await reply(request)

    def read(self, path: str = "/me/player", group: str = "") -> bytes:
        return run(self.transport.read(call("GET", path, group=group)))

    def command(self, asked: Call | None = None) -> None:
        run(self.transport.command(asked or call("POST", "/me/player/next")))

    def bearers(self) -> list[str]:
        return [request.headers["authorization"] for request in self.sent]


def error_body(status: int, message: str, reason: str | None = None) -> dict[str, object]:
    """An error as the service writes it."""
    error: dict[str, object] = {"status": status, "message": message}
    return {"error": error if reason is None else {**error, "reason": reason}}


def refusal(status: int, message: str, reason: str | None = None, **headers: str) -> httpx.Response:
    """An answer with such a body; underscores in the names of headers stand for dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return httpx.Response(status, headers=named, json=error_body(status, message, reason))


def texts_in(value: object) -> list[str]:
    """Every text in something made of lists and dicts, keys as well."""
    if isinstance(value, str):
        return [value]
    return [text for inner in _inside(value) for text in texts_in(inner)]


def numbers_in(value: object) -> list[int]:
    """Every whole number in something made of lists and dicts."""
    if isinstance(value, int):
        return [value]
    return [number for inner in _inside(value) for number in numbers_in(inner)]


def floats_in(value: object) -> list[float]:
    """Every number with a fraction in something made of lists and dicts."""
    if isinstance(value, float):
        return [value]
    return [number for inner in _inside(value) for number in floats_in(inner)]


def _inside(value: object) -> list[object]:
    if isinstance(value, dict):
        return [*value.keys(), *value.values()]
    return list(value) if isinstance(value, list | tuple | set | frozenset) else []
