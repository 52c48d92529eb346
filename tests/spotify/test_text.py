"""Text from outside never steers a terminal, however it is made."""

import json
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tuify.spotify.text import MAX_LENGTH, MAX_MARKS, clean, is_plain

NASTY = "\x1b[]0;PX^_\x07\x9b\x9d\x90\x9c\\mH?;\t\n\r\x00\x7f\u202e\u2066\u200f\u2028\ufeff" + (
    "\u0301\u0323\ufe0f\u200d\u200b\xad\U000e0041\ud800\udfffa\u1100\u1161\u11a8\u09c7\u09be"
)
nasty_text = st.text(st.one_of(st.sampled_from(NASTY), st.characters()), max_size=60)


@pytest.mark.parametrize(
    ("dirty", "shown"),
    [
        ("Paper Lanterns", "Paper Lanterns"),
        ("[bold red]x[/]", "[bold red]x[/]"),
        ("a\r\n\tb", "a   b"),
        ("red \x1b[31mtext\x1b[0m", "red text"),
        ("\x1b]0;owned\x07title", "title"),
        ("\x1b]52;c;ZXZpbA==\x1b\\x", "x"),
        ("\x9b2Jx", "x"),
        ("\x1bP1$r\x1b\\x", "x"),
        ("\x1bcx", "x"),
        ("\x1b\x1b[31m[31m", " [31m"),
        ("\x1b]0;never ends", "0;never ends"),
        ("abc\u202edef\u2066\u200f", "abcdef"),
        ("one\u2028two\ufeff", "onetwo"),
        ("a\ud800b", "ab"),
        ("zero\u200bwidth\xad", "zerowidth"),
        ("\U0001f3f4\U000e0067\U000e007f", "\U0001f3f4"),
        ("e\u0301", "é"),
        ("z" + "\u0323" * 9, "ẓ" + "\u0323" * 4),
        ("a" + "\u0323\u200d" * 9, "ạ" + "\u200d" + "\u0323\u200d" * 4 + "\u200d" * 4),
        ("👩\u200d👩\u200d👧", "👩\u200d👩\u200d👧"),
        ("❤\ufe0f", "❤\ufe0f"),
        ("", ""),
        ("x" * 501, "x" * 500),
        ("é" * 501, "é" * 500),
    ],
)
def test_what_is_left(dirty: str, shown: str) -> None:
    assert clean(dirty) == shown


@settings(deadline=None)
@given(nasty_text)
@example("a" * 490 + "e\u0301" * 30)
def test_nothing_dangerous_is_left_and_cleaning_twice_changes_nothing(text: str) -> None:
    cleaned = clean(text)
    assert clean(cleaned) == cleaned
    assert unicodedata.is_normalized("NFC", cleaned)
    assert len(cleaned) <= MAX_LENGTH
    assert not {unicodedata.category(ch) for ch in cleaned} & {"Cc", "Cs", "Zl", "Zp"}
    assert not set(cleaned) & set("\u061c\u200b\u200e\u200f\u202a\u202e\u2066\u2069\ufeff\xad")
    assert not any(0xE0000 <= ord(ch) <= 0xE007F for ch in cleaned)
    assert _longest_run_of_marks(cleaned) <= MAX_MARKS


@settings(deadline=None)
@given(nasty_text, st.booleans())
@example("\ufe0f\u200d\ufe0f\u200d\ufe0f\u200d\ufe0f\u200d\ufe0f", False)
@example("\u1100\u1161", False)
def test_what_is_called_plain_needs_no_cleaning(text: str, escaped: bool) -> None:
    body = json.dumps({"name": text}, ensure_ascii=escaped).encode("utf-8", "surrogatepass")
    if is_plain(body):
        assert clean(text) == text


@pytest.mark.parametrize("text", ["plain", 'say "hi" /', "Ünïcødé", "漢字かな", "❤️", "Привет"])
def test_ordinary_text_is_recognised_as_plain(text: str) -> None:
    assert is_plain(json.dumps([text], ensure_ascii=False).encode())
    assert is_plain(json.dumps([text]).encode())


def test_bytes_that_are_no_text_are_not_plain() -> None:
    assert not is_plain(b'"\xff\xfe"')
    assert not is_plain(b'"\xed\xa0\x80"')


def test_an_endless_text_is_cut_before_it_costs_anything() -> None:
    assert clean("\u0301" * 10_000_000) == "\u0301" * 4


def _longest_run_of_marks(text: str) -> int:
    longest = row = 0
    for ch in text:
        if unicodedata.category(ch).startswith("M"):
            row += 1
        elif ch not in "\u200c\u200d":
            row = 0
        longest = max(longest, row)
    return longest
