"""Followed artists, which the service tells only one part after the other. Category "Follow";
scope `user-follow-read`."""

from __future__ import annotations

import asyncio
from typing import Final, Protocol

from tuify.library.entries import Entry
from tuify.library.sources.heading import Opened
from tuify.library.sources.shaping import bare
from tuify.spotify.models import Artist
from tuify.spotify.paging import CursorPage, Page


class FollowEndpoints(Protocol):
    """What is needed of the category "Follow"."""

    async def get_followed_artists(
        self, limit: int = 20, after: str | None = None
    ) -> CursorPage[Artist]:
        """Get Followed Artists."""
        ...


class FollowedArtists:
    """The artists an account follows, as a list with places.

    Each part leads to the next, so a look far down asks for part after part; what was walked
    through is kept. Where the service does not say how many there are, the list is one row longer
    than what was walked until its end is reached.
    """

    page_size: Final = 50

    def __init__(self, follow: FollowEndpoints) -> None:
        self._follow = follow
        self._walked: tuple[Entry | None, ...] = ()
        self._leads_to: str | None = None
        self._is_end = False
        self._told: int | None = None
        self._walking = asyncio.Lock()

    async def opening(self) -> Opened:
        """The first part, read anew. What was walked beyond it stays if it is as it was.

        Raises SpotifyError.
        """
        async with self._walking:
            answer = await self._follow.get_followed_artists(self.page_size)
            first = _entries(answer)
            if first != self._walked[: len(first)] or answer.total != self._told or not first:
                self._walked, self._is_end, self._leads_to = (), False, None
                self._take(answer)
            return Opened(self._page(0, self.page_size))

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """A window; asks for as many parts as lie before its end. Raises SpotifyError."""
        async with self._walking:
            while not self._is_end and len(self._walked) < offset + limit:
                self._take(
                    await self._follow.get_followed_artists(self.page_size, after=self._leads_to)
                )
            return self._page(offset, limit)

    def _take(self, answer: CursorPage[Artist]) -> None:
        self._walked = (*self._walked, *_entries(answer))
        leads_to = answer.cursors.after if answer.cursors is not None else None
        self._is_end = not leads_to or not answer.items or leads_to == self._leads_to
        self._leads_to = leads_to
        self._told = answer.total

    def _page(self, offset: int, limit: int) -> Page[Entry]:
        walked = len(self._walked)
        total = walked if self._is_end else max(self._told or 0, walked + 1)
        return Page(self._walked[offset : offset + limit], total, limit, offset)


def _entries(answer: CursorPage[Artist]) -> tuple[Entry | None, ...]:
    return tuple(bare(artist) for artist in answer.items)
