"""`python -m tests.accounts.one_of_many`: one of several programs that share a login.

It gets a fresh token again and again, as a remote does whose tokens are refused. For each it adds
a byte to a file of its own, so that it can be killed at any moment, started anew, and go on where
it was. The exit code is 0 when it has all it wants.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

import httpx

from tuify.accounts.file_tokens import FileTokens, renew_elsewhere
from tuify.accounts.refreshing import refresh_under_lock
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService


@dataclass(frozen=True, slots=True)
class Task:
    """What one program is to do: get so many fresh tokens, one after another.

    As tuify does it, it takes a token that another program has just got, and has its own got by a
    detached process. One that `insists` has the service asked for each; for the sake of speed its
    detached process is a fork, not a Python that begins from nothing.
    """

    file: str
    progress: str
    accounts_url: str
    wanted: int
    insists: bool = False

    def command(self) -> list[str]:
        """How the program is started."""
        return [sys.executable, "-m", "tests.accounts.one_of_many", json.dumps(asdict(self))]

    def done(self) -> int:
        """How many fresh tokens it has got so far."""
        progress = Path(self.progress)
        return progress.stat().st_size if progress.exists() else 0


def work(task: Task) -> None:
    """Get what is still wanted. Raises whatever stops it, which nothing should."""
    refresh = _insisting(task) if task.insists else _as_tuify_does(task)
    while task.done() < task.wanted:
        refresh()
        with Path(task.progress).open("ab") as progress:
            progress.write(b".")


def _as_tuify_does(task: Task) -> Callable[[], None]:
    tokens = FileTokens(TokenFile(Path(task.file)), renew_elsewhere(task.accounts_url))

    async def refreshed() -> None:
        held = await tokens.access_token()
        fresh = await tokens.refreshed(held)
        assert fresh is not None
        assert fresh != held

    return lambda: asyncio.run(refreshed())


def _insisting(task: Task) -> Callable[[], None]:
    file, service = TokenFile(Path(task.file)), TokenService(task.accounts_url)
    asyncio.run(_any_request(task.accounts_url))  # what that imports every fork has already

    def refresh() -> None:
        detached = os.fork()
        if detached:
            _, status = os.waitpid(detached, 0)
            assert status == 0
            return
        try:
            os.setsid()
            asyncio.run(
                refresh_under_lock(file, service, needed=lambda login: True, wall=time.time)
            )
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        os._exit(0)

    return refresh


async def _any_request(url: str) -> None:
    async with httpx.AsyncClient(trust_env=False) as client:
        await client.get(f"{url}/_emulator/accounts")


if __name__ == "__main__":
    work(Task(**json.loads(sys.argv[1])))
