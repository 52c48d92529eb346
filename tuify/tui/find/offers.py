"""The filters that a search understands, offered while one types. Pure."""

from __future__ import annotations

import re
from typing import Final

FILTERS: Final = (
    "artist:",
    "album:",
    "track:",
    "year:",
    "genre:",
    "isrc:",
    "upc:",
    "tag:new",
    "tag:hipster",
)
"""Those of the reference ("Search for Item", parameter q)."""

LEAST_LETTERS: Final = 2
"""Letters from which on a search is made."""


_UNFINISHED: Final = re.compile(
    r"""(?<!\S)((?:artist|album|track|year|genre|isrc|upc|tag):)"""
    r"""\s*"?\s*(?=$|(?:artist|album|track|year|genre|isrc|upc|tag):)""",
    re.IGNORECASE,
)
"""A filter with nothing behind it but perhaps the next one."""


def half_typed(query: str) -> str:
    """The first filter that still waits for its value; empty if none does."""
    found = _UNFINISHED.search(query)
    return found[1].lower() if found else ""


def is_searchable(query: str) -> bool:
    """Whether there is enough to search for."""
    return len(query.strip()) >= LEAST_LETTERS and not half_typed(query)


def complete(text: str, at: int) -> tuple[str, int]:
    """The text with the word before the cursor (which is at `at`) completed to a filter, and where
    the cursor is then.

    A filter that stands there already gives way to the next one that begins like it, and none to
    the first; a word that begins no filter gets the first behind it.
    """
    head, tail = text[:at], text[at:]
    start = head.rfind(" ") + 1
    word = head[start:].casefold()
    if word in FILTERS:
        chosen = FILTERS[(FILTERS.index(word) + 1) % len(FILTERS)]
    else:
        fitting = [name for name in FILTERS if name.startswith(word)]
        if not fitting:
            start, fitting = len(head), [f" {FILTERS[0]}"]
        chosen = fitting[0]
    return head[:start] + chosen + tail, start + len(chosen)
