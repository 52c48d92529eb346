"""Any number of things of any kinds, in either spelling: nothing is lost, nothing is too much."""

from collections import Counter
from urllib.parse import parse_qs

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from tests.spotify.asked import Recorder
from tests.spotify.support import run
from tuify.spotify.access import Access
from tuify.spotify.calls import Call
from tuify.spotify.endpoints.saving import NEWER, Saving

LIMITS = {
    "/me/library": 40,
    "/me/library/contains": 40,
    "/me/albums": 20,
    "/me/albums/contains": 20,
}
ELSEWHERE = 50
KINDS = ("track", "album", "show", "episode", "audiobook", "artist", "user", "playlist")


def mixed(numbers: dict[str, int]) -> list[str]:
    """As many URIs of each kind, those of different kinds among each other."""
    uris = [
        f"spotify:{kind}:{kind[:2]}{number % 60}"
        for kind, count in numbers.items()
        for number in range(count)
    ]
    return uris[::3] + uris[1::3] + uris[2::3]


uris = st.dictionaries(st.sampled_from(KINDS), st.integers(1, 110), min_size=1, max_size=3).map(
    mixed
)


class Service(Recorder):
    """Says that what has an even number is saved, and takes down what it is told."""

    def __init__(self) -> None:
        super().__init__()
        self.told: Counter[str] = Counter()

    def _answer(self, call: Call) -> object:
        self.calls.append(call)
        ids = self._ids(call)
        assert 0 < len(ids) <= LIMITS.get(call.path, ELSEWHERE)
        self.told.update(ids)
        return [is_even(id_) for id_ in ids]

    def _ids(self, call: Call) -> list[str]:
        if call.path.startswith("/playlists/"):
            return [call.path.split("/")[2]]
        if call.body is not None:
            told = msgspec.json.decode(call.body, type=dict[str, list[str]])
            return told["ids"]
        query = parse_qs(call.query, strict_parsing=True)
        (listed,) = query.get("uris") or query["ids"]
        return [each.rpartition(":")[2] for each in listed.split(",")]


def is_even(uri: str) -> bool:
    """Whether the number of a thing is even."""
    return int("".join(filter(str.isdigit, uri))) % 2 == 0


def saving(service: Service, *, is_recent: bool) -> Saving:
    """Saves by the one or the other spelling."""
    access = Access()
    if not is_recent:
        for operation in NEWER:
            access.close(operation)
    return Saving(service, access)


@given(uris, st.booleans())
def test_answers_come_in_the_order_of_the_uris(asked: list[str], is_recent: bool) -> None:
    answers = run(saving(Service(), is_recent=is_recent).check(asked))
    assert answers == tuple(map(is_even, asked))


@given(uris, st.booleans(), st.booleans())
def test_everything_is_told_as_often_as_it_was_given(
    told: list[str], is_recent: bool, saves: bool
) -> None:
    service = Service()
    by = saving(service, is_recent=is_recent)
    run(by.save(told) if saves else by.remove(told))
    assert service.told == Counter(uri.rpartition(":")[2] for uri in told)
    assert {call.method for call in service.calls} == {"PUT" if saves else "DELETE"}
