"""Queries: what is typed is what is sent, whatever it holds."""

from __future__ import annotations

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.cli.api.query import merged, read_pairs, spelled, typed_pair, value_of
from tuify.cli.exits import Refusal

TEXTS = st.text(st.characters(codec="utf-8"), max_size=20)
PAIRS = st.lists(st.tuples(TEXTS.filter(bool), TEXTS), max_size=5).map(tuple)


def test_a_pair_ends_at_the_first_sign() -> None:
    assert typed_pair("q=year:2020=x") == ("q", "year:2020=x")
    assert typed_pair("market=") == ("market", "")


@pytest.mark.parametrize("text", ["limit", "=5", "", "q=\udcff"])
def test_what_is_no_pair_is_refused(text: str) -> None:
    with pytest.raises(Refusal, match="-q"):
        typed_pair(text)


def test_what_is_typed_takes_the_place_of_what_the_path_says() -> None:
    path = (("limit", "20"), ("type", "artist"), ("limit", "30"))
    assert merged(path, (("limit", "5"), ("limit", "6"))) == (
        ("type", "artist"),
        ("limit", "5"),
        ("limit", "6"),
    )


@given(PAIRS)
def test_what_is_spelled_is_read_again(pairs: tuple[tuple[str, str], ...]) -> None:
    text = spelled(pairs)
    assert read_pairs(text) == pairs
    assert text.isascii()
    assert httpx.URL(f"https://api.example.org/x?{text}").query.decode() == text


def test_escapes_of_odd_bytes_stay_what_they_are() -> None:
    assert spelled(read_pairs("q=%ff%C3%A9")) == "q=%FF%C3%A9"


def test_the_last_value_counts() -> None:
    assert value_of((("a", "1"), ("a", "2")), "a") == "2"
    assert value_of((), "a") is None
