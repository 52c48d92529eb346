"""What the settings come to, and which program this is. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from tuify.cli.doctor.facts import Chosen
from tuify.cli.doctor.finding import Finding, Level

_ENDS: Final = re.compile(r"[.!?]$")


def program_finding(versions: tuple[tuple[str, str], ...]) -> Finding:
    """Which versions these are, for whoever reports something."""
    words = ", ".join(f"{name} {version}" for name, version in versions)
    return Finding("program", Level.OK, "Program", f"{words}.", figures=versions)


def setting_findings(chosen: Chosen) -> Iterator[Finding]:
    """Whether the settings can be used, and what is different from the defaults."""
    figures = (("path", chosen.path), ("has_file", chosen.has_file), ("changed", chosen.changed))
    if chosen.refusal:
        advice = "Mend that first: until then nothing else of tuify starts."
        words = sentence(chosen.refusal)
        yield Finding("settings", Level.TROUBLE, "Settings", words, advice, figures)
        return
    file = f"{chosen.path} is read" if chosen.has_file else f"There is no {chosen.path}"
    other = f"not the default: {', '.join(chosen.changed)}" if chosen.changed else "all as usual"
    yield Finding("settings", Level.OK, "Settings", f"{file}; {other}.", figures=figures)
    if chosen.problems:
        first, *more = chosen.problems
        others = f" And {len(more)} more." if more else ""
        advice = "Defaults take their place. Run: tuify config"
        words = f"{sentence(first)}{others}"
        told = (("problems", chosen.problems),)
        yield Finding("config", Level.WARNING, "Config", words, advice, told)
    if chosen.bad_redirect:
        advice = "A login needs it: it has to be the one that is registered for the app."
        words = chosen.bad_redirect
        yield Finding("redirect", Level.WARNING, "Redirect", words, advice)


def sentence(text: str) -> str:
    """`text` with a full stop, if it lacks one."""
    return text if _ENDS.search(text) else f"{text}."
