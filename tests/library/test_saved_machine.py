"""Whatever is changed, stopped and refused: in the end the hearts are the service's."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.saved_visit import A, B, Library, Visit, limited
from tests.playback.sim import run_virtual
from tuify.library.saved_many import Many
from tuify.spotify.errors import (
    ServerFault,
    SpotifyError,
    Unreachable,
)

Move = tuple[str, tuple[str, ...], float | None]

MOVES = st.tuples(
    st.sampled_from(["toggle", "toggle", "save", "remove", "show", "begin", "stop", "want"]),
    st.sampled_from([(A,), (A,), (B,), (A, B)]),
    st.sampled_from([None, 0.0, 0.02, 0.2, 1.0]),
)
WEATHER = [
    None,
    None,
    ServerFault("broken", status=500),
    ServerFault("gateway timeout", status=504),
    Unreachable("refused", maybe_sent=False),
    Unreachable("no answer", maybe_sent=True),
    Unreachable("no answer", maybe_sent=True),
    limited(2),
    limited(20),
]


class Wishes:
    """Whoever changes things; `wanted` is what they wanted last of each."""

    def __init__(self, visit: Visit) -> None:
        self._index = visit.index
        self.begun: list[Many] = []
        self._shown: list[Many] = []
        self.wanted: dict[str, bool] = {}

    def do(self, what: str, uris: tuple[str, ...]) -> None:
        if what == "want":
            self._index.want(uris)
        elif what == "begin":
            self.begin_next()
        elif what == "stop":
            self._stop()
        else:
            toggled = not self._index.is_saved(uris[0])
            self._shown.append(self._set(uris, {"save": True, "remove": False}.get(what, toggled)))
            if what != "show":
                self.begin_next(-1)

    def begin_next(self, at: int = 0) -> bool:
        """Begin one of those that are only shown; whether there was one."""
        if self._shown:
            self.begun.append(self._shown.pop(at))
            self._index.begin(self.begun[-1])
            return True
        return False

    def _set(self, uris: tuple[str, ...], saved: bool) -> Many:
        many = self._index.set_many(uris, saved)
        assert {self._index.is_saved(uri) for uri in uris} == {saved}
        self.wanted.update(dict.fromkeys(uris, saved))
        return many

    def _stop(self) -> None:
        """Stop the newest one; nobody can say any more what is wanted of it."""
        if self._shown or self.begun:
            newest = self._shown.pop() if self._shown else self.begun[-1]
            self._index.stop(newest)
            for uri in newest.uris:
                self.wanted.pop(uri, None)


@settings(max_examples=400, deadline=None)
@given(
    start=st.booleans(),
    latency=st.sampled_from([0.0, 0.05, 0.3]),
    slowness=st.sampled_from([0.0, 0.7]),
    effect=st.booleans(),
    moves=st.lists(MOVES, max_size=25),
    weather=st.lists(st.sampled_from(WEATHER), max_size=12),
)
def test_whatever_happens_the_screen_ends_in_the_service_state(
    start: bool,
    latency: float,
    slowness: float,
    effect: bool,
    moves: list[Move],
    weather: list[SpotifyError | None],
) -> None:
    async def visit() -> None:
        library = Library({A} if start else set(), latency, slowness, errors=list(weather))
        library.has_its_effect = effect
        async with Visit(library) as v:
            v.index.note([A], saved=start)
            wishes = Wishes(v)
            for what, uris, wait in moves:
                wishes.do(what, uris)
                if wait is not None:
                    await asyncio.sleep(wait)
            while wishes.begin_next():
                pass
            await asyncio.sleep(200)
            library.errors.clear()
            v.index.want([A, B])
            await asyncio.sleep(5)
            assert {uri for uri in (A, B) if v.index.is_saved(uri)} == library.saved
            assert all(many.is_over for many in wishes.begun)
            if not weather:
                for uri, saved in wishes.wanted.items():
                    assert (uri in library.saved) is saved
            if not effect:
                assert made_of({A} if start else set(), wishes.begun) == library.saved

    run_virtual(visit())


def made_of(saved: set[str], begun: Sequence[Many]) -> set[str]:
    """What changes made of a library by their own account, which may count no other items."""
    for many in begun:
        for uri in many.done:
            assert (uri in saved) is not many.saved
            (saved.add if many.saved else saved.discard)(uri)
    return saved
