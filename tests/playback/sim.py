"""An event loop in which time costs nothing: when nobody has anything to do, the clock jumps.

What runs in it is the real thing, with the real asyncio; an hour of it takes milliseconds, and the
same seed gives the same hour. `asyncio.sleep` and `loop.time` are the sleep and the clock to use.
"""

import asyncio
import selectors
from collections.abc import Coroutine, Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

T = TypeVar("T")


class NothingToWaitFor(RuntimeError):
    """Every task waits for another one: in real time this would hang forever."""


class _JumpingSelector(selectors.DefaultSelector):
    """A selector that, instead of waiting, tells how long it would have."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        ready = super().select(0)
        if ready or timeout == 0:
            return ready
        if timeout is None:
            raise NothingToWaitFor
        self.now += timeout
        return ready


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop. Time begins at 0 and moves only when all tasks sleep."""

    def __init__(self) -> None:
        self._jumping = _JumpingSelector()
        super().__init__(self._jumping)
        self.set_exception_handler(_raise)
        self.faults: list[BaseException] = []

    def time(self) -> float:
        """Seconds since the loop was made."""
        return self._jumping.now


def run_virtual(main: Coroutine[Any, Any, T]) -> T:
    """As `asyncio.run`, in virtual time. A fault that nobody caught in it is raised here."""
    with asyncio.Runner(loop_factory=VirtualLoop) as runner:
        result = runner.run(main)
        loop = runner.get_loop()
    raise_faults(loop)
    return result


@contextmanager
def virtual_loop() -> Iterator[VirtualLoop]:
    """A loop to be driven step by step with `run_until_complete`."""
    loop = VirtualLoop()
    try:
        yield loop
    finally:
        loop.close()


def raise_faults(loop: asyncio.AbstractEventLoop) -> None:
    """Raise the first fault that was left to the loop's exception handler."""
    if isinstance(loop, VirtualLoop) and loop.faults:
        raise loop.faults[0]


def _raise(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    fault = context.get("exception") or RuntimeError(str(context["message"]))
    if isinstance(loop, VirtualLoop):
        loop.faults.append(fault)
