"""How far a list is read, in words that fit."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tuify.library.survey import Survey
from tuify.spotify.errors import RateLimited, ServerFault
from tuify.tui.find.survey_words import first_fitting, found_words

HALF = Survey(seen=4_213, total=10_000, is_done=False, is_running=True)


def said(survey: Survey | None, found: int | None) -> str:
    return found_words(survey, found, 10_000, separator="·")[0]


def test_it_says_how_much_was_read_and_what_fits() -> None:
    assert said(HALF, 37) == "4,213 of 10,000 read, 37 fit · Esc stops"
    assert said(HALF, 1) == "4,213 of 10,000 read, 1 fits · Esc stops"
    assert said(HALF, None) == "4,213 of 10,000 read · Esc stops"


def test_once_all_is_read_only_what_fits_matters() -> None:
    done = Survey(seen=10_000, total=10_000, is_done=True)
    assert said(done, 37) == "37 of 10,000 fit"
    assert said(None, 37) == "37 of 10,000 fit"
    assert said(done, None) == ""


def test_when_it_was_stopped_it_says_so() -> None:
    stopped = Survey(seen=4_213, total=10_000, is_done=False)
    assert said(stopped, 37) == "4,213 of 10,000 read, 37 fit · stopped, r reads on"
    limited = RateLimited("slow down", retry_after=9.0, retry_at=9.0, quota=False)
    assert said(replace(stopped, error=limited), 37) == said(stopped, 37)


@pytest.mark.parametrize(
    ("is_running", "seen", "shown"),
    [
        (True, 450, "450/10,000, 5 fit, Esc stops"),
        (True, 9_950, "9,950/10,000, 5 fit, Esc stops"),
        (False, 450, "5 fit, stopped, r reads on"),
    ],
)
def test_where_room_is_scarce_it_still_tells_whether_it_goes_on(
    is_running: bool, seen: int, shown: str
) -> None:
    survey = Survey(seen=seen, total=10_000, is_done=False, is_running=is_running)
    assert first_fitting(found_words(survey, 5, 10_000, separator="·"), 30) == shown


def test_what_holds_it_up_is_named_with_what_can_be_done() -> None:
    limited = RateLimited("slow down", retry_after=9.0, retry_at=9.0, quota=False)
    waits = Survey(seen=50, total=100, is_done=False, error=limited, is_running=True)
    assert said(waits, 2) == "50 of 100 read, 2 fit · too many requests; goes on by itself"
    broken = replace(waits, error=ServerFault("boom", status=500))
    assert said(broken, 2) == "50 of 100 read, 2 fit · the service has trouble; r goes on"


def test_before_the_first_answer_nobody_knows_how_many_there_are() -> None:
    first = Survey(seen=0, total=None, is_done=False, is_running=True)
    assert said(first, 0) == "0 of ? read, 0 fit · Esc stops"


@pytest.mark.parametrize(("width", "shown"), [(9, "long word"), (8, "short"), (1, "short")])
def test_the_first_wording_that_fits_is_taken(width: int, shown: str) -> None:
    assert first_fitting(("long word", "short"), width) == shown


def test_the_wordings_get_shorter() -> None:
    for survey in (HALF, replace(HALF, is_running=False)):
        lengths = [len(each) for each in found_words(survey, 37, 10_000, separator="·")]
        assert lengths == sorted(lengths, reverse=True)
