"""Sends what is saved and taken out: in batches as large as the API takes, to be stopped between
two of them."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Sequence, Set

from tuify.library.failures import is_short, may_have_had_effect
from tuify.library.saved_endpoints import MAX_URIS, SavedEndpoints
from tuify.library.saved_many import Many
from tuify.library.saved_records import OWN_S, SavedRecords
from tuify.spotify.errors import RateLimited, SpotifyError


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
            record.wishes, record.asked = (*record.wishes, many), True
        self._tell(changed)

    def begin(self, many: Many) -> None:
        """Have it sent, after those begun before."""
        self._begun.append(many)
        self._wake.set()

    def stop(self, many: Many) -> None:
        """Send no more of it than is under way, and show of the rest what is known."""
        many.stop()
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
            many.has_waited = False
        except SpotifyError as error:
            if isinstance(error, RateLimited) and is_short(error) and not many.has_waited:
                await self._wait(many, error.retry_after)
            else:
                self._end(many, error)

    async def _wait(self, many: Many, seconds: float) -> None:
        """Wait before the next request of a change, but only until it is stopped."""
        many.has_waited = True
        waits = [asyncio.ensure_future(wait) for wait in (self._sleep(seconds), many.stopped())]
        try:
            await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for wait in waits:
                wait.cancel()

    def _next_part(self, many: Many) -> tuple[str, ...]:
        """The next at most 40 that need something sent; those that are so already are settled."""
        part: list[str] = []
        for uri in tuple(many.left):
            if len(part) == MAX_URIS:
                break
            record = self._records.use(uri)
            if record.wish is not many:
                continue
            if record.must_send:
                part.append(uri)
            else:
                del many.left[uri]
                record.fulfil(many)
        return tuple(part)

    async def _find_out(self, uris: tuple[str, ...]) -> None:
        """Learn which are as wanted already, so that taking the change back spares them."""
        answers = await self._library.check_users_saved_items(uris)
        pairs = zip(uris, answers, strict=True)
        self._tell({uri for uri, saved in pairs if self._records.use(uri).learn(saved)})

    async def _send(self, many: Many, part: tuple[str, ...]) -> None:
        """One batch. Raises SpotifyError, unless it turns out to have had its effect."""
        made, failure = part, None
        plain = (
            self._library.save_items_to_library
            if many.saved
            else self._library.remove_items_from_library
        )
        try:
            await (many.send or plain)(part)
        except SpotifyError as error:
            if not may_have_had_effect(error):
                raise
            made, failure = await self._made_of(many, part), error
        own_until = self._clock() + OWN_S
        changed = set()
        for uri in made:
            record = self._records.use(uri)
            record.own_until = own_until
            if record.learn(many.saved):
                changed.add(uri)
            record.fulfil(many)
        self._tell(changed)
        many.advance(made)
        if failure is not None and len(made) < len(part):
            raise failure

    async def _made_of(self, many: Many, part: tuple[str, ...]) -> tuple[str, ...]:
        """Those a command of unknown outcome has changed; none if that can't be found out."""
        records = {uri: self._records.use(uri) for uri in part}
        own_until = self._clock() + OWN_S
        for record in records.values():
            record.doubtful, record.own_until = True, own_until
        try:
            await self._find_out(part)
        except SpotifyError:
            many.in_doubt = part
            return ()
        return tuple(uri for uri, record in records.items() if record.known is many.saved)

    def _end(self, many: Many, error: SpotifyError | None) -> None:
        """Settle what was not sent: it shows again what is known, or what is found out."""
        left = {uri: self._records.use(uri) for uri in many.left}
        many.overruled = frozenset(uri for uri, record in left.items() if record.is_overruled(many))
        self._tell({uri for uri, record in left.items() if record.give_up(many)})
        unsure = [uri for uri, each in left.items() if each.wish is None and not each.is_sure]
        if unsure:
            self._ask(unsure)
        many.finish(error)
