"""The words that say where one is."""

from __future__ import annotations

import pytest

from tuify.library.places import Place, PlaceKind
from tuify.spotify.models import Artist
from tuify.tui.browse.trail import place_title, title_of, trail_words
from tuify.tui.text import ASCII, UNICODE, cells

WAY = ("Library", "Artists", "Ilse Moor", "Harbour")


@pytest.mark.parametrize(
    ("width", "words"),
    [
        (60, "Library · Artists · Ilse Moor · Harbour"),
        (33, "… · Artists · Ilse Moor · Harbour"),
        (32, "… · Ilse Moor · Harbour"),
        (12, "… · Harbour"),
        (7, "Harbour"),
        (5, "Harb…"),
    ],
)
def test_where_there_is_little_room_the_end_of_the_way_is_told(width: int, words: str) -> None:
    assert trail_words(WAY, width, UNICODE) == words
    assert cells(words) <= width


def test_it_is_told_in_plain_letters_too() -> None:
    assert trail_words(WAY, 28, ASCII) == "~ - Ilse Moor - Harbour"


@pytest.mark.parametrize(
    ("place", "title"),
    [
        (Place(PlaceKind.LIKED), "Liked Songs"),
        (Place(PlaceKind.TOP_TRACKS, detail="short_term"), "Top tracks, 4 weeks"),
        (Place(PlaceKind.ARTIST_ALBUMS, "id", "appears_on", name="Ilse Moor"), "Appears on"),
        (Place(PlaceKind.ALBUM, "id", name="Harbour"), "Harbour"),
        (Place(PlaceKind.ALBUM, "id"), "Album"),
        (Place(PlaceKind.SEARCH, "sea"), "Search “sea”"),
        (Place(PlaceKind.SEARCH, "sea", "track"), "Search tracks “sea”"),
        (Place(PlaceKind.SEARCH), "Search"),
    ],
)
def test_every_place_has_a_name(place: Place, title: str) -> None:
    assert place_title(place) == title


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (Place(PlaceKind.ARTIST, "id"), "Ilse Moor"),
        (Place(PlaceKind.ARTIST, "id", name="As it was"), "Ilse Moor"),
        (Place(PlaceKind.ARTIST_ALBUMS, "id", "single"), ""),
        (Place(PlaceKind.ARTIST_TOP, "id"), ""),
    ],
)
def test_a_place_is_called_like_the_thing_it_is(place: Place, name: str) -> None:
    assert title_of(place, Artist(id="id", name="Ilse Moor")) == name
    assert title_of(place, None) == ""
