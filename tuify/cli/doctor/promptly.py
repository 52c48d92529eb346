"""Work with an end: no thread that waits for a name server keeps the program.

Asking for the address of a host can't be interrupted. Where no name server answers, that takes half
a minute, and both asyncio and Python itself would wait for it.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Final, TypeVar

T = TypeVar("T")

_THREADS: Final = "tuify-names"
_GRACE_S: Final = 0.2


def run_promptly(work: Coroutine[object, object, T]) -> T:
    """Run to the end, and don't wait for the threads it leaves."""
    loop = asyncio.new_event_loop()
    threads = ThreadPoolExecutor(thread_name_prefix=_THREADS)
    loop.set_default_executor(threads)
    try:
        return loop.run_until_complete(work)
    finally:
        loop.run_until_complete(_cancel_others())
        loop.run_until_complete(loop.shutdown_asyncgens())
        threads.shutdown(wait=False)
        if not is_held():  # or the thread would complain that nobody takes its answer
            loop.close()


async def _cancel_others() -> None:
    others = asyncio.all_tasks() - {asyncio.current_task()}
    for task in others:
        task.cancel()
    await asyncio.gather(*others, return_exceptions=True)


def is_held() -> bool:
    """Whether a thread is left that Python would wait for at its end."""
    left = [each for each in threading.enumerate() if each.name.startswith(_THREADS)]
    for thread in left:
        thread.join(_GRACE_S)
    return any(thread.is_alive() for thread in left)


def leave(code: int) -> None:
    """End the process now, with all that was written."""
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.flush()
    os._exit(code)
