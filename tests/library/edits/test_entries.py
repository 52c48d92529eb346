"""Changes of what is in a playlist: shown at once, few requests, taken back exactly."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from tests.library.edits.server import Open, Server, Visit, playlist, thing, track
from tests.playback.sim import run_virtual
from tuify.library.edits import (
    CannotEdit,
    Conflict,
    Failed,
    Finished,
    Move,
    Progress,
    Stopped,
    TakenBack,
)
from tuify.library.edits.ledger import CHAIN_S
from tuify.library.entries import Entry
from tuify.library.places import PLAYLISTS, Place, PlaceKind
from tuify.library.survey import PACE_S
from tuify.spotify.errors import Forbidden, RateLimited, ServerFault, SpotifyError, Unreachable
from tuify.spotify.models import Artist, Owner, Playlist
from tuify.tui.deeds.refusing import refusal_words
from tuify.tui.deeds.reporting import sentence, under_way

A, B, C, D, E = (track(name) for name in "abcde")
LOCAL = "spotify:local:x:y:z:1"
ASKED = "get id,snapshot_id,items(total)"
REFUSED = Forbidden("no", status=403)
LOST = Unreachable("no answer", maybe_sent=True)


def on(
    rows: list[str], then: Callable[[Visit, Open], Coroutine[object, object, None]]
) -> tuple[Server, Visit]:
    """Open a playlist with these rows and do something; in the end all must agree."""
    server = Server()
    visits = []

    async def visit() -> None:
        server.give(playlist(), rows)
        async with Visit(server) as v:
            visits.append(v)
            opened = await v.open()
            server.log.clear()
            await then(v, opened)
            await asyncio.sleep(60)
            assert opened.shown() == server.rows["p"]
            assert opened.snapshot_id in ("", server.snapshot("p"))

    run_virtual(visit())
    return server, visits[0]


def test_removing_three_costs_one_question_and_one_command() -> None:
    async def then(v: Visit, opened: Open) -> None:
        assert v.edits.remove(opened, [0, 2, 4]) is None
        assert opened.shown() == [B, D]
        assert v.edits.undoable == "Removed 3 from Night Walk"
        await asyncio.sleep(1)

    server, v = on([A, B, C, D, E], then)
    assert server.log == [ASKED, "remove"]
    assert server.rows["p"] == [B, D]
    finished = v.last(Finished)
    assert isinstance(finished, Finished)
    assert (finished.done, finished.can_undo) == (3, True)


def test_taking_that_back_puts_them_at_the_same_places() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [0, 1, 4])
        await asyncio.sleep(1)
        assert v.edits.undo()
        assert opened.shown() == [A, B, C, D, E]
        await asyncio.sleep(1)
        assert v.edits.undoable == ""
        assert not v.edits.undo()

    server, _ = on([A, B, C, D, E], then)
    assert server.log == [ASKED, "remove", "add", "add"]
    assert server.rows["p"] == [A, B, C, D, E]


def test_what_stands_elsewhere_too_stays_there() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [2])
        assert opened.shown() == [A, B, B, A]
        await asyncio.sleep(1)

    server, _ = on([A, B, A, B, A], then)
    assert server.rows["p"] == [A, B, B, A]
    assert server.commands() == ["remove", "add", "add"]


def test_when_what_stood_elsewhere_cannot_be_put_back_u_restores_it() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [None, (REFUSED, False)]
        v.edits.remove(opened, [2])
        await asyncio.sleep(30)
        assert opened.shown() == [B, B]
        v.edits.undo()
        await asyncio.sleep(1)

    server, _ = on([A, B, A, B], then)
    assert server.rows["p"] == [A, B, A, B]


def test_a_local_file_can_be_taken_out_but_not_put_back() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [0, 1])
        await asyncio.sleep(1)
        finished = v.last(Finished)
        assert isinstance(finished, Finished)
        assert "Local files" in finished.note
        v.edits.undo()
        await asyncio.sleep(1)

    server, _ = on([LOCAL, A, B], then)
    assert server.rows["p"] == [A, B]


def test_a_local_file_that_stands_elsewhere_too_is_left_alone() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [0])
        await asyncio.sleep(1)
        assert isinstance(v.last(Failed), Failed)

    server, _ = on([LOCAL, A, LOCAL], then)
    assert server.commands() == []


def test_rows_that_are_not_here_are_read_before_anything_is_taken_out() -> None:
    names = [track(number) for number in range(400)]
    names[350] = names[3]
    server = Server()

    async def visit() -> None:
        server.give(playlist(), names)
        async with Visit(server) as v:
            opened = await v.open()
            opened.rows.reload()
            opened.rows.look_at(0, 20)
            await asyncio.sleep(1)
            server.log.clear()
            v.edits.remove(opened, [3])
            await asyncio.sleep(20)
            assert server.log.count("get items") in range(6, 9)
            assert server.rows["p"] == names[:3] + names[4:]

    run_virtual(visit())


@pytest.mark.parametrize(
    ("wait", "log"),
    [(CHAIN_S - 0.5, [ASKED, "move", "move"]), (CHAIN_S + 1, [ASKED, "move"] * 2)],
)
def test_moves_in_a_quick_row_cost_one_question_others_one_each(
    wait: float, log: list[str]
) -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.move(opened, 0, 1, 3)
        assert opened.shown() == [B, C, A, D, E]
        await asyncio.sleep(wait)
        v.edits.move(opened, 2, 2, 0)
        assert opened.shown() == [A, D, B, C, E]
        await asyncio.sleep(1)

    server, _ = on([A, B, C, D, E], then)
    assert server.log == log


def test_quick_moves_go_with_one_command_and_one_undo() -> None:
    async def then(v: Visit, opened: Open) -> None:
        for at in (0, 1, 2):
            v.edits.move(opened, at, 1, at + 2)
            await asyncio.sleep(0.01)
        assert opened.shown() == [B, C, D, A, E]
        await asyncio.sleep(1)
        assert v.server.rows["p"] == [B, C, D, A, E]
        v.edits.undo()
        assert opened.shown() == [A, B, C, D, E]
        await asyncio.sleep(1)

    server, _ = on([A, B, C, D, E], then)
    assert server.log == [ASKED, "move", "move"]


def test_several_moves_are_one_change_with_one_undo() -> None:
    async def then(v: Visit, opened: Open) -> None:
        assert v.edits.rearrange(opened, [Move(4, 1, 3), Move(2, 1, 1), Move(0, 1, 2)]) is None
        assert opened.shown() == [C, A, B, E, D]
        assert v.edits.undoable == "Moved 3 in Night Walk"
        await asyncio.sleep(1)
        assert v.server.rows["p"] == [C, A, B, E, D]
        v.edits.undo()
        assert opened.shown() == [A, B, C, D, E]
        await asyncio.sleep(1)
        assert v.edits.undoable == ""

    server, _ = on([A, B, C, D, E], then)
    assert server.log == [ASKED] + ["move"] * 6
    assert server.rows["p"] == [A, B, C, D, E]


def test_of_several_moves_those_made_before_a_refusal_are_taken_back() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [None, (REFUSED, False)]
        v.edits.rearrange(opened, [Move(4, 1, 3), Move(2, 1, 1), Move(0, 1, 2)])
        await asyncio.sleep(1)
        failed = v.last(Failed)
        assert isinstance(failed, Failed)
        assert failed.sentence == "1 of 3 was moved in Night Walk"
        assert opened.shown() == [A, B, C, E, D]
        v.edits.undo()
        await asyncio.sleep(1)
        finished = v.last(Finished)
        assert isinstance(finished, Finished)
        assert (finished.done, finished.is_part) == (1, True)

    server, _ = on([A, B, C, D, E], then)
    assert server.rows["p"] == [A, B, C, D, E]


def told_total(v: Visit, place: Place) -> int | None:
    """How many entries the head of the playlist says there are, or its row among all of them."""
    opened = v.screen.lists[place]
    row = opened.rows.row(0)
    about = row.thing if place == PLAYLISTS and isinstance(row, Entry) else opened.about
    assert isinstance(about, Playlist)
    return None if about.items is None else about.items.total


@pytest.mark.parametrize("is_open", [True, False])
def test_how_many_entries_there_are_is_told_anew_wherever_it_stands(is_open: bool) -> None:
    server = Server()

    async def visit() -> None:
        server.give(playlist(), [A, B, C])
        place = Place(PlaceKind.PLAYLIST, "p")
        async with Visit(server) as v:
            await v.screen.open(PLAYLISTS)
            opened = await v.open()
            told = v.server.told("p")
            if not is_open:
                del v.screen.lists[place]
            places = [PLAYLISTS, place] if is_open else [PLAYLISTS]

            def agrees() -> bool:
                return all(told_total(v, each) == len(server.rows["p"]) for each in places)

            v.edits.add(told, [D, E], things=[thing(D), thing(E)])
            await asyncio.sleep(3)
            assert len(server.rows["p"]) == 5
            assert agrees()
            v.edits.undo()
            await asyncio.sleep(3)
            assert agrees()
            if is_open:
                server.weather = [(REFUSED, False)]
                v.edits.remove(opened, [0, 1])
                assert told_total(v, place) == 1
                await asyncio.sleep(3)
                assert len(server.rows["p"]) == 3
                assert agrees()
                v.edits.remove(opened, [0, 1])
                await asyncio.sleep(3)
                assert agrees()

    run_virtual(visit())


def test_there_and_back_is_no_command_at_all() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.move(opened, 0, 1, 2)
        v.edits.move(opened, 1, 1, 0)
        await asyncio.sleep(1)
        assert v.edits.undoable == ""
        assert isinstance(v.news[-1], TakenBack)

    server, _ = on([A, B, C], then)
    assert server.commands() == []


def test_a_change_of_someone_else_is_noticed_and_nothing_is_done() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.someone_else_changes("p", [E, A, B, C])
        v.edits.remove(opened, [0])
        await asyncio.sleep(1)
        conflict = v.last(Conflict)
        assert isinstance(conflict, Conflict)
        assert conflict.playlist.id == "p"
        assert opened.refreshed == 1

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == [E, A, B, C]
    assert server.commands() == []


@pytest.mark.parametrize("what", ["move", "remove", "undo"])
def test_a_change_of_someone_else_soon_after_an_own_one_is_noticed(what: str) -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.move(opened, 0, 1, 2)
        await asyncio.sleep(CHAIN_S + 1)
        v.server.someone_else_changes("p", [C, B, A])
        if what == "move":
            v.edits.move(opened, 0, 1, 2)
        elif what == "remove":
            v.edits.remove(opened, [0])
        else:
            v.edits.undo()
        await asyncio.sleep(1)
        assert isinstance(v.last(Conflict), Conflict)
        assert opened.refreshed == 1

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == [C, B, A]


def test_a_long_row_of_own_changes_does_not_put_off_the_question_for_ever() -> None:
    async def then(v: Visit, opened: Open) -> None:
        for _ in range(20):
            v.edits.move(opened, 0, 1, 2)
            await asyncio.sleep(CHAIN_S - 0.5)

    server, _ = on([A, B, C], then)
    assert server.log.count("move") == 20
    assert 6 <= server.log.count(ASKED) <= 10


def test_what_someone_else_added_in_between_two_quick_changes_is_noticed_by_the_total() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.move(opened, 0, 1, 2)
        await asyncio.sleep(1)
        v.server.someone_else_changes("p", [E, B, A, C])
        v.server.revision["p"] -= 1  # Its snapshot was never told.
        await asyncio.sleep(CHAIN_S)
        v.edits.remove(opened, [0])
        await asyncio.sleep(1)
        assert isinstance(v.last(Conflict), Conflict)

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == [E, B, A, C]


def test_adding_at_the_end_is_good_whatever_others_did_and_shows_it() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.someone_else_changes("p", [E, A])
        v.edits.add(v.server.told("p"), [C], things=[thing(C)])
        await asyncio.sleep(1)
        assert isinstance(v.news[-1], Finished)
        assert opened.refreshed == 1
        await asyncio.sleep(30)
        v.edits.undo()
        await asyncio.sleep(1)

    server, _ = on([A, B], then)
    assert server.rows["p"] == [E, A]


def test_u_takes_back_one_by_one_what_was_added_at_leisure() -> None:
    server = Server()

    async def visit() -> None:
        about = server.give(playlist(), [A])
        async with Visit(server) as v:
            for uri in (B, C, D):
                v.edits.add(about, [uri])
                await asyncio.sleep(30)
            for _ in range(3):
                v.edits.undo()
                await asyncio.sleep(30)
            assert server.rows["p"] == [A]

    run_virtual(visit())


def test_a_change_of_someone_else_is_noticed_by_an_undo_too() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [0])
        await asyncio.sleep(CHAIN_S + 1)
        v.server.someone_else_changes("p", [E, B, C])
        v.edits.undo()
        await asyncio.sleep(1)
        conflict = v.last(Conflict)
        assert isinstance(conflict, Conflict)
        assert sentence(conflict).endswith("this can't be undone any more")
        assert v.edits.undoable == ""

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == [E, B, C]


def test_an_answer_without_a_snapshot_makes_the_next_change_ask() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.says_snapshots = False
        v.edits.remove(opened, [0])
        await asyncio.sleep(1)
        v.edits.remove(opened, [0])
        await asyncio.sleep(1)

    server, _ = on([A, B, C], then)
    assert server.log == [ASKED, "remove"] * 2


def test_a_refusal_takes_it_back_and_what_waits_behind_it() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [(REFUSED, False)]
        v.edits.remove(opened, [0])
        v.edits.remove(opened, [0])
        v.edits.move(opened, 0, 1, 2)
        assert opened.shown() == [D, C]
        await asyncio.sleep(1)
        assert opened.shown() == [A, B, C, D]
        assert v.edits.undoable == ""

    server, v = on([A, B, C, D], then)
    assert server.commands() == ["remove"]
    failed = v.last(Failed)
    assert isinstance(failed, Failed)
    assert (failed.done, failed.error) == (0, REFUSED)
    assert sum(isinstance(news, TakenBack) for news in v.news) == 2


@pytest.mark.parametrize("effect", [True, False])
@pytest.mark.parametrize("error", [LOST, ServerFault("broken", status=502)])
def test_of_a_command_of_unknown_outcome_the_snapshot_tells(
    error: SpotifyError, effect: bool
) -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [(error, effect)]
        v.edits.remove(opened, [0])
        await asyncio.sleep(1)
        assert isinstance(v.news[-1], Finished if effect else Failed)

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == ([B, C] if effect else [A, B, C])
    assert server.log == [ASKED, "remove", "get id,snapshot_id"]


def test_a_short_rate_limit_is_waited_out() -> None:
    async def then(v: Visit, opened: Open) -> None:
        limit = RateLimited("slow down", retry_after=3, retry_at=3, quota=False)
        v.server.weather = [(limit, False)]
        v.edits.remove(opened, [0])
        await asyncio.sleep(10)

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == [B, C]


def test_adding_goes_in_hundreds_and_u_takes_out_exactly_these() -> None:
    added = [track(number) for number in range(250)]

    async def then(v: Visit, opened: Open) -> None:
        about = opened.about
        v.edits.add(v.server.told("p"), added, things=[thing(uri) for uri in added])
        assert about is not None
        assert opened.shown() == [A, track(3), *added]
        await asyncio.sleep(1)
        assert v.server.rows["p"] == [A, track(3), *added]
        v.edits.undo()
        await asyncio.sleep(5)

    server, _ = on([A, track(3)], then)
    assert server.sizes[:3] == [100, 100, 50]
    assert server.rows["p"] == [A, track(3)]


def test_adding_to_a_playlist_nobody_looks_at_asks_nothing() -> None:
    server = Server()

    async def visit() -> None:
        about = server.give(playlist(), [A, B])
        async with Visit(server) as v:
            assert await v.edits.duplicates(about, [A, C]) == {A}
            server.log.clear()
            v.edits.add(about, [C, D])
            await asyncio.sleep(1)
            assert server.log == ["add"]
            assert server.rows["p"] == [A, B, C, D]
            v.edits.undo()
            await asyncio.sleep(5)
            assert server.rows["p"] == [A, B]

    run_virtual(visit())


def test_what_was_looked_for_need_not_be_looked_for_again() -> None:
    server = Server()

    async def visit() -> None:
        about = server.give(playlist(), [track(number) for number in range(300)])
        seen: list[tuple[int, int]] = []
        async with Visit(server) as v:
            found = await v.edits.duplicates(
                about, [C, D], tell=lambda here, total: seen.append((here, total))
            )
            assert found == frozenset()
            assert seen[0] == (100, 300)
            assert seen[-1] == (300, 300)
            v.edits.add(about, [C, D])
            await asyncio.sleep(1)
            server.log.clear()
            v.edits.undo()
            await asyncio.sleep(5)
            assert server.log == ["get id,snapshot_id,items(total)", "remove"]
            v.edits.add(about, [C])
            v.edits.add(about, [C])
            await asyncio.sleep(1)
            v.edits.undo()
            await asyncio.sleep(5)
            assert server.rows["p"][-2:] == [track(299), C]

    run_virtual(visit())


def test_what_is_in_a_long_playlist_is_read_once_and_then_followed() -> None:
    server = Server()

    async def visit() -> None:
        about = server.give(playlist(), [track(number) for number in range(300)])
        async with Visit(server) as v:
            begun = asyncio.get_running_loop().time()
            assert await v.edits.duplicates(about, [C]) == frozenset()
            assert server.log.count("get items") == 4
            assert asyncio.get_running_loop().time() - begun >= 4 * PACE_S
            for _ in range(2):
                v.edits.add(about, [C, D])
                await asyncio.sleep(30)
                server.log.clear()
                assert await v.edits.duplicates(about, [C, E]) == {C}
                assert server.log == [ASKED]
            v.edits.undo()
            v.edits.undo()
            await asyncio.sleep(30)
            server.someone_else_changes("p", [*map(str, server.rows["p"]), E])
            server.log.clear()
            assert await v.edits.duplicates(about, [C, E]) == {E}
            assert server.log.count("get items") > 3

    run_virtual(visit())


def test_no_place_can_be_meant_while_the_list_is_read_anew() -> None:
    async def then(v: Visit, opened: Open) -> None:
        for _ in range(2):
            opened.refresh()
            assert v.edits.remove(opened, [0]) is CannotEdit.BEING_READ
            assert v.edits.move(opened, 0, 1, 2) is CannotEdit.BEING_READ
            await asyncio.sleep(5)
            assert v.edits.remove(opened, [7]) is CannotEdit.NOTHING
            v.server.someone_else_changes("p", [])
        opened.snapshot_id = ""

    server, _ = on([A, B, C], then)
    assert server.commands() == []


def test_a_list_opened_while_a_change_is_sent_is_not_taken_to_show_it() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.move(opened, 0, 1, 3)
        del v.screen.lists[opened.place]
        again = v.screen.show(opened.place)
        await asyncio.sleep(1)
        assert again.refreshed == 1
        assert again.shown() == [B, C, A]
        opened.snapshot_id = ""

    on([A, B, C], then)


def test_a_move_in_a_list_that_was_read_anew_does_not_join_one_from_before() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.details(v.server.give(playlist("q"), []), name="Other")
        v.edits.move(opened, 0, 1, 2)
        opened.refresh()
        await asyncio.sleep(0.15)
        v.edits.move(opened, 1, 1, 3)
        await asyncio.sleep(3)

    server, _ = on([A, B, C], then)
    assert server.commands() == ["details", "move", "move"]


def test_a_change_that_waits_is_of_the_list_as_it_was_shown() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.details(v.server.give(playlist("q"), []), name="Other")
        v.edits.remove(opened, [0])
        v.server.someone_else_changes("p", [E, B, C])
        opened.snapshot_id = v.server.snapshot("p")
        await asyncio.sleep(1)
        assert isinstance(v.last(Conflict), Conflict)

    server, _ = on([A, B, C], then)
    assert server.rows["p"] == [E, B, C]


def test_an_open_list_is_read_anew_if_nobody_says_what_was_added() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.add(v.server.told("p"), [C], position=1)
        await asyncio.sleep(1)
        assert opened.refreshed == 1
        v.edits.undo()
        await asyncio.sleep(1)

    server, _ = on([A, B], then)
    assert server.rows["p"] == [A, B]


def test_stopping_in_the_middle_keeps_what_is_done_and_u_takes_that_back() -> None:
    added = [track(number) for number in range(250)]

    async def then(v: Visit, opened: Open) -> None:
        v.edits.add(v.server.told("p"), added, things=[thing(uri) for uri in added])
        await asyncio.sleep(0.25)
        v.edits.stop()
        await asyncio.sleep(1)
        stopped = v.last(Stopped)
        assert isinstance(stopped, Stopped)
        assert sentence(stopped, undoable=v.edits.undoable) == (
            "Stopped: 200 of 250 were added to Night Walk; u takes that back"
        )
        assert opened.shown() == [A, *added[:200]]
        v.edits.undo()
        await asyncio.sleep(5)

    server, _ = on([A], then)
    assert server.rows["p"] == [A]


def test_an_undo_of_what_is_under_way_stops_it_and_takes_back_what_was_done() -> None:
    added = [track(number) for number in range(250)]

    async def then(v: Visit, opened: Open) -> None:
        v.edits.add(v.server.told("p"), added, things=[thing(uri) for uri in added])
        await asyncio.sleep(0.25)
        assert v.edits.undo()
        await asyncio.sleep(5)
        assert v.edits.undoable == ""

    server, _ = on([A], then)
    assert server.rows["p"] == [A]
    assert server.sizes.count(100) <= 4


def test_an_undo_of_what_waits_sends_nothing() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [0])
        v.edits.remove(opened, [0])
        await asyncio.sleep(0.01)
        v.edits.undo()
        assert opened.shown() == [B, C]
        await asyncio.sleep(1)

    server, _ = on([A, B, C], then)
    assert server.commands() == ["remove"]


@pytest.mark.parametrize("waits", [0.05, 2.0])
def test_u_pressed_twice_in_haste_takes_two_changes_back(waits: float) -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [4])
        await asyncio.sleep(waits)
        v.edits.remove(opened, [3])
        await asyncio.sleep(0.05)
        assert v.edits.undo()
        assert v.edits.undoable == "Removed 1 from Night Walk"
        assert v.edits.undo()
        assert v.edits.undoable == ""
        assert not v.edits.undo()
        await asyncio.sleep(5)
        assert opened.shown() == [A, B, C, D, E]

    server, _ = on([A, B, C, D, E], then)
    assert server.rows["p"] == [A, B, C, D, E]


def test_an_undo_that_waits_for_another_one_leaves_alone_what_is_done_since() -> None:
    other = Artist(id="abc", uri="spotify:artist:abc", name="Ilse Moor")

    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [4])
        await asyncio.sleep(2)
        v.edits.remove(opened, [3])
        await asyncio.sleep(0.05)
        v.edits.undo()
        v.edits.undo()
        v.edits.save([other], True)
        await asyncio.sleep(5)
        assert v.edits.undoable == "Followed Ilse Moor"

    server, _ = on([A, B, C, D, E], then)
    assert server.rows["p"] == [A, B, C, D, E]
    assert list(server.saved) == [other.uri]


@pytest.mark.parametrize("is_sent", [True, False])
def test_what_would_go_with_a_change_being_undone_is_refused(is_sent: bool) -> None:
    async def then(v: Visit, opened: Open) -> None:
        if is_sent:
            v.edits.move(opened, 3, 1, 2)
            await asyncio.sleep(1)
        v.edits.move(opened, 0, 1, 2)
        await asyncio.sleep(0.05)
        v.edits.undo()
        about = v.server.told("p")
        assert v.edits.move(opened, 1, 1, 3) is CannotEdit.UNDOING
        assert v.edits.remove(opened, [0]) is CannotEdit.UNDOING
        assert v.edits.add(about, [E]) is CannotEdit.UNDOING
        assert "moment" in refusal_words(CannotEdit.UNDOING)
        await asyncio.sleep(2)
        assert opened.shown()[:2] == [A, B]
        assert v.edits.move(opened, 0, 1, 2) is None

    server, _ = on([A, B, C, D], then)
    assert server.rows["p"][:2] == [B, A]


def test_a_move_does_not_join_one_that_was_stopped() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.move(opened, 0, 1, 2)
        await asyncio.sleep(0.05)
        v.edits.stop()
        v.edits.move(opened, 1, 1, 3)
        await asyncio.sleep(2)
        assert [type(news) for news in v.news[1:]] == [TakenBack, Stopped]

    server, _ = on([A, B, C], then)
    assert server.commands() == []


def test_an_undo_that_is_stopped_says_what_was_put_back_and_goes_on() -> None:
    names = [track(number) for number in range(300)]

    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, range(250))
        await asyncio.sleep(5)
        v.edits.undo()
        await asyncio.sleep(0.25)
        v.edits.stop()
        await asyncio.sleep(1)
        progress, stopped = v.last(Progress), v.last(Stopped)
        assert isinstance(progress, Progress)
        assert under_way(progress) == "Undoing: 200 of 250 put back, Esc stops"
        assert isinstance(stopped, Stopped)
        assert sentence(stopped, undoable=v.edits.undoable) == (
            "Stopped: 200 of 250 were put back; u goes on"
        )
        v.edits.undo()
        await asyncio.sleep(5)
        finished = v.last(Finished)
        assert isinstance(finished, Finished)
        assert sentence(finished) == "Undone: 50 put back"

    server, _ = on(names, then)
    assert server.rows["p"] == names


def test_an_undo_that_fails_can_be_tried_again() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.remove(opened, [0, 2])
        await asyncio.sleep(1)
        v.server.weather = [None, (REFUSED, False)]
        v.edits.undo()
        await asyncio.sleep(1)
        assert opened.shown() == [A, B, D]
        assert v.edits.undoable == "Removed 2 from Night Walk"
        v.edits.undo()
        await asyncio.sleep(1)

    server, _ = on([A, B, C, D], then)
    assert server.rows["p"] == [A, B, C, D]


@pytest.mark.parametrize("collaborative", [True, False])
def test_who_may_not_change_it_is_told_without_a_request(collaborative: bool) -> None:
    server = Server()

    async def visit() -> None:
        other = Owner(id="other")
        about = server.give(playlist(owner=other, collaborative=collaborative), [A])
        async with Visit(server) as v:
            opened = await v.open()
            server.log.clear()
            reason = None if collaborative else CannotEdit.NOT_YOURS
            assert v.edits.add(about, [B]) is reason
            assert v.edits.remove(opened, [0]) is reason
            expected = CannotEdit.NOT_OWNER if collaborative else CannotEdit.NOT_YOURS
            assert v.edits.details(about, name="x") is expected
            if not collaborative:
                await asyncio.sleep(1)
                assert server.log == []

    run_virtual(visit())


def test_what_cannot_be_added_is_left_out() -> None:
    async def then(v: Visit, opened: Open) -> None:
        about = v.server.told("p")
        assert v.edits.add(about, [LOCAL, "spotify:album:x"]) is CannotEdit.NOT_ADDABLE
        assert v.edits.add(about, []) is CannotEdit.NOTHING
        assert v.edits.remove(opened, [7]) is CannotEdit.NOTHING
        assert v.edits.move(opened, 0, 1, 1) is CannotEdit.NOTHING
        v.edits.add(about, [LOCAL, C])
        await asyncio.sleep(1)

    server, _ = on([A], then)
    assert server.rows["p"] == [A, C]
