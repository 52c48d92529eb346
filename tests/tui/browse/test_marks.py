"""Marked rows stay marked wherever they go."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuify.tui.browse.marks import NONE, Marks

ROWS = st.sets(st.integers(0, 30))


@given(ROWS, st.integers(0, 30))
def test_marking_twice_is_not_marking(rows: set[int], index: int) -> None:
    marks = Marks(frozenset(rows))
    once = marks.toggled(index)
    assert (index in once) is (index not in rows)
    assert once.anchor == index
    assert once.toggled(index).rows == marks.rows


@given(ROWS, st.integers(0, 31))
def test_a_row_that_is_gone_is_marked_no_more_and_the_others_follow_theirs(
    rows: set[int], gone: int
) -> None:
    def to(index: int) -> int | None:
        return None if index == gone else index - (index > gone)

    left = [*range(31)]
    if gone in left:
        left.remove(gone)
    moved = Marks(frozenset(rows), gone).moved(to)
    assert {left[index] for index in moved.rows} == rows - {gone}
    assert moved.anchor is None


def test_they_are_told_in_the_order_of_the_list() -> None:
    assert list(NONE.with_all((7, 2, 5))) == [2, 5, 7]
    assert len(NONE) == 0
    assert not NONE
