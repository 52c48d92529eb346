"""Time that stands still until it is moved, for pictures that are the same at each painting."""

from __future__ import annotations

import asyncio
import heapq
from collections.abc import Awaitable, Callable
from itertools import count


class HeldTime:
    """A clock in seconds, and the waiting that goes with it."""

    def __init__(self, now: float = 0.0) -> None:
        self._now = now
        self._sleepers: list[tuple[float, int, asyncio.Future[None]]] = []
        self._order = count()

    def clock(self) -> float:
        """The moment."""
        return self._now

    async def sleep(self, seconds: float) -> None:
        """Wait until time has been moved that far."""
        if seconds <= 0:
            await asyncio.sleep(0)
            return
        woken: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        heapq.heappush(self._sleepers, (self._now + seconds, next(self._order), woken))
        await woken

    async def move(self, seconds: float, settle: Callable[[], Awaitable[None]]) -> None:
        """Let `seconds` pass, waking who waits in order; `settle` is awaited after each."""
        end = self._now + seconds
        while self._sleepers and self._sleepers[0][0] <= end:
            self._now, _, woken = heapq.heappop(self._sleepers)
            if not woken.done():
                woken.set_result(None)
                await settle()
        self._now = end
        await settle()
