"""Saving and following of hundreds: in batches, to be stopped, and taken back."""

from __future__ import annotations

import asyncio

import pytest

from tests.library.edits.server import Server, Visit, thing, track
from tests.playback.sim import run_virtual
from tuify.library.edits import Failed, Finished, Progress, Stopped, TakenBack
from tuify.library.edits.saving import WITH_DATES, WITHOUT_DATES, bottom_up
from tuify.library.places import LIKED
from tuify.library.savable import CannotSave
from tuify.spotify.errors import Forbidden, RateLimited, ServerFault
from tuify.spotify.models import Artist, Owner
from tuify.tui.deeds.reporting import sentence

REFUSED = Forbidden("no", status=403)
SONGS = [track(number) for number in range(300)]
DATED = {
    uri: f"2026-01-{28 - at // 12:02}T{23 - at % 12:02}:00:00+00:00" for at, uri in enumerate(SONGS)
}
THINGS = [thing(uri) for uri in SONGS]


@pytest.mark.parametrize("takes_dates", [True, False])
def test_unsaving_300_costs_8_requests_and_so_does_taking_it_back(takes_dates: bool) -> None:
    server = Server(saved=dict(DATED), takes_dates=takes_dates)

    async def visit() -> None:
        async with Visit(server) as v:
            await v.screen.open(LIKED)
            v.saved.note(SONGS, saved=True)
            server.log.clear()
            v.edits.save(THINGS, False)
            assert v.saved.is_saved(SONGS[299]) is False
            assert v.edits.undoable == "Removed 300 tracks from your library"
            await asyncio.sleep(5)
            assert server.log == ["unsave"] * 8
            assert server.saved == {}
            progress = [news.done for news in v.news if isinstance(news, Progress)]
            assert progress == [40, 80, 120, 160, 200, 240, 280, 300]
            server.log.clear()
            v.edits.undo()
            assert v.saved.is_saved(SONGS[299]) is True
            await asyncio.sleep(5)
            assert server.log == ["save dated" if takes_dates else "save"] * 8
            assert list(server.saved) == SONGS
            finished = v.last(Finished)
            assert isinstance(finished, Finished)
            assert finished.note == (WITH_DATES if takes_dates else WITHOUT_DATES)
            if takes_dates:
                assert server.saved == DATED

    run_virtual(visit())


def test_a_failure_in_the_middle_keeps_what_is_done_and_shows_the_rest_as_it_is() -> None:
    server = Server(saved=dict(DATED), weather=[None, None, (REFUSED, False)])

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(5)
            failed = v.last(Failed)
            assert isinstance(failed, Failed)
            assert failed.sentence == "80 of 300 were removed from your library"
            assert [v.saved.is_saved(uri) for uri in SONGS] == [False] * 80 + [True] * 220
            assert list(server.saved) == SONGS[80:]
            v.edits.undo()
            await asyncio.sleep(5)
            assert set(server.saved) == set(SONGS)

    run_virtual(visit())


@pytest.mark.parametrize("times", [1, 2, 3, 4])
@pytest.mark.parametrize("gap", [0.0, 0.1, 0.3])
def test_the_last_word_on_a_key_pressed_in_haste_says_what_is_so(times: int, gap: float) -> None:
    server = Server(saved={SONGS[0]: "now"}, latency=0.5)

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS[:1], saved=True)
            for _ in range(times):
                v.edits.save(THINGS[:1], not v.saved.is_saved(SONGS[0]))
                await asyncio.sleep(gap)
            await asyncio.sleep(5)
            last = v.news[-1]
            assert isinstance(last, Finished | TakenBack)
            said = sentence(last, undoable=v.edits.undoable)
            assert not said.startswith("Taken back")
            assert ("removed" in said.lower()) is (SONGS[0] not in server.saved)

    run_virtual(visit())


