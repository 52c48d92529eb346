"""Numbers, ids and names: computed, invertible, the same everywhere."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import TRACKS, Catalog
from tuify.emulator.catalog.ids import KINDS, IdBook, Kind, Uri
from tuify.emulator.catalog.things import Track
from tuify.emulator.mixing import Permutation, mix, scramble, unscramble


@given(st.integers(0, 2**64 - 1))
def test_scrambling_can_be_undone(value: int) -> None:
    assert unscramble(scramble(value)) == value


def test_mixing_depends_on_every_value_and_on_their_order() -> None:
    assert len({mix(1, 2), mix(2, 1), mix(1, 3), mix(1), mix(1, 2, 0)}) == 5


@given(st.integers(1, 300), st.integers(0, 2**64))
def test_a_permutation_has_each_number_once(size: int, key: int) -> None:
    order = Permutation(size, key)
    assert sorted(order[place] for place in range(size)) == list(range(size))
    assert [order.place(order[place]) for place in range(size)] == list(range(size))


@given(st.integers(2, 10**9), st.integers(0, 100), st.data())
def test_a_huge_permutation_can_be_inverted_anywhere(
    size: int, key: int, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, size - 1))
    order = Permutation(size, key)
    assert order.place(order[place]) == place


def test_a_permutation_refuses_places_outside() -> None:
    with pytest.raises(IndexError):
        Permutation(3, 1)[3]
    with pytest.raises(ValueError, match="not in an order"):
        Permutation(3, 1).place(3)
    with pytest.raises(ValueError, match="at least one"):
        Permutation(0, 1)


@given(st.sampled_from(KINDS), st.integers(0, 2**40), st.integers(0, 1000))
def test_an_id_holds_its_number(kind: Kind, number: int, seed: int) -> None:
    book = IdBook(seed)
    id_ = book.id_of(kind, number)
    assert len(id_) == 22
    assert id_.isalnum()
    assert book.number_of(kind, id_) == number


def test_ids_of_other_kinds_seeds_and_services_are_not_ours() -> None:
    id_ = IdBook(1).id_of("track", 7)
    assert IdBook(1).number_of("album", id_) is None
    assert IdBook(2).number_of("track", id_) is None
    assert IdBook(1).number_of("track", "4iV5W9uYEdYUVa79Axb7Rh") is None
    assert IdBook(1).number_of("track", "z" * 22) is None
    assert IdBook(1).number_of("track", "short") is None


SOME_ID = "4iV5W9uYEdYUVa79Axb7Rh"


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        (f"spotify:track:{SOME_ID}", Uri("track", SOME_ID)),
        (f"spotify:user:x:playlist:{SOME_ID}", Uri("playlist", SOME_ID)),
        ("spotify:user:robin:collection", Uri("collection", "robin")),
        ("spotify:user:robin", Uri("user", "robin")),
        ("spotify:local:a:b:c:12", None),
        ("spotify:track:short", None),
        (f"track:{SOME_ID}", None),
        ("", None),
    ],
)
def test_uris_are_read(text: str, parsed: Uri | None) -> None:
    assert Uri.parse(text) == parsed


def test_the_same_seed_is_the_same_world_on_every_machine() -> None:
    """The values were written down once; they may never change with a Python version."""
    catalog = Catalog(1)
    first = catalog.track(catalog.liked_track(0))
    assert (first.id, first.duration_ms) == ("2Uq3OB9NmPDTEECUSTA9Sg", 299_034)
    assert first.artists[0].name == "Caspian Fell"
    other = Catalog(2)
    assert other.track(other.liked_track(0)).id != first.id


@given(st.integers(0, TRACKS - 1))
def test_a_track_lies_within_its_album_and_is_found_by_id(number: int) -> None:
    catalog = Catalog(3)
    track = catalog.track(number)
    album = track.album
    assert album.first_track <= number < album.first_track + album.size
    assert track.track_number == number - album.first_track + 1
    assert 90_000 <= track.duration_ms <= 540_000
    assert catalog.track_by_id(track.id) == track
    assert catalog.album_by_id(album.id) == album
    assert catalog.artist_by_id(album.artist.id) == album.artist


@given(st.integers(0, TRACKS - 1))
def test_the_liked_order_has_a_place_for_every_track(number: int) -> None:
    catalog = Catalog(4)
    assert catalog.liked_track(catalog.liked_place(number)) == number


def test_names_are_varied() -> None:
    catalog = Catalog(1)
    tracks = [catalog.track(catalog.liked_track(place)) for place in range(400)]
    assert len({track.name for track in tracks}) > 300
    assert len({track.artists[0].name for track in tracks}) > 70
    assert all(isinstance(track, Track) and track.name.strip() for track in tracks)
