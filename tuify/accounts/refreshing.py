"""Renewing a login: one process at a time, and on disk before the new token is used."""

import asyncio
from collections.abc import Callable

from tuify.accounts.errors import LoginEnded, NotLoggedIn
from tuify.accounts.lock import Sleep, held
from tuify.accounts.profiles import profile_flag
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService

Needed = Callable[[StoredLogin], bool]
"""Whether a login has to be renewed."""


async def refresh_under_lock(
    file: TokenFile,
    service: TokenService,
    *,
    needed: Needed,
    wall: Callable[[], float],
    sleep: Sleep = asyncio.sleep,
) -> StoredLogin:
    """The login of the file, renewed if it is still `needed` once the lock is held.

    Raises `NotLoggedIn` if there is none, `LoginEnded` if the service takes it no longer,
    `AccountsUnavailable` if it can't be had now, and `FileUnsafe`. `wall` is in seconds since 1970.
    """
    async with held(file.lock_path, sleep=sleep):
        login = stored(file)
        if not needed(login):
            return login
        try:
            return await _renewed(file, service, login, wall)
        except LoginEnded:
            # Someone who keeps no lock may have renewed it meanwhile.
            latest = stored(file)
            if latest.refresh_token == login.refresh_token:
                raise
        return await _renewed(file, service, latest, wall) if needed(latest) else latest


def stored(file: TokenFile) -> StoredLogin:
    """The login of a file; raises `NotLoggedIn` if there is none."""
    login = file.read()
    if login is None:
        flag = profile_flag(file.path.stem)
        raise NotLoggedIn(f"Nobody is logged in. Run: tuify login{flag}")
    return login


async def _renewed(
    file: TokenFile, service: TokenService, login: StoredLogin, wall: Callable[[], float]
) -> StoredLogin:
    granted = await service.refresh(login.client_id, login.refresh_token)
    renewed = login.renewed(granted.grant, wall())
    file.write(renewed)
    return renewed
