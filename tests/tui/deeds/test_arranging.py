"""Rows that are moved while their list changes, and moves that can't be made."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

import pytest

from tests.tui.world import WorldScene, on_world
from tuify.library.edits import CannotEdit, Edits, Move
from tuify.library.listing import Listing
from tuify.spotify.models import Playlist
from tuify.tui.deeds.refusing import refusal_words


async def asked_for_a_position(scene: WorldScene) -> Listing:
    """The list of a playlist of six, and the question where its second row is to go."""
    listing = await scene.open_playlist(6)
    await scene.press("j", "number_sign")
    await scene.settle()
    return listing


def test_a_list_that_changed_behind_the_question_is_not_rearranged() -> None:
    async def run() -> None:
        async with on_world() as scene:
            listing = await asked_for_a_position(scene)
            moved = {"range_start": 5, "insert_before": 0}
            await scene.world.tell("PUT", f"playlists/{listing.place.id}/items", moved)
            scene.session.lists.renew(listing.place)
            await scene.settle()
            await scene.press("6", "enter")
            await scene.shows("The list changed meanwhile: Esc, and choose again")
            assert scene.world.wire.changes() == []

    asyncio.run(run())


def test_the_question_follows_its_row_through_changes_of_ones_own() -> None:
    async def run() -> None:
        async with on_world() as scene:
            listing = await asked_for_a_position(scene)
            before = await scene.entries(listing)
            scene.session.edits.remove(listing, [0])
            await scene.settle()
            await scene.press("6", "enter")
            await scene.shows("A number from 1 to 5, please")
            await scene.press("backspace", "5", "enter")
            await scene.says("Moved 1 in Harbour Fog")
            assert await scene.entries(listing) == [*before[2:], before[1]]

    asyncio.run(run())


def test_a_row_that_is_gone_goes_nowhere() -> None:
    async def run() -> None:
        async with on_world() as scene:
            listing = await asked_for_a_position(scene)
            before = await scene.entries(listing)
            scene.session.edits.remove(listing, [1])
            await scene.settle()
            await scene.press("4", "enter")
            await scene.shows("The list changed meanwhile")
            assert await scene.entries(listing) == [before[0], *before[2:]]

    asyncio.run(run())


@pytest.mark.parametrize("reason", [CannotEdit.BEING_READ, CannotEdit.NOT_YOURS])
def test_why_a_row_does_not_move_is_said(
    reason: CannotEdit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(edits: Edits, listing: Playlist, moves: Sequence[Move]) -> CannotEdit:
        return reason

    async def run() -> None:
        async with on_world() as scene:
            await asked_for_a_position(scene)
            monkeypatch.setattr(Edits, "rearrange", refuse)
            await scene.press("4", "enter")
            await scene.shows(refusal_words(reason))
            await scene.press("escape", "J")
            await scene.says(refusal_words(reason))

    asyncio.run(run())


def test_who_is_at_the_top_already_is_told_so_and_nothing_else_is_done(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[Sequence[Move]] = []

    def note(edits: Edits, listing: Playlist, moves: Sequence[Move]) -> None:
        asked.append(moves)

    async def run() -> None:
        async with on_world() as scene:
            await scene.open_playlist(3)
            monkeypatch.setattr(Edits, "rearrange", note)
            await scene.press("K")
            await scene.says("This is the top")

    asyncio.run(run())
    assert asked == []
