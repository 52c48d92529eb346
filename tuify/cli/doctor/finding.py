"""What a check came to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

Figure = str | int | float | bool | tuple[str, ...] | None


class Level(Enum):
    """How much it matters, the least first; the value is what it is called."""

    OK = "ok"
    """All is well."""
    NOTE = "note"
    """Worth knowing, or not to be known."""
    WARNING = "warning"
    """Something works less well than it could, or will stop working."""
    TROUBLE = "trouble"
    """tuify can't do what it is for until this is mended."""


_LEVELS = tuple(Level)


@dataclass(frozen=True, slots=True)
class Finding:
    """One line for the reader. Never holds a token.

    `check` names it for programs and never changes; `words` and `advice` (what to do, empty if
    there is nothing) are sentences. `figures` are the numbers and names behind the words.
    """

    check: str
    level: Level
    title: str
    words: str
    advice: str = ""
    figures: tuple[tuple[str, Figure], ...] = ()


def worst(findings: Iterable[Finding]) -> Level:
    """The level of the one that matters most; `OK` if there is none."""
    return max((each.level for each in findings), key=_LEVELS.index, default=Level.OK)
