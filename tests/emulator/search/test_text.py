"""Folding, and looking through many names at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.search.text import Lines, folded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Valparaíso (Live)!", "valparaiso live"),
        ("  R&B   Hour ", "r b hour"),
        ("Straße_Eins", "strasse eins"),
        ("Θάλασσα", "θαλασσα"),
        ("夜のラジオ", "夜 の ラ シ オ"),
        ("Ha\u0301\u0328unted", "haunted"),
        ("[/]", ""),
        ("Two\nLines", "two\nlines"),
    ],
)
def test_case_accents_and_punctuation_do_not_count(text: str, expected: str) -> None:
    assert folded(text) == expected


@given(st.text(max_size=30))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert folded(folded(text)) == folded(text)


LINES = Lines(
    ["Slow Tide", "The Slow Tide", "tide", "", "Two\nLines", "夜のラジオ", "Tidelands, Slow"]
)


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (" tide", [0, 1, 2, 6]),
        (" tide ", [0, 1, 2]),
        ("\n slow tide", [0]),
        ("\n tide \n", [2]),
        ("\n  \n", [3]),
        (" two lines ", [4]),
        (" ラ シ", [5]),
        (" ide", []),
        (" slow two", []),
    ],
)
def test_a_text_is_found_where_it_stands(wanted: str, expected: list[int]) -> None:
    assert list(LINES.having(wanted)) == expected


@given(st.lists(st.text("ab -é\n", max_size=8), max_size=40))
def test_every_name_is_found_in_its_own_line(names: list[str]) -> None:
    lines = Lines(names)
    assert len(lines) == len(names)
    for place, name in enumerate(names):
        whole = folded(name.replace("\n", " "))
        assert place in list(lines.having(f"\n {whole} \n"))


def test_lines_stay_in_step_over_thousands_of_names() -> None:
    names = [
        f"Name {number} Ø" if number % 700 == 0 else f"Name {number}" for number in range(3000)
    ]
    lines = Lines(names)
    for number in (0, 511, 512, 700, 1401, 2999):
        assert list(lines.having(f" name {number} ")) == [number]
