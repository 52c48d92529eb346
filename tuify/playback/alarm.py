"""Waiting for a moment or for news, whichever comes first."""

import asyncio
from collections.abc import Awaitable, Callable

Clock = Callable[[], float]
"""Seconds on a monotonic clock."""

Sleep = Callable[[float], Awaitable[object]]
"""Sleeps for some seconds of that clock."""


class Alarm:
    """Wakes the one who waits, at a moment or when it is rung."""

    def __init__(self, clock: Clock, sleep: Sleep) -> None:
        self._clock = clock
        self._sleep = sleep
        self._rung = asyncio.Event()

    def ring(self) -> None:
        """Wake the one who waits; without one nothing happens."""
        self._rung.set()

    async def wait(self, until: float | None) -> None:
        """Return at `until`, or earlier if rung; None means only then."""
        self._rung.clear()
        if until is None:
            await self._rung.wait()
            return
        timer = asyncio.create_task(self._ring_after(until - self._clock()))
        try:
            await self._rung.wait()
        finally:
            timer.cancel()
            await asyncio.wait((timer,))

    async def repeat(
        self, due: Callable[[], float | None], act: Callable[[], Awaitable[None]]
    ) -> None:
        """Forever: await `act` when it is due. What is due is asked again after each ring.

        Each act has to change what is due, or it is repeated without a pause.
        """
        while True:
            at = due()
            if at is not None and at <= self._clock():
                await act()
            else:
                await self.wait(at)

    async def _ring_after(self, seconds: float) -> None:
        await self._sleep(seconds)
        self._rung.set()
