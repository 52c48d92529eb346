"""Every answer of the emulator, held against the OpenAPI document, in both modes."""

import pytest

from tests.contract.asking import ASKED
from tests.contract.document import TODAY, document
from tests.contract.exceptions import exception_for
from tests.contract.sent import complaints_of_request
from tests.contract.surveys import (
    FORBIDDEN,
    answer_to,
    complaints_of_answer,
    complaints_of_error,
    is_open,
)
from tuify.emulator.options import MODES, Mode

PLACES = range(len(ASKED))

in_both_modes = pytest.mark.parametrize("mode", MODES)
each_question = pytest.mark.parametrize("place", PLACES, ids=[str(asked) for asked in ASKED])


def test_every_operation_is_asked_for() -> None:
    assert {asked.name for asked in ASKED} == document(TODAY).operations.keys()
    assert len({asked.name for asked in ASKED}) == 97


@each_question
def test_the_questions_themselves_are_as_the_document_says(place: int) -> None:
    assert complaints_of_request(answer_to(place, "extended").request, TODAY) == []


@in_both_modes
@each_question
def test_the_answer_is_as_the_document_says(place: int, mode: Mode) -> None:
    if not is_open(ASKED[place].name, mode):
        answer = answer_to(place, mode)
        assert (answer.status_code, answer.json()) == (403, FORBIDDEN)
        assert complaints_of_error(answer) == []
        return
    found = complaints_of_answer(place, mode)
    name = ASKED[place].name
    assert [str(one) for one in found if not exception_for(one.about, one.kind, mode, name)] == []
