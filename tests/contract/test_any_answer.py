"""Whatever is wrong with an answer, the client's methods give a good model or one clear error."""

import json
import math
from collections.abc import Awaitable

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.contract.asking import ASKED
from tests.contract.calls.every import CALLED
from tests.contract.calls.making import Called
from tests.contract.document import TODAY, document
from tests.contract.surveys import answer_to
from tests.contract.things import Things
from tests.spotify.disturbing import disturbed
from tests.spotify.support import floats_in, numbers_in, run, texts_in
from tuify.emulator.app import create_app
from tuify.spotify.calls import Call
from tuify.spotify.client import Spotify
from tuify.spotify.errors import InvalidArgument, SpotifyError
from tuify.spotify.text import clean

PLACES = {asked.name: place for place, asked in reversed(list(enumerate(ASKED)))}
ANSWERED = [
    called
    for called in CALLED
    if any(
        answer.schema is not None
        for status, answer in document(TODAY).operations[called.name].answers.items()
        if status < 400
    )
]
THINGS = Things(create_app())


class Parrot:
    """Answers everything with the same body."""

    def __init__(self, body: object) -> None:
        self._body = json.dumps(body).encode()

    async def read(self, call: Call) -> bytes:
        return self._body

    async def command(self, call: Call) -> bytes:
        return self._body

    async def aclose(self) -> None:
        """Nothing to let go of."""


async def _outcome(asked: Awaitable[object]) -> object:
    """The answer, or the words of the error, as plain data."""
    try:
        return msgspec.to_builtins(await asked)
    except InvalidArgument:
        raise
    except SpotifyError as error:
        return error.message


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.too_slow])
@given(st.data(), st.sampled_from(ANSWERED))
def test_an_answer_with_something_wrong_in_it(data: st.DataObject, called: Called) -> None:
    body = answer_to(PLACES[called.name], "extended").json()
    spotify = Spotify(Parrot(data.draw(disturbed(body))))
    read = run(_outcome(called.bare(spotify, THINGS)))
    for text in texts_in(read):
        assert clean(text) == text
    for number in (*numbers_in(read), *floats_in(read)):
        assert math.isfinite(number)


def test_every_answer_with_a_body_is_tried() -> None:
    assert len({called.name for called in ANSWERED}) > 55
