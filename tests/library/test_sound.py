"""How a track sounds, in words, shares and a curve."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.library.sound import curve_of, facts_of, measures_of
from tuify.spotify.models import (
    AnalyzedTrack,
    AudioAnalysis,
    AudioFeatures,
    Section,
    Segment,
)


def words(**features: object) -> dict[str, str]:
    made = AudioFeatures(**features)  # type: ignore[arg-type]  # the fields of a model by name
    return {fact.label: fact.value for fact in facts_of(made)}


def test_key_tempo_beat_and_loudness() -> None:
    assert words(key=10, mode=1, tempo=99.6, time_signature=3, loudness=-7.35) == {
        "Key": "B flat major",
        "Tempo": "100 beats a minute",
        "Beat": "3 beats a bar",
        "Loudness": "-7.3 dB",
    }


@pytest.mark.parametrize(
    ("features", "told"),
    [
        ({}, {}),
        ({"key": -1, "mode": -1}, {}),
        ({"key": 0}, {"Key": "C"}),
        ({"key": 11, "mode": 0}, {"Key": "B minor"}),
        ({"key": 12, "mode": 0}, {}),
        ({"mode": 1}, {}),
        ({"tempo": 0.0, "time_signature": 0}, {}),
        ({"time_signature": 1}, {"Beat": "1 beat a bar"}),
        ({"loudness": 0.0}, {"Loudness": "0.0 dB"}),
    ],
)
def test_only_what_was_heard_is_told(features: dict[str, object], told: dict[str, str]) -> None:
    assert words(**features) == told


def test_measures_stay_between_nothing_and_all() -> None:
    found = measures_of(AudioFeatures(energy=0.5, valence=1.7, speechiness=-0.2, liveness=0.0))
    assert [(one.label, one.share) for one in found] == [
        ("Energy", 0.5),
        ("Mood", 1.0),
        ("Live", 0.0),
        ("Speech", 0.0),
    ]


def analysis(*peaks: float | None, sections: tuple[float, ...] = ()) -> AudioAnalysis:
    """Segments of ten seconds each."""
    return AudioAnalysis(
        track=AnalyzedTrack(duration=10.0 * len(peaks)),
        sections=tuple(Section(start=start) for start in sections),
        segments=tuple(
            Segment(start=10.0 * place, duration=10.0, loudness_max=peak)
            for place, peak in enumerate(peaks)
        ),
    )


def test_the_loudest_moment_of_each_stretch() -> None:
    curve = curve_of(analysis(-23.0, -3.0, -18.0, -13.0, sections=(0.0, 19.9, 20.0)), 4)
    assert curve is not None
    assert curve.heights == (0.0, 1.0, 0.25, 0.5)
    assert (curve.lowest_db, curve.loudest_db) == (-23.0, -3.0)
    assert curve.sections == (1, 2)
    assert curve.duration_s == 40.0
    halved = curve_of(analysis(-23.0, -3.0, -18.0, -13.0), 2)
    assert halved is not None
    assert halved.heights == (1.0, 0.0)


def test_a_curve_shows_what_is_heard_and_not_how_deep_the_silence_at_the_end_is() -> None:
    peaks = [-12.0, -8.0] * 10
    curve = curve_of(analysis(*peaks, -60.0), 21)
    assert curve is not None
    assert (curve.lowest_db, curve.loudest_db) == (-14.0, -8.0)
    assert curve.heights[-1] == 0.0
    assert set(curve.heights[:-1]) == {1 / 3, 1.0}


def test_a_wide_curve_has_no_holes() -> None:
    curve = curve_of(analysis(-10.0, -10.0, -10.0), 100)
    assert curve is not None
    assert curve.heights == (1.0,) * 100


@pytest.mark.parametrize(
    "nothing",
    [AudioAnalysis(), analysis(), analysis(None, None), AudioAnalysis(segments=(Segment(),))],
)
def test_without_a_sound_there_is_no_curve(nothing: AudioAnalysis) -> None:
    assert curve_of(nothing, 40) is None
    assert curve_of(analysis(-3.0), 0) is None


@pytest.mark.parametrize(("ms", "place"), [(-5, 0), (0, 0), (9_999, 0), (10_000, 1), (99_999, 3)])
def test_where_a_moment_lies(ms: int, place: int) -> None:
    curve = curve_of(analysis(-3.0, -3.0, -3.0, -3.0), 4)
    assert curve is not None
    assert curve.place_of(ms) == place


seconds = st.one_of(st.floats(0, 10_000), st.sampled_from([5e-324, 2.0**31]))
loudness = st.one_of(st.none(), st.floats(-100, 20))
segments = st.builds(Segment, start=seconds, duration=seconds, loudness_max=loudness)


@given(
    st.builds(
        AudioAnalysis,
        track=st.one_of(st.none(), st.builds(AnalyzedTrack, duration=seconds)),
        segments=st.lists(segments, max_size=8).map(tuple),
        sections=st.lists(st.builds(Section, start=seconds), max_size=4).map(tuple),
    ),
    st.integers(-1, 60),
)
def test_any_analysis_has_a_curve_or_none(heard: AudioAnalysis, width: int) -> None:
    curve = curve_of(heard, width)
    if curve is not None:
        assert len(curve.heights) == width
        assert all(0 <= height <= 1 for height in curve.heights)
        assert max(curve.heights) == 1
        assert all(0 < place < width for place in curve.sections)
