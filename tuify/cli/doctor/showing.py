"""Findings as lines for a reader or as JSON for a program. Pure."""

from __future__ import annotations

import json
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from tuify.cli.doctor.finding import Figure, Finding, Level, worst

_LEVEL: Final = max(len(level.value) for level in Level) + 2
_TITLE: Final = 13
_LEAST_WORDS: Final = 36
_NARROW: Final = _LEVEL + _TITLE + _LEAST_WORDS

_COLOURS: Final = {
    Level.OK: "32",
    Level.NOTE: "36",
    Level.WARNING: "33",
    Level.TROUBLE: "1;31",
}
"""Colours by their ANSI numbers, which each terminal's theme makes readable."""


def as_json(findings: Sequence[Finding]) -> str:
    """An object with the worst level and every finding, in ASCII."""
    told = {
        "level": worst(findings).value,
        "findings": [
            {
                "check": each.check,
                "level": each.level.value,
                "title": each.title,
                "words": each.words,
                "advice": each.advice or None,
                "figures": _object(each.figures),
            }
            for each in findings
        ],
    }
    return json.dumps(told, indent=2) + "\n"


def as_lines(findings: Iterable[Finding], width: int | None, *, is_coloured: bool) -> str:
    """A line or more for each finding, none longer than `width` cells; unbroken if that is None.

    The level stands there as a word; colour only repeats it.
    """
    lines = (line for each in findings for line in _entry(each, width, is_coloured=is_coloured))
    return "".join(f"{line}\n" for line in lines)


def summary(findings: Sequence[Finding]) -> str:
    """The last line: how many matter."""
    counts = Counter(each.level for each in findings)
    trouble, warnings = counts[Level.TROUBLE], counts[Level.WARNING]
    warned = f"{warnings or 'no'} warning{'' if warnings == 1 else 's'}"
    if trouble:
        is_are = "is" if trouble == 1 else "are"
        return f"\n{trouble} of {counts.total()} {is_are} in trouble, {warned}.\n"
    return f"\nNothing is in trouble, {warned}.\n"


def _entry(finding: Finding, width: int | None, *, is_coloured: bool) -> Iterator[str]:
    word = f"{finding.level.value:<{_LEVEL}}"
    if is_coloured:
        word = f"\x1b[{_COLOURS[finding.level]}m{finding.level.value}\x1b[0m" + " " * (
            _LEVEL - len(finding.level.value)
        )
    if width is not None and width < _NARROW:
        yield f"{word}{finding.title}"
        yield from _wrapped(finding.words, "  ", width)
    else:
        indent = " " * (_LEVEL + _TITLE)
        first, *others = _wrapped(finding.words, indent, width)
        yield f"{word}{finding.title:<{_TITLE}}{first.removeprefix(indent)}"
        yield from others
    if finding.advice:
        indent = " " * (2 if width is not None and width < _NARROW else _LEVEL + _TITLE)
        yield from _wrapped(f"-> {finding.advice}", indent, width, more="   ")


def _wrapped(text: str, indent: str, width: int | None, more: str = "") -> list[str]:
    if width is None:
        return [f"{indent}{text}"]
    return textwrap.wrap(
        text,
        max(width, len(indent + more) + 8),
        initial_indent=indent,
        subsequent_indent=indent + more,
        break_on_hyphens=False,
        break_long_words=False,
    )


def _object(figures: tuple[tuple[str, Figure], ...]) -> dict[str, Figure]:
    return dict(figures)
