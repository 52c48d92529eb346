"""Which actions make sense for which rows."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

import pytest

from tests.tui import samples
from tuify.library.entries import Thing
from tuify.library.listing import Listing
from tuify.library.places import LIKED, Place, PlaceKind
from tuify.spotify.models import Artist, Category, Owner, Playlist
from tuify.tui.actions import ACTIONS, Scope
from tuify.tui.browse.applies import applies, is_about_rows, playlist_meant
from tuify.tui.browse.menu import menu
from tuify.tui.browse.target import Target
from tuify.tui.keymap import USUAL

ME = "ilse"
MINE = Playlist(id="mine", uri="spotify:playlist:mine", name="Mine", owner=Owner(id=ME))
THEIRS = Playlist(id="theirs", uri="spotify:playlist:theirs", name="T", owner=Owner(id="kai"))
SHARED = Playlist(
    id="shared", uri="spotify:playlist:shared", collaborative=True, owner=THEIRS.owner
)
ARTIST = Artist(id="a" * 22, uri="spotify:artist:" + "a" * 22, name="Ilse Moor")
TRACK = samples.track(1)


class Opened:
    """A list that is open, as far as a target looks at it."""

    def __init__(self, place: Place, about: Thing | None = None) -> None:
        self.place = place
        self.about = about


def within(playlist: Playlist, *rows: Thing) -> Target:
    """Rows of a playlist."""
    opened = Opened(Place(PlaceKind.PLAYLIST, playlist.id), playlist)
    return Target(rows, cast(Listing, opened), tuple(range(len(rows))))


LISTED = replace(within(MINE, TRACK), listing=cast(Listing, Opened(LIKED)))


@pytest.mark.parametrize(
    ("action", "target", "expected"),
    [
        ("add-to-queue", Target((TRACK,)), True),
        ("add-to-queue", Target((samples.LOCAL,)), False),
        ("add-to-queue", Target((samples.LOCAL, TRACK)), True),
        ("add-to-queue", Target((ARTIST,)), False),
        ("add-to-playlist", Target((samples.EPISODE,)), True),
        ("add-to-playlist", Target((MINE,)), False),
        ("save-row", Target((samples.LOCAL,)), False),
        ("save-row", Target((Category(id="c", name="Calm"),)), False),
        ("save-row", Target((Owner(id="kai"),)), True),
        ("play-whole", Target((TRACK,)), False),
        ("play-whole", Target((TRACK, TRACK)), True),
        ("play-whole", Target((ARTIST,)), True),
        ("remove-from-playlist", within(MINE, TRACK), True),
        ("remove-from-playlist", within(SHARED, TRACK), True),
        ("remove-from-playlist", within(THEIRS, TRACK), False),
        ("remove-from-playlist", LISTED, False),
        ("move-up", within(MINE, TRACK), True),
        ("move-up", replace(within(MINE, TRACK), is_arranged=True), False),
        ("edit-playlist", within(MINE, TRACK), True),
        ("edit-playlist", within(SHARED, TRACK), False),
        ("edit-playlist", Target((MINE,)), True),
        ("edit-playlist", LISTED, False),
        ("delete-playlist", Target((THEIRS,)), True),
        ("delete-playlist", Target((MINE, THEIRS), is_marked=True), False),
        ("open-artist", Target((ARTIST,)), False),
        ("recommend", Target((ARTIST,)), True),
        ("details", Target((TRACK, ARTIST), is_marked=True), False),
        ("next", Target(()), True),
    ],
)
def test_rules(action: str, target: Target, expected: bool) -> None:
    assert applies(action, target, ME) is expected


def test_while_nobody_knows_whose_playlists_are_they_may_be_changed() -> None:
    assert applies("remove-from-playlist", within(THEIRS, TRACK), None)


@pytest.mark.parametrize(("known", "expected"), [(True, True), (None, True), (False, False)])
def test_what_is_not_in_the_library_can_not_be_taken_out(
    known: bool | None, expected: bool
) -> None:
    def is_saved(uri: str | None) -> bool | None:
        return known if uri == THEIRS.uri else not known

    assert applies("delete-playlist", Target((THEIRS,)), ME, is_saved) is expected
    assert applies("delete-playlist", within(THEIRS, TRACK), ME, is_saved) is expected
    assert applies("save-row", Target((THEIRS,)), ME, is_saved)


@pytest.mark.parametrize(
    ("playlist", "own_id", "title"),
    [
        (MINE, ME, "Delete playlist"),
        (THEIRS, ME, "Unfollow playlist"),
        (SHARED, ME, "Unfollow playlist"),
        (THEIRS, None, "Delete or unfollow playlist"),
        (Playlist(id="x", uri="spotify:playlist:x"), ME, "Delete or unfollow playlist"),
    ],
)
def test_the_menu_says_what_becomes_of_a_playlist(
    playlist: Playlist, own_id: str | None, title: str
) -> None:
    offers = menu(USUAL, (Scope.LIBRARY,), Target((playlist,)), own_id, {})
    assert [each.title for each in offers if each.action.id == "delete-playlist"] == [title]


@pytest.mark.parametrize(
    ("given", "is_saved", "expected"),
    [
        ((MINE,), True, False),
        ((MINE,), None, False),
        ((MINE,), False, True),
        ((THEIRS,), True, True),
        ((MINE, THEIRS), True, True),
        ((MINE, TRACK), True, True),
    ],
)
def test_a_playlist_of_ones_own_is_not_to_be_unfollowed(
    given: tuple[Thing, ...], is_saved: bool | None, expected: bool
) -> None:
    assert applies("save-row", Target(given), ME, lambda uri: is_saved) is expected
    assert applies("save-row", Target(given), None, lambda uri: is_saved)


def test_every_rule_is_of_an_action() -> None:
    from tuify.tui.browse import applies as module

    assert {action.id for action in ACTIONS} >= set(module._RULES)
    assert not is_about_rows("new-playlist")


def test_the_playlist_meant_is_that_of_the_row_before_that_of_the_page() -> None:
    assert playlist_meant(within(MINE, THEIRS)) is THEIRS
    assert playlist_meant(within(MINE, TRACK)) is MINE
    assert playlist_meant(replace(within(MINE), is_of_page=True)) is MINE
    assert playlist_meant(Target((TRACK,))) is None


def ids(target: Target, *scopes: Scope) -> list[str]:
    """What the menu offers."""
    near = scopes or (Scope.LIBRARY, Scope.LISTS, Scope.EVERYWHERE)
    return [offer.action.id for offer in menu(USUAL, near, target, ME, {})]


def test_the_menu_has_what_applies_and_nothing_else() -> None:
    assert "remove-from-playlist" in ids(within(MINE, TRACK))
    assert "remove-from-playlist" not in ids(within(THEIRS, TRACK))
    assert "quit" not in ids(within(MINE, TRACK))
    assert "mark" not in ids(within(MINE, TRACK))
    assert "new-playlist" not in ids(Target((TRACK,)))
    assert "new-playlist" in ids(Target((TRACK,), is_marked=True))


def test_the_menu_has_what_can_be_done_where_the_focus_is() -> None:
    queue = ids(Target((TRACK,)), Scope.QUEUE, Scope.LISTS, Scope.EVERYWHERE)
    assert "play-queued" in queue
    assert "play-from-here" not in queue


def test_the_menu_shows_the_keys_and_the_words_of_the_moment() -> None:
    offers = menu(USUAL, (Scope.LIBRARY,), Target((TRACK,)), ME, {"save-row": "unsave"})
    by_id = {offer.action.id: offer for offer in offers}
    assert (by_id["save-row"].title, by_id["save-row"].key) == ("Unsave", "s")
    assert by_id["add-to-playlist"].key == "w"
