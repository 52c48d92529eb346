"""How tracks sound: features follow genre and seed, and the analysis never contradicts them."""

from dataclasses import asdict
from itertools import islice, pairwise
from statistics import fmean
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.emulator.support import Api
from tuify.emulator.catalog.analysis import analysis
from tuify.emulator.catalog.catalog import ARTISTS, TRACKS, TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.sound import Features, features

CATALOG = Catalog(1)
SHARES = (
    "danceability",
    "energy",
    "speechiness",
    "acousticness",
    "instrumentalness",
    "liveness",
    "valence",
)


@pytest.fixture(scope="module")
def api() -> Api:
    return Api()


def _of_genre(genre: str) -> list[Features]:
    artists = (
        artist for artist in map(CATALOG.artist, range(ARTISTS)) if artist.genres == (genre,)
    )
    firsts = (artist.number * TRACKS_PER_ARTIST for artist in islice(artists, 12))
    return [features(CATALOG, CATALOG.track(first + step)) for first in firsts for step in (0, 9)]


@given(st.integers(0, TRACKS - 1))
def test_features_stay_within_the_bounds_of_the_reference(number: int) -> None:
    track = CATALOG.track(number)
    heard = features(CATALOG, track)
    shown = asdict(heard)
    assert all(0 <= shown[name] <= 1 for name in SHARES)
    assert -60 <= heard.loudness <= 0
    assert 60 <= heard.tempo <= 200
    assert heard.key in range(12)
    assert heard.mode in (0, 1)
    assert heard.time_signature in range(3, 8)
    assert heard.duration_ms == track.duration_ms
    assert features(Catalog(1), track) == heard


def test_a_seed_has_its_own_sound() -> None:
    assert features(Catalog(2), CATALOG.track(5)) != features(CATALOG, CATALOG.track(5))


def test_genres_sound_differently() -> None:
    house, ambient = _of_genre("house"), _of_genre("ambient")
    assert fmean(one.energy for one in house) > fmean(one.energy for one in ambient) + 0.3
    assert fmean(one.acousticness for one in house) < fmean(one.acousticness for one in ambient)
    assert fmean(one.loudness for one in house) > fmean(one.loudness for one in ambient)
    assert fmean(one.tempo for one in house) > fmean(one.tempo for one in ambient)


def test_another_release_of_a_recording_sounds_the_same() -> None:
    copy = CATALOG.track(TRACKS)
    assert copy.original is not None
    assert features(CATALOG, copy) == features(CATALOG, CATALOG.track(copy.original))


@given(st.integers(0, TRACKS - 1))
@settings(max_examples=12, deadline=None)
def test_every_row_of_the_analysis_fills_the_track(number: int) -> None:
    heard = analysis(features(CATALOG, CATALOG.track(number)), number)
    sections = [one.interval for one in heard.sections]
    segments = [one.interval for one in heard.segments]
    for row in (sections, heard.bars, heard.beats, heard.tatums, segments):
        assert row[0].start == 0
        assert all(one.start + one.length == other.start for one, other in pairwise(row))
        assert row[-1].start + row[-1].length == heard.features.duration_ms * 100
        assert all(one.length > 0 and 0 <= one.confidence <= 1 for one in row)
    beats, tatums = ({one.start for one in row} for row in (heard.beats, heard.tatums))
    bars = {one.start for one in heard.bars}
    assert {one.start for one in sections} <= bars <= beats <= tatums
    assert {one.start for one in segments} <= tatums


@pytest.mark.parametrize(("tempo", "beats_of_bar"), [(60.0, 3), (93.7, 5), (200.0, 4)])
def test_beats_go_at_the_tempo(tempo: float, beats_of_bar: int) -> None:
    of_track = asdict(features(CATALOG, CATALOG.track(1)))
    heard = analysis(
        Features(**{**of_track, "tempo": tempo, "time_signature": beats_of_bar}), key=1
    )
    beats = [one.length for one in heard.beats[:-1]]
    assert fmean(beats) == pytest.approx(6_000_000 / tempo, abs=1)
    assert all(len(heard.beats) >= beats_of_bar * place for place in range(len(heard.bars)))
    assert heard.bars[0].length == pytest.approx(beats_of_bar * 6_000_000 / tempo, abs=1)
    assert heard.beats[-1].length >= 0.49 * 6_000_000 / tempo


def test_even_the_shortest_sound_has_a_beat() -> None:
    brief = Features(**{**asdict(features(CATALOG, CATALOG.track(1))), "duration_ms": 120})
    heard = analysis(brief, key=1)
    assert (len(heard.sections), len(heard.bars), len(heard.beats)) == (1, 1, 1)


def test_the_answers_agree_with_each_other(api: Api) -> None:
    track = CATALOG.track(CATALOG.liked_track(4))
    one: Any = api.get(f"/audio-features/{track.id}")
    several = api.get(f"/audio-features?ids={track.id}")["audio_features"]
    whole = api.get(f"/audio-analysis/{track.id}")
    assert several == [one]
    for name in ("key", "loudness", "mode", "tempo", "time_signature"):
        assert whole["track"][name] == one[name]
    assert one["duration_ms"] == api.get(f"/tracks/{track.id}")["duration_ms"]
    assert whole["track"]["duration"] == one["duration_ms"] / 1000
    assert all(section["time_signature"] == one["time_signature"] for section in whole["sections"])
    assert all(len(segment["pitches"]) == 12 for segment in whole["segments"])
    assert all(max(segment["pitches"]) == 1 for segment in whole["segments"])


def test_what_is_no_track_was_never_analysed(api: Api) -> None:
    unknown, wrong = "0" * 22, "short"
    for path in ("/audio-features", "/audio-analysis"):
        assert api.refused("GET", f"{path}/{unknown}") == (404, "analysis not found", None)
        assert api.refused("GET", f"{path}/{wrong}")[0] == 400
    track = CATALOG.track(7).id
    shown = api.get(f"/audio-features?ids={unknown},{track}")["audio_features"]
    assert (shown[0], shown[1]["id"]) == (None, track)