def test_stopping_sends_no_further_batch() -> None:
    server = Server(saved=dict(DATED))

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(0.15)
            v.edits.stop()
            await asyncio.sleep(5)
            assert isinstance(v.last(Stopped), Stopped)
            assert server.log == ["unsave"] * 2
            assert sum(v.saved.is_saved(uri) is False for uri in SONGS) == 80

    run_virtual(visit())


def test_an_undo_in_the_middle_stops_and_restores() -> None:
    server = Server(saved=dict(DATED))

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(0.15)
            v.edits.undo()
            await asyncio.sleep(5)
            assert server.log == ["unsave"] * 2 + ["save"] * 2
            assert set(server.saved) == set(SONGS)
            assert all(v.saved.is_saved(uri) for uri in SONGS)

    run_virtual(visit())


def test_a_change_in_the_middle_of_an_undo_leaves_the_rest_of_it_to_u() -> None:
    server = Server(saved=dict(DATED), latency=0.4)

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(5)
            v.edits.undo()
            await asyncio.sleep(1.4)
            assert len(server.saved) == 120
            v.edits.save(THINGS, False)
            await asyncio.sleep(10)
            assert server.saved == {}
            assert told(v)[1:] == [
                "Undone: 160 put back",
                "Removed 160 tracks from your library",
            ]
            v.edits.undo()
            assert v.edits.undoable == "Removed 300 tracks from your library"
            await asyncio.sleep(10)
            assert len(server.saved) == 160
            v.edits.undo()
            await asyncio.sleep(10)
            assert set(server.saved) == set(SONGS)
            assert v.edits.undoable == ""
            assert told(v)[3:] == [
                "Undone: 160 put back",
                "Undone: 140 put back",
            ]

    run_virtual(visit())


def test_a_change_of_mind_in_the_middle_says_how_much_was_done() -> None:
    server = Server(saved=dict(DATED), latency=0.5)

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(0.7)
            v.edits.save(THINGS, True)
            await asyncio.sleep(10)
            assert server.log == ["unsave"] * 2 + ["save"] * 2
            assert [words.split(" tracks")[0] for words in told(v)] == ["Removed 80", "Saved 80"]
            assert v.edits.undoable == "Saved 80 tracks"
            v.edits.undo()
            v.edits.undo()
            await asyncio.sleep(10)
            assert set(server.saved) == set(SONGS)

    run_virtual(visit())


def test_u_pressed_twice_undoes_both_and_leaves_nothing_over() -> None:
    server = Server(saved=dict(DATED))

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS[:100], False)
            await asyncio.sleep(0.05)
            v.edits.save(THINGS[:100], True)
            await asyncio.sleep(0.1)
            v.edits.undo()
            v.edits.undo()
            await asyncio.sleep(10)
            assert set(server.saved) == set(SONGS)
            assert v.edits.undoable == ""
            assert not v.edits.undo()

    run_virtual(visit())


@pytest.mark.parametrize("effect", [True, False])
@pytest.mark.parametrize("is_found_out", [True, False])
def test_what_may_have_been_taken_out_by_a_failure_can_be_put_back(
    effect: bool, is_found_out: bool
) -> None:
    timed_out = ServerFault("gateway timeout", status=504)
    server = Server(saved=dict(DATED), weather=[None, (timed_out, effect)])
    server.is_silent = not is_found_out

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(10)
            server.is_silent = False
            left = {True: 0, False: 260}[effect] if is_found_out else 220 + 40 * (not effect)
            assert len(server.saved) == left
            for _ in range(3):
                v.edits.undo()
                await asyncio.sleep(10)
            assert set(server.saved) == set(SONGS)
            assert all(v.saved.is_saved(uri) for uri in SONGS)
            assert v.edits.undoable == ""

    run_virtual(visit())


