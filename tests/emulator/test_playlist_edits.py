"""What is done to the rows of a playlist, without HTTP."""

from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.playlists.edits import at_places, inserted, moved, place_after, without

ROWS = (10, 11, 12, 13, 14, 15)


def test_rows_go_in_where_they_are_wanted() -> None:
    assert inserted((1, 2), 1, (8, 9)) == (1, 8, 9, 2)
    assert inserted((1, 2), 2, (8,)) == (1, 2, 8)


def test_a_block_moves_to_before_the_row_that_was_there() -> None:
    assert moved(ROWS, ROWS, 0, 2, 4) == (12, 13, 10, 11, 14, 15)
    assert moved(ROWS, ROWS, 4, 2, 1) == (10, 14, 15, 11, 12, 13)
    assert moved(ROWS, ROWS, 1, 1, 6) == (10, 12, 13, 14, 15, 11)


def test_a_block_moved_into_itself_stays() -> None:
    assert moved(ROWS, ROWS, 1, 3, 2) == ROWS
    assert moved(ROWS, ROWS, 1, 3, 1) == ROWS
    assert moved(ROWS, ROWS, 1, 3, 4) == ROWS


def test_a_move_in_an_older_version_finds_its_rows_today() -> None:
    today = (15, 99, 10, 11, 13)
    assert moved(today, ROWS, 0, 1, 3) == (15, 99, 11, 10, 13)
    assert moved(today, ROWS, 0, 3, 4) == (10, 11, 15, 99, 13)
    assert moved(today, ROWS, 2, 1, 0) == today


def test_rows_are_found_at_their_places_if_they_hold_what_is_said() -> None:
    even = {10, 12, 14}
    assert at_places(ROWS, (2, 4), even.__contains__) == (12, 14)
    assert at_places(ROWS, (), even.__contains__) == ()
    assert at_places(ROWS, (2, 3), even.__contains__) is None
    assert at_places(ROWS, (6,), even.__contains__) is None
    assert at_places(ROWS, (-2,), even.__contains__) is None


def test_a_row_that_is_gone_leaves_its_place_to_the_one_before() -> None:
    assert place_after(ROWS, (12, 10, 13), 0) == 1
    assert place_after(ROWS, (12, 10, 13), 1) == 1
    assert place_after(ROWS, (12, 13), 1) == -1


places = st.integers(0, 6)


@given(st.permutations(ROWS), st.integers(0, 5), st.integers(1, 6), places)
def test_moving_never_loses_or_doubles_a_row(
    today: list[int], start: int, length: int, before: int
) -> None:
    after = moved(today, ROWS, start, length, before)
    assert sorted(after) == sorted(today)
    block = ROWS[start : start + length]
    at = after.index(block[0])
    assert after[at : at + len(block)] == block
    others = [row for row in after if row not in block]
    assert others == [row for row in today if row not in block]


@given(st.sets(st.sampled_from(ROWS)))
def test_what_is_taken_away_is_gone_and_the_rest_keeps_its_order(gone: set[int]) -> None:
    left = without(ROWS, gone)
    assert gone.isdisjoint(left)
    assert sorted((*left, *gone)) == list(ROWS)
    assert list(left) == sorted(left)
