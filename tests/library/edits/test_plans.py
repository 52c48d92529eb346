"""Places emptied and filled by requests that know URIs: arithmetic."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuify.library.edits.plans import Move, places_among, runs

LENGTH = 12


def moved(rows: list[int], move: Move) -> list[int]:
    block = rows[move.first : move.first + move.count]
    marked = [*rows[: move.before], -1, *rows[move.before :]]
    rest = [row for row in marked if row not in block]
    at = rest.index(-1)
    return [*rest[:at], *block, *rest[at + 1 :]]


@st.composite
def moves(draw: st.DrawFn) -> Move:
    first = draw(st.integers(0, LENGTH - 1))
    count = draw(st.integers(1, LENGTH - first))
    return Move(first, count, draw(st.integers(0, LENGTH)))


@given(st.sets(st.integers(0, LENGTH - 1)))
def test_what_is_put_back_run_by_run_stands_where_it_stood(gone: set[int]) -> None:
    rows = [row for row in range(LENGTH) if row not in gone]
    places = places_among(rows, sorted(gone))
    for run in runs(places, most=3):
        assert len(run) <= 3
        rows[run[0] : run[0]] = [places[place] for place in run]
    assert rows == list(range(LENGTH))


@given(moves())
def test_a_move_and_its_reverse_leave_all_as_it_was(move: Move) -> None:
    rows = moved(list(range(LENGTH)), move)
    assert rows[move.landed] == move.first or move.is_nothing
    assert moved(rows, move.reverse) == list(range(LENGTH))


@given(moves(), st.integers(0, LENGTH), st.integers(0, LENGTH))
def test_moves_of_the_same_rows_are_one_move(first: Move, to: int, then_to: int) -> None:
    rows = list(range(LENGTH))
    at = first.first if first.is_nothing else first.landed
    second = Move(at, first.count, to)
    joined = first.then(second)
    assert joined is not None
    both = moved(moved(rows, first), second)
    assert moved(rows, joined) == both
    at = joined.first if joined.is_nothing else joined.landed
    third = Move(at, first.count, then_to)
    all_three = joined.then(third)
    assert all_three is not None
    assert moved(rows, all_three) == moved(both, third)


def test_a_move_of_other_rows_goes_by_itself() -> None:
    assert Move(0, 1, 5).then(Move(0, 1, 3)) is None
    assert Move(0, 1, 5).then(Move(4, 2, 0)) is None
