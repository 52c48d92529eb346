"""Renewing a login in a process of its own.

Between the moment the service withdraws an old refresh token and the moment the new one is on disk
a kill would cost the login. A process that belongs to no terminal and to no group that is killed
with tuify carries that moment out. What it is to do comes through its standard input and holds no
secret: the file, the address, and a hash of the access token that is not good any more.
"""

import asyncio
import contextlib
import hashlib
import json
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Final

from tuify.accounts.errors import (
    AccountsUnavailable,
    ClientUnknown,
    FileUnsafe,
    LoginEnded,
    NotLoggedIn,
)
from tuify.accounts.refreshing import refresh_under_lock
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.spotify.errors import SpotifyError
from tuify.spotify.secret import Secret

_TOLD: Final[dict[str, type[SpotifyError]]] = {
    each.__name__: each for each in (ClientUnknown, FileUnsafe, LoginEnded, NotLoggedIn)
}
_PATIENCE_S: Final = 60.0
# Where click is installed httpx imports its own command line, which takes as long as all the rest.
_START: Final = (
    "import sys; sys.path.append(sys.argv[1]); sys.modules['click'] = None; "
    "from tuify.accounts.refresher import main; sys.exit(main())"
)
_COMMAND: Final = (
    sys.executable,
    "-P",  # nothing is imported from the folder that tuify happens to stand in
    "-c",
    _START,
    str(Path(__file__).parents[2]),
)


async def refresh_elsewhere(file: TokenFile, accounts_url: str, rejected: Secret) -> None:
    """Have a process of its own renew the login of `file`, unless it holds another token by now.

    Returns when it is on disk. Raises as `refresh_under_lock`.
    """
    wish = {"file": str(file.path), "accounts_url": accounts_url, "not": fingerprint(rejected)}
    ended = _started(json.dumps(wish).encode())
    try:
        async with asyncio.timeout(_PATIENCE_S):
            said = await ended
    except TimeoutError:
        raise AccountsUnavailable("Renewing the login takes too long.", maybe_sent=True) from None
    _raise_what_was_told(said)


def _started(wish: bytes) -> asyncio.Future[bytes]:
    """What the process says in the end; nothing, if it could not be started.

    A thread waits for it, because asyncio kills a process that nobody waits for any more, as when
    tuify is left at this moment.
    """
    loop = asyncio.get_running_loop()
    ended: asyncio.Future[bytes] = loop.create_future()

    def tell(said: bytes) -> None:
        if not ended.done():
            ended.set_result(said)

    def work() -> None:
        said = _said(wish)
        with contextlib.suppress(RuntimeError):  # the loop may be closed
            loop.call_soon_threadsafe(tell, said)

    threading.Thread(target=work, name="refresher", daemon=True).start()
    return ended


def _said(wish: bytes) -> bytes:
    try:
        return subprocess.run(
            _COMMAND,
            input=wish,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            check=False,
        ).stdout
    except OSError:
        return b""


def fingerprint(token: Secret) -> str:
    """By which a token is known again without being told."""
    return hashlib.sha256(token.reveal().encode()).hexdigest()


def _raise_what_was_told(said: bytes) -> None:
    try:
        told = json.loads(said)
    except ValueError:
        told = {"error": "", "message": "The login could not be renewed."}
    if "error" not in told:
        return
    kind = _TOLD.get(told["error"])
    if kind is None:
        raise AccountsUnavailable(told["message"], maybe_sent=True)
    raise kind(told["message"])


def main() -> int:
    """Do what standard input says, and tell on standard output how it went."""
    try:
        wish = json.loads(sys.stdin.buffer.read())
        rejected = str(wish["not"])

        def needed(login: StoredLogin) -> bool:
            return fingerprint(login.access_token) == rejected

        service = TokenService(wish["accounts_url"])
        file = TokenFile(Path(wish["file"]))
        asyncio.run(refresh_under_lock(file, service, needed=needed, wall=time.time))
    except SpotifyError as error:
        told = {"error": type(error).__name__, "message": error.message}
    else:
        told = {}
    print(json.dumps(told))
    return 0
