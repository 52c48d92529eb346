"""Moves of rows, checked against a list that is moved about by hand."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuify.library.editing import Movement
from tuify.tui.deeds.gathering import gathering, stepping

CHOSEN = st.integers(1, 12).flatmap(
    lambda total: st.tuples(
        st.just(total), st.sets(st.integers(0, total - 1), min_size=1).map(sorted)
    )
)


def moved(total: int, moves: tuple[Movement, ...]) -> list[int]:
    """A list of so many rows after these moves, as the service makes them."""
    rows = list(range(total))
    for move in moves:
        block = rows[move.first : move.first + move.count]
        before = rows[move.before] if move.before < len(rows) else None
        rest = [row for row in rows if row not in block]
        at = len(rest) if before is None else rest.index(before)
        rows = [*rest[:at], *block, *rest[at:]]
    return rows


@given(CHOSEN, st.data())
def test_rows_come_together_at_their_position_and_nothing_else_changes_order(
    chosen: tuple[int, list[int]], data: st.DataObject
) -> None:
    total, indices = chosen
    position = data.draw(st.integers(0, total - len(indices)))
    rows = moved(total, gathering(indices, total, position))
    assert rows[position : position + len(indices)] == indices
    assert [row for row in rows if row not in indices] == [
        row for row in range(total) if row not in indices
    ]


@given(CHOSEN, st.data())
def test_what_stands_there_already_is_not_moved(
    chosen: tuple[int, list[int]], data: st.DataObject
) -> None:
    total, _ = chosen
    first = data.draw(st.integers(0, total - 1))
    last = data.draw(st.integers(first, total - 1))
    assert gathering(range(first, last + 1), total, first) == ()


@given(CHOSEN, st.sampled_from((-1, 1)))
def test_every_block_moves_by_one_unless_it_is_at_the_end(
    chosen: tuple[int, list[int]], step: int
) -> None:
    total, indices = chosen
    rows = moved(total, stepping(indices, total, step))
    edge = 0 if step < 0 else total - 1
    stuck: set[int] = set()
    at = edge
    while at in indices:
        stuck.add(at)
        at -= step
    for index in indices:
        assert rows.index(index) == (index if index in stuck else index + step)


def test_one_move_for_a_block() -> None:
    assert stepping((2, 3, 4), 9, -1) == (Movement(2, 3, 1),)
    assert stepping((2, 3, 4), 9, 1) == (Movement(2, 3, 6),)
    assert len(gathering((1, 2, 7), 9, 0)) == 2
