"""A library as the hearts know it: the service's side, and an index with its loops running."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from tuify.library.failures import may_have_had_effect
from tuify.library.saved import SavedIndex
from tuify.library.saved_many import Many, SendPart
from tuify.spotify.errors import RateLimited, SpotifyError


def track(name: object) -> str:
    return f"spotify:track:t{name}"


A, B = track("a"), track("b")


@dataclass
class Library:
    """The service's side. `log` has what was asked, and what was commanded, in order.

    An answer is as old as its question: it comes `latency` later, or `slowness` where that is more.
    """

    saved: set[str] = field(default_factory=set)
    latency: float = 0.1
    slowness: float = 0.0
    log: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)
    errors: list[SpotifyError | None] = field(default_factory=list)
    has_its_effect: bool = False

    async def check_users_saved_items(self, uris: Sequence[str]) -> tuple[bool, ...]:
        assert 1 <= len(uris) <= 40
        self.log.append(("ask", tuple(uris)))
        answer = tuple(uri in self.saved for uri in uris)
        await self._weather(max(self.latency, self.slowness))
        return answer

    async def save_items_to_library(self, uris: Sequence[str]) -> None:
        self.log.append(("save", tuple(uris)))
        await self._change(uris, self.saved.update)

    async def remove_items_from_library(self, uris: Sequence[str]) -> None:
        self.log.append(("remove", tuple(uris)))
        await self._change(uris, self.saved.difference_update)

    async def _change(self, uris: Sequence[str], change: Callable[[Sequence[str]], None]) -> None:
        error = self.errors[0] if self.errors else None
        if error is None or (self.has_its_effect and may_have_had_effect(error)):
            change(uris)
        await self._weather(self.latency)

    async def _weather(self, latency: float) -> None:
        error = self.errors.pop(0) if self.errors else None
        await asyncio.sleep(latency)
        if isinstance(error, RateLimited):
            raise limited(error.retry_after, asyncio.get_running_loop().time(), quota=error.quota)
        if error is not None:
            raise error

    def commands(self) -> list[str]:
        return [what for what, _ in self.log if what != "ask"]


class Visit:
    """An index with its loops running; notes what it tells."""

    def __init__(self, library: Library, keep: int = 5000) -> None:
        self.library = library
        self.index = SavedIndex(
            library,
            clock=lambda: asyncio.get_running_loop().time(),
            sleep=asyncio.sleep,
            keep=keep,
        )
        self.told: list[frozenset[str]] = []
        self.index.subscribe(self.told.append)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Visit:
        self._task = asyncio.create_task(self.index.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        if self._task.done():
            self._task.result()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    def change(self, uris: Sequence[str], saved: bool, send: SendPart | None = None) -> Many:
        """Show a change and have it sent at once."""
        many = self.index.set_many(uris, saved, send=send)
        self.index.begin(many)
        return many

    def press(self) -> Many:
        """Change A to what it does not show."""
        return self.change([A], not self.index.is_saved(A))


def limited(retry_after: float, now: float = 0.0, *, quota: bool = False) -> RateLimited:
    return RateLimited(
        "slow down", retry_after=retry_after, retry_at=now + retry_after, quota=quota
    )
