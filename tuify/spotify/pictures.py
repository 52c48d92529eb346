"""Fetches pictures, which lie on other hosts than the Web API and are anybody's to see.

No token is ever sent with such a request. What comes back is bytes of whatever kind: whether they
are a picture is found out where they are decoded.

httpx is imported when the first picture is fetched: most sessions begin without one.
"""

import asyncio
from collections import OrderedDict
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from tuify.spotify.addresses import is_plain_http, require_safe_url
from tuify.spotify.errors import (
    BadRequest,
    NotFound,
    ServerFault,
    SpotifyError,
    UnreadableAnswer,
    UnsafeUrl,
)
from tuify.spotify.failures import as_unreachable
from tuify.spotify.lean_httpx import open_client
from tuify.spotify.limits import Limits

if TYPE_CHECKING:
    import ssl

    import httpx

LARGEST: Final = 2 * 1024 * 1024
"""Bytes a picture may have."""

MOST_PICTURES: Final = 12
MOST_BYTES: Final = 1024 * 1024
"""How much is kept, those seen longest ago going first; the newest is kept whatever its size."""

PICTURE_LIMITS: Final = Limits(total_s=20.0, body=LARGEST, connections=2, idle_connections=1)

_LONGEST_ADDRESS: Final = 2_048
_NOT_FOUND: Final = (404, 410)


def require_picture_url(url: str) -> str:
    """`url` if a picture may be fetched from there, over https or from this machine; otherwise
    `UnsafeUrl`."""
    if len(url) > _LONGEST_ADDRESS or not all("!" <= ch <= "~" for ch in url):
        raise UnsafeUrl("The address of the picture holds what has no place in it.")
    try:
        parts = urlsplit(url)
        require_safe_url(f"{parts.scheme}://{parts.netloc}")
    except (ValueError, UnsafeUrl):
        raise UnsafeUrl("A picture is only fetched over https, or from this machine.") from None
    return url


class Pictures:
    """Fetches pictures by their addresses and keeps a few. `http` replaces the network."""

    def __init__(
        self,
        *,
        http: "httpx.AsyncBaseTransport | None" = None,
        limits: Limits = PICTURE_LIMITS,
        most_pictures: int = MOST_PICTURES,
        most_bytes: int = MOST_BYTES,
    ) -> None:
        self._http = http
        self._limits = limits
        self._most_pictures = most_pictures
        self._most_bytes = most_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._asking: dict[str, asyncio.Lock] = {}
        self._clients: dict[bool, httpx.AsyncClient] = {}
        self._opening = asyncio.Lock()

    async def fetch(self, url: str) -> bytes:
        """The bytes of the picture at an address.

        Raises `UnsafeUrl`, `Unreachable`, `NotFound`, `BadRequest` for other refusals,
        `ServerFault`, also for a redirect, and `UnreadableAnswer` for what is too large. Who asks
        for what is being fetched already waits for that.
        """
        require_picture_url(url)
        asking = self._asking.setdefault(url, asyncio.Lock())
        try:
            async with asking:
                if url not in self._kept:
                    self._keep(url, await self._fetched(url))
                self._kept.move_to_end(url)
                return self._kept[url]
        finally:
            if not asking.locked():
                self._asking.pop(url, None)

    async def aclose(self) -> None:
        """Close the connections."""
        clients, self._clients = self._clients, {}
        for client in clients.values():
            await client.aclose()

    def _keep(self, url: str, body: bytes) -> None:
        self._kept[url] = body
        while len(self._kept) > 1 and self._is_too_much():
            self._kept.popitem(last=False)

    def _is_too_much(self) -> bool:
        size = sum(map(len, self._kept.values()))
        return len(self._kept) > self._most_pictures or size > self._most_bytes

    async def _fetched(self, url: str) -> bytes:
        try:
            async with asyncio.timeout(self._limits.total_s):
                client = await self._client(is_plain=is_plain_http(url))
                async with client.stream("GET", url) as response:
                    outcome = await self._body(response)
        except Exception as error:  # noqa: BLE001 - whatever breaks a connection is told as one
            raise as_unreachable(error, url) from None
        if isinstance(outcome, SpotifyError):
            raise outcome
        return outcome

    async def _body(self, response: "httpx.Response") -> bytes | SpotifyError:
        """The whole body of a good answer, or what is wrong with it."""
        import httpx

        if not response.is_success:
            return _refusal(response.status_code)
        body = bytearray()
        try:
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > self._limits.body:
                    return UnreadableAnswer("The picture is too large.", status=200)
        except httpx.DecodingError:
            return UnreadableAnswer("The picture can't be unpacked.", status=200)
        return bytes(body)

    async def _client(self, *, is_plain: bool) -> "httpx.AsyncClient":
        """The client for encrypted connections, or the one for plain ones to this machine."""
        async with self._opening:
            if is_plain not in self._clients:
                self._clients[is_plain] = await self._open(is_plain=is_plain)
            return self._clients[is_plain]

    async def _open(self, *, is_plain: bool) -> "httpx.AsyncClient":
        return open_client(
            self._limits,
            accept="image/*",
            verify=await self._trust(is_plain=is_plain),
            is_plain=is_plain,
            transport=self._http,
        )

    async def _trust(self, *, is_plain: bool) -> "ssl.SSLContext":
        """Whom to trust: nobody where nothing is encrypted, and where there is no network.

        Loading certificates takes some 50 ms, in which keys would wait: a thread does it.
        """
        import ssl

        import httpx

        if is_plain or self._http is not None:
            return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        return await asyncio.to_thread(httpx.create_ssl_context)


def _refusal(status: int) -> SpotifyError:
    if status in _NOT_FOUND:
        return NotFound("There is no such picture.", status=status)
    if 400 <= status < 500:
        return BadRequest("The picture was refused.", status=status)
    return ServerFault("The picture can't be had now.", status=status)
