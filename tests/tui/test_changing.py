"""Each action that changes the library, against an emulated account: done, refused, undone."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.tui import samples
from tests.tui.world import WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.library import things
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.library.saved import SavedIndex
from tuify.playback.commands import AddToQueue, Play
from tuify.playback.queue import QueueView
from tuify.playback.state import RemoteView
from tuify.spotify.errors import Forbidden
from tuify.spotify.models import ArtistRef, Playlist

REFUSED = {"kind": "forbidden", "method": "DELETE", "count": 1}
JPEG = b"\xff\xd8\xff\xe0" + bytes(2_000)


def perform(
    act: Callable[[WorldScene], Awaitable[None]],
    *,
    songs: int = 300,
    options: EmulatorOptions | None = None,
    view: RemoteView | None = None,
) -> None:
    """Act on an account of its own."""

    async def run() -> None:
        world = options or EmulatorOptions(saved_tracks=songs)
        async with on_world(options=world, view=view) as scene:
            await act(scene)

    asyncio.run(run())


def shown(listing: Listing) -> list[str | None]:
    """The URIs of the rows of a list that are here."""
    rows = (listing.rows.row(index) for index in range(listing.rows.total or 0))
    return [things.uri(row.thing) for row in rows if isinstance(row, Entry)]


# What is in a playlist


def test_removing_shows_at_once_and_u_puts_it_back() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        await scene.pilot.press("j", "x")
        assert shown(listing) == [before[0], *before[2:]]
        await scene.says("Removed 1 from Harbour Fog, u undoes")
        assert await scene.entries(listing) == [before[0], *before[2:]]
        await scene.press("u")
        await scene.says("Undone: removed 1 from Harbour Fog")
        assert await scene.entries(listing) == before == shown(listing)

    perform(act)


def test_marked_rows_are_removed_together_and_are_marked_no_more() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        await scene.press("m", "j", "m", "x")
        await scene.says("Removed 2 from Harbour Fog")
        assert await scene.entries(listing) == [before[1], *before[3:]]
        assert "marked" not in scene.text()

    perform(act)


@pytest.mark.parametrize("refused", [True, False])
@pytest.mark.parametrize("needle", [(), ("ctrl+f", "a", "enter")])
def test_the_cursor_is_back_on_its_entry_when_all_marked_rows_are(
    refused: bool, needle: tuple[str, ...]
) -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        if refused:
            await scene.world.weather(REFUSED)
        await scene.press(*needle, "ctrl+a", "j")
        place = scene.cursor
        on = scene.app.main.library.table.entry_at(place)
        await scene.press("x")
        if refused:
            await scene.says("failed")
        else:
            await scene.says("Removed")
            await scene.press("u")
            await scene.says("Undone")
        await scene.settle()
        assert sorted(map(str, shown(listing))) == sorted(before)
        now = scene.app.main.library.table.entry_at(scene.cursor)
        assert on is not None
        assert now is not None
        assert (scene.cursor, things.uri(now.thing)) == (place, things.uri(on.thing))

    perform(act)


def test_the_head_of_the_page_counts_along() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist()
        await scene.shows("5 entries")
        await scene.press("x")
        await scene.says("Removed 1")
        await scene.shows("4 entries")
        await scene.press("D")
        await scene.shows("“Harbour Fog”, 4 entries")

    perform(act)


def test_a_refused_removal_is_taken_back_and_told() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        await scene.world.weather(REFUSED)
        await scene.press("x")
        await scene.says("Removing 1 from Harbour Fog failed: this playlist is someone else's")
        assert shown(listing) == before
        await scene.press("u")
        assert "Undone" not in scene.bottom()

    perform(act)


def test_someone_else_changed_it_meanwhile() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        await scene.press("j", "j", "j")
        other = "spotify:track:" + before[0].rpartition(":")[2]
        body = {"uris": [other], "position": 0}
        await scene.world.tell("POST", f"playlists/{listing.place.id}/items", body)
        await scene.press("x")
        await scene.says("Someone else changed “Harbour Fog”")
        await scene.until(lambda: shown(listing) == [other, *before], "it was not read again")
        assert await scene.entries(listing) == [other, *before]
        await scene.until(lambda: scene.cursor == 4, "the cursor left its entry")

    perform(act)


@pytest.mark.parametrize(
    ("keys", "order"),
    [
        (("J",), "BACDE"),
        (("j", "K"), "BACDE"),
        (("shift+down", "shift+down"), "BCADE"),
        (("m", "m", "J"), "CABDE"),
        (("m", "j", "m", "G", "J"), "BADCE"),
        (("number_sign", "4", "enter"), "BCDAE"),
        (("m", "j", "j", "m", "number_sign", "2", "enter"), "BADCE"),
    ],
)
def test_rows_move_and_u_moves_them_back(keys: tuple[str, ...], order: str) -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        wanted = [before["ABCDE".index(letter)] for letter in order]
        await scene.press(*keys)
        await scene.until(lambda: shown(listing) == wanted, f"not {order}")
        await scene.says("Moved")
        await scene.settle()
        assert await scene.entries(listing) == wanted
        for _ in range(3):
            await scene.press("u")
            await scene.settle()
        assert await scene.entries(listing) == before == shown(listing)

    perform(act)


def test_the_cursor_goes_with_its_row() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist()
        await scene.press("J", "J")
        await scene.settle()
        assert scene.cursor == 2

    perform(act)


def test_the_first_can_go_no_higher_and_a_position_must_be_one() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist()
        await scene.press("K")
        await scene.says("This is the top")
        await scene.press("number_sign", "9", "enter")
        await scene.shows("A number from 1 to 5, please")
        await scene.press("escape")
        assert scene.world.wire.changes() == []

    perform(act)


def test_a_filtered_list_is_not_reordered() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        scene.app.main.library.arrange_rows("S", None)
        await scene.settle()
        await scene.press("J")
        await scene.says("Rows move only in the list's own order")
        assert scene.world.wire.changes() == []
        assert listing.rows.total == 5

    perform(act)


def test_rows_of_liked_songs_and_of_others_playlists_stay() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("x")
        await scene.says("s takes a song out of Liked Songs")
        await scene.press("J")
        await scene.says("Liked Songs keep the order in which they were saved")
        listing = await scene.open_playlist()
        scene.session._own_id = "somebody"
        await scene.press("x")
        await scene.says("“Harbour Fog” belongs to Robin Ashdown")
        assert listing.rows.total == 5
        assert scene.world.wire.changes() == []

    perform(act)


# What is saved


def test_s_takes_out_of_liked_songs_and_u_saves_again() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("s")
        await scene.says("Removed Invisible Harbour from your library, u undoes")
        assert scene.world.wire.changes() == [("DELETE", "me/library")]
        assert (await scene.world.ask("me/tracks?limit=1"))["total"] == 299
        await scene.press("u")
        await scene.says("Undone: removed Invisible Harbour from your library")
        assert (await scene.world.ask("me/tracks?limit=1"))["total"] == 300

    perform(act)


def test_what_stands_among_what_is_saved_is_unsaved_also_where_nobody_asked_for_its_heart() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press(*["pagedown"] * 2)
        row = scene.app.main.library.table.entry_at(scene.cursor)
        assert row is not None
        scene.session.saved = SavedIndex(scene.session.spotify.library)  # which knows of nothing
        scene.app.main.library.table.saved = scene.session.saved
        await scene.press("j")
        assert "s unsave" in scene.bottom()

    perform(act)


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        ("forbidden", "the service doesn't"),
        ("insufficient_scope", "the login"),
        ("server_error", "the service has trouble"),
        ("drop", "no answer, it may"),
    ],
)
def test_a_refused_heart_is_taken_back_and_told(trouble: str, reason: str) -> None:
    async def act(scene: WorldScene) -> None:
        listing, saved = await scene.open(LIKED), scene.session.saved
        uri = shown(listing)[0]
        await scene.world.weather({"kind": trouble, "method": "DELETE"})
        await scene.press("s")
        await scene.says(f"Removing Invisible Harbour from your library failed: {reason}")
        assert saved.is_saved(uri) is True
        await scene.world.weather()
        await scene.press("s")
        await scene.says("Removed Invisible Harbour from your library, u undoes")
        await scene.world.weather({"kind": trouble, "method": "PUT"})
        await scene.press("s")
        await scene.says(f"Saving Invisible Harbour failed: {reason}")
        assert saved.is_saved(uri) is False

    perform(act)


def test_three_hundred_are_taken_out_in_eight_requests_with_progress() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+a")
        page = scene.app.main.library.page
        assert page is not None
        await scene.until(lambda: len(page.marks) == 296, "not all were marked")
        heard: list[str] = []
        show = scene.app.main.show_progress

        def note(words: str) -> None:
            heard.append(words)
            show(words)

        scene.app.main.show_progress = note  # type: ignore[method-assign]  # to listen in
        await scene.press("s")
        await scene.says("Removed 294 tracks from your library; 2 local files left alone, u undoes")
        assert scene.world.wire.changes() == [("DELETE", "me/library")] * 8
        assert "Removing 294 tracks from your library: 40 of 294, Esc stops" in heard
        assert heard[-1] == ""
        assert (await scene.world.ask("me/tracks?limit=1"))["total"] == 6
        await scene.press("u")
        await scene.says("Undone: removed 294 tracks")
        assert (await scene.world.ask("me/tracks?limit=1"))["total"] == 300

    perform(act)


def test_a_refusal_in_the_middle_says_how_far_it_came() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+a")
        page = scene.app.main.library.page
        assert page is not None
        await scene.until(lambda: len(page.marks) == 296, "not all were marked")
        await scene.world.weather({**REFUSED, "after": 2})
        await scene.press("s")
        await scene.says("80 of 294 were removed from your library, then: the service")
        assert (await scene.world.ask("me/tracks?limit=1"))["total"] == 220

    perform(act)


def test_escape_stops_between_two_batches() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+a")
        page = scene.app.main.library.page
        assert page is not None
        await scene.until(lambda: len(page.marks) == 296, "not all were marked")
        go_on = asyncio.Event()

        async def gate(request: object) -> None:
            if len(scene.world.wire.changes()) == 3:
                await go_on.wait()

        scene.world.wire.gate = gate
        await scene.press("s")
        await scene.says("80 of 294, Esc stops")
        await scene.press("escape")
        go_on.set()
        await scene.says("Stopped: 120 of 294 were removed")
        assert (await scene.world.ask("me/tracks?limit=1"))["total"] == 180
        assert len(page.marks) == 296  # Esc stops first; the next one unmarks

    perform(act)


def test_following_is_called_so() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open(Place(PlaceKind.ARTISTS))
        await scene.press("s")
        await scene.says("Unfollowed")
        await scene.press("u")
        await scene.says("Undone: unfollowed")

    perform(act)


def test_a_playlist_of_ones_own_is_not_unfollowed_by_chance() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist()
        await scene.open(PLAYLISTS)
        assert "D delete" in scene.bottom()
        assert "unfollow" not in scene.bottom()
        await scene.press("full_stop")
        await scene.settle()
        assert "Unfollow" not in scene.text()
        await scene.press("escape", "s")
        await scene.says("A playlist of your own is deleted with D")
        assert scene.world.wire.changes() == []

    perform(act)


def test_s_asks_first_where_nobody_knows_and_u_takes_back_just_that() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("s")
        await scene.says("Removed Invisible Harbour from your library")
        listing = await scene.open(Place(PlaceKind.ALBUMS))
        await scene.press("enter")
        await scene.settle()
        scene.session.saved._records._records.clear()
        scene.world.wire.noted.clear()
        await scene.press("s")
        await scene.says(", u undoes")
        kind = scene.world.wire.changes()[0][0]
        scene.session.saved._records._records.clear()
        await scene.press("u")
        await scene.says("Undone: ")
        assert "Invisible Harbour" not in scene.bottom()
        back = {"PUT": "DELETE", "DELETE": "PUT"}[kind]
        assert [method for method, _ in scene.world.wire.changes()] == [kind, back]
        assert listing.rows.total is not None

    perform(act)


@pytest.mark.parametrize(("key", "words"), [("s", "Left as it is"), ("escape", "Stopped: nothing")])
def test_a_question_that_lasts_can_be_taken_back(key: str, words: str) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open(Place(PlaceKind.ALBUMS))
        await scene.press("enter")
        await scene.settle()
        scene.session.saved._records._records.clear()
        scene.world.wire.noted.clear()
        go_on = asyncio.Event()

        async def gate(request: object) -> None:
            await go_on.wait()

        scene.world.wire.gate = gate
        await scene.press("s")
        await scene.says("Asking first whether it is in your library")
        await scene.press(key)
        await scene.says(words)
        go_on.set()
        await scene.settle()
        assert scene.world.wire.changes() == []
        await scene.press("s")
        await scene.says(", u undoes")

    perform(act)


def test_what_is_saved_already_is_left_alone_by_u() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open(Place(PlaceKind.ALBUMS))
        scene.session.saved._records._records.clear()
        albums = [row.thing for row in map(listing.rows.row, range(2)) if isinstance(row, Entry)]
        scene.session.edits.save(albums, True)
        await scene.says("so already: saved 2 albums")
        await scene.press("u")
        await scene.says("There is nothing to undo")
        assert scene.world.wire.changes() == []

    perform(act)


# Playlists themselves


def test_a_new_playlist_of_the_marked_rows() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "m", "N")
        await scene.shows("2 tracks will be in it.")
        await scene.press("enter")
        await scene.shows("It needs a name")
        await scene.type("Fog")
        await scene.press("tab")
        await scene.type("grey")
        await scene.press("tab", "right", "enter")
        await scene.says("Made Fog")
        await scene.settle()
        made = (await scene.world.ask("me/playlists?limit=1"))["items"][0]
        assert (made["name"], made["description"], made["public"]) == ("Fog", "grey", True)
        assert (await scene.world.ask(f"playlists/{made['id']}/items"))["total"] == 2
        assert "marked" not in scene.text()
        await scene.press("u")
        await scene.says("Undone: made Fog")
        first = (await scene.world.ask("me/playlists?limit=1"))["items"][0]
        assert first["name"] != "Fog"

    perform(act)


def test_editing_sends_what_changed_and_u_restores_it() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        await scene.press("E")
        await scene.press("space")
        await scene.type("Home")
        await scene.press("enter")
        await scene.says("Renamed Harbour Fog to Harbour Fog Home, u undoes")
        told = await scene.world.ask(f"playlists/{listing.place.id}")
        assert (told["name"], told["public"]) == ("Harbour Fog Home", True)
        await scene.press("u")
        await scene.says("Undone")
        assert (await scene.world.ask(f"playlists/{listing.place.id}"))["name"] == "Harbour Fog"

    perform(act)


def test_deleting_asks_first_and_u_follows_again() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist()
        listing = await scene.open(PLAYLISTS)
        before = listing.rows.total
        await scene.press("D")
        await scene.shows("Delete “Harbour Fog”")
        await scene.press("enter")  # on what does no harm
        await scene.settle()
        assert scene.world.wire.changes() == []
        await scene.press("D", "j", "enter")
        await scene.says("Deleted Harbour Fog, u undoes")
        assert listing.rows.total == (before or 0) - 1
        await scene.press("u")
        await scene.says("Undone: deleted Harbour Fog")
        assert listing.rows.total == before
        first = (await scene.world.ask("me/playlists?limit=1"))["items"][0]
        assert first["name"] == "Harbour Fog"

    perform(act)


def test_what_is_not_in_the_library_is_not_deleted_and_u_does_not_follow_it() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open(Place(PlaceKind.FEATURED))
        saved = scene.session.saved
        at = next(i for i, uri in enumerate(shown(listing)) if saved.is_saved(uri) is False)
        row = listing.rows.row(at)
        assert isinstance(row, Entry)
        await scene.press(*("j" * at), "D")
        await scene.says(f"“{things.name(row.thing)}” is not in your library")
        await scene.press("full_stop")
        await scene.shows("Copy link")
        assert "Delete" not in scene.text()
        assert "Unfollow playlist" not in scene.text()
        await scene.press("escape", "u")
        await scene.says("There is nothing to undo")
        assert scene.world.wire.changes() == []

    perform(act)


def test_whether_a_playlist_is_followed_is_asked_where_nobody_knows() -> None:
    async def act(scene: WorldScene) -> None:
        featured = (await scene.world.ask("browse/featured-playlists"))["playlists"]["items"]
        uris = ",".join(each["uri"] for each in featured)
        followed = await scene.world.ask(f"me/library/contains?uris={uris}")
        not_followed = featured[followed.index(False)]
        place = Place(PlaceKind.PLAYLIST, not_followed["id"], name=not_followed["name"])
        await scene.open(place)
        await scene.press("D")
        await scene.says("is not in your library")
        saved = scene.session.saved
        saved._records._records.clear()
        await scene.world.weather({"kind": "server_error", "path": "/v1/me/library/contains"})
        await scene.press("D")
        await scene.says("Nobody knows whether it is in your library: the service has trouble")
        assert scene.world.wire.changes() == []

    perform(act)


def test_others_playlists_are_unfollowed_and_u_follows_again() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open(PLAYLISTS)
        rows = [row for row in map(listing.rows.row, range(20)) if isinstance(row, Entry)]
        own = scene.session.own_id
        at = next(
            i
            for i, row in enumerate(rows)
            if isinstance(row.thing, Playlist) and row.thing.owner and row.thing.owner.id != own
        )
        await scene.press(*("j" * at), "full_stop")
        await scene.shows("Unfollow playlist")
        assert "Delete playlist" not in scene.text()
        await scene.press("escape", "D", "j", "enter")
        await scene.says(f"Unfollowed {things.name(rows[at].thing)}, u undoes")
        await scene.press("u")
        await scene.says("Undone: unfollowed")
        assert things.uri(rows[at].thing) in shown(listing)

    perform(act)


def test_a_cover_is_looked_at_before_it_is_sent(tmp_path: Path) -> None:
    async def act(scene: WorldScene) -> None:
        (tmp_path / "no.jpg").write_bytes(b"\x89PNG")
        (tmp_path / "big.jpg").write_bytes(JPEG + bytes(200 * 1024))
        (tmp_path / "good.jpg").write_bytes(JPEG)
        await scene.open_playlist()
        await scene.press("x")
        await scene.says("Removed 1 from Harbour Fog, u undoes")
        scene.world.wire.noted.clear()
        await scene.press("I")
        for name, words in (
            ("none.jpg", "There is no such file"),
            ("no.jpg", "It is no JPEG"),
            ("big.jpg", "It has 201 KB; 192 are the most"),
        ):
            await scene.press("ctrl+u")
            await scene.paste(str(tmp_path / name))
            await scene.press("enter")
            await scene.shows(words)
        assert scene.world.wire.changes() == []
        await scene.press("ctrl+u")
        await scene.paste(str(tmp_path / "good.jpg"))
        await scene.press("enter")
        await scene.says("Changed the cover of Harbour Fog; the cover before it can't be brought")
        assert "u undoes" not in scene.bottom()
        assert scene.world.wire.changes()[0][0] == "PUT"

    perform(act)


def test_the_queue_becomes_a_playlist() -> None:
    async def act(scene: WorldScene) -> None:
        rows = scene.session.lists.open(LIKED)
        assert isinstance(rows, Listing)
        items = [row.thing for row in map(rows.rows.row, range(3)) if isinstance(row, Entry)]
        tracks = tuple(item for item in items if isinstance(item, type(samples.PAPER_LANTERNS)))
        queue = QueueView(items=(*tracks[1:], samples.LOCAL), known=True)
        scene.world.remote.show(samples.view(samples.playing(tracks[0]), queue=queue))
        await scene.press("Q")
        await scene.shows("3 entries of the queue will be in it.")
        await scene.shows("1 can't stand in a playlist.")
        await scene.type("Tonight")
        await scene.press("enter")
        await scene.says("Made Tonight")
        await scene.settle()
        made = (await scene.world.ask("me/playlists?limit=1"))["items"][0]
        assert (await scene.world.ask(f"playlists/{made['id']}/items"))["total"] == 3

    perform(act)


# Adding


def test_adding_to_a_playlist_that_is_found_by_typing() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist(2)
        before = await scene.entries(listing)
        await scene.open(LIKED)
        await scene.press("j", "j", "m", "m", "w")
        await scene.shows("Add 2 tracks to")
        await scene.type("harbour f")
        await scene.settle()
        await scene.press("enter")
        await scene.says("Added 2 to Harbour Fog, u undoes")
        after = await scene.entries(listing)
        assert after[:2] == before
        assert len(after) == 4
        assert "marked" not in scene.text()
        await scene.press("u")
        await scene.says("Undone: added 2")
        assert await scene.entries(listing) == before

    perform(act)


@pytest.mark.parametrize(
    ("moves", "added"), [((), 1), (("j",), 3), (("j", "j"), 0), (("escape",), None)]
)
def test_what_is_there_already_is_asked_about(moves: tuple[str, ...], added: int | None) -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist(2)
        await scene.open(LIKED)
        await scene.press("m", "m", "m", "w")
        await scene.settle()
        await scene.press("enter")
        await scene.shows("2 tracks are in “Harbour Fog” already.")
        await scene.press(*moves)
        if added is not None:
            await scene.press("enter")
        if added:
            await scene.says(f"Added {added} to Harbour Fog")
        await scene.settle()
        assert len(await scene.entries(listing)) == 2 + (added or 0)

    perform(act)


def test_what_is_there_already_and_nothing_else_is_left_out_unless_one_says_otherwise() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist(2)
        await scene.open(LIKED)
        await scene.press("w")
        await scene.settle()
        await scene.press("enter")
        await scene.shows("already.")
        await scene.press("enter")
        await scene.settle()
        assert len(await scene.entries(listing)) == 2

    perform(act)


def test_of_several_playlists_none_is_deleted() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist()
        await scene.open(PLAYLISTS)
        await scene.press("m", "m", "D")
        await scene.says("One at a time, please: put the cursor on it and clear the marks")
        assert scene.world.wire.changes() == []

    perform(act)


def test_one_step_of_scattered_rows_is_one_change() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist(7)
        before = await scene.entries(listing)
        await scene.press("m", "j", "m", "j", "m", "J")
        await scene.says("Moved 3 in Harbour Fog, u undoes")
        assert await scene.entries(listing) != before
        await scene.press("u")
        await scene.says("Undone: moved 3 in Harbour Fog")
        assert await scene.entries(listing) == before

    perform(act)


def test_the_playlist_used_last_stands_first() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("w")
        await scene.settle()
        await scene.type("kitchen")
        await scene.press("enter")
        await scene.says("Added 1 to Kitchen Dancing")
        await scene.press("j", "w")
        await scene.settle()
        lines = scene.text().split("\n")
        first = next(at for at, line in enumerate(lines) if "New playlist" in line) + 1
        assert "Kitchen Dancing" in lines[first]

    perform(act)


@pytest.mark.parametrize("is_read_by_another", [False, True])
def test_a_choice_that_is_closed_lets_go_of_the_playlists(is_read_by_another: bool) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("w")
        await scene.settle()
        listing = scene.session.lists.kept(PLAYLISTS)
        assert listing is not None
        assert listing.rows.survey is not None
        if is_read_by_another:
            listing.rows.load_all(user="another")
        await scene.press("escape")
        await scene.settle()
        assert (listing.rows.survey is not None) is is_read_by_another

    perform(act)


def test_adding_to_a_new_playlist() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("w")
        await scene.settle()
        await scene.press("up", "enter")
        await scene.shows("“Invisible Harbour” will be in it.")
        await scene.type("Fog")
        await scene.press("enter")
        await scene.says("Made Fog")

    perform(act)


# Playing, copying, going


def test_marked_tracks_are_played_at_most_a_hundred() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "j", "m", "P")
        command = scene.world.remote.dispatched[-1]
        assert isinstance(command, Play)
        assert len(command.uris) == 2
        await scene.says("Playing 2 tracks")
        await scene.press("ctrl+a")
        await scene.settle()
        await scene.press("P")
        command = scene.world.remote.dispatched[-1]
        assert isinstance(command, Play)
        assert len(command.uris) == 100
        await scene.says("Playing the first 100 of 144: the service takes no more")

    perform(act, songs=150)


def test_several_are_queued_one_after_the_other() -> None:
    async def act(scene: WorldScene) -> None:
        remote = scene.world.remote
        await scene.press("m", "m", "m", "z")
        assert [type(command) for command in remote.dispatched] == [AddToQueue]
        await scene.says("Queueing 1 of 3, Esc stops")
        remote.take(remote.dispatched[-1])
        await scene.says("Queueing 2 of 3")
        remote.take(remote.dispatched[-1])
        remote.take(remote.dispatched[-1])
        await scene.says("Queued 3")
        assert (
            len({command.uri for command in remote.dispatched if isinstance(command, AddToQueue)})
            == 3
        )

    perform(act)


def test_queueing_stops_when_it_is_refused_or_told_to() -> None:
    async def act(scene: WorldScene) -> None:
        remote = scene.world.remote
        await scene.press("m", "m", "m", "z")
        remote.take(remote.dispatched[-1])
        remote.fail(remote.dispatched[-1], Forbidden("no", status=403))
        await scene.says("1 of 3 are queued, then: the service doesn't allow it")
        await scene.press("z")
        remote.take(remote.dispatched[-1])
        await scene.press("escape")
        await scene.says("Stopped: 1 of 3 are queued")
        sent = len(remote.dispatched)
        remote.take(remote.dispatched[-1])
        assert len(remote.dispatched) == sent

    perform(act)


def test_many_are_queued_only_when_asked() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+a")
        await scene.settle()
        await scene.press("z")
        await scene.shows("Queue the first 24")
        assert scene.world.remote.dispatched == []
        await scene.press("j", "enter")
        await scene.says("Queueing 1 of 24")

    perform(act, songs=50)


def test_links_and_text_are_copied_a_line_for_each() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "m", "c")
        assert [line[:31] for line in scene.app.clipboard.split("\n")] == [
            "https://open.spotify.com/track/"
        ] * 2
        await scene.says("Copied 2 links")
        await scene.press("C")
        assert scene.app.clipboard.split("\n")[1] == "Caspian Fell - Stranger of Cádiz"
        await scene.says("Copied 2 lines")

    perform(act)


def test_of_several_artists_one_is_chosen() -> None:
    async def act(scene: WorldScene) -> None:
        rows = scene.session.lists.open(LIKED)
        assert isinstance(rows, Listing)
        index = next(
            index
            for index in range(50)
            if isinstance(row := rows.rows.row(index), Entry)
            and len(getattr(row.thing, "artists", ())) > 1
        )
        await scene.press(*["j"] * index, "A")
        await scene.shows("Which one?")
        await scene.press("j", "enter")
        await scene.settle()
        page = scene.app.main.library.page
        row = rows.rows.row(index)
        assert page is not None
        assert isinstance(row, Entry)
        artists: tuple[ArtistRef, ...] = getattr(row.thing, "artists", ())
        assert page.place.id == artists[1].id

    perform(act)


def test_recommendations_from_what_is_marked_are_closed_to_most() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "m", "R")
        await scene.settle()
        page = scene.app.main.library.page
        assert page is not None
        assert page.place.kind is PlaceKind.RECOMMENDATIONS
        assert len(page.place.detail.split(",")) == 2
        await scene.open(LIKED)
        await scene.press("R")
        await scene.says("No recommendations: Spotify has closed this")

    perform(act, options=EmulatorOptions(saved_tracks=300, mode="development"))


def test_the_menu_runs_what_its_keys_run() -> None:
    async def act(scene: WorldScene) -> None:
        listing = await scene.open_playlist()
        before = await scene.entries(listing)
        await scene.press("full_stop")
        await scene.type("remove")
        await scene.press("enter")
        await scene.says("Removed 1 from Harbour Fog")
        assert await scene.entries(listing) == before[1:]
        await scene.press("full_stop", "escape")
        await scene.settle()
        assert "Enter runs" not in scene.text()

    perform(act)


def test_nothing_to_undo_is_said() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("u")
        await scene.says("There is nothing to undo")

    perform(act)


def test_what_plays_is_saved_from_anywhere_and_u_takes_it_back() -> None:
    async def act(scene: WorldScene) -> None:
        scene.session.saved.note([samples.PAPER_LANTERNS.uri or ""], saved=False)
        await scene.press("3", "F")
        await scene.says("Saved Paper Lanterns, u undoes")
        await scene.press("u")
        await scene.says("Undone: saved Paper Lanterns")

    perform(act)
