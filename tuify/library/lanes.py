"""The requests of a long list that are under way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Generic, Protocol, TypeVar

from tuify.library.known import Mark
from tuify.library.windows import Span
from tuify.spotify.errors import SpotifyError
from tuify.spotify.paging import Page

T = TypeVar("T")

LANES = 2
"""Requests a list has under way at a time, at most."""


class Source(Protocol[T]):
    """Where a list's rows come from."""

    async def fetch(self, offset: int, limit: int) -> Page[T]:
        """Rows `offset` to `offset + limit - 1`, and how many there are in all.

        Raises SpotifyError.
        """
        ...


class Purpose(IntEnum):
    """What a request is for. Where there is no lane free, the first gives way first, if nobody
    looks at its rows any more."""

    SIGHT = 0
    SURVEY = 1
    ERRAND = 2


@dataclass(frozen=True, slots=True, eq=False)
class Request:
    """A request under way.

    `span` is what was asked for, `covers` where these rows stand in the list since; `mark` is when
    it was asked.
    """

    span: Span
    covers: frozenset[int]
    purpose: Purpose
    mark: Mark
    task: asyncio.Task[None]

    def touches(self, *spans: Span) -> bool:
        """Whether it brings a row of one of these."""
        return any(index in span for index in self.covers for span in spans)


class Lanes(Generic[T]):
    """At most `LANES` requests. `answered` is called with each answer that was not dropped."""

    def __init__(
        self,
        source: Source[T],
        answered: Callable[[Request, Page[T] | SpotifyError], None],
    ) -> None:
        self._source = source
        self._answered = answered
        self._requests: tuple[Request, ...] = ()

    def __bool__(self) -> bool:
        return bool(self._requests)

    @property
    def are_full(self) -> bool:
        """Whether there is room for none more."""
        return len(self._requests) >= LANES

    @property
    def oldest(self) -> Mark | None:
        """When the oldest of them was asked; None if there is none."""
        return min((request.mark for request in self._requests), key=_age, default=None)

    def bring(self, index: int) -> bool:
        """Whether this row is on its way."""
        return any(index in request.covers for request in self._requests)

    def serve(self, purpose: Purpose) -> bool:
        """Whether there is one for this."""
        return any(request.purpose is purpose for request in self._requests)

    def start(self, span: Span, purpose: Purpose, mark: Mark, tasks: asyncio.TaskGroup) -> None:
        """Ask for these rows."""
        task = tasks.create_task(self._fetch(span))
        request = Request(span, frozenset(span), purpose, mark, task)
        self._requests = (*self._requests, request)

    def make_room(self, *wanted: Span) -> bool:
        """Cancel a request that brings none of the rows wanted, if there is one."""
        for request in sorted(self._requests, key=lambda request: request.purpose):
            if not request.touches(*wanted):
                self._drop(request)
                return True
        return False

    def shift(self, moved: Callable[[int], int | None]) -> None:
        """Rows went elsewhere: so do those on their way."""
        self._requests = tuple(
            replace(
                request,
                covers=frozenset(to for to in map(moved, request.covers) if to is not None),
            )
            for request in self._requests
        )

    def cancel_all(self) -> None:
        """Drop every request."""
        for request in self._requests:
            self._drop(request)

    def forget_all(self) -> None:
        """Forget requests that somebody else has cancelled."""
        self._requests = ()

    def _drop(self, request: Request) -> None:
        self._requests = tuple(known for known in self._requests if known is not request)
        request.task.cancel()

    async def _fetch(self, span: Span) -> None:
        """One request, from the question to who is told the answer."""
        # From Python 3.12 on Textual starts tasks eagerly: this one would run, and with a source in
        # the same process even end, before `start` has noted it.
        await asyncio.sleep(0)
        try:
            answer: Page[T] | SpotifyError = await self._source.fetch(span.first, len(span))
        except SpotifyError as error:
            answer = error
        me = asyncio.current_task()
        mine = next((request for request in self._requests if request.task is me), None)
        if mine is not None:
            self._requests = tuple(known for known in self._requests if known is not mine)
            self._answered(mine, answer)


def _age(mark: Mark) -> tuple[int, int]:
    return mark.resets, mark.edits
