"""The accounts service, as far as tokens go. The only file of this room that sends.

Below `_send` every failure is a value, not an exception that was thrown: a traceback of what goes
wrong on the wire would hold codes and tokens in its frames.
"""

import asyncio
import ssl
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final
from urllib.parse import urlencode

from tuify import __version__
from tuify.accounts.errors import AccountsUnavailable
from tuify.accounts.token_answer import Grant, read_grant
from tuify.spotify.addresses import is_plain_http, require_safe_url
from tuify.spotify.answers import Answer, moment_in
from tuify.spotify.errors import SpotifyError
from tuify.spotify.failures import as_unreachable
from tuify.spotify.secret import Secret

if TYPE_CHECKING:
    import httpx

_CONNECT_S: Final = 5.0
_TOTAL_S: Final = 15.0
_MOST_BYTES: Final = 64 * 1024


@dataclass(frozen=True, slots=True)
class Granted:
    """Tokens, and the service's clock when it gave them (seconds since 1970) if it told."""

    grant: Grant
    service_time: float | None


class TokenService:
    """Gives tokens for a code, and fresh ones for old. Raises `UnsafeUrl` for a bad address.

    `http` replaces the network.
    """

    def __init__(
        self, accounts_url: str, *, http: "httpx.AsyncBaseTransport | None" = None
    ) -> None:
        self.accounts_url = require_safe_url(accounts_url)
        self._http = http

    async def exchange(
        self, client_id: str, code: Secret, redirect_uri: str, verifier: Secret
    ) -> Granted:
        """Tokens for a code, which can be used once and for some minutes.

        Raises `CodeExpired`, `BadRedirect`, `ClientUnknown`, `AccountsUnavailable`.
        """
        form: dict[str, str | Secret] = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": redirect_uri,
            "client_id": client_id,
            "code_verifier": verifier,
        }
        return await self._granted(form, refreshing=False)

    async def refresh(self, client_id: str, refresh_token: Secret) -> Granted:
        """A fresh access token. Raises `LoginEnded`, `ClientUnknown`, `AccountsUnavailable`."""
        form: dict[str, str | Secret] = {
            "grant_type": "refresh_token",
            "refresh_token": refresh_token,
            "client_id": client_id,
        }
        return await self._granted(form, refreshing=True)

    async def _granted(self, form: dict[str, str | Secret], *, refreshing: bool) -> Granted:
        outcome = _read(await self._send(form), refreshing=refreshing)
        if isinstance(outcome, SpotifyError):
            raise outcome
        return outcome

    async def _send(self, form: dict[str, str | Secret]) -> Answer | SpotifyError:
        try:
            async with asyncio.timeout(_TOTAL_S):
                return await self._exchange(form)
        except Exception as error:  # noqa: BLE001 - its frames hold secrets: it ends here
            trouble = as_unreachable(error, self.accounts_url)
            return AccountsUnavailable(trouble.message, maybe_sent=trouble.maybe_sent)

    async def _exchange(self, form: dict[str, str | Secret]) -> Answer:
        import httpx

        plain = is_plain_http(self.accounts_url)
        told = {
            key: value.reveal() if isinstance(value, Secret) else value
            for key, value in form.items()
        }
        async with (
            httpx.AsyncClient(
                transport=self._http,
                verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT) if plain else True,
                timeout=httpx.Timeout(_TOTAL_S, connect=_CONNECT_S),
                follow_redirects=False,
                # What is not encrypted must not leave this machine, so it needs no proxy.
                trust_env=not plain,
            ) as client,
            client.stream(
                "POST",
                f"{self.accounts_url}/api/token",
                content=urlencode(told).encode(),
                headers={
                    "Accept": "application/json",
                    "Content-Type": "application/x-www-form-urlencoded",
                    "User-Agent": f"tuify/{__version__}",
                },
            ) as response,
        ):
            body = bytearray()
            async for chunk in response.aiter_bytes():
                body += chunk
                if len(body) > _MOST_BYTES:
                    break
            said = bytes(body) if response.is_success else _without(form, bytes(body))
            return Answer(response.status_code, dict(response.headers), said)


def _without(form: dict[str, str | Secret], body: bytes) -> bytes:
    """What a refusal says, but for the secrets it may repeat."""
    for value in form.values():
        if isinstance(value, Secret) and value:
            body = body.replace(value.reveal().encode(), b"[secret]")
    return body


def _read(answer: Answer | SpotifyError, *, refreshing: bool) -> Granted | SpotifyError:
    """What came of it; nothing of the answer stays in the frame that raises."""
    if isinstance(answer, SpotifyError):
        return answer
    grant = read_grant(answer, refreshing=refreshing)
    if isinstance(grant, SpotifyError):
        return grant
    return Granted(grant, moment_in(answer.headers.get("date", "")))
