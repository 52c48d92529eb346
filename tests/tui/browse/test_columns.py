"""What stands in the columns of each kind of list."""

from __future__ import annotations

import pytest

from tests.tui import samples
from tuify.library.entries import Entry, Thing
from tuify.library.places import Place, PlaceKind
from tuify.spotify.models import (
    AlbumRef,
    Artist,
    ArtistRef,
    Chapter,
    Episode,
    Owner,
    Playlist,
    PlaylistItem,
    ResumePoint,
    Show,
)
from tuify.spotify.paging import Page
from tuify.tui.browse.columns import (
    Shape,
    cells_of,
    column_keys,
    columns_at,
    columns_of,
    heard,
    shape_of,
)
from tuify.tui.widgets.column_layout import place_columns
from tuify.tui.widgets.row_text import room_for_columns


def shown(thing: Thing, shape: Shape, added_at: str | None = None) -> tuple[str, ...]:
    return cells_of(Entry(thing, added_at), columns_of(shape))


@pytest.mark.parametrize(
    ("thing", "shape", "cells"),
    [
        (
            samples.track(1, "Paper Lanterns", duration_ms=242_000),
            Shape.TRACKS,
            ("Paper Lanterns", "Ilse Moor", "Harbour", "4:02", "2026-02-23"),
        ),
        (
            samples.track(1, "Slow", track_number=3, disc_number=2, duration_ms=61_000),
            Shape.ALBUM,
            ("2-3", "Slow", "Ilse Moor", "1:01"),
        ),
        (
            AlbumRef(
                "Harbour",
                artists=(ArtistRef("Ilse Moor"),),
                release_date="2019",
                total_tracks=12,
            ),
            Shape.ALBUMS,
            ("Harbour", "Ilse Moor", "2019", "12", "2026-02-23"),
        ),
        (AlbumRef("Old", release_date="0000"), Shape.ALBUMS, ("Old", "", "", "", "2026-02-23")),
        (Artist("Ilse Moor", genres=("folk", "sea")), Shape.ARTISTS, ("Ilse Moor", "folk, sea")),
        (
            Playlist(
                id="p",
                name="Night Walk",
                owner=Owner(id="ilse", display_name="Ilse"),
                items=Page[PlaylistItem](total=1_234),
                public=False,
            ),
            Shape.PLAYLISTS,
            ("Night Walk", "Ilse", "1,234", "private"),
        ),
        (
            Show("Small Wonders", publisher="Moor", total_episodes=52),
            Shape.SHOWS,
            ("Small Wonders", "Moor", "52", "2026-02-23"),
        ),
        (Chapter("One", chapter_number=0), Shape.CHAPTERS, ("1", "One", "0:00", "")),
        (Owner(id="ilse"), Shape.NAMES, ("ilse",)),
        (
            samples.track(1, ""),
            Shape.HISTORY,
            ("(no name)", "Ilse Moor", "Harbour", "3:21", "02-23 10:11"),
        ),
    ],
)
def test_each_kind_tells_what_matters(thing: Thing, shape: Shape, cells: tuple[str, ...]) -> None:
    assert shown(thing, shape, "2026-02-23T10:11:12Z") == cells


@pytest.mark.parametrize(
    ("position_ms", "is_done", "words"),
    [
        (0, False, ""),
        (1, False, "1 %"),
        (500, False, "50 %"),
        (999, False, "99 %"),
        (2_000, False, "99 %"),
        (0, True, "done"),
    ],
)
def test_an_episode_says_how_far_it_was_heard(position_ms: int, is_done: bool, words: str) -> None:
    point = ResumePoint(fully_played=is_done, resume_position_ms=position_ms)
    assert heard(Episode("One", duration_ms=1_000, resume_point=point)) == words


def test_every_column_of_every_shape_can_be_filled() -> None:
    for shape in Shape:
        keys = column_keys(shape)
        chosen = columns_of(shape, {shape: keys})
        assert [column.key for column in chosen] == list(keys)
        assert len(cells_of(Entry(samples.track(1)), chosen)) == len(keys)


def test_columns_that_are_chosen_come_in_that_order_and_unknown_ones_are_left_out() -> None:
    chosen = columns_of(Shape.TRACKS, {"tracks": ("length", "nonsense", "title")})
    assert [column.key for column in chosen] == ["length", "title"]
    assert columns_of(Shape.TRACKS, {"tracks": ("nonsense",)}) == columns_of(Shape.TRACKS)


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        (PlaceKind.SHOW, "title released length heard"),
        (PlaceKind.EPISODES, "title by length heard"),
        (PlaceKind.AUDIOBOOK, "number title length heard"),
        (PlaceKind.RECENT, "title by played"),
        (PlaceKind.ALBUMS, "title by released"),
        (PlaceKind.ARTIST, "title about length"),
        (PlaceKind.ARTIST_ALBUMS, "title released count"),
        (PlaceKind.PLAYLISTS, "title by count"),
        (PlaceKind.SHOWS, "title by count"),
        (PlaceKind.AUDIOBOOKS, "title by count"),
    ],
)
def test_in_a_window_of_fifty_columns_stays_what_tells_rows_apart(
    kind: PlaceKind, shown: str
) -> None:
    columns = columns_at(Place(kind))
    places = place_columns(columns, room_for_columns(50 - 2))
    assert " ".join(columns[place.index].key for place in places) == shown


def test_who_made_it_is_told_on_the_page_of_an_artist_where_there_is_room() -> None:
    columns = columns_at(Place(PlaceKind.ARTIST))
    places = place_columns(columns, room_for_columns(80 - 2))
    assert {columns[place.index].key for place in places} >= {"by", "about", "kind"}


@pytest.mark.parametrize("kind", list(PlaceKind))
def test_every_place_has_a_shape(kind: PlaceKind) -> None:
    assert isinstance(shape_of(Place(kind)), Shape)


def test_a_search_is_shaped_by_what_is_searched_for() -> None:
    assert shape_of(Place(PlaceKind.SEARCH, "x", "episode")) is Shape.EPISODES
    assert shape_of(Place(PlaceKind.SEARCH, "x")) is Shape.MIXED
