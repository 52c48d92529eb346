"""What a search finds: all kinds with one request, one kind to its thousandth entry."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from tuify.library.sources.heading import Heading
from tuify.library.sources.search import FoundSource, SharedSearch
from tuify.spotify.endpoints.search import KINDS, Kind
from tuify.spotify.errors import ServerFault, SpotifyError
from tuify.spotify.models import SearchResults, Track
from tuify.spotify.paging import Page


@dataclass
class Engine:
    """Finds tracks, and nothing else."""

    total: int = 35
    error: SpotifyError | None = None
    asked: list[tuple[tuple[Kind, ...], int, int]] = field(default_factory=list)

    async def search_for_item(
        self, query: str, types: Sequence[Kind], *, limit: int = 5, offset: int = 0
    ) -> SearchResults:
        self.asked.append((tuple(types), limit, offset))
        await asyncio.sleep(0.01)
        if self.error is not None:
            raise self.error
        numbers = range(self.total)[offset : offset + limit]
        tracks = tuple(Track(name=f"{query} {number}") for number in numbers)
        return SearchResults(tracks=Page(tracks, self.total, limit, offset))


def test_all_kinds_share_one_request() -> None:
    async def story() -> None:
        engine = Engine()
        shared = SharedSearch(engine, "night")
        pages = await asyncio.gather(*(shared.first_page(kind) for kind in KINDS))
        assert engine.asked == [(KINDS, 10, 0)]
        totals = {kind: page.total for kind, page in zip(KINDS, pages, strict=True) if page}
        assert totals == {kind: 35 if kind == "track" else 0 for kind in KINDS}
        assert await shared.first_page("track") is None, "it was given out"
        shared.renew()
        assert await shared.first_page("track") is not None
        assert len(engine.asked) == 2

    asyncio.run(story())


def test_who_gives_up_waiting_does_not_end_it_for_the_others() -> None:
    async def story() -> None:
        engine = Engine()
        shared = SharedSearch(engine, "night")
        impatient = asyncio.create_task(shared.first_page("track"))
        patient = asyncio.create_task(shared.first_page("album"))
        await asyncio.sleep(0)
        impatient.cancel()
        assert await patient is not None
        assert await shared.first_page("track") is not None
        assert len(engine.asked) == 1

    asyncio.run(story())


def test_after_a_failure_all_is_asked_once_more() -> None:
    async def story() -> None:
        engine = Engine(error=ServerFault("down", status=503))
        shared = SharedSearch(engine, "night")
        failed = await asyncio.gather(
            *(shared.first_page(kind) for kind in KINDS), return_exceptions=True
        )
        assert all(isinstance(one, ServerFault) for one in failed)
        engine.error = None
        await asyncio.gather(*(shared.first_page(kind) for kind in KINDS))
        assert len(engine.asked) == 2

    asyncio.run(story())


def test_a_search_that_was_dropped_leaves_each_kind_to_ask_for_itself() -> None:
    async def story() -> None:
        engine = Engine()
        shared = SharedSearch(engine, "night")
        source = FoundSource(engine, "night", "track", Heading(), shared)
        waiting = asyncio.create_task(source.opening())
        await asyncio.sleep(0)
        shared.end()
        assert await waiting is None
        page = await source.page(0, 10)
        assert page.total == 35
        assert engine.asked[-1] == (("track",), 10, 0)

    asyncio.run(story())


@pytest.mark.parametrize(("total", "note"), [(1_000, ""), (4_321, "The first 1,000 of 4,321")])
def test_no_list_is_longer_than_what_can_be_reached(total: int, note: str) -> None:
    async def story() -> None:
        heading = Heading()
        source = FoundSource(Engine(total), "night", "track", heading)
        assert await source.opening() is None
        page = await source.page(990, 10)
        assert page.total == 1_000
        assert len(page.items) == 10
        assert heading.note.startswith(note)
        assert bool(heading.note) == bool(note)

    asyncio.run(story())
