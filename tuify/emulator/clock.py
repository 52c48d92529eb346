"""The time of the emulated world: whole milliseconds that never run backwards."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime

Clock = Callable[[], float]
"""Returns Unix time in seconds, as ``time.time`` does."""

Sleep = Callable[[float], Awaitable[None]]
"""Waits for a number of seconds, as ``asyncio.sleep`` does."""


class WorldClock:
    """Unix time in milliseconds, with a hand that a test may push forward."""

    def __init__(self, clock: Clock = time.time) -> None:
        self._clock = clock
        self._ahead_ms = 0
        self._latest_ms = 0

    def now_ms(self) -> int:
        """Return the moment; never less than a moment returned before."""
        self._latest_ms = max(self._latest_ms, round(self._clock() * 1000) + self._ahead_ms)
        return self._latest_ms

    def advance(self, by_ms: int) -> None:
        """Push the hand forward by ``by_ms`` milliseconds."""
        if by_ms < 0:
            raise ValueError("time only goes forward")
        self._ahead_ms += by_ms


def iso_seconds(moment_ms: int) -> str:
    """Write a moment as the API writes ``added_at``: ``2026-02-23T13:28:26Z``."""
    return datetime.fromtimestamp(moment_ms // 1000, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def iso_millis(moment_ms: int) -> str:
    """Write a moment as the API writes ``played_at``: ``2026-02-25T20:15:20.497Z``."""
    return f"{iso_seconds(moment_ms)[:-1]}.{moment_ms % 1000:03d}Z"


async def real_sleep(seconds: float) -> None:
    """Sleep on the event loop; the default where nothing else is passed in."""
    await asyncio.sleep(seconds)
