"""What the services say, asked side by side and for a few seconds at most.

Whether they can be reached is asked without a token, so that it is known without a login as well.
"""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, TypeVar
from urllib.parse import urlsplit

import httpx

from tuify import __version__
from tuify.cli.doctor.facts import Account, Reach, Told
from tuify.spotify.addresses import is_plain_http
from tuify.spotify.answers import moment_in
from tuify.spotify.client import Spotify
from tuify.spotify.errors import SpotifyError, Unreachable
from tuify.spotify.failures import as_unreachable
from tuify.spotify.retry import RetryPolicy
from tuify.spotify.tokens import TokenSource
from tuify.spotify.transport import Transport

if TYPE_CHECKING:
    from tuify.settings import Settings

T = TypeVar("T")

PATIENCE_S: Final = 5.0
"""How long all questions together may take, in seconds."""

_API_QUESTION: Final = "/me"
_ACCOUNTS_QUESTION: Final = "/api/token"  # which takes no GET, and says so: that is an answer
_MOST_BYTES: Final = 64 * 1024
_DATE_GRAIN_S: Final = 0.5  # a Date header is cut to the second, so it is late by half of one


@dataclass(frozen=True, slots=True)
class Times:
    """Two clocks: `tick` to measure by, `wall` in seconds since 1970."""

    tick: Callable[[], float] = time.perf_counter
    wall: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class Heard:
    """All that was heard; `account` is None where there was no token to ask with."""

    api: Reach
    accounts: Reach
    account: Account | None


async def ask_services(
    settings: Settings,
    tokens: TokenSource | None,
    *,
    http: httpx.AsyncBaseTransport | None = None,
    times: Times | None = None,
    patience_s: float = PATIENCE_S,
) -> Heard:
    """Ask everything at once; what has not answered by then counts as unreachable. Never raises a
    `SpotifyError`. `http` replaces the network."""
    times = times or Times()
    api, accounts, account = await asyncio.gather(
        reach(settings.api_url, _API_QUESTION, http, times, patience_s),
        reach(settings.accounts_url, _ACCOUNTS_QUESTION, http, times, patience_s),
        _account(settings.api_url, tokens, http, patience_s),
    )
    return Heard(api, accounts, account)


async def reach(
    url: str,
    path: str,
    http: httpx.AsyncBaseTransport | None,
    times: Times,
    patience_s: float,
) -> Reach:
    """Ask for `path` twice over one connection, and note how long each took. Sends no token."""
    found = Reach(host=urlsplit(url).netloc)
    try:
        async with asyncio.timeout(patience_s), _client(url, http) as client:
            status, ms, skew_s = await _asked(client, f"{url}{path}", times)
            found = replace(found, status=status, first_ms=ms, skew_s=skew_s)
            _, again_ms, _ = await _asked(client, f"{url}{path}", times)
            return replace(found, again_ms=again_ms)
    except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, ValueError) as error:
        # One answer is enough to be reachable; TimeoutError is an OSError.
        if found.status is not None:
            return found
        return replace(found, trouble=as_unreachable(error, url).message)


def _client(url: str, http: httpx.AsyncBaseTransport | None) -> httpx.AsyncClient:
    plain = is_plain_http(url)
    return httpx.AsyncClient(
        transport=http,
        verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True,
        headers={"Accept": "application/json", "User-Agent": f"tuify/{__version__}"},
        timeout=None,  # the caller's patience bounds it all
        follow_redirects=False,
        trust_env=not plain,
    )


async def _asked(
    client: httpx.AsyncClient, url: str, times: Times
) -> tuple[int, float, float | None]:
    """Status, milliseconds until the answer began, and how far this clock is ahead."""
    began, wall = times.tick(), times.wall()
    async with client.stream("GET", url) as response:
        took = times.tick() - began
        await _let_pass(response)
    told = moment_in(response.headers.get("date", ""))
    skew_s = None if told is None else wall + took / 2 - (told + _DATE_GRAIN_S)
    return response.status_code, took * 1000, skew_s


async def _let_pass(response: httpx.Response) -> None:
    """Read a short body to its end, so that the connection can be used again; leave a long one."""
    read = 0
    async for chunk in response.aiter_bytes():
        read += len(chunk)
        if read > _MOST_BYTES:
            return


async def _account(
    api_url: str,
    tokens: TokenSource | None,
    http: httpx.AsyncBaseTransport | None,
    patience_s: float,
) -> Account | None:
    """What the holder of the token is told; the token is renewed first if that is needed."""
    if tokens is None:
        return None
    transport = Transport(api_url, tokens, http=http, retry=RetryPolicy(attempts=1))
    spotify = Spotify(transport)
    began = asyncio.get_running_loop().time()
    token = await _told(tokens.access_token, patience_s)
    if token.error is not None:
        error = token.error
        return Account(Told(error=error), Told(error=error), Told(error=error))
    left_s = max(0.0, patience_s - (asyncio.get_running_loop().time() - began))
    try:
        user, devices, markets = await asyncio.gather(
            _told(spotify.users.get_current_users_profile, left_s),
            _told(spotify.player.get_available_devices, left_s),
            _told(spotify.markets.get_available_markets, left_s),
        )
    finally:
        await spotify.aclose()
    return Account(user, devices, markets)


async def _told(question: Callable[[], Awaitable[T]], patience_s: float) -> Told[T]:
    try:
        async with asyncio.timeout(patience_s):
            return Told(value=await question())
    except SpotifyError as error:
        return Told(error=error)
    except TimeoutError:
        return Told(error=Unreachable("There was no answer in time.", maybe_sent=True))
