"""Finding by a few letters."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.library.fuzzy import best, fold, matches, narrow, score, words_of

LINE = "Slow Tide - Ilse Moor - Harbour"
letters = st.text(alphabet="abcdeABCé -ßİǆ東京がﬁ'", max_size=12)


@pytest.mark.parametrize(
    ("needle", "haystack"),
    [
        ("ilse harb", LINE),
        ("HARB ilse", LINE),
        ("ide oor", LINE),
        ("hrbr", LINE),
        ("", LINE),
        ("  ", LINE),
        ("acdc", "AC/DC"),
        ("beyonce", "Beyoncé"),
        ("BEYONCÉ", "beyonce"),
        ("strasse", "Straße"),
        ("sigur ros", "Sigur Rós"),
        ("fi", "ﬁnale"),
        ("京", "東京事変"),
        ("東変", "東京事変"),
        ("ｔｏｋｙｏ", "Tokyo"),
        ("방탄", "방탄소년단"),
        ("υ", "ϓ"),
        ("(live)", "Slow Tide (Live)"),
        (".*", "all .* of it"),
    ],
)
def test_it_is_found(needle: str, haystack: str) -> None:
    assert matches(needle, haystack)
    assert score(needle, haystack) is not None


@pytest.mark.parametrize(
    ("needle", "haystack"),
    [
        ("ilse x", LINE),
        ("edit", LINE),
        ("lt", LINE),
        ("brhr", LINE),
        (".", LINE),
        ("[a-z]", LINE),
        ("a", ""),
    ],
)
def test_it_is_not_found(needle: str, haystack: str) -> None:
    assert not matches(needle, haystack)
    assert score(needle, haystack) is None


def is_subsequence(word: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in word)


@given(letters, letters)
def test_what_matches_holds_each_word_letter_by_letter(needle: str, haystack: str) -> None:
    if matches(needle, haystack):
        assert all(is_subsequence(word, fold(haystack)) for word in words_of(needle))
        assert score(needle, haystack) is not None


@given(letters, letters)
def test_what_stands_there_as_it_is_matches(needle: str, around: str) -> None:
    assert matches(needle, f"{around}{needle}{around}")


@given(letters, letters, st.data())
def test_what_matches_matched_before_the_last_letter(
    needle: str, haystack: str, data: st.DataObject
) -> None:
    if matches(needle, haystack):
        shorter = needle[: data.draw(st.integers(0, len(needle)))]
        assert matches(shorter, haystack)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.permutations(["ilse", "harb", "tide"]))
def test_the_order_of_words_makes_no_difference(words: list[str]) -> None:
    assert matches(" ".join(words), LINE)
    assert score(" ".join(words), LINE) == score("ilse harb tide", LINE)


def test_better_matches_score_more() -> None:
    texts = ["Tonight", "A Night", "Nine ghosts to", "Night Walk", "Neighbourhoot", "Night"]
    best = sorted(
        (text for text in texts if score("night", text) is not None),
        key=lambda text: -(score("night", text) or 0),
    )
    assert best == ["Night", "Night Walk", "A Night", "Tonight", "Neighbourhoot"]
    assert (score("nght", "Night") or 0) < (score("night", "Tonight") or 0)


def test_a_word_may_stand_for_the_first_letters_where_one_is_picked() -> None:
    assert score("nw", "Night Walk") is not None
    assert not matches("nw", "Night Walk")
    assert (score("nw", "Night Walk") or 0) < (score("nw", "newt") or 0)


def test_no_text_makes_it_slow() -> None:
    started = time.perf_counter()
    assert not narrow("a" * 60 + "b", ["a" * 5_000 + " " + "a " * 5_000])[0]
    assert score("a" * 60 + "b", "aa " * 5_000) is None
    assert time.perf_counter() - started < 1.0


def test_the_best_come_first_and_equals_in_their_order() -> None:
    points = {"fair": 1, "good": 5, "fine": 5, "bad": None}
    assert best("needle", tuple(points), points.__getitem__) == ("good", "fine", "fair")
    assert best(" ", tuple(points), points.__getitem__) == tuple(points)
