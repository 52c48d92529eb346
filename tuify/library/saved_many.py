"""Many items saved or taken out together: in batches as large as the API takes, to be stopped
between two of them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence, Set
from typing import Final

from tuify.library.listeners import Listeners
from tuify.library.saved_endpoints import MAX_URIS, SavedEndpoints
from tuify.library.saved_records import OWN_S, SavedRecords
from tuify.spotify.errors import RateLimited, SpotifyError, Unreachable

PATIENCE_S: Final = 15.0
"""How long a rate limit is waited out in the middle of a change; a longer one ends it."""

SendPart = Callable[[tuple[str, ...]], Awaitable[None]]
"""Sends one batch of at most 40 URIs; raises SpotifyError."""


class Many:
    """One change of many items, and how far it has come.

    `done` are those the service changed, in order: without those that were as wanted already, and
    those about which the user has changed their mind meanwhile: then it `is_outdone`. `error` is
    why it ended early.
    """

    def __init__(self, uris: Iterable[str], saved: bool, send: SendPart | None = None) -> None:
        self.uris = tuple(dict.fromkeys(uris))
        self.saved = saved
        self.send = send
        self.left = deque(self.uris)
        self.done: tuple[str, ...] = ()
        self.error: SpotifyError | None = None
        self.is_stopped = False
        self.is_outdone = False
        self._is_over = asyncio.Event()
        self._listeners: Listeners[int] = Listeners()

    @property
    def is_over(self) -> bool:
        """Whether nothing more will be sent."""
        return self._is_over.is_set()

    def on_progress(self, listener: Callable[[int], None]) -> Callable[[], None]:
        """Have `listener` called with the number of those done after each batch."""
        return self._listeners.add(listener)

    def advance(self, uris: Sequence[str]) -> None:
        """Note that the service has changed these."""
        self.done = (*self.done, *uris)
        self._listeners.tell(len(self.done))

    def finish(self, error: SpotifyError | None) -> None:
        """Note that this was all."""
        self.error = error
        self.left.clear()
        self._is_over.set()

    async def over(self) -> None:
        """Wait until nothing more will be sent."""
        await self._is_over.wait()


class ManySender:
    """Sends changes of many, one request at each `step`.

    `tell` is given the URIs of which something else is shown, `doubt` those of which nobody knows
    whether a command had its effect.
    """

    def __init__(
        self,
        library: SavedEndpoints,
        records: SavedRecords,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        tell: Callable[[Set[str]], None],
        doubt: Callable[[Sequence[str]], None],
    ) -> None:
        self._library = library
        self._records = records
        self._clock = clock
        self._sleep = sleep
        self._tell = tell
        self._doubt = doubt
        self._waiting: deque[Many] = deque()

    def show(self, many: Many) -> None:
        """Show the change, without sending it yet."""
        changed = set()
        for uri in many.uris:
            record = self._records.use(uri)
            if record.shown is not many.saved:
                changed.add(uri)
            record.flip, record.asked = False, True
            self._records.wish_many(uri, many.saved, many)
        self._tell(changed)

    def begin(self, many: Many) -> None:
        """Have it sent, after those begun before."""
        self._waiting.append(many)

    def stop(self, many: Many) -> None:
        """Send no more of it than is under way, and show of the rest what is known."""
        many.is_stopped = True
        if not many.is_over and many not in self._waiting:
            self._end(many, None)

    async def step(self) -> bool:
        """Send one request; False if nothing waits to be sent."""
        if not self._waiting:
            return False
        many = self._waiting[0]
        try:
            part = () if many.is_stopped else self._next_part(many)
            if not part:
                self._end(many, None)
                return True
            unknown = tuple(uri for uri in part if not self._is_known(uri))
            if unknown:
                await self._ask(unknown)
            else:
                await self._send(many, part)
        except RateLimited as error:
            if error.quota or error.retry_after > PATIENCE_S:
                self._end(many, error)
            else:
                await self._sleep(max(0.0, error.retry_at - self._clock()))
        except SpotifyError as error:
            self._end(many, error)
        return True

    def _is_known(self, uri: str) -> bool:
        record = self._records.use(uri)
        return record.known is not None and not record.doubtful

    def _next_part(self, many: Many) -> tuple[str, ...]:
        """The next at most 40 that need something sent; those that don't are settled."""
        part: list[str] = []
        for uri in tuple(many.left):
            if len(part) == MAX_URIS:
                break
            record = self._records.use(uri)
            if record.many is many and record.must_send:
                part.append(uri)
                continue
            many.left.remove(uri)
            if record.many is many:
                self._records.settle(uri)
            else:
                many.is_outdone = True
        return tuple(part)

    async def _ask(self, uris: tuple[str, ...]) -> None:
        """Find out which are as wanted already, so that taking the change back spares them."""
        answers = await self._library.check_users_saved_items(uris)
        for uri, saved in zip(uris, answers, strict=True):
            record = self._records.use(uri)
            record.known, record.doubtful = saved, False

    async def _send(self, many: Many, part: tuple[str, ...]) -> None:
        plain = (
            self._library.save_items_to_library
            if many.saved
            else self._library.remove_items_from_library
        )
        try:
            await (many.send or plain)(part)
        except Unreachable as error:
            if error.maybe_sent:
                for uri in part:
                    self._records.use(uri).doubtful = True
                self._doubt(part)
            raise
        own_until = self._clock() + OWN_S
        changed = set()
        for uri in part:
            record = self._records.use(uri)
            before = record.shown
            record.known, record.doubtful, record.own_until = many.saved, False, own_until
            if record.many is many:
                self._records.settle(uri)
            if record.shown is not before:
                changed.add(uri)
        for _ in part:
            many.left.popleft()
        self._tell(changed)
        many.advance(part)

    def _end(self, many: Many, error: SpotifyError | None) -> None:
        """Settle what was not sent: it shows again what is known."""
        changed = set()
        for uri in many.left:
            record = self._records.use(uri)
            if record.many is not many:
                continue
            before = record.shown
            self._records.settle(uri)
            if record.shown is not before:
                changed.add(uri)
        if many in self._waiting:
            self._waiting.remove(many)
        self._tell(changed)
        many.finish(error)
