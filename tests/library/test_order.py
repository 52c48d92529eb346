"""Sorting rows by what their columns show."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.library.songs import song
from tuify.library.entries import Entry, Thing
from tuify.library.order import Order, Sorter, SortKey, value_of
from tuify.spotify.models import (
    AlbumRef,
    Artist,
    Audiobook,
    Chapter,
    Episode,
    Owner,
    Playlist,
    ResumePoint,
    Show,
    Track,
)
from tuify.spotify.paging import Page


def titles(entries: list[Entry | None], column: SortKey, *, descending: bool = False) -> list[str]:
    order = Sorter(Order(column, descending)).sort(range(len(entries)), entries.__getitem__)
    found = (entries[index] for index in order)
    return [getattr(entry.thing, "name", "?") if entry is not None else "-" for entry in found]


def test_titles_regardless_of_case_and_accents_but_with_their_articles() -> None:
    entries: list[Entry | None] = [song("the end"), song("Été"), song("esc"), song("Über"), None]
    assert titles(entries, SortKey.TITLE) == ["esc", "Été", "the end", "Über", "-"]
    assert titles(entries, SortKey.TITLE, descending=True) == ["Über", "the end", "Été", "esc", "-"]


def test_equals_stay_as_they_stand_both_ways() -> None:
    entries: list[Entry | None] = [song("b", length=2), song("a", length=2), song("c", length=1)]
    assert titles(entries, SortKey.LENGTH) == ["c", "b", "a"]
    assert titles(entries, SortKey.LENGTH, descending=True) == ["b", "a", "c"]


def test_what_has_no_such_thing_comes_last_both_ways() -> None:
    entries: list[Entry | None] = [
        song("a"),
        song("b", added="2020-01-01T00:00:00Z"),
        song("c", added="2021-01-01T00:00:00Z"),
    ]
    assert titles(entries, SortKey.ADDED) == ["b", "c", "a"]
    assert titles(entries, SortKey.ADDED, descending=True) == ["c", "b", "a"]


def test_artists_go_album_by_album_and_track_by_track() -> None:
    entries: list[Entry | None] = [
        song("two", ["Ilse"], "Harbour", number=2),
        song("other", ["Ilse"], "Night", number=1),
        song("disc2", ["Ilse"], "Harbour", number=1, disc=2),
        song("zoe", ["Zoe"], "A", number=1),
        song("one", ["ilse"], "Harbour", number=1),
    ]
    assert titles(entries, SortKey.BY) == ["one", "two", "disc2", "other", "zoe"]
    assert titles(entries, SortKey.ALBUM) == ["zoe", "one", "two", "disc2", "other"]


def test_the_lists_own_order_can_be_turned_round() -> None:
    entries: list[Entry | None] = [song("b"), song("a"), song("c")]
    assert titles(entries, SortKey.POSITION) == ["b", "a", "c"]
    assert titles(entries, SortKey.POSITION, descending=True) == ["c", "a", "b"]
    assert Order(SortKey.POSITION).is_plain
    assert not Order(SortKey.POSITION, descending=True).is_plain


@pytest.mark.parametrize(
    ("column", "less", "more"),
    [
        (SortKey.NUMBER, song("a", number=9), song("b", number=1, disc=2)),
        (
            SortKey.RELEASED,
            AlbumRef(name="a", release_date="1999"),
            Episode("b", release_date="2000-01"),
        ),
        (
            SortKey.RELEASED,
            Track(name="a", album=AlbumRef(name="x", release_date="1999-12-31")),
            AlbumRef(name="b", release_date="2000"),
        ),
        (
            SortKey.HEARD,
            Episode("a", duration_ms=900, resume_point=ResumePoint(resume_position_ms=800)),
            Chapter("b", duration_ms=200, resume_point=ResumePoint()),
        ),
        (
            SortKey.HEARD,
            Episode("a", duration_ms=900, resume_point=ResumePoint(fully_played=True)),
            Episode("b", duration_ms=9, resume_point=ResumePoint()),
        ),
        (SortKey.COUNT, Playlist(id="a", items=Page(total=3)), AlbumRef(name="b", total_tracks=9)),
        (SortKey.COUNT, Show(name="a", total_episodes=3), Audiobook(name="b", total_chapters=9)),
        (SortKey.GENRES, Artist(name="a", genres=("folk",)), Artist(name="b", genres=("Jazz",))),
        (SortKey.KIND, AlbumRef(name="a"), song("b")),
        (
            SortKey.BY,
            Playlist(id="a", owner=Owner(id="ann")),
            Playlist(id="b", owner=Owner(id="bob")),
        ),
    ],
)
def test_each_column_knows_its_things(
    column: SortKey, less: Thing | Entry, more: Thing | Entry
) -> None:
    values = [
        value_of(thing if isinstance(thing, Entry) else Entry(thing), column)
        for thing in (less, more)
    ]
    assert values[0] is not None
    assert values[1] is not None
    assert values[0] < values[1]


@pytest.mark.parametrize("column", sorted(set(SortKey) - {SortKey.TITLE, SortKey.KIND}))
def test_what_a_thing_lacks_is_nothing_to_compare(column: SortKey) -> None:
    assert value_of(Entry(Artist(name="a")), column) is None
    assert value_of(Entry(AlbumRef(name="a", release_date="0000")), SortKey.RELEASED) is None


@given(
    st.lists(st.integers(0, 5) | st.none(), max_size=30),
    st.sampled_from(SortKey),
    st.booleans(),
    st.data(),
)
def test_any_order_shows_each_row_once(
    numbers: list[int | None], column: SortKey, descending: bool, data: st.DataObject
) -> None:
    entries = [None if n is None else song(str(n), [str(n)], number=n) for n in numbers]
    rows = [i for i in range(len(entries)) if data.draw(st.booleans())]
    sorter = Sorter(Order(column, descending))
    first = sorter.sort(rows, entries.__getitem__)
    assert sorted(first) == rows
    assert sorter.sort(rows, entries.__getitem__) == first


def test_another_row_in_a_place_is_compared_anew() -> None:
    entries = [song("a"), song("b")]
    sorter = Sorter(Order(SortKey.TITLE))
    assert sorter.sort([0, 1], entries.__getitem__) == [0, 1]
    entries[0] = song("c")
    sorter.forget(0)
    assert sorter.sort([0, 1], entries.__getitem__) == [1, 0]
    entries.reverse()
    sorter.clear()
    assert sorter.sort([0, 1], entries.__getitem__) == [0, 1]
