"""Followed artists: walked part by part, looked at as a list."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st

from tuify.library.sources.followed import FollowedArtists
from tuify.spotify.models import Artist
from tuify.spotify.paging import CursorPage, Cursors


def artist(number: int) -> Artist:
    return Artist(name=f"artist {number}", id=f"id{number}")


@dataclass
class Following:
    """An account that follows artists; some of them the service does not show."""

    artists: list[Artist | None]
    tells_total: bool = True
    asked: list[str | None] = field(default_factory=list)

    async def get_followed_artists(
        self, limit: int = 20, after: str | None = None
    ) -> CursorPage[Artist]:
        self.asked.append(after)
        await asyncio.sleep(0)
        start = 0 if after is None else int(after)
        items = tuple(self.artists[start : start + limit])
        end = start + limit
        leads_to = str(end) if end < len(self.artists) else None
        total = len(self.artists) if self.tells_total else None
        return CursorPage(items, limit, None, Cursors(after=leads_to), total)


def test_a_look_far_down_walks_there_and_back_is_free() -> None:
    async def story() -> None:
        following = Following([artist(number) for number in range(230)])
        source = FollowedArtists(following)
        first = (await source.opening()).page
        assert first is not None
        assert (first.total, len(first.items)) == (230, 50)
        assert following.asked == [None]
        last = await source.page(200, 30)
        assert last.total == 230
        assert [entry.thing.id for entry in last.items if entry][-1] == "id229"
        assert following.asked == [None, "50", "100", "150", "200"]
        await source.page(60, 50)
        assert len(following.asked) == 5

    asyncio.run(story())


def test_two_looks_at_once_walk_together() -> None:
    async def story() -> None:
        following = Following([artist(number) for number in range(230)])
        source = FollowedArtists(following)
        await asyncio.gather(source.page(100, 50), source.page(150, 50))
        assert len(following.asked) == 4

    asyncio.run(story())


def test_reading_the_beginning_anew_keeps_the_rest_only_if_it_is_as_it_was() -> None:
    async def story() -> None:
        following = Following([artist(number) for number in range(120)])
        source = FollowedArtists(following)
        await source.page(0, 120)
        await source.opening()
        await source.page(0, 120)
        assert len(following.asked) == 4
        following.artists.insert(0, artist(999))
        page = (await source.opening()).page
        assert page is not None
        assert page.total == 121
        assert page.items[0] is not None
        assert page.items[0].thing.id == "id999"
        await source.page(0, 121)
        assert len(following.asked) == 7

    asyncio.run(story())


@given(
    count=st.integers(0, 130),
    nulls=st.sets(st.integers(0, 129)),
    tells_total=st.booleans(),
    looks=st.lists(st.tuples(st.integers(0, 150), st.integers(1, 50)), max_size=5),
)
def test_a_window_is_that_of_the_whole_list(
    count: int, nulls: set[int], tells_total: bool, looks: list[tuple[int, int]]
) -> None:
    async def story() -> None:
        artists = [None if number in nulls else artist(number) for number in range(count)]
        source = FollowedArtists(Following(artists, tells_total))
        for offset, limit in looks:
            page = await source.page(offset, limit)
            shown = [None if entry is None else entry.thing for entry in page.items]
            assert shown == artists[offset : offset + limit]
            assert page.total >= min(count, offset + limit)
            assert page.total == count or not tells_total
        assert (await source.page(count, 50)).total == count, "at its end it knows its length"

    asyncio.run(story())


def test_an_account_that_follows_nobody() -> None:
    async def story() -> None:
        page = (await FollowedArtists(Following([], tells_total=False)).opening()).page
        assert page is not None
        assert (page.items, page.total) == ((), 0)

    asyncio.run(story())
