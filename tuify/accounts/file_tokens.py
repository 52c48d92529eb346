"""Access tokens out of a login's file, renewed in time."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from tuify.accounts.errors import LoginEnded
from tuify.accounts.refresher import refresh_elsewhere
from tuify.accounts.refreshing import refresh_under_lock, stored
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.spotify.errors import Unreachable
from tuify.spotify.secret import Secret

WARNING_S: Final = 14 * 86_400.0
"""How long before its end a login is announced to end, in seconds."""

Renew = Callable[[TokenFile, Secret], Awaitable[None]]
"""Renews the login of a file unless it holds another access token than this; returns when that is
on disk."""


class FileTokens:
    """A `TokenSource` over the login of one profile, which other processes may use as well.

    `wall` is in seconds since 1970. Both methods raise `NotLoggedIn`, `LoginEnded`, `FileUnsafe`
    and, while the accounts service can't be had, `AccountsUnavailable`.
    """

    def __init__(
        self, file: TokenFile, renew: Renew, *, wall: Callable[[], float] = time.time
    ) -> None:
        self._file = file
        self._renew = renew
        self._wall = wall
        self._login: StoredLogin | None = None
        self._ended: StoredLogin | None = None
        self._renewing = asyncio.Lock()

    @property
    def login(self) -> StoredLogin:
        """The login as it was read last; reads it if that has not happened yet."""
        if self._login is None:
            self._login = stored(self._file)
        return self._login

    def ends_soon(self) -> bool:
        """Whether the six months are over within two weeks."""
        return self._wall() >= self.login.ends_at - WARNING_S

    async def access_token(self) -> Secret:
        """The token to use now, renewed a minute before it ends."""
        login = self.login
        if not login.is_stale(self._wall()):
            return login.access_token
        try:
            await self._renewed(login.access_token)
        except Unreachable:
            # The old one is good for some moments yet, and the next question tries again.
            if self.login.is_expired(self._wall()):
                raise
        return self.login.access_token

    async def refreshed(self, rejected: Secret) -> Secret | None:
        """A token other than `rejected`; the first who asks has it made, the others share it."""
        await self._renewed(rejected)
        fresh = self.login.access_token
        return None if fresh == rejected else fresh

    async def _renewed(self, old: Secret) -> None:
        async with self._renewing:
            self._login = login = stored(self._file)
            if login.access_token != old:
                return
            if login == self._ended:
                raise LoginEnded("The login has ended. Log in again.")
            try:
                await self._renew(self._file, old)
            except LoginEnded:
                self._ended = login
                raise
            self._login = stored(self._file)


def renew_in_process(service: TokenService, *, wall: Callable[[], float]) -> Renew:
    """Renew in this very process: for a service that is in this process, too, and for tests."""

    async def renew(file: TokenFile, old: Secret) -> None:
        await refresh_under_lock(
            file, service, needed=lambda login: login.access_token == old, wall=wall
        )

    return renew


def renew_elsewhere(accounts_url: str) -> Renew:
    """Renew in a process of its own, so that a kill of this one never costs the login."""
    return partial(_elsewhere, accounts_url)


async def _elsewhere(accounts_url: str, file: TokenFile, old: Secret) -> None:
    await refresh_elsewhere(file, accounts_url, old)
