"""Lists longer than one request: cut into groups, and walked while somebody changes them."""

import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spotify.support import run
from tuify.spotify.decoding import decode
from tuify.spotify.errors import InvalidArgument, UnreadableAnswer
from tuify.spotify.paging import Page
from tuify.spotify.walking import (
    EMPTY_IN_A_ROW,
    FARTHEST,
    Told,
    Trail,
    in_groups,
    offset_after,
    pages,
)


@given(st.lists(st.integers(), max_size=130), st.integers(1, 50))
def test_groups_hold_everything_once_in_its_order(entries: list[int], most: int) -> None:
    groups = list(in_groups(entries, most))
    assert [entry for group in groups for entry in group] == entries
    assert all(len(group) == most for group in groups[:-1])
    assert all(0 < len(group) <= most for group in groups)


def test_a_group_holds_something() -> None:
    with pytest.raises(InvalidArgument):
        in_groups(["a"], 0)


class Shelf:
    """A list as the service gives it out, which changes after each page as it is told to."""

    def __init__(self, length: int, limit: int, change: Callable[[list[int]], None]) -> None:
        self.entries = list(range(length))
        self.offsets: list[int] = []
        self._limit = limit
        self._change = change

    async def page(self, offset: int) -> Page[int]:
        self.offsets.append(offset)
        end = offset + self._limit
        shown = Page[int](
            items=tuple(self.entries[offset:end]),
            total=len(self.entries),
            limit=self._limit,
            offset=offset,
            next="https://api.example/elsewhere" if end < len(self.entries) else None,
        )
        self._change(self.entries)
        return shown

    def walked(self, start: int = 0) -> list[int]:
        async def story() -> list[int]:
            return [
                entry
                async for page in pages(self.page, start=start)
                for entry in page.items
                if entry is not None
            ]

        return run(story())


def unchanged(entries: list[int]) -> None:
    """Leave the list alone."""


lengths = st.integers(0, 60)
limits = st.integers(1, 12)


@given(lengths, limits, st.integers(0, 60))
def test_a_list_that_keeps_still_is_read_once(length: int, limit: int, start: int) -> None:
    shelf = Shelf(length, limit, unchanged)
    assert shelf.walked(start) == list(range(start, length))
    assert shelf.offsets == list(range(start, max(length, start + 1), limit))


@given(lengths, limits, st.integers(1, 3))
def test_what_is_put_at_the_end_meanwhile_is_read_as_well(
    length: int, limit: int, more: int
) -> None:
    left = [2 * more]

    def grow(entries: list[int]) -> None:
        if left[0]:
            left[0] -= more
            entries.extend(range(len(entries), len(entries) + more))

    walked = Shelf(length, limit, grow).walked()
    assert walked == list(range(len(walked)))
    assert len(walked) >= length


@given(lengths, limits, st.integers(1, 3))
def test_what_is_put_at_the_front_meanwhile_hides_nothing(
    length: int, limit: int, more: int
) -> None:
    left = [20]

    def push(entries: list[int]) -> None:
        if left[0] > 0:
            left[0] -= more
            entries[:0] = [-1] * more

    walked = Shelf(length, limit, push).walked()
    assert set(range(length)) <= set(walked)
    assert [entry for entry in dict.fromkeys(walked) if entry >= 0] == list(range(length))


@given(lengths, limits)
def test_what_is_taken_away_meanwhile_repeats_nothing(length: int, limit: int) -> None:
    def shrink(entries: list[int]) -> None:
        del entries[: len(entries) // 3]

    shelf = Shelf(length, limit, shrink)
    walked = shelf.walked()
    assert walked == sorted(set(walked))
    assert shelf.offsets == sorted(set(shelf.offsets))


def test_a_page_that_is_short_is_not_the_last() -> None:
    assert offset_after(0, Told(1, limit=20, total=40, is_last=False)) == 20
    assert offset_after(0, Told(0, limit=20, total=40, is_last=False)) == 20
    assert offset_after(20, Told(20, limit=20, total=40)) is None
    assert offset_after(0, Told(20, limit=20, total=40, is_last=True)) is None
    assert offset_after(0, Told(0, total=40, is_last=False), limit=5) == 5


@pytest.mark.parametrize("limit", [None, 0, 51, 10**9])
def test_a_limit_that_can_not_be_is_none(limit: int | None) -> None:
    assert offset_after(50, Told(50, limit, total=130, is_last=False), limit=50) == 100


@pytest.mark.parametrize("total", [None, 0, 10, 99])
def test_a_total_that_can_not_be_is_none(total: int | None) -> None:
    for is_last in (False, None):
        assert offset_after(50, Told(50, 50, total, is_last=is_last)) == 100
        assert offset_after(50, Told(0, 50, None, is_last=is_last)) is None
    assert offset_after(50, Told(50, 50, total=100, is_last=False)) == 100
    assert offset_after(50, Told(50, 50, total, is_last=True)) is None


def test_a_list_without_an_end_is_not_believed() -> None:
    with pytest.raises(UnreadableAnswer, match="no end"):
        offset_after(FARTHEST, Told(50, 50, is_last=False))


SAVED = list(range(130))


@pytest.mark.parametrize(
    "lie",
    [
        {},
        {"total": None},
        {"total": "130"},
        {"total": 0},
        {"total": 10},
        {"total": -1},
        {"total": 10**12},
        {"limit": None},
        {"limit": 0},
        {"limit": 10**9},
        {"limit": -5},
        {"offset": None},
        {"offset": 0},
        {"offset": 10**9},
        {"offset": "x", "total": None, "limit": "x"},
        {"total": 10, "next": "x"},
    ],
    ids=str,
)
def test_nothing_is_lost_by_what_a_page_tells_wrongly(lie: dict[str, object]) -> None:
    async def ask(offset: int) -> Page[int]:
        entries = SAVED[offset : offset + 50]
        told = {
            "items": entries,
            "total": 130,
            "limit": 50,
            "offset": offset,
            "next": "x" if offset + 50 < 130 else None,
        }
        return decode(json.dumps(told | lie).encode(), Page[int])

    async def story() -> list[int | None]:
        return [entry async for page in pages(ask, limit=50) for entry in page.items]

    assert run(story()) == SAVED


@pytest.mark.parametrize(
    ("items", "asked"), [((1, 2), [0, 2]), ((), list(range(0, 2 * EMPTY_IN_A_ROW + 2, 2)))]
)
def test_pages_that_lead_nowhere_are_noticed(items: tuple[int, ...], asked: list[int]) -> None:
    offsets: list[int] = []

    async def page(offset: int) -> Page[int]:
        offsets.append(offset)
        return Page(items=items, total=1000, limit=2, offset=0, next="x")

    async def story() -> None:
        async for _ in pages(page):
            pass

    with pytest.raises(UnreadableAnswer, match="don't follow"):
        run(story())
    assert offsets == asked


def test_a_place_that_was_asked_for_before_leads_in_circles() -> None:
    trail = Trail()
    trail.follow("one", is_empty=False, leads_to="a")
    trail.follow("two", is_empty=False, leads_to="b")
    with pytest.raises(UnreadableAnswer):
        trail.follow("three", is_empty=False, leads_to="a")
