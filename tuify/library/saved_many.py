"""Items saved or taken out together, hundreds or just one, and how far that has come."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Sequence

from tuify.library.listeners import Listeners
from tuify.spotify.errors import SpotifyError

SendPart = Callable[[tuple[str, ...]], Awaitable[None]]
"""Sends one batch of at most 40 URIs; raises SpotifyError."""


class Many:
    """One change of many items, or of one, and how far it has come.

    `done` are those the service changed, in order: without those that were as wanted already.
    `left` are those to be sent; in the end those that were not, since it ended early (`error` is
    why) or since the user changed their mind about them; `overruled` are those of them about which
    a change that `is_restoring` has the last word, which takes back an older one. `in_doubt` are
    those that may have been changed all the same. `has_waited`: a rate limit was waited out just
    before.
    """

    def __init__(
        self,
        uris: Iterable[str],
        saved: bool,
        send: SendPart | None = None,
        *,
        is_restoring: bool = False,
    ) -> None:
        self.uris = tuple(dict.fromkeys(uris))
        self.saved = saved
        self.send = send
        self.is_restoring = is_restoring
        self.left = dict.fromkeys(self.uris)
        self.done: tuple[str, ...] = ()
        self.overruled: frozenset[str] = frozenset()
        self.in_doubt: tuple[str, ...] = ()
        self.error: SpotifyError | None = None
        self.has_waited = False
        self._is_stopped = asyncio.Event()
        self._is_over = asyncio.Event()
        self._listeners: Listeners[int] = Listeners()

    @property
    def is_stopped(self) -> bool:
        """Whether no further batch is to be sent."""
        return self._is_stopped.is_set()

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
        for uri in uris:
            del self.left[uri]
        self._listeners.tell(len(self.done))

    def stop(self) -> None:
        """Note that no further batch is to be sent."""
        self._is_stopped.set()

    def finish(self, error: SpotifyError | None) -> None:
        """Note that this was all."""
        self.error = error
        self._is_over.set()

    async def stopped(self) -> None:
        """Wait until no further batch is to be sent."""
        await self._is_stopped.wait()

    async def over(self) -> None:
        """Wait until nothing more will be sent."""
        await self._is_over.wait()
