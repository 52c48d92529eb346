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
    seen, all_ = f"{survey.seen:,}", "?" if survey.total is None else f"{survey.total:,}"
    told = _listed(f"{seen} of {all_} read", fit)
    if survey.error is not None and survey.is_running:
        wait = "goes on by itself" if isinstance(survey.error, RateLimited) else "r goes on"
        why = error_sentence(survey.error)
        short = f"{fit or seen} {separator} {why}"
        return (f"{told} {separator} {why}; {wait}", f"{short}; {wait}", short, why)
    end = "Esc stops" if survey.is_running else "stopped, r reads on"
    return (
        f"{told} {separator} {end}",
        f"{_listed(f'{seen} of {all_}', fit)} {separator} {end}",
        _listed(f"{seen}/{all_}", fit, end),
        _listed(f"{seen}/{all_}", end),
        _listed(fit, end),
        end,
        end.partition(",")[0],
    )


def _listed(*words: str) -> str:
    return ", ".join(each for each in words if each)
