"""Text from outside, made safe for a terminal before it enters a model.

Two ways in: `clean` for one string, and `is_plain` for the raw body of an answer, which tells at
a fraction of the cost that no string in it needs cleaning.
"""

import re
import unicodedata
from functools import lru_cache
from typing import Final

MAX_LENGTH: Final = 500
"""Characters that are kept of a string."""

MAX_MARKS: Final = 4
"""Combining marks that are kept in a row; more of them pile up over the lines around."""

_CONSIDERED: Final = 8 * MAX_LENGTH
"""Characters that are looked at; a longer string is cut before anything else is done to it."""

_JOINERS: Final = frozenset("\u200c\u200d")
"""Invisible, but needed: Persian and Indic spelling, emoji of several parts."""

_EMOJI_STYLE: Final = "\ufe0f"
_EMOJI_STYLES_IN_A_ROW: Final = re.compile("\ufe0f[\u200c\u200d]*\ufe0f")

_COMPOSING_LETTERS: Final = (("\u1100", "\u11ff"), ("\U00016d63", "\U00016d6a"))
"""Letters (Hangul jamo, Kirat Rai vowels) that NFC melts with the letter before them."""

# A string sequence (OSC, DCS, SOS, PM, APC) up to its end, a CSI sequence, or a short one.
_SEQUENCE: Final = re.compile(
    r"""
      (?: \x1b[\]PX^_] | [\x90\x98\x9d-\x9f] ) [^\x1b\x07\x9c]* (?: \x07 | \x9c | \x1b\\ )
    | (?: \x1b\[ | \x9b ) [0-?]* [ -/]* [@-~]
    | \x1b [ -/]* [0-~]
    """,
    re.VERBOSE,
)

_ESCAPE_IN_JSON: Final = re.compile(rb'\\(?:u([0-9A-Fa-f]{4})|[^"\\/])')
_ASCII: Final = bytes(range(128))


def clean(text: str) -> str:
    """`text` as it may be shown: composed (NFC), without anything that steers a terminal.

    Escape sequences, invisible format characters (bidirectional controls, byte order marks, tags)
    and surrogates are gone, any other control character is a space, at most `MAX_MARKS` combining
    marks follow each other and at most `MAX_LENGTH` characters are left. Cleaning twice changes
    nothing.
    """
    if text.isascii() and text.isprintable() and len(text) <= MAX_LENGTH:
        return text
    text = _SEQUENCE.sub("", text[:_CONSIDERED])
    text = "".join(" " if kind == "Cc" else ch for ch in text if (kind := _kind(ch)) != "drop")
    text = unicodedata.normalize("NFC", text)
    return _thinned(text)[:MAX_LENGTH]


def is_plain(body: bytes) -> bool:
    """Whether `clean` would leave every string in this JSON document as it is, but for length.

    Judges by the characters that occur, so a "no" may be wrong; a "yes" is not.
    """
    if b"\x7f" in body:
        return False
    try:
        foreign = "" if body.isascii() else body.translate(None, _ASCII).decode()
    except UnicodeDecodeError:
        return False
    if b"\\" in body:
        escapes: list[bytes] = _ESCAPE_IN_JSON.findall(body)
        if b"" in escapes:  # \n and the like
            return False
        foreign += "".join(chr(int(code, 16)) for code in escapes)
    if _EMOJI_STYLES_IN_A_ROW.search(foreign):
        return False
    return all(map(_is_plain_character, set(foreign)))


@lru_cache(maxsize=4096)
def _kind(ch: str) -> str:
    """The category of a character as far as it matters here; "drop" for what must go."""
    category = unicodedata.category(ch)
    if category in ("Cs", "Zl", "Zp"):
        return "drop"
    if category == "Cf" and ch not in _JOINERS and unicodedata.bidirectional(ch) != "AN":
        return "drop"  # what is left are the Arabic number signs, which are visible
    return "M" if category[0] == "M" else category


def _thinned(text: str) -> str:
    """`text` with at most `MAX_MARKS` combining marks in a row."""
    kept: list[str] = []
    marks = 0
    for ch in text:
        if _kind(ch) == "M":
            marks += 1
            if marks > MAX_MARKS:
                continue
        elif ch not in _JOINERS:  # which have no width: marks on both sides share a letter
            marks = 0
        kept.append(ch)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _is_plain_character(ch: str) -> bool:
    """Whether `ch` is fine wherever it stands."""
    if ch == _EMOJI_STYLE:
        return True
    if _kind(ch) in ("drop", "Cc", "M"):
        return False
    if any(first <= ch <= last for first, last in _COMPOSING_LETTERS):
        return False
    return unicodedata.is_normalized("NFC", ch)
