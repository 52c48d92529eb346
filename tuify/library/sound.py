"""How a track sounds, in words, shares and a curve. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, inf
from typing import Final

from tuify.library.details import Fact
from tuify.spotify.models import AudioAnalysis, AudioFeatures

_KEYS: Final = (
    "C",
    "C sharp",
    "D",
    "E flat",
    "E",
    "F",
    "F sharp",
    "G",
    "A flat",
    "A",
    "B flat",
    "B",
)
_MODES: Final = ("minor", "major")

_MEASURES: Final = (
    ("Energy", "energy"),
    ("Danceability", "danceability"),
    ("Mood", "valence"),
    ("Acoustic", "acousticness"),
    ("Instrumental", "instrumentalness"),
    ("Live", "liveness"),
    ("Speech", "speechiness"),
)
"""What is measured from 0 to 1. A mood of 1 is a cheerful one."""

_LEAST_RANGE_DB: Final = 6.0
"""Decibels a curve shows at least, so that a track without loud and quiet parts doesn't look as if
it had them."""
_QUIET_PARTS: Final = 10
"""One in so many stretches may be quieter than what a curve shows: silence at the end of a track
would leave no room for what is heard."""

_SHORTEST_S: Final = 1.0
"""Seconds from which on there is a curve."""


@dataclass(frozen=True, slots=True)
class Measure:
    """How much of something a track has, from 0 to 1."""

    label: str
    share: float


@dataclass(frozen=True, slots=True)
class Curve:
    """How loud a track is from start to end.

    `heights` go from 0 to 1, each for an equal stretch of time; `sections` are the places in it
    where a new part begins, the start left out. `duration_s` is in seconds. A height of 0 is
    `lowest_db` decibels or less, one of 1 `loudest_db`.
    """

    heights: tuple[float, ...]
    sections: tuple[int, ...]
    duration_s: float
    lowest_db: float
    loudest_db: float

    def place_of(self, position_ms: int) -> int:
        """The stretch in which a moment lies."""
        place = int(position_ms / 1000 / self.duration_s * len(self.heights))
        return max(0, min(place, len(self.heights) - 1))


def facts_of(features: AudioFeatures) -> tuple[Fact, ...]:
    """Key, tempo, beat and loudness, as far as they were heard."""
    key, mode = features.key, features.mode
    facts = []
    if key is not None and 0 <= key < len(_KEYS):
        word = f" {_MODES[mode]}" if mode in (0, 1) else ""
        facts.append(Fact("Key", _KEYS[key] + word))
    if features.tempo:
        facts.append(Fact("Tempo", f"{features.tempo:.0f} beats a minute"))
    if features.time_signature:
        beats = features.time_signature
        facts.append(Fact("Beat", f"{beats} beat{'s' if beats > 1 else ''} a bar"))
    if features.loudness is not None:
        facts.append(Fact("Loudness", f"{features.loudness:.1f} dB"))
    return tuple(facts)


def measures_of(features: AudioFeatures) -> tuple[Measure, ...]:
    """What is measured from 0 to 1, as far as it was."""
    found: list[Measure] = []
    for label, name in _MEASURES:
        share: float | None = getattr(features, name)
        if share is not None:
            found.append(Measure(label, max(0.0, min(1.0, share))))
    return tuple(found)


def curve_of(analysis: AudioAnalysis, width: int) -> Curve | None:
    """The loudest moment of each of `width` equal stretches; None if nothing was heard at all."""
    segments = [one for one in analysis.segments if one.loudness_max is not None]
    duration = _duration_s(analysis)
    if width <= 0 or duration < _SHORTEST_S or not segments:
        return None
    peaks = [
        (one.start, min(one.start + one.duration, duration), one.loudness_max or 0.0)
        for one in segments
    ]
    levels = [-inf] * width
    for start, end, peak in peaks:
        first, last = _place(start, duration, width), ceil(end / duration * width)
        for place in range(first, max(first + 1, min(last, width))):
            levels[place] = max(levels[place], peak)
    lowest, loudest = _range(levels)
    heights = tuple(max(0.0, (level - lowest) / (loudest - lowest)) for level in levels)
    starts = {_place(one.start, duration, width) for one in analysis.sections}
    return Curve(heights, tuple(sorted(starts - {0})), duration, lowest, loudest)


def _range(levels: Sequence[float]) -> tuple[float, float]:
    """From where to where a curve shows these decibels; -inf are those nobody heard."""
    heard = sorted(level for level in levels if level > -inf)
    loudest = heard[-1]
    return min(heard[len(heard) // _QUIET_PARTS], loudest - _LEAST_RANGE_DB), loudest


def _duration_s(analysis: AudioAnalysis) -> float:
    if analysis.track is not None and analysis.track.duration:
        return analysis.track.duration
    return max((one.start + one.duration for one in analysis.segments), default=0.0)


def _place(second: float, duration: float, width: int) -> int:
    return max(0, min(width - 1, int(second / duration * width)))
