"""Every operation from the client to the emulator and back, in both modes.

What goes over the line is held against both documents, what comes back against that of today.
"""

import pytest

from tests.contract.calls.every import CALLED
from tests.contract.document import TODAY, document
from tests.contract.exceptions import exception_for
from tests.contract.surveys import is_open
from tests.contract.trips import by_document, trip
from tuify.emulator.options import MODES, Mode
from tuify.spotify.reference import reference

PLACES = range(len(CALLED))
each_call = pytest.mark.parametrize("place", PLACES, ids=[str(called) for called in CALLED])
in_both_modes = pytest.mark.parametrize("mode", MODES)
STANDING = {by_document(entry.operation): entry.operation.standing for entry in reference()}


def test_every_operation_is_called() -> None:
    assert {called.name for called in CALLED} == document(TODAY).operations.keys()


@each_call
def test_an_app_with_extended_access_gets_what_it_asks_for(place: int) -> None:
    made = trip(place, "extended")
    assert made.is_right is True
    assert CALLED[place].name in made.sent
    assert made.refused == frozenset()


@each_call
def test_an_app_in_development_mode_gets_it_or_is_told_why_not(place: int) -> None:
    called = CALLED[place]
    made = trip(place, "development")
    if called.is_closed:
        assert made.is_right is None
        assert made.since == STANDING[called.name].since
        assert made.refused == {called.name}
    else:
        assert made.is_right is True
    if is_open(called.name, "development"):
        assert called.name in made.sent
        assert made.refused == frozenset()


@each_call
def test_what_was_refused_is_not_asked_for_again(place: int) -> None:
    made = trip(place, "development")
    assert not made.refused & set(made.again)
    assert len(made.again) <= len(made.sent)
    assert CALLED[place].is_closed <= (made.again == ())


@in_both_modes
@each_call
def test_the_documents_have_nothing_against_what_was_said(place: int, mode: Mode) -> None:
    assert [
        f"{name}: {one}"
        for name, one in trip(place, mode).complaints
        if not exception_for(one.about, one.kind, mode, name)
    ] == []
