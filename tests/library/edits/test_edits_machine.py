"""Whatever is changed, taken back and refused: in the end the screen shows what the service holds,
and whoever takes all of it back is where they began."""

from __future__ import annotations

import asyncio

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.library.edits.server import Open, Server, Visit, playlist, thing, track
from tests.playback.sim import run_virtual
from tuify.spotify.errors import Forbidden, ServerFault, SpotifyError, Unreachable

Weather = tuple[SpotifyError, bool] | None

TROUBLE: list[Weather] = [
    None,
    None,
    None,
    (Forbidden("no", status=403), False),
    (ServerFault("broken", status=500), False),
    (Unreachable("refused", maybe_sent=False), False),
    (Unreachable("no answer", maybe_sent=True), True),
    (Unreachable("no answer", maybe_sent=True), False),
]
STEPS = st.tuples(
    st.sampled_from(["remove", "remove", "move", "move", "add", "put", "undo", "undo", "stop"]),
    st.integers(0, 11),
    st.integers(0, 11),
    st.integers(1, 4),
    st.sampled_from([0.0, 0.0, 0.05, 0.15, 2.0]),
)
ROWS = st.lists(st.sampled_from([track(name) for name in "abcde"]), min_size=1, max_size=9)


def do(v: Visit, opened: Open, what: str, at: int, to: int, count: int) -> None:
    added = [track(f"new{at % 3}"), track("a")][: 1 + to % 2]
    about = v.server.told("p")
    if what == "remove":
        v.edits.remove(opened, range(at, at + count))
    elif what == "move":
        v.edits.move(opened, at, count, to)
    elif what == "add":
        v.edits.add(about, added, things=[thing(uri) for uri in added])
    elif what == "put":
        position = min(at, opened.rows.total or 0)
        v.edits.add(about, added, position=position, things=[thing(uri) for uri in added])
    elif what == "undo":
        v.edits.undo()
    else:
        v.edits.stop()


@settings(max_examples=150, deadline=None)
@given(
    rows=ROWS,
    steps=st.lists(STEPS, max_size=12),
    weather=st.lists(st.sampled_from(TROUBLE), max_size=8),
    says=st.booleans(),
)
def test_the_screen_ends_up_as_the_service(
    rows: list[str],
    steps: list[tuple[str, int, int, int, float]],
    weather: list[Weather],
    says: bool,
) -> None:
    server = Server(weather=list(weather), says_snapshots=says)

    async def visit() -> None:
        server.give(playlist(), rows)
        async with Visit(server) as v:
            opened = await v.open()
            for what, at, to, count, wait in steps:
                do(v, opened, what, at, to, count)
                await asyncio.sleep(wait)
            await asyncio.sleep(60)
            assert opened.shown() == server.rows["p"]

    run_virtual(visit())


@settings(max_examples=100, deadline=None)
@given(rows=ROWS, steps=st.lists(STEPS, max_size=10))
def test_all_that_was_done_can_be_taken_back(
    rows: list[str], steps: list[tuple[str, int, int, int, float]]
) -> None:
    server = Server()

    async def visit() -> None:
        server.give(playlist(), rows)
        async with Visit(server) as v:
            opened = await v.open()
            for what, at, to, count, wait in steps:
                do(v, opened, what, at, to, count)
                await asyncio.sleep(wait)
            for _ in range(30):
                v.edits.undo()
                await asyncio.sleep(5)
            assert v.edits.undoable == ""
            assert server.rows["p"] == rows
            await asyncio.sleep(30)
            assert opened.shown() == rows

    run_virtual(visit())
