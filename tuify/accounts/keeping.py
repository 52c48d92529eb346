"""A login takes its place, or leaves it, while other processes may be renewing the one there."""

import asyncio

from tuify.accounts.lock import Sleep, held
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile


async def keep(file: TokenFile, login: StoredLogin, *, sleep: Sleep = asyncio.sleep) -> None:
    """Put `login` in the place of what is there.

    Waits for whoever renews the old one, or the old one would come back after this. Raises
    `FileUnsafe`, and `AccountsUnavailable` if somebody holds the lock for too long.
    """
    async with held(file.lock_path, sleep=sleep):
        file.write(login)


async def forget(file: TokenFile, *, sleep: Sleep = asyncio.sleep) -> bool:
    """Remove the login, whatever the file holds; whether there was one. Raises as `keep`."""
    if not file.is_there:
        return False
    async with held(file.lock_path, sleep=sleep):
        return file.remove()
