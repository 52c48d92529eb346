"""What stayed in sight and what flew by."""

from __future__ import annotations

import pytest

from tuify.library.sight import SETTLE_S, Sight
from tuify.library.windows import Span, Travel


def looked(*looks: tuple[int, float]) -> Sight:
    """Looks at ten rows from a place on, at a time."""
    sight = Sight()
    for top, at in looks:
        sight = sight.looked(Span(top, top + 9), at)
    return sight


def test_before_the_first_look_nothing_is_in_sight() -> None:
    assert Sight().now is None
    assert not Sight().stayed(5.0)


def test_the_first_look_counts_at_once() -> None:
    assert looked((0, 1.0)).stayed(1.0) == Span(0, 9)
    assert looked((0, 1.0)).travel is Travel.NOWHERE


def test_a_jump_after_a_rest_counts_at_once() -> None:
    assert looked((0, 1.0), (500, 1.0 + SETTLE_S)).stayed(1.0 + SETTLE_S) == Span(500, 509)


def test_what_flies_by_does_not_count_until_it_stays() -> None:
    sight = looked((0, 1.0), (500, 1.02), (900, 1.04))
    assert not sight.stayed(1.04)
    assert not sight.stayed(1.04 + SETTLE_S / 2)
    assert sight.rests_at() == pytest.approx(1.04 + SETTLE_S)
    assert sight.stayed(sight.rests_at()) == Span(900, 909)


def test_rows_that_stay_in_sight_of_a_moving_window_count() -> None:
    sight = looked((0, 1.0), (2, 1.03), (4, 1.06), (6, 1.09))
    # At 1.09 - 0.08 rows 0 to 9 were in sight, and rows 6 to 9 of them ever since.
    assert sight.stayed(1.09) == Span(6, 9)
    assert sight.stayed(1.12) == Span(6, 11)


def test_the_same_look_again_changes_nothing() -> None:
    sight = looked((0, 1.0), (5, 2.0))
    assert sight.looked(Span(5, 14), 3.0) is sight


def test_travel_is_the_way_of_the_last_move() -> None:
    assert looked((0, 1.0), (5, 2.0)).travel is Travel.DOWN
    assert looked((0, 1.0), (5, 2.0), (4, 3.0)).travel is Travel.UP
    taller = looked((0, 1.0), (5, 2.0)).looked(Span(5, 30), 3.0)
    assert taller.travel is Travel.DOWN
    assert taller.forgot_travel().travel is Travel.NOWHERE


def test_a_long_flight_is_not_remembered() -> None:
    sight = Sight()
    for step in range(10_000):
        sight = sight.looked(Span(step, step + 9), 1.0 + step * 0.01)
    assert len(sight._glances) < 20
