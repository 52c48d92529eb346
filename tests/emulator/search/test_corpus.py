"""A corpus knows of things what the catalogue says of them."""

from random import Random

import pytest

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.oddities import ODD_TRACKS
from tuify.emulator.search.corpus import Corpus, guests_on
from tuify.emulator.search.text import folded

CATALOG = Catalog(1, ODD_TRACKS)
ODD = [CATALOG.track(CATALOG.liked_track(place)) for place in ODD_TRACKS]
ARTISTS = sorted({*range(100, 160), *(track.album.artist.number for track in ODD)})
CORPUS = Corpus(CATALOG, ARTISTS, [7, 100])
DICE = Random(5)


@pytest.mark.parametrize("place", DICE.sample(range(64 * len(ARTISTS)), 60))
def test_tracks(place: int) -> None:
    track = CATALOG.track(CORPUS.track_number(place))
    assert place in CORPUS.songs.names.having(f"\n {folded(track.name)} \n")
    assert CORPUS.songs.popularity[place] == track.popularity
    guests = [guest.name for guest in track.artists[1:]]
    lines = [line for line, at in enumerate(CORPUS.songs.guested) if at == place]
    assert len(lines) == len(guests)
    for line, guest in zip(lines, guests, strict=True):
        assert line in CORPUS.songs.guests.having(f"\n {folded(guest)} \n")


@pytest.mark.parametrize("place", DICE.sample(range(8 * len(ARTISTS)), 40))
def test_albums(place: int) -> None:
    album = CATALOG.album(CORPUS.album_number(place))
    assert place in CORPUS.records.names.having(f"\n {folded(album.name)} \n")
    assert CORPUS.records.popularity[place] == album.popularity
    assert str(CORPUS.records.dates[place]).startswith((album.release_date or "0")[:4].strip("0"))
    assert CORPUS.artists[CORPUS.artist_of_album(place)] == album.artist.number
    numbers = [CORPUS.track_number(at) for at in CORPUS.album_tracks(place)]
    assert numbers == [*range(album.first_track, album.first_track + album.size)]


def test_albums_of_an_artist_with_the_retrospective_behind_them() -> None:
    place = next(at for at in range(len(ARTISTS)) if len([*CORPUS.albums_of(at)]) == 9)
    albums = [CATALOG.album(CORPUS.album_number(at)) for at in CORPUS.albums_of(place)]
    assert {album.artist.number for album in albums} == {ARTISTS[place]}
    assert albums[-1].name.startswith("The Best of")
    last = [*CORPUS.albums_of(place)][-1]
    assert (CORPUS.artist_of_album(last), len(CORPUS.album_tracks(last))) == (place, 0)


def test_artists_and_those_who_are_known_by_name_only() -> None:
    assert CORPUS.people_numbers == (*ARTISTS, 7)
    for place, number in enumerate(CORPUS.people_numbers):
        artist = CATALOG.artist(number)
        assert place in CORPUS.people.names.having(f"\n {folded(artist.name)} \n")
        assert CORPUS.people.genres[place] == artist.genres
        assert CORPUS.people.popularity[place] == artist.popularity
    stranger = len(ARTISTS)
    assert [*CORPUS.albums_of(stranger), *CORPUS.tracks_of(stranger)] == []


def test_odd_titles_are_known_as_they_are() -> None:
    for track in ODD:
        place = ARTISTS.index(track.album.artist.number) * 64 + track.number % 64
        assert CORPUS.track_number(place) == track.number
        whole = folded(track.name.replace("\n", " "))
        assert place in CORPUS.songs.names.having(f"\n {whole} \n")


def test_guests_on_tracks() -> None:
    numbers = range(6400, 6464)
    expected = [guest.number for number in numbers for guest in CATALOG.track(number).artists[1:]]
    assert list(guests_on(CATALOG, numbers)) == expected
