"""Whatever is saved, taken out and taken back: in the end the hearts are the service's, and whoever
takes all of it back is where they began."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.edits.server import Server, Visit, thing, track
from tests.playback.sim import run_virtual
from tuify.spotify.errors import Forbidden, ServerFault, SpotifyError, Unreachable

SONGS = [track(number) for number in range(100)]
THINGS = [thing(uri) for uri in SONGS]
STEPS = st.tuples(
    st.sampled_from(["save", "remove", "toggle", "toggle", "undo", "undo", "stop"]),
    st.sampled_from([(0, 100), (0, 100), (0, 60), (50, 100), (0, 1), (99, 100)]),
    st.sampled_from([0.0, 0.05, 0.15, 0.25, 5.0]),
)
TROUBLE: list[tuple[SpotifyError, bool] | None] = [
    None,
    None,
    (Forbidden("no", status=403), False),
    (ServerFault("gateway timeout", status=504), True),
    (ServerFault("gateway timeout", status=504), False),
    (Unreachable("no answer", maybe_sent=True), True),
    (Unreachable("refused", maybe_sent=False), False),
]


def do(v: Visit, what: str, part: tuple[int, int]) -> None:
    some = THINGS[slice(*part)]
    if what == "undo":
        v.edits.undo()
    elif what == "stop":
        v.edits.stop()
    else:
        toggled = not v.saved.is_saved(some[0].uri)
        v.edits.save(some, {"save": True, "remove": False}.get(what, toggled))


@settings(max_examples=150, deadline=None)
@given(
    start=st.sampled_from([0, 50, 100]),
    steps=st.lists(STEPS, max_size=12),
    weather=st.lists(st.sampled_from(TROUBLE), max_size=8),
    is_silent=st.booleans(),
)
def test_all_that_was_done_can_be_taken_back(
    start: int,
    steps: list[tuple[str, tuple[int, int], float]],
    weather: list[tuple[SpotifyError, bool] | None],
    is_silent: bool,
) -> None:
    server = Server(saved=dict.fromkeys(SONGS[:start], "then"), weather=list(weather))

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS[:start], saved=True)
            v.saved.note(SONGS[start:], saved=False)
            server.is_silent = is_silent
            for what, part, wait in steps:
                do(v, what, part)
                await asyncio.sleep(wait)
            await asyncio.sleep(60)
            server.is_silent = False
            server.weather.clear()
            v.saved.want(SONGS)
            await asyncio.sleep(10)
            assert {uri for uri in SONGS if v.saved.is_saved(uri)} == set(server.saved)
            for _ in range(20):
                v.edits.undo()
                await asyncio.sleep(10)
            assert v.edits.undoable == ""
            assert set(server.saved) == set(SONGS[:start])
            assert {uri for uri in SONGS if v.saved.is_saved(uri)} == set(server.saved)

    run_virtual(visit())
