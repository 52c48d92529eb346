"""Waiting until the screen has done all there is to do, and no longer.

Textual's own way is to sleep for 20 ms at a time, until the process has used next to nothing of
them: that takes most of a test's time, and on a busy machine it gives up after a second.
"""

from __future__ import annotations

import asyncio

_SOON_S = 0.05
"""What is due within this time is waited for: Textual puts off some of its work by a frame."""
_TURNS = 3
"""So many turns of the event loop with nothing to do count as rest."""
_PATIENCE_S = 1.0


async def until_quiet(min_sleep: float = 0.0, max_sleep: float = _PATIENCE_S) -> None:
    """Give everybody else their turns until nobody wants one, for at most `max_sleep` seconds.

    There is no public way to see what an event loop has before it.
    """
    loop = asyncio.get_running_loop()
    assert isinstance(loop, asyncio.BaseEventLoop)
    end = loop.time() + max_sleep
    turns = 0
    while turns < _TURNS and loop.time() < end:
        wait = 0.0 if _ready(loop) else _next_timer(loop)
        turns = 0 if _ready(loop) or wait else turns + 1
        await asyncio.sleep(wait)


def _ready(loop: asyncio.BaseEventLoop) -> bool:
    return bool(loop._ready)  # type: ignore[attr-defined]  # private


def _next_timer(loop: asyncio.BaseEventLoop) -> float:
    """Seconds until the next timer is due; 0 if none is soon."""
    timers = loop._scheduled  # type: ignore[attr-defined]  # private
    now = loop.time()
    waits = [timer.when() - now for timer in timers if not timer.cancelled()]
    return min((wait for wait in waits if 0 < wait < _SOON_S), default=0.0)
