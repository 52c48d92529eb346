"""Playlists made, renamed, deleted: at once in the list of playlists, and back again."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine

import pytest

from tests.library.edits.server import Open, Server, Visit, playlist, track
from tests.playback.sim import run_virtual
from tuify.library.edits import CannotEdit, CoverRefused, Failed, Finished, TakenBack
from tuify.library.edits.details import NOT_PRIVATE
from tuify.library.entries import Entry
from tuify.library.places import PLAYLISTS
from tuify.spotify.errors import Forbidden, ServerFault, Unreachable
from tuify.spotify.models import Playlist

REFUSED = Forbidden("no", status=403)
LOST = Unreachable("no answer", maybe_sent=True)
JPEG = b"\xff\xd8\xff" + bytes(1000)


def on_playlists(
    then: Callable[[Visit, Open], Coroutine[object, object, None]], server: Server | None = None
) -> Server:
    server = server or Server()

    async def visit() -> None:
        for number in (3, 2, 1):
            server.give(playlist(f"p{number}", name=f"List {number}"), [track(number)])
        async with Visit(server) as v:
            opened = await v.screen.open(PLAYLISTS)
            server.log.clear()
            await then(v, opened)
            await asyncio.sleep(60)
            assert names(opened) == [server.told(id_).name for id_ in server.own]

    run_virtual(visit())
    return server


def lists(opened: Open) -> list[Playlist]:
    rows = [opened.rows.row(index) for index in range(opened.rows.total or 0)]
    return [row.thing for row in rows if isinstance(row, Entry) and isinstance(row.thing, Playlist)]


def names(opened: Open) -> list[str]:
    return [each.name for each in lists(opened)]


def test_a_playlist_that_is_made_is_on_top_at_once_and_filled_in_hundreds() -> None:
    uris = [track(number) for number in range(150)]

    async def then(v: Visit, opened: Open) -> None:
        assert v.edits.create("Fresh", uris=uris) is None
        assert names(opened)[0] == "Fresh"
        assert lists(opened)[0].id == ""
        await asyncio.sleep(1)
        finished = v.last(Finished)
        assert isinstance(finished, Finished)
        made = finished.playlist
        assert made is not None
        assert v.server.rows[made.id] == uris
        assert lists(opened)[0].id == made.id
        items = lists(opened)[0].items
        assert items is not None
        assert items.total == 150
        assert v.saved.is_saved(made.uri) is True
        v.edits.undo()
        assert names(opened) == ["List 1", "List 2", "List 3"]
        await asyncio.sleep(1)

    server = on_playlists(then)
    assert server.log == ["create", "add", "add", "unsave"]


def test_a_playlist_that_could_not_be_made_is_gone_again() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [(REFUSED, False)]
        v.edits.create("Fresh")
        await asyncio.sleep(1)
        assert names(opened) == ["List 1", "List 2", "List 3"]
        assert v.edits.undoable == ""

    on_playlists(then)


def test_one_that_may_have_been_made_is_looked_for() -> None:
    async def visit() -> None:
        server = Server(weather=[(LOST, True)])
        async with Visit(server) as v:
            opened = await v.screen.open(PLAYLISTS)
            v.edits.create("Fresh")
            await asyncio.sleep(1)
            assert isinstance(v.last(Failed), Failed)
            assert opened.refreshed == 1
            assert v.edits.undoable == ""
            assert names(opened) == ["Fresh"]

    run_virtual(visit())


def test_a_playlist_that_was_made_but_not_filled_can_be_taken_back() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [None, (REFUSED, False)]
        v.edits.create("Fresh", uris=[track(1)])
        await asyncio.sleep(1)
        assert isinstance(v.last(Failed), Failed)
        assert names(opened)[0] == "Fresh"
        v.edits.undo()
        await asyncio.sleep(1)

    assert on_playlists(then).own == ["p1", "p2", "p3"]


def test_deleting_shows_at_once_and_can_be_taken_back() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.delete(lists(opened)[1])
        assert names(opened) == ["List 1", "List 3"]
        assert v.edits.undoable == "Deleted List 2"
        await asyncio.sleep(1)
        v.edits.undo()
        assert names(opened) == ["List 2", "List 1", "List 3"]
        await asyncio.sleep(1)

    assert on_playlists(then).log == ["get saved", "unsave", "save"]


def test_what_is_known_to_be_followed_is_not_asked_about() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.saved.note(["spotify:playlist:p2"], True)
        v.edits.delete(lists(opened)[1])
        await asyncio.sleep(1)

    assert on_playlists(then).log == ["unsave"]


def test_one_that_is_not_followed_is_left_alone_and_taking_back_does_not_follow_it() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.own.remove("p2")
        v.edits.delete(lists(opened)[1])
        await asyncio.sleep(1)
        told = v.last(TakenBack)
        assert isinstance(told, TakenBack)
        assert told.was_so
        assert names(opened) == ["List 1", "List 3"]
        assert not v.edits.undo()

    server = on_playlists(then)
    assert server.log == ["get saved"]
    assert server.own == ["p1", "p3"]


def test_deleting_that_is_refused_shows_it_where_it_stood() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [(REFUSED, False)]
        v.edits.delete(lists(opened)[1])
        await asyncio.sleep(1)
        assert names(opened) == ["List 1", "List 2", "List 3"]

    on_playlists(then)


def test_deleting_of_unknown_outcome_is_sent_once_more() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [(LOST, True)]
        v.edits.delete(lists(opened)[1])
        await asyncio.sleep(1)

    assert on_playlists(then).log == ["get saved", "unsave", "unsave"]


def test_renaming_shows_at_once_and_can_be_taken_back() -> None:
    async def then(v: Visit, opened: Open) -> None:
        first = lists(opened)[0]
        v.edits.details(first, name="Other")
        assert names(opened) == ["Other", "List 2", "List 3"]
        assert v.edits.undoable == "Renamed List 1 to Other"
        await asyncio.sleep(1)
        assert v.server.about["p1"].name == "Other"
        v.edits.undo()
        assert names(opened) == ["List 1", "List 2", "List 3"]
        await asyncio.sleep(1)

    server = on_playlists(then)
    assert server.commands() == ["details", "details"]


@pytest.mark.parametrize("error", [REFUSED, LOST, ServerFault("broken", status=500)])
def test_renaming_that_had_no_effect_shows_the_old_name(error: Exception) -> None:
    async def then(v: Visit, opened: Open) -> None:
        assert isinstance(error, Forbidden | Unreachable | ServerFault)
        v.server.weather = [(error, False)]
        v.edits.details(lists(opened)[0], name="Other")
        await asyncio.sleep(1)
        assert isinstance(v.last(Failed), Failed)
        assert names(opened)[0] == "List 1"

    on_playlists(then)


def test_a_playlist_that_stays_public_is_said_to() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.edits.details(lists(opened)[0], public=False)
        assert lists(opened)[0].public is False
        await asyncio.sleep(1)
        finished = v.last(Finished)
        assert isinstance(finished, Finished)
        assert finished.note == NOT_PRIVATE
        assert lists(opened)[0].public is True
        assert v.edits.undoable == ""

    on_playlists(then, Server(hides=False))


def test_one_that_others_take_part_in_is_made_private() -> None:
    async def then(v: Visit, opened: Open) -> None:
        first = lists(opened)[0]
        assert v.edits.details(first, collaborative=True, public=True) is (
            CannotEdit.PUBLIC_AND_SHARED
        )
        v.edits.details(first, collaborative=True, description="Sand & sea")
        await asyncio.sleep(1)
        told = v.server.about["p1"]
        assert (told.public, told.collaborative) == (False, True)
        assert told.description == "Sand &amp; sea"
        v.edits.undo()
        await asyncio.sleep(1)
        told = v.server.about["p1"]
        assert (told.public, told.collaborative, told.description) == (True, False, "")

    on_playlists(then)


def test_what_cannot_be_is_told_at_once() -> None:
    async def then(v: Visit, opened: Open) -> None:
        first = lists(opened)[0]
        assert v.edits.details(first, name=" ") is CannotEdit.NO_NAME
        assert v.edits.details(first, name="List 1") is CannotEdit.NOTHING
        assert v.edits.create("") is CannotEdit.NO_NAME
        assert v.edits.create("x", public=True, collaborative=True) is CannotEdit.PUBLIC_AND_SHARED
        assert v.edits.cover(first, b"GIF89a") == CoverRefused(is_jpeg=False, size=6)
        large = JPEG + bytes(200_000)
        assert v.edits.cover(first, large) == CoverRefused(is_jpeg=True, size=201_003, most=196_608)
        await asyncio.sleep(1)
        assert v.news == []

    assert on_playlists(then).log == []


def test_a_cover_is_sent_and_cannot_be_taken_back() -> None:
    async def then(v: Visit, opened: Open) -> None:
        assert v.edits.cover(lists(opened)[0], JPEG) is None
        await asyncio.sleep(1)
        finished = v.last(Finished)
        assert isinstance(finished, Finished)
        assert not finished.can_undo
        assert v.edits.undoable == ""

    assert on_playlists(then).log == ["cover"]


def test_neither_a_new_name_nor_a_cover_is_taken_for_a_change_of_someone_else() -> None:
    async def then(v: Visit, opened: Open) -> None:
        entries = await v.open("p1")
        v.edits.add(v.server.told("p1"), [track(7)])
        await asyncio.sleep(1)
        v.edits.details(lists(opened)[0], name="Other")
        await asyncio.sleep(30)
        v.edits.cover(lists(opened)[0], JPEG)
        await asyncio.sleep(30)
        assert entries.snapshot_id == v.server.snapshot("p1")
        v.edits.remove(entries, [0])
        await asyncio.sleep(1)
        assert v.server.rows["p1"] == [track(7)]
        for _ in range(3):
            v.edits.undo()
            await asyncio.sleep(1)
        assert v.server.rows["p1"] == [track(1)]
        assert v.server.about["p1"].name == "List 1"

    on_playlists(then)


def test_two_that_wait_are_taken_back_with_the_one_that_failed() -> None:
    async def then(v: Visit, opened: Open) -> None:
        v.server.weather = [(REFUSED, False)]
        v.edits.delete(lists(opened)[1])
        v.edits.delete(lists(opened)[0])
        assert names(opened) == ["List 3"]
        await asyncio.sleep(1)
        assert isinstance(v.news[-2], TakenBack)
        assert names(opened) == ["List 1", "List 2", "List 3"]

    on_playlists(then)


def test_a_playlist_made_and_deleted_elsewhere_needs_no_undo() -> None:
    server = Server()

    async def visit() -> None:
        async with Visit(server) as v:
            v.edits.create("Other")
            await asyncio.sleep(10)
            (made,) = server.own
            server.own.clear()
            v.saved.note([f"spotify:playlist:{made}"], saved=False)
            v.edits.undo()
            await asyncio.sleep(5)
            assert (server.commands(), v.edits.undoable) == (["create"], "")
            assert not v.edits.undo()

    run_virtual(visit())
