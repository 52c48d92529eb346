"""Lists that come whole, with one answer."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence

from tuify.library.entries import Entry
from tuify.library.sources.heading import Opened
from tuify.library.sources.shaping import part_of, whole
from tuify.spotify.paging import Page


class OneAnswer:
    """A list that one request brings as a whole, of `most` rows or a few."""

    def __init__(self, ask: Callable[[], Awaitable[Sequence[Entry | None]]], *, most: int) -> None:
        self._ask = ask
        self._most = most

    @property
    def page_size(self) -> int:
        """As many rows as the list can have, so that one window holds them all."""
        return self._most

    async def opening(self) -> Opened:
        """All rows. Raises SpotifyError."""
        return Opened(whole(await self._ask()))

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """Some of the rows; all of them are asked for. Raises SpotifyError."""
        return part_of(whole(await self._ask()), offset, limit)
