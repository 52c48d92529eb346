"""Words over several lines, and sentences that lose their middle."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.tui.text import cells
from tuify.tui.wrapping import lines_saying, without_middle

CONFLICT = "Someone else changed “{}”: read again, please try once more"


@pytest.mark.parametrize(
    "name", ["Night Walk", "a long name " * 20, "語" * 90, "x" * 200], ids=cells
)
def test_a_name_is_shortened_before_the_advice(name: str) -> None:
    lines = lines_saying(CONFLICT.format(name), 46, 3)
    assert len(lines) <= 3
    said = " ".join(lines)
    assert said.startswith("Someone else changed “")
    assert said.endswith("read again, please try once more")
    assert ("…" in said) is (name != "Night Walk")


def test_what_fits_is_said_word_for_word() -> None:
    words = CONFLICT.format("Night Walk")
    assert " ".join(lines_saying(words, 46, 3)) == words
    assert lines_saying(words, 80, 3) == [words]


def test_in_one_line_the_end_stays_too() -> None:
    (line,) = lines_saying("Removing 836 from a playlist: 120 of 836, Esc stops", 40, 1)
    assert line.endswith("Esc stops")
    assert cells(line) <= 40


@given(st.text(), st.integers(0, 80))
def test_without_its_middle_it_fits(text: str, width: int) -> None:
    assert cells(without_middle(text, width)) <= max(width, 0)


@given(st.text(), st.integers(2, 60), st.integers(1, 4))
def test_lines_fit(text: str, width: int, most: int) -> None:
    lines = lines_saying(text, width, most)
    assert len(lines) <= most
    assert all(cells(line) <= width for line in lines)
