"""SavedIndex: which items are in the user's library, asked for sparingly and changed at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence, Set
from dataclasses import dataclass
from typing import Final

from tuify.library.listeners import Listeners
from tuify.library.savable import CannotSave, refusal
from tuify.library.saved_endpoints import MAX_URIS, SavedEndpoints
from tuify.library.saved_many import Many, ManySender, SendPart
from tuify.library.saved_records import OWN_S, SavedRecords
from tuify.spotify.errors import (
    BadRequest,
    Forbidden,
    InvalidArgument,
    NotFound,
    RateLimited,
    ScopeMissing,
    SpotifyError,
    Unreachable,
)

__all__ = ["OWN_S", "CannotSave", "Many", "SaveFailed", "SavedEndpoints", "SavedIndex"]

GATHER_S: Final = 0.05
"""How long the first URI wanted waits for company."""

REST_S: Final = 30.0
"""How long no question is asked after one that failed."""

KEEP: Final = 1_500
"""Items that are remembered: three times the rows a list keeps, so that those rows are known."""

_PERMANENT: Final = (BadRequest, Forbidden, InvalidArgument, NotFound, ScopeMissing)


@dataclass(frozen=True, slots=True)
class SaveFailed:
    """Saving (`saved`) or taking out (not `saved`) failed; what was shown before is shown again."""

    uri: str
    saved: bool
    error: SpotifyError


class SavedIndex:
    """Whether items are saved, by URI.

    What the user wants shows at once; commands follow one at a time, in order. A second wish for
    the same item before the first was sent undoes it without a request, and in the end the library
    is as the user wanted it last. A failure brings back what the service is known to hold.

    Scopes `user-library-read` and `user-library-modify`; for artists and users those of following
    (`user-follow-read`, `user-follow-modify`), for playlists `playlist-modify-public` and
    `playlist-modify-private`.
    """

    def __init__(
        self,
        library: SavedEndpoints,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        keep: int = KEEP,
    ) -> None:
        self._library = library
        self._clock = clock
        self._sleep = sleep
        self._records = SavedRecords(keep)
        self._queue: dict[str, None] = {}
        self._asking: set[str] = set()
        self._rest_until = 0.0
        self._listeners: Listeners[frozenset[str]] = Listeners()
        self._failure_listeners: Listeners[SaveFailed] = Listeners()
        self._questions = asyncio.Event()
        self._commands = asyncio.Event()
        self._many = ManySender(
            library, self._records, clock=clock, sleep=sleep, tell=self._tell, doubt=self._ask_again
        )

    # What others ask and say

    def is_saved(self, uri: str | None) -> bool | None:
        """Whether an item is saved, as far as the user is concerned; None if nobody knows."""
        record = self._records.get(uri) if uri else None
        return None if record is None else record.shown

    def want(self, uris: Iterable[str | None]) -> None:
        """Have it found out whether these are saved; those known or asked for cost nothing."""
        for uri in uris:
            if uri and refusal(uri) is None and not self._records.use(uri).asked:
                self._records.use(uri).asked = True
                self._queue[uri] = None
        self._records.trim({*self._queue, *self._asking})
        if self._queue:
            self._questions.set()

    async def learn(self, uri: str) -> bool:
        """Whether an item is saved; asked for in its own request if nobody knows.

        Raises SpotifyError.
        """
        if self.is_saved(uri) is None:
            (answer,) = await self._library.check_users_saved_items((uri,))
            self.note([uri], answer)
        return bool(self.is_saved(uri))

    def note(self, uris: Iterable[str], saved: bool) -> None:
        """Take from elsewhere that these are saved, or that they are not."""
        now = self._clock()
        changed = []
        for uri in uris:
            if refusal(uri) is not None:
                continue
            record = self._records.use(uri)
            if now < record.own_until:
                continue
            record.asked = True
            self._queue.pop(uri, None)
            if self._learn(uri, saved):
                changed.append(uri)
        self._records.trim({*self._queue, *self._asking})
        self._tell(frozenset(changed))

    def toggle(self, uri: str | None) -> CannotSave | None:
        """Save an item that is not saved, take out one that is; or say why that can't be.

        If nobody knows which it is, it is asked first.
        """
        reason = refusal(uri)
        if reason is not None or not uri:
            return reason or CannotSave.NO_URI
        record = self._records.use(uri)
        shown = record.shown
        if shown is not None:
            return self.set(uri, not shown)
        record.flip = not record.flip
        if uri not in self._asking:
            self._rest_until = 0.0
            self._queue[uri] = None
            record.asked = True
            self._questions.set()
        return None

    def set(self, uri: str | None, saved: bool) -> CannotSave | None:
        """Save an item or take it out; or say why that can't be."""
        reason = refusal(uri)
        if reason is not None or not uri:
            return reason or CannotSave.NO_URI
        record = self._records.use(uri)
        before = record.shown
        record.flip, record.asked = False, True
        self._asking.discard(uri)
        self._queue.pop(uri, None)
        self._records.wish(uri, saved)
        self._commands.set()
        self._tell({uri} if before is not saved else set())
        return None

    def set_many(
        self,
        uris: Iterable[str],
        saved: bool,
        *,
        send: SendPart | None = None,
        at_once: bool = True,
    ) -> Many:
        """Save many items or take them out, 40 with each request; those that can't be are left out.

        It shows at once, and is sent at once or, if not `at_once`, when `begin` says so. `send`
        takes the place of the plain commands. Failures are told by what is returned, not by
        `on_failure`. Single commands go in between two batches.
        """
        many = Many((uri for uri in uris if refusal(uri) is None), saved, send)
        for uri in many.uris:
            self._asking.discard(uri)
            self._queue.pop(uri, None)
        self._many.show(many)
        if at_once:
            self.begin(many)
        return many

    def begin(self, many: Many) -> None:
        """Send what `set_many` has only shown."""
        self._many.begin(many)
        self._commands.set()

    def stop(self, many: Many) -> None:
        """Send no further batch of these; what was not sent shows again what the service holds."""
        self._many.stop(many)

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Have `listener` called with the URIs whose answer changed; returns what ends that."""
        return self._listeners.add(listener)

    def on_failure(self, listener: Callable[[SaveFailed], None]) -> Callable[[], None]:
        """Have `listener` called when a change failed; returns what ends that."""
        return self._failure_listeners.add(listener)

    async def run(self) -> None:
        """Ask and send until cancelled."""
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self._ask_all())
            loops.create_task(self._send_all())

    # Questions

    async def _ask_all(self) -> None:
        while True:
            await self._questions.wait()
            await self._sleep(GATHER_S)
            self._questions.clear()
            # What is left when a question failed waits for the next wish after the rest.
            while self._queue and self._clock() >= self._rest_until:
                await self._ask(tuple(reversed(self._queue))[:MAX_URIS])

    async def _ask(self, uris: tuple[str, ...]) -> None:
        """One question: what was wanted last first, that is what is in sight."""
        for uri in uris:
            del self._queue[uri]
        self._asking.update(uris)
        try:
            answers = await self._library.check_users_saved_items(uris)
        except SpotifyError as error:
            self._asking.difference_update(uris)
            self._not_told(uris, error)
            return
        # Of what was changed meanwhile the answer may be older than the change.
        told = [pair for pair in zip(uris, answers, strict=True) if pair[0] in self._asking]
        self._asking.difference_update(uris)
        self._tell({uri for uri, saved in told if self._learn(uri, saved)})

    def _not_told(self, uris: tuple[str, ...], error: SpotifyError) -> None:
        """A question failed: it is put again later, unless the answer would be the same."""
        for uri in reversed(uris):
            record = self._records.use(uri)
            if record.flip:
                record.flip = False
                self._failure_listeners.tell(SaveFailed(uri, True, error))
            if not isinstance(error, _PERMANENT):
                self._queue[uri] = None
        self._rest_until = self._clock() + REST_S
        if isinstance(error, RateLimited):
            self._rest_until = max(self._rest_until, error.retry_at)

    def _learn(self, uri: str, saved: bool) -> bool:
        """Take what the service holds; whether that changes what is shown."""
        record = self._records.use(uri)
        before = record.shown
        record.known, record.doubtful = saved, False
        if record.flip:
            record.flip = False
            self._records.wish(uri, not saved)
            self._commands.set()
        return record.shown is not before

    # Commands

    async def _send_all(self) -> None:
        while True:
            await self._commands.wait()
            self._commands.clear()
            while True:
                wish = self._records.next_wish()
                if wish is not None:
                    await self._send(*wish)
                elif not await self._many.step():
                    break

    async def _send(self, uri: str, saved: bool) -> None:
        """One command, and what its outcome means for the wish behind it."""
        try:
            if saved:
                await self._library.save_items_to_library((uri,))
            else:
                await self._library.remove_items_from_library((uri,))
        except SpotifyError as error:
            self._not_sent(uri, saved, error)
            return
        record = self._records.use(uri)
        before = record.shown
        record.known, record.doubtful = saved, False
        record.own_until = self._clock() + OWN_S
        self._asking.discard(uri)
        self._queue.pop(uri, None)
        self._tell({uri} if record.shown is not before else set())

    def _not_sent(self, uri: str, saved: bool, error: SpotifyError) -> None:
        """A command failed: back to what is known, unless the user has changed their mind."""
        record = self._records.use(uri)
        record.doubtful = isinstance(error, Unreachable) and error.maybe_sent
        if record.doubtful or record.known is None:
            self._ask_again((uri,))
        if record.many is not None or (record.wish is not saved and record.wish is not None):
            # The opposite is wanted by now: sent only if it is not what the service holds anyway.
            return
        self._records.settle(uri)
        self._tell({uri} if record.known is not saved else set())
        self._failure_listeners.tell(SaveFailed(uri, saved, error))

    def _ask_again(self, uris: Sequence[str]) -> None:
        """Have it found out whether commands had their effect."""
        self._queue.update(dict.fromkeys(uris))
        self._questions.set()

    def _tell(self, uris: Set[str]) -> None:
        if uris:
            self._listeners.tell(frozenset(uris))
