"""The filters that are offered while one types."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.tui.find.offers import FILTERS, complete, half_typed, is_searchable


@pytest.mark.parametrize(
    ("text", "completed"),
    [
        ("", "artist:"),
        ("ye", "year:"),
        ("YE", "year:"),
        ("moor ye", "moor year:"),
        ("year:", "genre:"),
        ("tag:", "tag:new"),
        ("tag:new", "tag:hipster"),
        ("tag:hipster", "artist:"),
        ("moor", "moor artist:"),
        ("moor ", "moor artist:"),
    ],
)
def test_the_word_before_the_cursor_becomes_a_filter(text: str, completed: str) -> None:
    assert complete(text, len(text)) == (completed, len(completed))


def test_what_stands_behind_the_cursor_stays_there() -> None:
    assert complete("ar moor", 2) == ("artist: moor", 7)


def test_again_and_again_every_filter_comes_round() -> None:
    text, at, seen = "", 0, []
    for _ in FILTERS:
        text, at = complete(text, at)
        seen.append(text)
    assert tuple(seen) == FILTERS


@given(st.text(), st.integers(0, 50))
def test_nothing_that_was_typed_elsewhere_is_lost(text: str, at: int) -> None:
    at = min(at, len(text))
    completed, then = complete(text, at)
    assert completed.endswith(text[at:])
    assert completed[:then].endswith(FILTERS)


def test_below_two_letters_there_is_nothing_to_search_for() -> None:
    assert [is_searchable(text) for text in ("", "a", " a ", "ab", "鏡子")] == [
        False,
        False,
        False,
        True,
        True,
    ]


@pytest.mark.parametrize(
    ("query", "waits"),
    [
        ("silver artist:", "artist:"),
        ("silver artist: ", "artist:"),
        ('silver Artist:"', "artist:"),
        ("artist: album:x", "artist:"),
        ("tag:", "tag:"),
        ("silver artist:moon", ""),
        ("artist: moon", ""),
        ("tag:new", ""),
        ("my artist", ""),
        ("smartist:", ""),
        ("", ""),
    ],
)
def test_a_filter_waits_for_its_value(query: str, waits: str) -> None:
    assert half_typed(query) == waits


@given(st.text(alphabet='atis: rbm"', max_size=20))
def test_what_waits_is_not_searched_for(query: str) -> None:
    assert not (half_typed(query) and is_searchable(query))
