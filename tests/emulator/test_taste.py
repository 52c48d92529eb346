"""Who is close to whom, and the neighbourhood nobody walks out of."""

import pytest

from tuify.emulator.catalog.catalog import ARTISTS, Catalog
from tuify.emulator.catalog.discography import related
from tuify.emulator.catalog.taste import neighbourhood, neighbours

CATALOG = Catalog(1)
KNOWN = set(neighbourhood(CATALOG))


def test_the_neighbourhood_holds_those_who_made_the_first_liked_songs() -> None:
    first = {CATALOG.track(CATALOG.liked_track(place)).album.artist.number for place in range(4096)}
    assert first <= KNOWN
    assert len(KNOWN) < 1200


@pytest.mark.parametrize("artist", [0, 77, 4_000_000, ARTISTS - 1, ARTISTS])
def test_nobody_is_related_to_anybody_outside(artist: int) -> None:
    close = neighbours(CATALOG, artist)
    assert len(close) >= 100
    assert {*close} <= KNOWN - {artist}


def test_a_walk_from_one_to_the_next_stays_inside() -> None:
    here = CATALOG.artist(3_141_592)
    met = set()
    for turn in range(12):
        here = related(CATALOG, here)[turn % 5]
        met.add(here.number)
    assert met <= KNOWN
    assert len(met) > 3


def test_neighbours_are_liked_one_after_the_other() -> None:
    artist = CATALOG.track(CATALOG.liked_track(600)).album.artist.number
    close = neighbours(CATALOG, artist)
    places = [CATALOG.first_liked_run(other) for other in close[:10]]
    assert all(abs(place - CATALOG.first_liked_run(artist)) < 20 for place in places)
    assert sum(artist in neighbours(CATALOG, other) for other in close) == len(close)
