"""SavedIndex: which items are in the user's library, asked for sparingly and changed at once."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence, Set
from typing import Final

from tuify.library.listeners import Listeners
from tuify.library.savable import refusal
from tuify.library.saved_endpoints import MAX_URIS, SavedEndpoints
from tuify.library.saved_many import Many, SendPart
from tuify.library.saved_records import SavedRecords
from tuify.library.saved_sender import SavedSender
from tuify.spotify.errors import (
    BadRequest,
    Forbidden,
    InvalidArgument,
    NotFound,
    RateLimited,
    ScopeMissing,
    SpotifyError,
)

GATHER_S: Final = 0.05
"""How long the first URI wanted waits for company."""

REST_S: Final = 30.0
"""How long no question is asked after one that failed."""

PACE_S: Final = 0.2
"""How long it is at least from one answer to the next question."""

MOST_WANTED: Final = 240
"""URIs that wait to be asked for; the oldest wishes beyond them are forgotten."""

KEEP: Final = 1_500
"""Items that are remembered: three times the rows a list keeps, so that those rows are known."""

_PERMANENT: Final = (BadRequest, Forbidden, InvalidArgument, NotFound, ScopeMissing)


class SavedIndex:
    """Whether items are saved, by URI.

    What the user wants shows at once; commands follow one at a time, in order. A second change of
    the same item before the first was sent undoes it without a command, and in the end the library
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
        self._questions = asyncio.Event()
        self._sender = SavedSender(
            library,
            self._records,
            clock=clock,
            sleep=sleep,
            tell=self._tell,
            ask=self._ask_again,
        )

    # What others ask and say

    def is_saved(self, uri: str | None) -> bool | None:
        """Whether an item is saved, as far as the user is concerned; None if nobody knows."""
        record = self._records.get(uri) if uri else None
        return None if record is None else record.shown

    def want(self, uris: Iterable[str | None]) -> None:
        """Have it found out whether these are saved; those known or asked for cost nothing."""
        self._wait_for([uri for uri in uris if uri and self._is_to_be_asked(uri)])
        self._trim()
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
        changed = set()
        for uri in uris:
            if refusal(uri) is not None:
                continue
            record = self._records.use(uri)
            if now < record.own_until:
                continue
            record.asked = True
            self._queue.pop(uri, None)
            if record.learn(saved):
                changed.add(uri)
        self._trim()
        self._tell(changed)

    def set_many(
        self,
        uris: Iterable[str],
        saved: bool,
        *,
        send: SendPart | None = None,
        is_restoring: bool = False,
    ) -> Many:
        """Show items as saved or as taken out; `begin` sends it, 40 with each request.

        Those that can't be saved are left out. `send` takes the place of the plain commands,
        `is_restoring` says that it takes back another change. How far it is, and why it failed, is
        told by what is returned.
        """
        savable = (uri for uri in uris if refusal(uri) is None)
        many = Many(savable, saved, send, is_restoring=is_restoring)
        for uri in many.uris:
            # Whoever changes it asks for it, if need be: an answer under way may be older.
            self._asking.discard(uri)
            self._queue.pop(uri, None)
        self._sender.show(many)
        return many

    def begin(self, many: Many) -> None:
        """Send what `set_many` has only shown."""
        self._sender.begin(many)

    def stop(self, many: Many) -> None:
        """Send no further batch of these; what was not sent shows again what the service holds."""
        self._sender.stop(many)

    def subscribe(self, listener: Callable[[frozenset[str]], None]) -> Callable[[], None]:
        """Have `listener` called with the URIs whose answer changed; returns what ends that."""
        return self._listeners.add(listener)

    async def run(self) -> None:
        """Ask and send until cancelled."""
        async with asyncio.TaskGroup() as loops:
            loops.create_task(self._ask_all())
            loops.create_task(self._sender.run())

    # Questions

    async def _ask_all(self) -> None:
        while True:
            await self._questions.wait()
            await self._sleep(GATHER_S)
            self._questions.clear()
            # What is left when a question failed waits for the next one wanted after the rest.
            while self._queue and self._clock() >= self._rest_until:
                await self._ask(tuple(reversed(self._queue))[:MAX_URIS])
                if self._queue:
                    await self._sleep(PACE_S)

    async def _ask(self, uris: tuple[str, ...]) -> None:
        """One question: what was wanted last first, that is what is in sight."""
        for uri in uris:
            del self._queue[uri]
        self._asking.update(uris)
        try:
            answers = await self._library.check_users_saved_items(uris)
        except SpotifyError as error:
            self._not_told(uris, error)
            return
        told = [pair for pair in zip(uris, answers, strict=True) if pair[0] in self._asking]
        self._asking.difference_update(uris)
        self._tell({uri for uri, saved in told if self._records.use(uri).learn(saved)})

    def _not_told(self, uris: tuple[str, ...], error: SpotifyError) -> None:
        """A question failed: it is put again later, unless the answer would be the same."""
        if not isinstance(error, _PERMANENT):
            again = [uri for uri in reversed(uris) if uri in self._asking]
            self._wait_for([*again, *self._queue])
        self._asking.difference_update(uris)
        self._rest_until = self._clock() + REST_S
        if isinstance(error, RateLimited):
            self._rest_until = max(self._rest_until, error.retry_at)

    def _ask_again(self, uris: Sequence[str]) -> None:
        """Have it found out what the service holds after changes that were not carried through."""
        self._wait_for(uris)
        self._questions.set()

    def _is_to_be_asked(self, uri: str) -> bool:
        """Whether nobody knows of it; of those that wait already, it is the newest wish then."""
        is_waiting = uri in self._queue
        return is_waiting or (refusal(uri) is None and not self._records.use(uri).asked)

    def _wait_for(self, uris: Sequence[str]) -> None:
        """Have these asked for, the last of them first; too many of the oldest are forgotten."""
        for uri in uris:
            self._records.use(uri).asked = True
            self._queue.pop(uri, None)
            self._queue[uri] = None
        for uri in tuple(self._queue)[:-MOST_WANTED]:
            del self._queue[uri]
            self._records.use(uri).asked = False

    def _trim(self) -> None:
        self._records.trim({*self._queue, *self._asking})

    def _tell(self, uris: Set[str]) -> None:
        if uris:
            self._listeners.tell(frozenset(uris))
