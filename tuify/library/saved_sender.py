"""Sends what is saved and taken out: in batches as large as the API takes, to be stopped between
two of them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence, Set
from typing import Final

from tuify.library.saved_endpoints import MAX_URIS, SavedEndpoints
from tuify.library.saved_many import Many
from tuify.library.saved_records import OWN_S, SavedRecords
from tuify.spotify.errors import RateLimited, SpotifyError, Unreachable

PATIENCE_S: Final = 15.0
"""How long a rate limit is waited out in the middle of a change; a longer one ends it."""


class SavedSender:
    """Sends one change after the other, one request at a time.

    `tell` is given the URIs of which something else is shown, `ask` those of which it is to be
    found out what the service holds: changed no further, and neither known nor beyond doubt.
    """

    def __init__(
        self,
        library: SavedEndpoints,
        records: SavedRecords,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        tell: Callable[[Set[str]], None],
        ask: Callable[[Sequence[str]], None],
    ) -> None:
        self._library = library
        self._records = records
        self._clock = clock
        self._sleep = sleep
        self._tell = tell
        self._ask = ask
        self._begun: deque[Many] = deque()
        self._wake = asyncio.Event()

    def show(self, many: Many) -> None:
        """Show the change, without sending it yet."""
        changed = set()
        for uri in many.uris:
            record = self._records.use(uri)
            if record.shown is not many.saved:
                changed.add(uri)
            record.wish, record.asked = many, True
        self._tell(changed)

    def begin(self, many: Many) -> None:
        """Have it sent, after those begun before."""
        self._begun.append(many)
        self._wake.set()

    def stop(self, many: Many) -> None:
        """Send no more of it than is under way, and show of the rest what is known."""
        many.is_stopped = True
        if not many.is_over and many not in self._begun:
            self._end(many, None)

    async def run(self) -> None:
        """Send until cancelled."""
        while True:
            await self._wake.wait()
            self._wake.clear()
            while self._begun:
                many = self._begun[0]
                await self._go_on(many)
                if many.is_over:
                    self._begun.popleft()

    async def _go_on(self, many: Many) -> None:
        """Send one request of a change, or end it."""
        try:
            part = () if many.is_stopped else self._next_part(many)
            if not part:
                self._end(many, None)
                return
            unsure = tuple(uri for uri in part if not self._records.use(uri).is_sure)
            if unsure:
                await self._find_out(unsure)
            else:
                await self._send(many, part)
        except RateLimited as error:
            if error.quota or error.retry_after > PATIENCE_S:
                self._end(many, error)
            else:
                await self._sleep(max(0.0, error.retry_at - self._clock()))
        except SpotifyError as error:
            self._end(many, error)

    def _next_part(self, many: Many) -> tuple[str, ...]:
        """The next at most 40 that need something sent; those that don't are settled."""
        part: list[str] = []
        for uri in tuple(many.left):
            if len(part) == MAX_URIS:
                break
            record = self._records.use(uri)
            if record.wish is many and record.must_send:
                part.append(uri)
                continue
            many.left.remove(uri)
            if record.wish is many:
                record.settle()
            else:
                many.is_outdone = True
        return tuple(part)

    async def _find_out(self, uris: tuple[str, ...]) -> None:
        """Learn which are as wanted already, so that taking the change back spares them."""
        answers = await self._library.check_users_saved_items(uris)
        pairs = zip(uris, answers, strict=True)
        self._tell({uri for uri, saved in pairs if self._records.use(uri).learn(saved)})

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
            raise
        own_until = self._clock() + OWN_S
        changed = set()
        for uri in part:
            record = self._records.use(uri)
            record.own_until = own_until
            if record.learn(many.saved):
                changed.add(uri)
            if record.wish is many:
                record.settle()
        for _ in part:
            many.left.popleft()
        self._tell(changed)
        many.advance(part)

    def _end(self, many: Many, error: SpotifyError | None) -> None:
        """Settle what was not sent: it shows again what is known, or what is found out."""
        left = {uri: self._records.use(uri) for uri in many.left}
        ours = {uri: record for uri, record in left.items() if record.wish is many}
        self._tell({uri for uri, record in ours.items() if record.settle()})
        unsure = [uri for uri, each in left.items() if each.wish is None and not each.is_sure]
        if unsure:
            self._ask(unsure)
        many.finish(error)
