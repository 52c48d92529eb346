"""One process at a time: a lock that ends with the process that holds it."""

import asyncio
import fcntl
import os
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Final

from tuify.accounts.errors import AccountsUnavailable, FileUnsafe

Sleep = Callable[[float], Awaitable[object]]

_BETWEEN_S: Final = 0.02
_PATIENCE_S: Final = 30.0


@asynccontextmanager
async def held(
    path: Path, *, sleep: Sleep = asyncio.sleep, patience_s: float = _PATIENCE_S
) -> AsyncIterator[None]:
    """Hold the lock on the file `path`, which is made if it is missing and stays.

    The event loop goes on while another process holds it. Raises `AccountsUnavailable` after
    `patience_s` seconds, `FileUnsafe` if the file can't be opened.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        flags = os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC
        handle = os.open(path, flags, 0o600)
    except OSError as error:
        raise FileUnsafe(f"{path} can't be opened: {error.strerror}.") from None
    try:
        waited = 0.0
        while not _taken(handle):
            if waited >= patience_s:
                raise AccountsUnavailable(
                    "Another tuify holds the login for too long.", maybe_sent=False
                )
            await sleep(_BETWEEN_S)
            waited += _BETWEEN_S
        yield
    finally:
        os.close(handle)


def _taken(handle: int) -> bool:
    try:
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
