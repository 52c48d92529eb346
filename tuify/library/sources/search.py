"""What a search finds. Category "Search": 10 entries of each kind a request, 1,000 in all."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Final, Protocol, TypeVar

from tuify.library.entries import Entry, Thing
from tuify.library.sources.heading import Heading, Opened
from tuify.library.sources.shaping import things_of
from tuify.spotify.endpoints.search import DEEPEST, KINDS, Kind
from tuify.spotify.models import SearchResults
from tuify.spotify.paging import Page

T = TypeVar("T", bound=Thing)

PAGE: Final = 10
"""Entries of a kind that one request brings."""


class SearchEndpoints(Protocol):
    """What is needed of the category "Search"."""

    async def search_for_item(
        self, query: str, types: Sequence[Kind], *, limit: int = 5, offset: int = 0
    ) -> SearchResults:
        """Search for Item."""
        ...


class SharedSearch:
    """The one request that brings the first results of every kind.

    It is made when the first of them is wanted, and the others wait for it. Each kind is given
    out once.
    """

    def __init__(self, search: SearchEndpoints, query: str) -> None:
        self._search = search
        self._query = query
        self._asking: asyncio.Task[SearchResults] | None = None
        self._left: set[Kind] = set(KINDS)

    async def first_page(self, kind: Kind) -> Page[Entry] | None:
        """The first results of a kind; None if they were given out, or the request was dropped.

        Raises SpotifyError.
        """
        if kind not in self._left:
            return None
        if self._asking is None:
            self._asking = asyncio.ensure_future(self._ask())
        asked = self._asking
        # Whoever gives up waiting does not take the answer away from the others.
        await asyncio.wait((asked,))
        if asked.cancelled():
            return None
        if asked is self._asking and asked.exception() is not None:
            self._asking = None
        page = page_in(asked.result(), kind)
        self._left.discard(kind)
        if not self._left:
            self._asking = None
        return page

    def renew(self) -> None:
        """Search anew for whoever asks next, each kind once."""
        self.end()
        self._left = set(KINDS)

    def end(self) -> None:
        """Drop what was found, or the request for it, and give out no more."""
        self._left = set()
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    async def _ask(self) -> SearchResults:
        return await self._search.search_for_item(self._query, KINDS, limit=PAGE)


class FoundSource:
    """What a search finds of one kind, the best first; at most 1,000.

    With a `shared` search the first page is taken from there.
    """

    page_size: Final = PAGE

    def __init__(
        self,
        search: SearchEndpoints,
        query: str,
        kind: Kind,
        heading: Heading,
        shared: SharedSearch | None = None,
    ) -> None:
        self._search = search
        self._query = query
        self._kind: Kind = kind
        self._heading = heading
        self._shared = shared

    async def opening(self) -> Opened | None:
        """The first page, where all kinds are searched for at once. Raises SpotifyError."""
        if self._shared is None:
            return None
        page = await self._shared.first_page(self._kind)
        return None if page is None else Opened(self._within_reach(page))

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        """One window of at most 10. Raises SpotifyError."""
        found = await self._search.search_for_item(
            self._query, (self._kind,), limit=min(limit, PAGE), offset=offset
        )
        return self._within_reach(page_in(found, self._kind))

    def _within_reach(self, page: Page[Entry]) -> Page[Entry]:
        if page.total <= DEEPEST:
            self._heading.tell(note="")
            return page
        self._heading.tell(note=f"The first {DEEPEST:,} of {page.total:,}: Spotify tells no more.")
        return Page(page.items, DEEPEST, page.limit, page.offset, page.next)


def page_in(found: SearchResults, kind: Kind) -> Page[Entry]:
    """The page of one kind in an answer; empty if there is none."""
    match kind:
        case "track":
            return _page(found.tracks)
        case "artist":
            return _page(found.artists)
        case "album":
            return _page(found.albums)
        case "playlist":
            return _page(found.playlists)
        case "show":
            return _page(found.shows)
        case "episode":
            return _page(found.episodes)
        case "audiobook":
            return _page(found.audiobooks)


def _page(page: Page[T] | None) -> Page[Entry]:
    return Page() if page is None else things_of(page, lambda thing: thing)
