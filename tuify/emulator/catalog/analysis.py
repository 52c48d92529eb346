"""The audio analysis of a track: where its sections, bars, beats, tatums and segments lie.

Everything follows from the track's audio features, so that the two never contradict each other:
the beats go at the tempo, the bars hold the beats of the time signature. Each of the five rows
begins at 0, ends with the track, and has neither gaps nor overlaps. Moments are whole numbers of
10 microseconds, so that no sum drifts.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from tuify.emulator.catalog.sound import Features
from tuify.emulator.mixing import mix

UNITS_PER_SECOND = 100_000
PITCHES = 12

_UNITS_PER_MS = UNITS_PER_SECOND // 1000
_UNITS_PER_MINUTE = 60 * UNITS_PER_SECOND
_TATUMS_PER_BEAT = 2
_BARS_OF_SECTIONS = (8, 16, 16, 24, 12)
_CONFIDENCE, _SECTION, _SEGMENT = 1, 2, 3
_CHORDS = {1: (0, 4, 7), 0: (0, 3, 7)}
_DEGREES = (0, 0, 5, 7, 9, 5)


@dataclass(frozen=True, slots=True)
class Interval:
    """A stretch of a track, in units of 10 microseconds; ``confidence`` is 0 to 1."""

    start: int
    length: int
    confidence: float


@dataclass(frozen=True, slots=True)
class Section:
    """A verse, a chorus, a solo: a stretch that sounds alike. ``loudness`` is in decibels."""

    interval: Interval
    loudness: float
    tempo: float
    key: int
    mode: int
    time_signature: int


@dataclass(frozen=True, slots=True)
class Segment:
    """About one sound. Loudness is in decibels; it is greatest ``peak`` units after the start.

    ``pitches`` tells how much of each of the twelve tones there is, the strongest being 1.
    """

    interval: Interval
    loudness_start: float
    loudness_max: float
    peak: int
    pitches: tuple[float, ...]
    timbre: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Analysis:
    """The whole analysis; ``length`` is that of the track, in units of 10 microseconds."""

    features: Features
    length: int
    sections: tuple[Section, ...]
    bars: tuple[Interval, ...]
    beats: tuple[Interval, ...]
    tatums: tuple[Interval, ...]
    segments: tuple[Segment, ...]


def analysis(features: Features, key: int) -> Analysis:
    """Analyse a track with these features; ``key`` decides what the features leave open."""
    length = features.duration_ms * _UNITS_PER_MS
    beats = _beat_starts(features.tempo, length)
    tatums = [
        start + (stop - start) * part // _TATUMS_PER_BEAT
        for start, stop in pairwise([*beats, length])
        for part in range(_TATUMS_PER_BEAT)
    ]
    bars = beats[:: features.time_signature]
    sections = tuple(_sections(features, bars, length, key))
    return Analysis(
        features=features,
        length=length,
        sections=sections,
        bars=_row(bars, length, mix(key, 11)),
        beats=_row(beats, length, mix(key, 12)),
        tatums=_row(tatums, length, mix(key, 13)),
        segments=tuple(_segments(sections, tatums, length, mix(key, 14))),
    )


def _beat_starts(tempo: float, length: int) -> list[int]:
    """Return when the beats begin; the last one is as long as what is left, at least a half."""
    count = max(1, round(length * tempo / _UNITS_PER_MINUTE))
    return [round(beat * _UNITS_PER_MINUTE / tempo) for beat in range(count)]


def _row(starts: Sequence[int], length: int, key: int) -> tuple[Interval, ...]:
    return tuple(
        Interval(start, stop - start, _share(key, start))
        for start, stop in pairwise([*starts, length])
    )


def _sections(features: Features, bars: Sequence[int], length: int, key: int) -> Iterator[Section]:
    """Divide a track at bars; each section has a loudness and, now and then, a key of its own."""
    starts, bar = [], 0
    while bar < len(bars):
        starts.append(bars[bar])
        bar += _BARS_OF_SECTIONS[mix(key, _SECTION, bar) % len(_BARS_OF_SECTIONS)]
    for interval in _row(starts, length, mix(key, _SECTION)):
        own = mix(key, _SECTION, interval.start, 1)
        moved = 5 if own % 7 == 0 else 0
        yield Section(
            interval=interval,
            loudness=round(features.loudness + (_share(own, 2) - 0.5) * 6, 3),
            tempo=round(features.tempo + (_share(own, 3) - 0.5) * 0.6, 3),
            key=(features.key + moved) % PITCHES,
            mode=features.mode,
            time_signature=features.time_signature,
        )


def _segments(
    sections: Sequence[Section], tatums: Sequence[int], length: int, key: int
) -> Iterator[Segment]:
    """Let a sound begin at most tatums; it has the tones of a chord of its section's key."""
    starts = [start for start in tatums if start == 0 or mix(key, start) % 8]
    waiting = list(sections)
    for interval in _row(starts, length, mix(key, _SEGMENT)):
        if len(waiting) > 1 and interval.start >= waiting[1].interval.start:
            waiting.pop(0)
        section = waiting[0]
        own = mix(key, _SEGMENT, interval.start)
        loudest = section.loudness + (_share(own, 1) - 0.4) * 5
        yield Segment(
            interval=interval,
            loudness_start=round(max(-60.0, loudest - 2 - 14 * _share(own, 2)), 3),
            loudness_max=round(max(-60.0, min(0.0, loudest)), 3),
            peak=interval.length * (10 + own % 40) // 100,
            pitches=_chord(section, mix(own, 3)),
            timbre=_timbre(loudest, mix(own, 4)),
        )


def _chord(section: Section, own: int) -> tuple[float, ...]:
    root = section.key + _DEGREES[own % len(_DEGREES)]
    tones = {(root + step) % PITCHES for step in _CHORDS[section.mode]}
    strongest = root % PITCHES
    levels = []
    for tone in range(PITCHES):
        level = (own >> (5 * tone) & 31) / 31
        levels.append(round(0.55 + 0.4 * level if tone in tones else 0.4 * level, 3))
    levels[strongest] = 1.0
    return tuple(levels)


def _timbre(loudest: float, own: int) -> tuple[float, ...]:
    """Return twelve coefficients around 0; the first is how loud, from 0 to 60."""
    rest = ((own >> (5 * place) & 31) - 15.5 for place in range(1, PITCHES))
    spread = (round(value * 72 / (place + 5), 3) for place, value in enumerate(rest))
    return (round(60 + max(-60.0, loudest), 3), *spread)


def _share(key: int, turn: int) -> float:
    """Return a number from 0 to 1 with three digits."""
    return mix(key, _CONFIDENCE, turn) % 1001 / 1000
