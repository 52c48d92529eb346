"""What belongs to an artist, and who is close to whom."""

from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import ALBUMS, ARTISTS, TRACKS, Catalog
from tuify.emulator.catalog.codes import isrc, upc
from tuify.emulator.catalog.discography import (
    GROUPS,
    Group,
    discography,
    group_of,
    related,
    top_tracks,
)
from tuify.emulator.catalog.oddities import Odd
from tuify.emulator.catalog.things import Track

CATALOG = Catalog(1)
ARTIST = CATALOG.track(CATALOG.liked_track(3)).album.artist
VARIOUS = CATALOG.artist(ARTISTS)


def _tracks(album: int) -> list[Track]:
    found = CATALOG.album(album)
    return [CATALOG.track(found.first_track + step) for step in range(found.size)]


@given(st.integers(0, ARTISTS - 1))
@settings(max_examples=20, deadline=None)
def test_an_artist_stands_on_every_album_listed(number: int) -> None:
    artist = CATALOG.artist(number)
    numbers = discography(CATALOG, artist, GROUPS)
    assert len(set(numbers)) == len(numbers) >= 9
    for album in map(CATALOG.album, numbers):
        tracks = _tracks(album.number)
        assert any(artist in track.artists for track in tracks)
        assert (album.artist == artist) == (group_of(album, artist) != "appears_on")
        assert CATALOG.album_by_id(album.id) == album
        assert all(CATALOG.track_by_id(track.id) == track for track in tracks)
        assert [track.track_number for track in tracks] == [*range(1, album.size + 1)]


def test_groups_come_in_order_and_each_with_the_newest_first() -> None:
    albums = [CATALOG.album(number) for number in discography(CATALOG, ARTIST, GROUPS)]
    groups = [group_of(album, ARTIST) for album in albums]
    assert groups == sorted(groups, key=GROUPS.index)
    for group in GROUPS:
        dates = [album.release_date or "" for album in albums if group_of(album, ARTIST) == group]
        assert dates == sorted(dates, reverse=True)


def test_groups_can_be_chosen() -> None:
    everything = discography(CATALOG, ARTIST, GROUPS)
    chosen: tuple[Group, ...] = ("single", "appears_on")
    expected = [one for one in everything if group_of(CATALOG.album(one), ARTIST) in chosen]
    assert list(discography(CATALOG, ARTIST, chosen)) == expected
    assert 0 < len(expected) < len(everything)


def test_some_artists_have_a_retrospective_of_their_best() -> None:
    number = next(n for n in range(50) if CATALOG.compilations.retrospective_of(n) is not None)
    artist = CATALOG.artist(number)
    wanted: tuple[Group, ...] = ("compilation",)
    (album,) = discography(CATALOG, artist, wanted)
    assert CATALOG.album(album).kind == "compilation"
    originals = [track.original for track in _tracks(album)]
    best = [track.number for track in CATALOG.best_known(number)]
    assert originals == best[: len(originals)]


def test_various_artists_made_the_samplers_and_nothing_else() -> None:
    samplers = discography(CATALOG, VARIOUS, GROUPS)
    assert len(samplers) == CATALOG.compilations.samplers
    assert not discography(CATALOG, VARIOUS, ("album", "single", "appears_on"))
    last = _tracks(samplers[-1])
    assert {track.album.artist.name for track in last} == {"Various Artists"}
    assert len({track.artists[0] for track in last}) == len(last)
    assert (top_tracks(CATALOG, VARIOUS), related(CATALOG, VARIOUS)) == ([], [])
    assert CATALOG.artist_by_id(VARIOUS.id) == VARIOUS


def test_what_does_not_exist_is_not_found() -> None:
    none = next(n for n in range(50) if CATALOG.compilations.retrospective_of(n) is None)
    index = CATALOG.compilations.samplers + none
    with pytest.raises(LookupError):
        CATALOG.compilations.album(index)
    assert CATALOG.album_by_upc(upc(ALBUMS + index)) is None
    some = next(filter(None, map(CATALOG.compilations.retrospective_of, range(50))))
    album = CATALOG.album(ALBUMS + some)
    assert CATALOG.track_by_isrc(isrc(album.first_track + album.size - 1)) is not None
    assert CATALOG.track_by_isrc(isrc(album.first_track + album.size)) is None
    with pytest.raises(LookupError):
        CATALOG.track(album.first_track + album.size)


def test_compilations_are_never_liked_at_first() -> None:
    assert CATALOG.liked_place(TRACKS + 3) >= TRACKS


def test_top_tracks_are_the_best_known_that_can_be_played() -> None:
    top = top_tracks(CATALOG, ARTIST)
    assert len(top) == 10
    assert all(track.artists[0] == ARTIST and track.playable for track in top)
    known = [track.popularity for track in top]
    assert known == sorted(known, reverse=True)
    rest = {*CATALOG.best_known(ARTIST.number)} - {*top}
    assert max(track.popularity for track in rest if track.playable) <= known[-1]


def test_what_cannot_be_played_is_no_top_track() -> None:
    best = top_tracks(CATALOG, ARTIST)[0].number
    catalog = Catalog(1, {CATALOG.liked_place(best): Odd(playable=False)})
    assert not catalog.track(best).playable
    assert best not in [track.number for track in top_tracks(catalog, ARTIST)]


def test_related_artists_share_genres_and_know_each_other() -> None:
    close = related(CATALOG, ARTIST)
    assert len(close) == len({*close}) == 20
    assert ARTIST not in close
    shared = [len({*other.genres} & {*ARTIST.genres}) for other in close]
    anyone = [len({*CATALOG.artist(n).genres} & {*ARTIST.genres}) for n in range(200)]
    assert fmean(shared) > fmean(anyone) + 0.5
    assert sum(ARTIST in related(CATALOG, other) for other in close) >= 5
    assert related(Catalog(1), ARTIST) == close
