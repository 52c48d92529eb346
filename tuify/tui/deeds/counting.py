"""Several things in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tuify.library import things
from tuify.library.entries import Thing
from tuify.tui.browse.columns import title

_PLURALS = {"category": "categories"}


def named(several: Sequence[Thing]) -> str:
    """One thing by its name, several by their number and kind: "3 tracks", "12 things"."""
    if len(several) == 1:
        return f"“{title(several[0])}”"
    kinds = {things.kind(thing) for thing in several}
    if len(kinds) > 1 or not kinds:
        return f"{len(several):,} things"
    kind = str(kinds.pop())
    return f"{len(several):,} {_PLURALS.get(kind, f'{kind}s')}"


def entries(count: int) -> str:
    """A number of entries of a list: "1 entry", "3 entries"."""
    return f"{count:,} {'entry' if count == 1 else 'entries'}"
