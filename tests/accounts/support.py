"""An accounts service without a network, and logins to keep."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeVar
from urllib.parse import parse_qs

import httpx

from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_service import TokenService
from tuify.spotify.secret import Secret

T = TypeVar("T")

ACCOUNTS = "https://accounts.example.org"
NOW = 1_790_000_000.0
ACCESS = "BQAccessTokenThatNobodySees-0123456789"
REFRESH = "AQRefreshTokenThatNobodySees-9876543210"
CODE = "AQCodeThatNobodyEverSees-_0123456789"

Reply = httpx.Response | Exception | Callable[[Mapping[str, str]], httpx.Response]


def run(coroutine: Coroutine[Any, Any, T]) -> T:
    """Run to the end."""
    return asyncio.run(coroutine)


def login(**changed: object) -> StoredLogin:
    """A login that was made a moment ago."""
    made: dict[str, Any] = {
        "client_id": "client",
        "access_token": Secret(ACCESS),
        "refresh_token": Secret(REFRESH),
        "expires_at": NOW + 3600,
        "lives_s": 3600.0,
        "scopes": ("user-library-read",),
        "authorized_at": NOW,
        **changed,
    }
    return StoredLogin(**made)


def tokens(number: int = 1, **changed: object) -> httpx.Response:
    """A good answer with tokens of this number; a value of None is left out."""
    body = {
        "access_token": f"access-{number}",
        "token_type": "Bearer",
        "expires_in": 3600,
        "scope": "user-library-read",
        "refresh_token": f"refresh-{number}",
        **changed,
    }
    told = {key: value for key, value in body.items() if value is not None}
    return httpx.Response(200, json=told, headers={"Date": "Mon, 21 Sep 2026 14:13:20 GMT"})


def refusal(error: str, description: str, status: int = 400) -> httpx.Response:
    """A refusal as the accounts service spells it."""
    return httpx.Response(status, json={"error": error, "error_description": description})


class Accounts:
    """Answers as was written down beforehand, the last answer repeating; keeps what was asked."""

    def __init__(self, *replies: Reply) -> None:
        self._replies = replies
        self.forms: list[dict[str, str]] = []
        self.service = TokenService(ACCOUNTS, http=httpx.MockTransport(self._answer))

    async def _answer(self, request: httpx.Request) -> httpx.Response:
        assert str(request.url) == f"{ACCOUNTS}/api/token"
        assert request.headers["content-type"] == "application/x-www-form-urlencoded"
        form = {key: value for key, [value] in parse_qs(request.content.decode()).items()}
        reply = self._replies[min(len(self.forms), len(self._replies) - 1)]
        self.forms.append(form)
        await asyncio.sleep(0)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, httpx.Response):
            return httpx.Response(reply.status_code, headers=reply.headers, content=reply.content)
        return reply(form)


def stored(raw: bytes) -> dict[str, object]:
    """The text of a login's file."""
    read = json.loads(raw)
    assert isinstance(read, dict)
    return read
