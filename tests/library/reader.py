"""Somebody who looks at lists of an emulated account, in virtual time, and counts what that costs.

Everything has one clock: the loop's.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Awaitable, Callable, Mapping
from typing import Final, TypeVar

import httpx

from tests.contract.world import BASE, Wire
from tests.playback.sim import run_virtual
from tuify.emulator.app import create_app
from tuify.emulator.options import EmulatorOptions, Mode
from tuify.library.changes import Absent, Change, Failed
from tuify.library.entries import Entry, Thing
from tuify.library.listing import Listing
from tuify.library.lists import Lists
from tuify.library.overview import Overview
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind, place_of
from tuify.spotify.answer_cache import AnswerCache
from tuify.spotify.client import Spotify
from tuify.spotify.models import (
    Album,
    AlbumRef,
    Artist,
    Audiobook,
    Category,
    Episode,
    Playlist,
    Show,
    Track,
)
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport

T = TypeVar("T")

SECTIONS: Final = [
    (LIKED, Track, "GET /me/tracks"),
    (Place(PlaceKind.ALBUMS), Album, "GET /me/albums"),
    (Place(PlaceKind.ARTISTS), Artist, "GET /me/following"),
    (PLAYLISTS, Playlist, "GET /me/playlists"),
    (Place(PlaceKind.SHOWS), Show, "GET /me/shows"),
    (Place(PlaceKind.EPISODES), Episode, "GET /me/episodes"),
    (Place(PlaceKind.AUDIOBOOKS), Audiobook, "GET /me/audiobooks"),
    (Place(PlaceKind.RECENT), Track, "GET /me/player/recently-played"),
    (Place(PlaceKind.TOP_TRACKS, detail="short_term"), Track, "GET /me/top/tracks"),
    (Place(PlaceKind.TOP_ARTISTS, detail="long_term"), Artist, "GET /me/top/artists"),
    (Place(PlaceKind.NEW_RELEASES), AlbumRef, "GET /browse/new-releases"),
    (Place(PlaceKind.CATEGORIES), Category, "GET /browse/categories"),
    (Place(PlaceKind.FEATURED), Playlist, "GET /browse/featured-playlists"),
]
"""The sections of the library: place, kind of their things, request that opens them."""


class Reader:
    """A client with its lists, and what it asked. `elsewhere` is another client of the account."""

    def __init__(
        self, mode: Mode = "extended", *, caching: bool = False, latency_ms: int = 0
    ) -> None:
        self.loop = asyncio.get_running_loop()
        self.emulator = create_app(
            EmulatorOptions(mode=mode, latency_ms=latency_ms),
            clock=lambda: 1_790_000_000.0 + self.loop.time(),
            sleep=asyncio.sleep,
        )
        self.wire = Wire(self.emulator.transport())
        transport = self._transport(self.wire)
        answers = AnswerCache(transport, clock=self.loop.time) if caching else None
        self.spotify = Spotify(transport, answers=answers)
        self.elsewhere = Spotify(self._transport(Wire(self.emulator.transport())))
        self.lists = Lists(self.spotify, clock=self.loop.time, sleep=asyncio.sleep)
        self.changes: list[Change] = []
        self._told = 0

    def _transport(self, wire: Wire) -> Transport:
        return Transport(
            f"{BASE}/v1",
            FixedToken(Secret(self.emulator.access_token)),
            http=wire,
            clock=self.loop.time,
            sleep=asyncio.sleep,
            rng=random.Random(1),
        )

    async def open(self, place: Place, first: int = 0, last: int = 30) -> Listing:
        """Open a list, look at some of its rows, and wait for what comes."""
        listing = self.lists.open(place)
        assert isinstance(listing, Listing)
        return await self.look(listing, first, last)

    async def look(self, listing: Listing, first: int, last: int) -> Listing:
        """Look at some rows, and wait for what comes."""
        listing.rows.look_at(first, last)
        await asyncio.sleep(0.5)
        return listing

    async def weather(self, *rules: Mapping[str, object]) -> None:
        """Have the requests these rules fit fail, and no others."""
        async with httpx.AsyncClient(transport=self.emulator.transport(), base_url=BASE) as world:
            answer = await world.put("/_emulator/weather", json={"rules": rules})
        answer.raise_for_status()

    async def survey(self, place: Place) -> Overview:
        """Open several lists at once, look at what is shown of each, and wait for what comes."""
        overview = self.lists.open(place)
        assert isinstance(overview, Overview)
        for part in overview.parts:
            part.listing.rows.look_at(0, part.most - 1)
        await asyncio.sleep(0.5)
        return overview

    def asked(self) -> list[str]:
        """What was asked since the last time this was asked: the query is cut off."""
        return [request.split("?")[0] for request in self.asked_in_full()]

    def asked_in_full(self) -> list[str]:
        """As `asked`, with queries."""
        passed, self._told = self.wire.passed[self._told :], len(self.wire.passed)
        return [
            f"{request.method} {request.url.raw_path.decode().removeprefix('/v1')}"
            for request, _ in passed
        ]

    def statuses(self) -> list[int]:
        """How all requests so far were answered."""
        return [answer.status_code for _, answer in self.wire.passed]


def visit(
    story: Callable[[Reader], Awaitable[T]],
    mode: Mode = "extended",
    *,
    caching: bool = False,
    latency_ms: int = 0,
) -> T:
    """Let a story happen."""

    async def told() -> T:
        reader = Reader(mode, caching=caching, latency_ms=latency_ms)
        running = asyncio.create_task(reader.lists.run())
        try:
            return await story(reader)
        finally:
            if running.done():
                running.result()
            running.cancel()
            await asyncio.gather(running, return_exceptions=True)
            await reader.spotify.aclose()
            await reader.elsewhere.aclose()

    return run_virtual(told())


def entry(listing: Listing, index: int) -> Entry:
    """The entry in a row, which must be there."""
    row = listing.rows.row(index)
    assert isinstance(row, Entry), row
    return row


def thing(listing: Listing, index: int, kind: type[T]) -> T:
    """The thing in a row, which must be there and of that kind."""
    found: Thing = entry(listing, index).thing
    assert isinstance(found, kind), found
    return found


def rows_here(listing: Listing) -> list[int]:
    """Which rows are in memory."""
    rows = listing.rows
    return [
        index
        for index in range(rows.total or 0)
        if rows.row(index) is not Absent.LOADING and not isinstance(rows.row(index), Failed)
    ]


async def inside(reader: Reader, of: Place) -> Place:
    """Where the first row of a list opens; its own request is not counted."""
    listing = await reader.open(of)
    place = place_of(entry(listing, 0).thing)
    assert place is not None
    reader.asked()
    return place
