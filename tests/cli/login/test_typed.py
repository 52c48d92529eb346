"""What becomes of keys and pasted bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.cli.login.typed import TypedText


def typed(*chunks: bytes) -> TypedText:
    text = TypedText()
    for chunk in chunks:
        text.feed(chunk)
    return text


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"abc\n", "abc"),
        (b"abc\r", "abc"),
        (b"abd\x7fc\n", "abc"),
        (b"xyz\x15abc\n", "abc"),
        (b"\x7f\x08abc\n", "abc"),
        (b"\x1b[200~abc\x1b[201~\n", "abc"),
        (b"\x1bOAa\x1b[1;5Db\x1b[3~c\x07\x00\n", "abc"),
        (b"a\nb\nc\n", "a\nb\nc"),
        ("ä".encode(), "ä"),
        (b"\xff\n", "\ufffd"),
        (b"abc\x04\n", "abc"),
    ],
)
def test_keys_become_text(raw: bytes, text: str) -> None:
    assert typed(raw).take().reveal() == text


@given(st.binary(), st.data())
def test_it_does_not_matter_where_the_bytes_are_cut(raw: bytes, data: st.DataObject) -> None:
    cut = data.draw(st.integers(0, len(raw)))
    assert typed(raw[:cut], raw[cut:]).take() == typed(raw).take()


def test_it_is_whole_after_enter_only() -> None:
    text = typed(b"ab")
    assert not text.is_whole
    text.feed(b"c\n")
    assert text.is_whole
    assert text.take().reveal() == "abc"
    assert not text.is_whole
    assert len(text) == 0


def test_the_characters_are_counted_without_what_is_not_shown() -> None:
    assert len(typed(b"\x1b[200~ab\nc d")) == 4


def test_the_end_counts_where_nothing_is_typed() -> None:
    assert typed(b"\x04").is_over
    assert not typed(b"ab\x04").is_over
    assert typed(b"ab\x15\x04").is_over


def test_there_is_an_end_to_what_is_taken() -> None:
    text = typed(b"a" * 100_000, b"\n")
    assert text.is_whole
    assert len(text) == 16 * 1024


def test_it_does_not_show_itself() -> None:
    assert "secret" not in repr(typed(b"secret")) + repr(typed(b"secret\n").take())
