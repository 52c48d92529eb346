"""Liked Songs: the computed list with changes on it behaves like a plain list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.oddities import ODD_ENTRIES
from tuify.emulator.catalog.things import LocalTrack, Track
from tuify.emulator.keeping.saved import SavedTracks

CATALOG = Catalog(1)

Change = tuple[bool, list[int]]
changes = st.lists(
    st.tuples(st.booleans(), st.lists(st.integers(0, 70), min_size=1, max_size=4)), max_size=20
)


class PlainLibrary:
    """The same library as a real list: rows are track numbers, or None for what is no track."""

    def __init__(self, size: int) -> None:
        self.rows = [
            None if place in ODD_ENTRIES else CATALOG.liked_track(place) for place in range(size)
        ]

    def change(self, save: bool, tracks: list[int]) -> None:
        if save:
            new = [one for one in dict.fromkeys(tracks) if one not in self.rows]
            self.rows = [*new, *self.rows]
        else:
            self.rows = [row for row in self.rows if row is None or row not in tracks]


def _number(saved: SavedTracks, place: int) -> int | None:
    track = saved.entry(place).track
    return track.number if isinstance(track, Track) else None


@given(changes, st.integers(0, 60))
def test_saving_and_removing_is_what_a_list_does(made: list[Change], size: int) -> None:
    plain, saved = PlainLibrary(size), SavedTracks(CATALOG, size)
    for moment, (save, places) in enumerate(made):
        tracks = [CATALOG.liked_track(place) for place in places]
        plain.change(save, tracks)
        saved = saved.save(tracks, moment) if save else saved.remove(tracks)
    assert [_number(saved, place) for place in range(len(saved))] == plain.rows
    for place in range(71):
        track = CATALOG.liked_track(place)
        where = plain.rows.index(track) if track in plain.rows else None
        assert saved.place_of(track) == where


def test_newest_comes_first() -> None:
    saved = SavedTracks(CATALOG, 10_000)
    moments = [saved.entry(place).added_at_ms for place in range(10_000)]
    assert moments == sorted(moments, reverse=True)
    assert len(set(moments)) == 10_000


def test_a_library_of_any_size_begins_with_the_same_songs() -> None:
    small, large = SavedTracks(CATALOG, 100), SavedTracks(CATALOG, 40_000_000)
    assert [_number(small, at) for at in range(100)] == [_number(large, at) for at in range(100)]
    assert large.entry(39_999_999).track is not None


def test_odd_entries_stand_where_they_are_documented() -> None:
    saved = SavedTracks(CATALOG, 100)
    assert isinstance(saved.entry(26).track, LocalTrack)
    assert [place for place in range(100) if saved.entry(place).track is None] == [41, 84, 85, 86]


def test_an_odd_entry_hides_the_song_that_would_stand_there() -> None:
    saved = SavedTracks(CATALOG, 100)
    hidden = CATALOG.liked_track(41)
    assert saved.place_of(hidden) is None
    assert _number(saved.save([hidden], 5), 0) == hidden


def test_places_outside_are_refused() -> None:
    with pytest.raises(IndexError):
        SavedTracks(CATALOG, 5).entry(5)
