"""How far a list has been read, and what was found in it, in words. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from tuify.library.survey import Survey
from tuify.spotify.errors import RateLimited
from tuify.tui.text import cells
from tuify.tui.wording import error_sentence


def first_fitting(words: Sequence[str], width: int) -> str:
    """The first of these that fits into `width` cells, or the last."""
    return next((each for each in words if cells(each) <= width), words[-1] if words else "")


def found_words(
    survey: Survey | None, found: int | None, total: int | None, *, separator: str
) -> tuple[str, ...]:
    """What was found of a list that is filtered (`found` rows fit) or only sorted (None), the
    longest wording first."""
    fit = "" if found is None else f"{found:,} fits" if found == 1 else f"{found:,} fit"
    if survey is None or survey.is_done:
        return (f"{found:,} of {total:,} fit" if found is not None and total else fit, fit)
    seen = f"{survey.seen:,} of {_many(survey.total)}"
    told = f"{seen} read, {fit}" if fit else f"{seen} read"
    short = f"{seen}, {fit}" if fit else seen
    if survey.error is not None:
        wait = "goes on by itself" if isinstance(survey.error, RateLimited) else "r goes on"
        why = error_sentence(survey.error)
        return tuple(
            f"{words} {separator} {why}{what}"
            for words, what in ((told, f"; {wait}"), (fit or seen, f"; {wait}"), (fit or seen, ""))
        )
    end = "Esc stops" if survey.is_running else "stopped"
    return (f"{told} {separator} {end}", f"{short} {separator} {end}", told, short, seen)


def sought_words(survey: Survey, *, separator: str) -> str:
    """How far the search for what plays is."""
    return f"Looking for what plays: {survey.seen:,} of {_many(survey.total)} {separator} Esc stops"


def _many(total: int | None) -> str:
    return "?" if total is None else f"{total:,}"
