"""Items saved or taken out together, hundreds or just one, and how far that has come."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Sequence

from tuify.library.listeners import Listeners
from tuify.spotify.errors import SpotifyError

SendPart = Callable[[tuple[str, ...]], Awaitable[None]]
"""Sends one batch of at most 40 URIs; raises SpotifyError."""


class Many:
    """One change of many items, or of one, and how far it has come.

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
