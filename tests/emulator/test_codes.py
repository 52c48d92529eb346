"""Codes on records hold the numbers of what they belong to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.emulator.catalog.catalog import ALBUMS, TRACKS, Catalog
from tuify.emulator.catalog.codes import album_of_upc, isrc, track_of_isrc, upc
from tuify.emulator.catalog.compilations import TRACKS_EACH

CATALOG = Catalog(1)
LAST_ALBUM = ALBUMS + CATALOG.compilations.count - 1
LAST_TRACK = TRACKS + CATALOG.compilations.count * TRACKS_EACH - 1


@given(st.integers(0, LAST_TRACK))
def test_a_recording_code_leads_back_to_its_track(number: int) -> None:
    code = isrc(number)
    assert len(code) == 12
    assert track_of_isrc(code) == number
    assert track_of_isrc(code.lower()) == number


@given(st.integers(0, LAST_ALBUM))
def test_a_product_code_leads_back_to_its_album(number: int) -> None:
    assert len(upc(number)) == 12
    assert album_of_upc(upc(number)) == number


@pytest.mark.parametrize("code", ["", "QZTFY", "USRC17607839", "QZTFY000000a", "QZTFY00000001"])
def test_other_recording_codes_lead_nowhere(code: str) -> None:
    assert CATALOG.track_by_isrc(code) is None


@pytest.mark.parametrize("code", ["", "12", "99999999999²", "999999999999"])
def test_other_product_codes_lead_nowhere(code: str) -> None:
    assert CATALOG.album_by_upc(code) is None


def test_the_catalogue_finds_by_code() -> None:
    track = CATALOG.track(CATALOG.liked_track(3))
    assert CATALOG.track_by_isrc(isrc(track.number)) == track
    assert CATALOG.album_by_upc(upc(track.album.number)) == track.album
