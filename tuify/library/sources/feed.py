"""Feed: stands between a list and its source. Passes on what comes along with something else, and
learns what is closed."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Protocol, runtime_checkable

from tuify.library.entries import Entry
from tuify.library.sources.heading import Heading, Opened
from tuify.library.sources.shaping import part_of
from tuify.spotify.errors import ClosedBySpotify
from tuify.spotify.paging import Page


class RowSource(Protocol):
    """Where the rows of one list come from. All methods raise SpotifyError."""

    @property
    def page_size(self) -> int:
        """How many rows one request brings at most."""
        ...

    async def opening(self) -> Opened | None:
        """Ask for what the list is about, or for its first rows where there is no such thing.

        None if nothing had to be asked.
        """
        ...

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """Rows `offset` to `offset + limit - 1`, and how many there are in all."""
        ...


@runtime_checkable
class HasSnapshot(Protocol):
    """A source that can tell with a small request whether its rows have changed."""

    async def snapshot_id(self) -> str:
        """The state the list is in. Raises SpotifyError."""
        ...


class Feed:
    """The rows of one list as a `PagedList` asks for them. Times are seconds on `clock`.

    `take` is given the first rows whenever they came along with what the list is about.
    """

    def __init__(self, source: RowSource, heading: Heading, *, clock: Callable[[], float]) -> None:
        self._source = source
        self._heading = heading
        self._clock = clock
        self._is_open = False
        self._opening = asyncio.Lock()
        self.take: Callable[[Page[Entry]], None] = _leave
        self.read_at: float | None = None
        """When the list was last known to be as it is shown; None before the first answer."""

    async def fetch(self, offset: int, limit: int) -> Page[Entry]:
        """The window a list asks for. Raises SpotifyError."""
        try:
            page = await self._opened(offset, limit)
            if page is None:
                page = await self._source.page(offset, limit)
        except ClosedBySpotify as refusal:
            self._heading.close(refusal)
            raise
        if self.read_at is None:
            self.read_at = self._clock()
        return page

    def forget(self) -> None:
        """Ask anew for what the list is about, too, when its rows are asked for the next time."""
        self._is_open = False
        self.read_at = None

    async def is_as_it_was(self) -> bool | None:
        """Whether a small request says that nothing has changed; None where there is none such.

        Raises SpotifyError.
        """
        if not isinstance(self._source, HasSnapshot):
            return None
        known = self._heading.snapshot_id
        is_same = bool(known) and await self._source.snapshot_id() == known
        if is_same:
            self.read_at = self._clock()
        return is_same

    async def beginning(self) -> Opened:
        """The first rows, read anew with what the list is about. Raises SpotifyError.

        Nothing is made of it here: if its rows are to be shown, `accept` it.
        """
        opened = await self._source.opening() or Opened()
        if opened.page is None:
            first = await self._source.page(0, self._source.page_size)
            opened = replace(opened, page=first)
        return opened

    def accept(self, opened: Opened) -> None:
        """Note that this is what the list shows from here on."""
        self._heading.take(opened)
        self.read_at = self._clock()

    async def _opened(self, offset: int, limit: int) -> Page[Entry] | None:
        """The window, if the list had to be opened and that brought it along."""
        async with self._opening:
            if self._is_open:
                return None
            opened = await self._source.opening()
            self._is_open = True
        if opened is None:
            return None
        self._heading.take(opened)
        page = opened.page
        if page is None:
            return None
        self.take(page)
        end = page.offset + max(len(page.items), page.limit)
        is_in_it = page.offset <= offset and min(offset + limit, page.total) <= end
        return part_of(page, offset, limit) if is_in_it else None


def _leave(page: Page[Entry]) -> None:
    """Nobody wants them."""
