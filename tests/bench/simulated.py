"""A session and an emulator in one process and in virtual time, with the log of what was asked."""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx

from tests.lists import liked
from tuify.emulator.app import Emulator, create_app
from tuify.emulator.options import EmulatorOptions
from tuify.session import Pace, Session, open_demo_session

_EPOCH_S = 1_800_000_000.0  # where the emulated world's calendar begins


@dataclass(frozen=True, slots=True)
class Simulated:
    """The session that runs, and another client's way into the same world."""

    session: Session
    emulator: Emulator
    outside: httpx.AsyncClient

    def asked(self) -> list[str]:
        """What was asked since the log was emptied, as "GET /me/player", oldest first."""
        log: Any = self.emulator.log.body()["requests"]
        return [f"{each['method']} {each['path'].removeprefix('/v1')}" for each in log]

    def forget(self) -> None:
        """Empty the log."""
        self.emulator.log.clear()

    async def tell(self, what: str, **body: Any) -> None:  # noqa: ANN401 - any JSON
        """Change the weather (PUT) or let an event happen (POST)."""
        method = "PUT" if what == "weather" else "POST"
        (await self.outside.request(method, f"/_emulator/{what}", json=body)).raise_for_status()


@asynccontextmanager
async def simulated(*, ready: bool = True, **options: Any) -> AsyncIterator[Simulated]:  # noqa: ANN401
    """A running session. With `ready` the first ten seconds are over and forgotten."""
    loop = asyncio.get_running_loop()
    world = EmulatorOptions(**options)
    emulator: Emulator = create_app(world, clock=lambda: _EPOCH_S + loop.time())
    pace = Pace(clock=loop.time, sleep=asyncio.sleep, rng=random.Random(7))
    session = open_demo_session(world, pace=pace, emulator=emulator)
    async with httpx.AsyncClient(
        transport=emulator.transport(), base_url="http://127.0.0.1"
    ) as outside:
        running = asyncio.create_task(session.run())
        try:
            liked(session).look_at(0, 30)
            if ready:
                await asyncio.sleep(10)
                emulator.log.clear()
            yield Simulated(session, emulator, outside)
        finally:
            running.cancel()
            await asyncio.wait([running])
            await session.aclose()
