"""Mixing many numbers at once gives what mixing one by one gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.catalog import names
from tuify.emulator.lanes import Lanes, draws
from tuify.emulator.mixing import mix

numbers = st.integers(0, 2**64 - 1)


@given(st.lists(numbers, max_size=9), st.lists(st.integers(0, 2**32), min_size=1, max_size=3))
def test_draws_are_mixed_numbers(some: list[int], beginning: list[int]) -> None:
    rows = list(draws(beginning, some, 3))
    assert rows == [
        (*(mix(key, turn) for turn in range(3)), key)
        for key in (mix(*beginning, number) for number in some)
    ]


def test_a_long_row_is_mixed_in_pieces() -> None:
    rows = list(draws((5, 6), range(1300), 1))
    assert len(rows) == 1300
    for number in (0, 511, 512, 1023, 1024, 1299):
        assert rows[number] == (mix(mix(5, 6, number), 0), mix(5, 6, number))


@given(st.lists(numbers, min_size=1, max_size=7))
def test_lanes_give_back_what_they_hold(some: list[int]) -> None:
    lanes = Lanes(len(some))
    assert list(lanes.unpack(lanes.pack(some))) == some


@pytest.mark.parametrize("kind", ["artist", "song", "record", "broadcast"])
def test_names_of_many_are_the_names_of_each(kind: str) -> None:
    one, many = getattr(names, kind), getattr(names, f"drawn_{kind}")
    for number, row in enumerate(draws((1, 2), range(300), 7)):
        assert many(row.__getitem__) == one(mix(1, 2, number))
