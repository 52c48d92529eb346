"""Audio features and audio analysis: numbers with fractions, and what was not heard."""

import json
from typing import TypeVar

import pytest

from tests.spotify.bodies import ANALYSIS, FEATURES, Json, changed, without
from tuify.spotify.decoding import decode, decode_patiently
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.models import AudioAnalysis, AudioFeatures, Interval, Section, Segment

T = TypeVar("T")


def read(body: object, model: type[T]) -> T:
    """Both ways of reading, which must not differ."""
    raw = json.dumps(body).encode()
    patient = decode_patiently(raw, model)
    assert decode(raw, model) == patient
    return patient


def features(**fields: object) -> AudioFeatures:
    return read(changed(FEATURES, **fields), AudioFeatures)


def test_features() -> None:
    heard = features()
    assert (heard.id, heard.duration_ms) == ("T1", 242_000)
    assert (heard.tempo, heard.loudness, heard.key, heard.mode) == (114.944, -2.743, 2, 1)
    assert (heard.energy, heard.acousticness, heard.time_signature) == (1.0, 0.011, 4)
    assert isinstance(heard.energy, float)


@pytest.mark.parametrize(
    ("told", "read_as"),
    [
        (0.25, 0.25),
        (1, 1.0),
        (1.2, 1.0),
        (-3, 0.0),
        (10**400, 1.0),
        (None, None),
        (True, None),
        ("0.5", None),
        ([0.5], None),
    ],
)
def test_a_share_lies_between_0_and_1(told: object, read_as: float | None) -> None:
    assert features(valence=told).valence == read_as


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_a_number_that_is_none_is_not_known(number: str) -> None:
    raw = json.dumps(changed(FEATURES, tempo="@")).replace('"@"', number).encode()
    assert decode(raw, AudioFeatures).tempo is None


def test_what_was_not_heard_is_none() -> None:
    unheard = features(key=-1, mode=-1)
    assert (unheard.key, unheard.mode) == (None, None)
    assert features(key=-7).key is None
    assert features(key=11.0).key == 11
    assert read(without(FEATURES, "key", "tempo", "valence"), AudioFeatures).valence is None


def test_an_analysis() -> None:
    analysis = read(ANALYSIS, AudioAnalysis)
    interval = Interval(start=0.5, duration=0.52, confidence=0.8)
    assert analysis.bars == (interval,)
    assert analysis.beats == (interval, interval)
    assert analysis.track is not None
    assert (analysis.track.key, analysis.track.mode, analysis.track.tempo) == (None, 0, 118.2)
    assert analysis.track.start_of_fade_out == 236.5
    assert analysis.sections == (
        Section(start=0.5, duration=0.52, confidence=0.8, key=9, loudness=-14.9, tempo=113.2),
    )
    (segment,) = analysis.segments
    assert isinstance(segment, Segment)
    assert (segment.start, segment.loudness_max, segment.loudness_end) == (0.5, -14.3, 0.0)
    assert (segment.pitches, segment.timbre) == ((0.2, 1.0, 0.0), (42.1, -64.0, 0.0))


def test_a_bad_interval_does_not_take_the_others_with_it() -> None:
    good: Json = {"start": 1, "duration": 2, "confidence": None}
    analysis = read(changed(ANALYSIS, beats=[None, "x", good], bars=None), AudioAnalysis)
    assert analysis.beats == (Interval(start=1.0, duration=2.0),)
    assert analysis.bars == ()


def test_an_analysis_of_nothing_is_none() -> None:
    with pytest.raises(UnreadableAnswer):
        decode(b'{"status": "analyzing"}', AudioAnalysis)
