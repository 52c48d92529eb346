"""What the documents do not allow is refused by the emulator, with the body of an error."""

from functools import cache

import pytest

from tests.contract.document import TODAY, document
from tests.contract.refusing import Spoiled, spoiled
from tests.contract.surveys import complaints_of_error, send
from tests.emulator.support import Api
from tuify.emulator.options import MODES, Mode

WRONG: dict[tuple[Mode, str], list[Spoiled]] = {}
for _mode in MODES:
    for _one in spoiled(_mode):
        WRONG.setdefault((_mode, _one.asked.name), []).append(_one)


@cache
def api(mode: Mode) -> Api:
    """One world for all of them."""
    return Api(mode=mode)


@pytest.mark.parametrize(("mode", "name"), WRONG, ids=" ".join)
def test_a_wrong_request_is_refused(mode: Mode, name: str) -> None:
    for one in WRONG[mode, name]:
        answer = send(api(mode), one.asked)
        assert answer.status_code in one.statuses, one
        assert complaints_of_error(answer) == []
        assert answer.json()["error"]["status"] == answer.status_code
        assert answer.headers["cache-control"] == "private, max-age=0"


def test_there_is_something_wrong_to_say_of_nearly_every_operation() -> None:
    never = document(TODAY).operations.keys() - {name for _, name in WRONG}
    assert {name.partition(" ")[2] for name in never} == {
        "/me",
        "/me/player/devices",
        "/me/player/next",
        "/me/player/pause",
        "/me/player/previous",
        "/me/player/queue",
        "/markets",
        "/recommendations/available-genre-seeds",
    }
