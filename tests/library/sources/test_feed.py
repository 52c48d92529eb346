"""What stands between a list and its source."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

import pytest

from tuify.library.entries import Entry
from tuify.library.sources.feed import Feed
from tuify.library.sources.heading import Heading, Opened
from tuify.library.sources.oneshot import OneAnswer
from tuify.spotify.errors import ClosedBySpotify, ServerFault, SpotifyError
from tuify.spotify.models import Track
from tuify.spotify.paging import Page

ROWS = tuple(Entry(Track(name=f"track {number}")) for number in range(130))


@dataclass
class Numbered:
    """130 rows. `along` of them come with what the list is about."""

    along: int = 100
    page_size: int = 50
    errors: list[SpotifyError] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    async def opening(self) -> Opened | None:
        self.asked.append("opening")
        await asyncio.sleep(0)
        if self.errors:
            raise self.errors.pop()
        return Opened(Page(ROWS[: self.along], 130, self.along, 0)) if self.along else None

    async def page(self, offset: int, limit: int) -> Page[Entry]:
        self.asked.append(f"{offset}+{limit}")
        return Page(ROWS[offset : offset + limit], 130, limit, offset)


def feed_of(source: Numbered, heading: Heading | None = None) -> tuple[Feed, list[Page[Entry]]]:
    feed = Feed(source, heading or Heading(), clock=lambda: 7.0)
    taken: list[Page[Entry]] = []
    feed.take = taken.append
    return feed, taken


def test_the_first_window_is_what_came_along_and_the_rest_is_passed_on() -> None:
    async def story() -> None:
        source = Numbered()
        feed, taken = feed_of(source)
        assert feed.read_at is None
        page = await feed.fetch(0, 50)
        assert page.items == ROWS[:50]
        assert page.total == 130
        assert source.asked == ["opening"]
        assert [one.items for one in taken] == [ROWS[:100]]
        assert feed.read_at == 7.0
        await feed.fetch(100, 30)
        assert source.asked == ["opening", "100+30"]

    asyncio.run(story())


def test_a_window_that_did_not_come_along_is_asked_for() -> None:
    async def story() -> None:
        source = Numbered()
        feed, _ = feed_of(source)
        assert (await feed.fetch(80, 50)).items == ROWS[80:130]
        assert source.asked == ["opening", "80+50"]

    asyncio.run(story())


def test_two_windows_at_once_open_the_list_once() -> None:
    async def story() -> None:
        source = Numbered(along=0)
        feed, taken = feed_of(source)
        await asyncio.gather(feed.fetch(0, 50), feed.fetch(50, 50))
        assert sorted(source.asked) == ["0+50", "50+50", "opening"]
        assert taken == []

    asyncio.run(story())


def test_a_list_whose_opening_failed_is_opened_again() -> None:
    async def story() -> None:
        source = Numbered(errors=[ServerFault("down", status=503)])
        feed, _ = feed_of(source)
        with pytest.raises(ServerFault):
            await feed.fetch(0, 50)
        assert feed.read_at is None
        assert (await feed.fetch(0, 50)).items == ROWS[:50]

    asyncio.run(story())


def test_what_is_closed_is_told_once() -> None:
    async def story() -> None:
        heading = Heading()
        told: list[str] = []
        heading.subscribe(lambda: told.append("told"))
        refusals: list[SpotifyError] = [ClosedBySpotify("closed"), ClosedBySpotify("closed")]
        feed, _ = feed_of(Numbered(errors=refusals), heading)
        for _ in range(2):
            with pytest.raises(ClosedBySpotify):
                await feed.fetch(0, 50)
        assert heading.closed is not None
        assert told == ["told"]

    asyncio.run(story())


def test_a_list_that_comes_whole_is_asked_for_once_for_all_its_rows() -> None:
    async def story() -> None:
        asked: list[str] = []

        async def ask() -> tuple[Entry, ...]:
            asked.append("asked")
            return ROWS[:7]

        feed = Feed(OneAnswer(ask, most=10), Heading(), clock=lambda: 0.0)
        page = await feed.fetch(0, 10)
        assert (page.items, page.total) == (ROWS[:7], 7)
        assert asked == ["asked"]
        assert (await feed.fetch(5, 2)).items == ROWS[5:7]

    asyncio.run(story())
