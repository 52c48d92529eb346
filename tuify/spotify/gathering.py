"""Many things asked for one by one, where the service takes no list of them.

A few requests are under way at a time, and what is known already is not asked for again: single
things are what a quota counts first.
"""

import asyncio
import re
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Sequence
from typing import Final, Generic, TypeVar

from tuify.spotify.errors import BadRequest, NotFound, UnreadableAnswer

T = TypeVar("T")

AT_ONCE: Final = 4
"""Requests for single things that one client has under way at a time."""

KEPT: Final = 1_000
"""Answers that are kept, those used longest ago going first."""

A_DAY_S: Final = 86_400.0
TWO_HOURS_S: Final = 7_200.0
A_MINUTE_S: Final = 60.0

_ABOUT_AN_ID: Final = re.compile(r"(?i)\bids?\b")


def _loop_time() -> float:
    return asyncio.get_running_loop().time()


class Turns:
    """Lets a few through at a time: shared by all that one client gathers."""

    def __init__(self, at_once: int = AT_ONCE) -> None:
        self.at_once = at_once
        self._turns = asyncio.Semaphore(at_once)

    async def take(self, asked: Callable[[], Awaitable[T]]) -> T:
        """What `asked` gives, once it is its turn."""
        async with self._turns:
            return await asked()


class Singles(Generic[T]):
    """Things of one kind, none of them asked for again while what is known of it is fresh.

    `fresh_s` is for how many seconds that is: what the service itself says of such answers.
    `turns` bounds how many are asked for at a time. The clock is the event loop's, unless another
    one is given.
    """

    def __init__(
        self,
        *,
        fresh_s: float,
        turns: Turns | None = None,
        kept: int = KEPT,
        clock: Callable[[], float] = _loop_time,
    ) -> None:
        self._fresh_s = fresh_s
        self._turns = turns or Turns()
        self._kept = kept
        self._clock = clock
        self._known: OrderedDict[Hashable, tuple[float, T | None]] = OrderedDict()
        self._asking: dict[Hashable, asyncio.Future[T | None]] = {}

    async def several(
        self, ids: Sequence[str], fetch: Callable[[str], Awaitable[T]], *, market: str | None = None
    ) -> tuple[T | None, ...]:
        """What `fetch` gives for each id, in their order; None for what does not exist.

        An id that the service can make nothing of stands for nothing that exists, and what can't
        be read is None as it is in a list. Raises the first other error; what was read until then
        is kept. What a market changes is kept apart for each `market`.
        """
        waiting = iter(dict.fromkeys(ids))
        found: dict[str, T | None] = {}

        async def ask() -> None:
            for id_ in waiting:
                try:
                    found[id_] = await self.one(id_, fetch, market=market)
                except UnreadableAnswer:
                    found[id_] = None

        try:
            async with asyncio.TaskGroup() as group:
                for _ in range(min(self._turns.at_once, len(ids))):
                    group.create_task(ask())
        except BaseExceptionGroup as failures:
            raise failures.exceptions[0] from None
        return tuple(found[id_] for id_ in ids)

    async def one(
        self, id_: str, fetch: Callable[[str], Awaitable[T]], *, market: str | None = None
    ) -> T | None:
        """What `fetch` gives for one id; None for what does not exist."""
        key = (id_, market)
        if key in self._known:
            since, answer = self._known[key]
            if self._clock() - since < self._fresh_s:
                self._known.move_to_end(key)
                return answer
        if key not in self._asking:
            task = asyncio.ensure_future(self._turns.take(lambda: _or_none(fetch(id_))))
            self._asking[key] = task
            task.add_done_callback(lambda done: self._note(key, done))
        asked = self._asking[key]
        # Whoever gives up waiting does not take the answer away from the others.
        await asyncio.wait((asked,))
        return asked.result()

    def _note(self, key: Hashable, done: "asyncio.Future[T | None]") -> None:
        self._asking.pop(key, None)
        if done.cancelled() or done.exception() is not None:
            return
        self._known[key] = (self._clock(), done.result())
        self._known.move_to_end(key)
        while len(self._known) > self._kept:
            self._known.popitem(last=False)


def in_order(
    entries: Sequence[T | None], ids: Sequence[str], id_of: Callable[[T], str | None]
) -> tuple[T | None, ...]:
    """The entries of an answer, one for each of `ids` in their order, None for what is missing.

    The service keeps the order and sends null for what it does not know. Should entries be left
    out instead, the others are put to their ids.
    """
    if len(entries) == len(ids):
        return tuple(entries)
    by_id = {id_of(entry): entry for entry in entries if entry is not None}
    return tuple(by_id.get(id_) for id_ in ids)


def is_about_an_id(error: BadRequest) -> bool:
    """Whether a request was refused for an id, and not for its market or anything else in it."""
    return _ABOUT_AN_ID.search(error.message) is not None


async def _or_none(asked: Awaitable[T]) -> T | None:
    try:
        return await asked
    except NotFound:
        return None
    except BadRequest as error:
        if is_about_an_id(error):
            return None
        raise
