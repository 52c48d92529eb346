"""How a track sounds: its features as a whole, and its analysis from moment to moment.

Times are in seconds from the start of the track, unlike the milliseconds of everything else.
"""

from msgspec.structs import force_setattr

from tuify.spotify.fields import (
    Count,
    Decibel,
    Millis,
    Mode,
    PitchClass,
    Seconds,
    Share,
    Tempo,
    Text,
    Weight,
)
from tuify.spotify.models.base import Model


class Tonality(Model, frozen=True):
    """Loudness in decibels, tempo in beats per minute, and the key, as far as they were heard.

    `key` is 0 for C up to 11 for B, `mode` 1 for major and 0 for minor; None where the service
    could not tell. `time_signature` is the beats of a bar.
    """

    loudness: Decibel | None = None
    tempo: Tempo | None = None
    key: PitchClass | None = None
    mode: Mode | None = None
    time_signature: Count | None = None

    def __post_init__(self) -> None:
        """Turn the -1 by which the service says that it does not know into None."""
        for field in ("key", "mode"):
            if getattr(self, field) == -1:
                force_setattr(self, field, None)


class AudioFeatures(Tonality, frozen=True):
    """Measures of a track as a whole; each from 0 to 1 says how much of it the track has."""

    id: Text | None = None
    uri: Text | None = None
    duration_ms: Millis | None = None
    acousticness: Share | None = None
    danceability: Share | None = None
    energy: Share | None = None
    instrumentalness: Share | None = None
    liveness: Share | None = None
    speechiness: Share | None = None
    valence: Share | None = None


class AnalyzedTrack(Tonality, frozen=True):
    """The track that was analyzed; the confidences go from 0 to 1.

    It fades in until `end_of_fade_in` and out from `start_of_fade_out` on.
    """

    duration: Seconds | None = None
    end_of_fade_in: Seconds | None = None
    start_of_fade_out: Seconds | None = None
    tempo_confidence: Share | None = None
    key_confidence: Share | None = None
    mode_confidence: Share | None = None
    time_signature_confidence: Share | None = None
    num_samples: Count | None = None
    analysis_sample_rate: Count | None = None


class Interval(Model, frozen=True):
    """A stretch of the track: a bar, a beat, or a tatum, the smallest pulse that is felt."""

    start: Seconds = 0.0
    duration: Seconds = 0.0
    confidence: Share | None = None


class Section(Tonality, frozen=True):
    """A part of the track, such as a verse or a solo, that differs in rhythm or timbre."""

    start: Seconds = 0.0
    duration: Seconds = 0.0
    confidence: Share | None = None
    tempo_confidence: Share | None = None
    key_confidence: Share | None = None
    mode_confidence: Share | None = None
    time_signature_confidence: Share | None = None


class Segment(Interval, frozen=True):
    """A stretch with about the same sound throughout.

    It sets in at `loudness_start` decibels and is loudest, with `loudness_max`, after
    `loudness_max_time` seconds of its own. `pitches` says for each of the 12 pitch classes how
    strong it is, `timbre` holds 12 weights that describe the sound.
    """

    loudness_start: Decibel | None = None
    loudness_max: Decibel | None = None
    loudness_max_time: Seconds | None = None
    loudness_end: Decibel | None = None
    pitches: tuple[Share, ...] = ()
    timbre: tuple[Weight, ...] = ()


class AnalysisMeta(Model, frozen=True):
    """How the analysis was made: `status_code` 0 means that all went well."""

    analyzer_version: Text = ""
    detailed_status: Text = ""
    status_code: Count | None = None
    analysis_time: Seconds | None = None


class AudioAnalysis(Model, frozen=True):
    """Rhythm, structure and sound of a track. Each of the lists covers it from start to end."""

    track: AnalyzedTrack | None = None
    sections: tuple[Section, ...] = ()
    bars: tuple[Interval, ...] = ()
    beats: tuple[Interval, ...] = ()
    tatums: tuple[Interval, ...] = ()
    segments: tuple[Segment, ...] = ()
    meta: AnalysisMeta | None = None
