"""Which windows are asked for: as few as possible, within the list, nothing twice."""

from __future__ import annotations

from math import ceil

from hypothesis import given
from hypothesis import strategies as st

from tuify.library.windows import Span, Travel, ahead_of, window_ahead, windows_for

PAGE = 50
totals = st.integers(1, 400)
travels = st.sampled_from(Travel)
heres = st.sets(st.integers(0, 400))


@given(total=totals, top=st.integers(0, 400), height=st.integers(1, 160), here=heres, way=travels)
def test_windows_bring_all_that_is_absent_and_as_little_else_as_can_be(
    total: int, top: int, height: int, here: set[int], way: Travel
) -> None:
    sight = Span(top, top + height - 1)
    windows = windows_for(sight, lambda i: i not in here, total=total, page_size=PAGE, travel=way)
    needed = {i for i in sight if i < total and i not in here}
    brought = {i for window in windows for i in window}
    assert needed <= brought
    assert all(0 <= i < total for i in brought)
    for window in windows:
        assert 1 <= len(window) <= PAGE
        assert needed & set(window)
        assert window.first not in here
        assert window.last not in here
    assert len(windows) <= ceil(min(height, max(0, total - top)) / PAGE)


@given(top=st.integers(0, 1_000_000), height=st.integers(1, PAGE), total=st.integers(1, 1_000_000))
def test_a_screen_of_rows_costs_one_request_wherever_it_is(
    top: int, height: int, total: int
) -> None:
    sight = Span(min(top, total - 1), top + height - 1)
    windows = windows_for(sight, lambda i: True, total=total, page_size=PAGE)
    assert len(windows) == 1


@given(top=st.integers(0, 5000), height=st.integers(1, 200))
def test_while_nobody_knows_the_total_there_is_one_window(top: int, height: int) -> None:
    windows = windows_for(Span(top, top + height - 1), lambda i: True, total=None, page_size=PAGE)
    assert len(windows) == 1
    assert top in windows[0]


def test_a_whole_page_is_preferred_where_it_does() -> None:
    (window,) = windows_for(Span(60, 90), lambda i: True, total=1000, page_size=PAGE)
    assert window == Span(50, 99)


def test_at_the_end_the_window_reaches_back_rather_than_beyond() -> None:
    (window,) = windows_for(Span(85, 115), lambda i: True, total=116, page_size=PAGE)
    assert window == Span(66, 115)


def test_the_nearer_window_comes_first() -> None:
    def both(travel: Travel) -> tuple[Span, ...]:
        return windows_for(
            Span(100, 199), lambda i: True, total=1000, page_size=PAGE, travel=travel
        )

    assert both(Travel.DOWN) == (Span(100, 149), Span(150, 199))
    assert both(Travel.UP) == (Span(150, 199), Span(100, 149))


@given(total=totals, top=st.integers(0, 400), height=st.integers(1, 160), here=heres, way=travels)
def test_ahead_there_is_at_most_one_window_and_it_lies_ahead(
    total: int, top: int, height: int, here: set[int], way: Travel
) -> None:
    sight = Span(top, top + height - 1)
    zone = ahead_of(sight, way, PAGE)
    here |= set(sight)
    window = window_ahead(zone, lambda i: i not in here, total=total, page_size=PAGE, travel=way)
    wanted = [i for i in zone if 0 <= i < total and i not in here]
    if not wanted or way is Travel.NOWHERE:
        assert window is None
        return
    assert window is not None
    nearest = wanted[0] if way is Travel.DOWN else wanted[-1]
    assert nearest in window
    assert len(window) <= PAGE
    assert 0 <= window.first <= window.last < total
    assert not window.overlaps(sight) or here.isdisjoint({window.first, window.last})
    assert window.first not in here
    assert window.last not in here


@given(
    a=st.tuples(st.integers(-9, 30), st.integers(-9, 30)),
    b=st.tuples(st.integers(-9, 30), st.integers(-9, 30)),
)
def test_spans_are_sets_of_neighbours(a: tuple[int, int], b: tuple[int, int]) -> None:
    one, two = Span(*a), Span(*b)
    assert len(one) == len(set(one))
    assert set(one.common(two)) == set(one) & set(two)
    assert one.overlaps(two) is bool(set(one) & set(two))
    assert set(one.within(20)) == {i for i in one if 0 <= i < 20}
