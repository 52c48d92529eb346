"""Finding by a few letters: what matches, and how well. Pure.

A needle is words in any order; every one must be found. A word is found where it stands as it is,
or where a word begins with its first letter and holds the others later on, in their order: "hrbr"
finds "Harbour", "acdc" finds "AC/DC". Case, accents and widths of letters make no difference.

Whatever matches a needle matches all beginnings of it, so a search can go on in what the last
letter left.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Sequence
from enum import IntEnum
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_LONGEST_NEEDLE = 100
"""Letters of a needle that are looked at."""


class _Fit(IntEnum):
    """How well a word fits, in points."""

    INITIALS = 1_000
    SCATTERED = 2_000
    WITHIN = 4_000
    BEGINNING = 6_000
    WHOLE = 7_000


def fold(text: str) -> str:
    """The text with all that makes no difference taken out. Folding it again changes nothing."""
    if text.isascii():
        return text.lower()
    # Twice: taken apart, some letters show a capital that was hidden in them.
    for _ in range(2):
        text = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in text if not unicodedata.combining(letter))


def words_of(needle: str) -> tuple[str, ...]:
    """The words of a needle, folded, each once; empty if there is nothing to look for."""
    return tuple(dict.fromkeys(fold(needle[:_LONGEST_NEEDLE]).split()))


def narrow(word: str, texts: Sequence[str]) -> list[bool]:
    """Which of these folded texts hold a folded word."""
    if len(word) == 1:
        return [word in text for text in texts]
    scattered = _scattered(word).search
    return [word in text or scattered(text) is not None for text in texts]


def matches(needle: str, haystack: str) -> bool:
    """Whether the needle is found in a text."""
    text = [fold(haystack)]
    return all(narrow(word, text)[0] for word in words_of(needle))


def score(needle: str, haystack: str) -> int | None:
    """How well a needle fits a text: the more, the better; None: not at all.

    For lists from which one is picked: a word may stand for the first letters of words, too ("nw"
    for "Night Walk"), what stands together comes before what is scattered, the beginning of a word
    before its middle, and a short text before a long one.
    """
    text = fold(haystack)
    points = 0
    for word in words_of(needle):
        found = _fit(word, text)
        if found is None:
            return None
        fit, at = found
        points += fit - 10 * min(at, 100)
    return points - min(len(text), 400)


def best(needle: str, given: Sequence[T], score_of: Callable[[T], int | None]) -> tuple[T, ...]:
    """Those that fit the needle by their scores, the best first; without one all, as they stand."""
    if not words_of(needle):
        return tuple(given)
    scored = [(points, each) for each in given if (points := score_of(each)) is not None]
    return tuple(each for _, each in sorted(scored, key=lambda pair: -pair[0]))


def _fit(word: str, text: str) -> tuple[_Fit, int] | None:
    """How a word fits best, and where in the text."""
    standing = _standing(word).search(text)
    if standing is not None:
        end = standing.end()
        is_whole = end == len(text) or not text[end].isalnum()
        return (_Fit.WHOLE if is_whole else _Fit.BEGINNING), standing.start()
    at = text.find(word)
    if at >= 0:
        return _Fit.WITHIN, at
    scattered = _scattered(word).search(text)
    if scattered is not None:
        return _Fit.SCATTERED, scattered.start()
    initials = "".join(part[0] for part in text.split())
    at = initials.find(word)
    return (_Fit.INITIALS, at) if at >= 0 else None


@lru_cache(maxsize=64)
def _standing(word: str) -> re.Pattern[str]:
    """Finds a word where a word begins."""
    return re.compile(r"(?<!\w)" + re.escape(word))


@lru_cache(maxsize=64)
def _scattered(word: str) -> re.Pattern[str]:
    """Finds the letters of a word, in their order, in one word that begins with the first.

    Each letter is looked for up to its first place only, so that no text makes it slow.
    """
    rest = (rf"[^\s{re.escape(letter)}]*{re.escape(letter)}" for letter in word[1:])
    return re.compile(rf"(?<!\S){re.escape(word[0])}{''.join(rest)}")
