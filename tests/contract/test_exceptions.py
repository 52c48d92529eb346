"""The list of exceptions holds what is needed, and nothing besides."""

from functools import cache

import pytest

from tests.contract.asking import ASKED
from tests.contract.calls.every import CALLED
from tests.contract.complaints import Complaint, removed_fields
from tests.contract.exceptions import EXCEPTIONS, SHAPES
from tests.contract.exempting import Exempt
from tests.contract.surveys import complaints_of_answer, is_open, uncorrected
from tests.contract.trips import trip
from tuify.emulator.options import MODES, Mode


@cache
def everything() -> list[tuple[str, Mode, Complaint]]:
    """All complaints about all requests and answers, with the operations and modes they are of."""
    of_answers = [
        (asked.name, mode, complaint)
        for mode in MODES
        for place, asked in enumerate(ASKED)
        if is_open(asked.name, mode)
        for complaint in complaints_of_answer(place, mode)
    ]
    of_trips = [
        (name, mode, complaint)
        for mode in MODES
        for place in range(len(CALLED))
        for name, complaint in trip(place, mode).complaints
    ]
    return of_answers + of_trips


@pytest.mark.parametrize("exempt", EXCEPTIONS, ids=lambda one: f"{one.about} {one.kind}")
def test_an_exception_is_needed_wherever_it_holds(exempt: Exempt) -> None:
    for at in exempt.at:
        one = Exempt(exempt.about, exempt.kind, exempt.reason, (at,), exempt.odd, exempt.mode)
        assert any(
            one.covers(complaint.about, complaint.kind, mode, name)
            for name, mode, complaint in everything()
        ), at


@pytest.mark.parametrize("about", SHAPES)
def test_a_shape_is_needed(about: str) -> None:
    places = [place for place, asked in enumerate(ASKED) if asked.name == SHAPES[about].at]
    assert any(uncorrected(place, mode) for place in places for mode in MODES)


def test_every_exception_has_a_reason() -> None:
    assert [one for one in EXCEPTIONS if len(one.reason) < 9 or one.reason[-1] != "."] == []
    assert [one for one in SHAPES.values() if len(one.reason) < 9] == []


def test_removed_fields_are_read_from_the_documents() -> None:
    removed = removed_fields()
    assert {"TrackObject.popularity", "PlaylistObject.tracks", "ShowBase.publisher"} <= removed
    assert "TrackObject.preview_url" not in removed
    assert len(removed) == 26