def test_what_was_so_already_is_spared_by_the_undo() -> None:
    server = Server(saved={SONGS[0]: "then"})

    async def visit() -> None:
        async with Visit(server) as v:
            v.edits.save(THINGS[:3], True)
            await asyncio.sleep(5)
            assert server.log == ["get saved", "save"]
            v.edits.undo()
            await asyncio.sleep(5)
            assert server.saved == {SONGS[0]: "then"}

    run_virtual(visit())


def test_a_single_heart_in_the_middle_counts_and_what_it_is_about_is_spared() -> None:
    server = Server(saved=dict(DATED))

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(0.05)
            v.edits.save(THINGS[299:], True)
            assert v.saved.is_saved(SONGS[299]) is True
            await asyncio.sleep(10)
            assert server.saved == {SONGS[299]: DATED[SONGS[299]]}
            assert server.log == ["unsave"] * 8
            v.edits.undo()
            await asyncio.sleep(5)
            assert set(server.saved) == set(SONGS)
            assert server.log == ["unsave"] * 8 + ["save"] * 8

    run_virtual(visit())


def test_what_is_so_already_costs_nothing_and_cannot_be_taken_back() -> None:
    server = Server()

    async def visit() -> None:
        async with Visit(server) as v:
            v.saved.note(SONGS[:2], saved=True)
            assert v.edits.save(THINGS[:2], True) is None
            await asyncio.sleep(5)
            assert (server.log, v.edits.undoable) == ([], "")
            assert told(v) == ["Nothing was to be done, it is so already: saved 2 tracks"]
            v.edits.save(THINGS[:2], False)
            assert v.edits.undo()
            await asyncio.sleep(5)
            assert server.commands() in ([], ["unsave", "save"])
            assert v.saved.is_saved(SONGS[0]) is True
            assert isinstance(v.news[-1], TakenBack | Finished)

    run_virtual(visit())


def test_a_short_rate_limit_is_waited_out_and_a_long_one_ends_it() -> None:
    server = Server(saved=dict(DATED))

    async def visit() -> None:
        async with Visit(server) as v:
            now = asyncio.get_running_loop().time()
            short = RateLimited("slow", retry_after=3, retry_at=now + 3, quota=False)
            server.weather = [None, (short, False)]
            v.saved.note(SONGS, saved=True)
            v.edits.save(THINGS, False)
            await asyncio.sleep(10)
            assert server.saved == {}
            long = RateLimited("slow", retry_after=3000, retry_at=9000, quota=False)
            server.weather = [(long, False)]
            v.edits.save(THINGS[:2], True)
            await asyncio.sleep(10)
            assert isinstance(v.last(Failed), Failed)

    run_virtual(visit())


def told(v: Visit) -> list[str]:
    """How each change ended, in words, without what is said besides."""
    ends = (news for news in v.news if isinstance(news, Finished | TakenBack | Failed | Stopped))
    return [sentence(news).partition(";")[0] for news in ends]


def test_following_is_a_kind_of_saving() -> None:
    server = Server()
    artist = Artist(id="abc", uri="spotify:artist:abc", name="Ilse Moor")
    user = Owner(id="ilse.moor", display_name="Ilse")

    async def visit() -> None:
        async with Visit(server) as v:
            v.edits.save([artist], True)
            assert v.edits.undoable == "Followed Ilse Moor"
            v.edits.save([user], True)
            await asyncio.sleep(2)
            assert set(server.saved) == {"spotify:artist:abc", "spotify:user:ilse.moor"}
            local = thing("spotify:local:a:b:c:1")
            assert v.edits.save([local], True) is CannotSave.LOCAL
            assert v.edits.save([], True) is CannotSave.NO_URI

    run_virtual(visit())


@pytest.mark.parametrize("count", [1, 39, 40, 41, 80, 300])
def test_the_last_of_a_list_is_saved_first_batch_by_batch(count: int) -> None:
    uris = SONGS[:count]
    order = bottom_up(uris)
    shown: list[str] = []
    for start in range(0, count, 40):
        shown = [*order[start : start + 40], *shown]
    assert shown == uris
