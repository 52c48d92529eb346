"""How a track sounds: its audio features, which follow its artist's genres, and the seed.

Each genre has a middle for every measure. An artist stands somewhere around the middles of its
genres, each of its tracks somewhere around the artist; so songs of one hand resemble each other,
and songs of one genre more than songs of two.
"""

from dataclasses import dataclass

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.things import Track
from tuify.emulator.mixing import mix

SLOWEST_BPM = 60.0
FASTEST_BPM = 200.0

_SOUND, _MANNER = 601, 602
_STEPS = 1 << 20


@dataclass(frozen=True, slots=True)
class Features:
    """The audio features of one track.

    ``danceability``, ``energy``, ``speechiness``, ``acousticness``, ``instrumentalness``,
    ``liveness`` and ``valence`` go from 0.0 to 1.0; ``loudness`` is in decibels, at most 0;
    ``tempo`` in beats per minute, from 60 to 200; ``key`` a pitch class (0 is C, 11 is B);
    ``mode`` 1 for major and 0 for minor; ``time_signature`` the beats of a bar, from 3 to 7.
    """

    danceability: float
    energy: float
    key: int
    loudness: float
    mode: int
    speechiness: float
    acousticness: float
    instrumentalness: float
    liveness: float
    valence: float
    tempo: float
    time_signature: int
    duration_ms: int


@dataclass(frozen=True, slots=True)
class _Manner:
    """The middle of a genre, or of an artist: ``tempo`` in beats per minute, the rest 0 to 1."""

    energy: float
    acousticness: float
    danceability: float
    instrumentalness: float
    valence: float
    speechiness: float
    tempo: float


_UNCLASSIFIED = _Manner(0.55, 0.40, 0.55, 0.15, 0.48, 0.06, 116)
_GENRES = {
    "indie folk": _Manner(0.36, 0.74, 0.48, 0.12, 0.42, 0.04, 112),
    "chamber pop": _Manner(0.44, 0.58, 0.45, 0.10, 0.44, 0.04, 114),
    "ambient": _Manner(0.16, 0.82, 0.24, 0.88, 0.14, 0.04, 86),
    "dream pop": _Manner(0.56, 0.32, 0.46, 0.34, 0.36, 0.04, 118),
    "slowcore": _Manner(0.28, 0.60, 0.40, 0.30, 0.22, 0.03, 82),
    "synth-pop": _Manner(0.74, 0.10, 0.68, 0.12, 0.62, 0.05, 122),
    "post-rock": _Manner(0.58, 0.20, 0.30, 0.80, 0.20, 0.05, 124),
    "jazz": _Manner(0.34, 0.76, 0.54, 0.48, 0.50, 0.05, 118),
    "nu jazz": _Manner(0.52, 0.42, 0.64, 0.56, 0.52, 0.07, 106),
    "trip hop": _Manner(0.54, 0.28, 0.64, 0.38, 0.38, 0.09, 92),
    "electronica": _Manner(0.66, 0.16, 0.62, 0.70, 0.38, 0.06, 120),
    "house": _Manner(0.80, 0.05, 0.80, 0.62, 0.56, 0.06, 124),
    "downtempo": _Manner(0.46, 0.34, 0.62, 0.66, 0.36, 0.06, 96),
    "singer-songwriter": _Manner(0.38, 0.68, 0.52, 0.06, 0.44, 0.05, 110),
    "neoclassical": _Manner(0.14, 0.92, 0.30, 0.90, 0.16, 0.04, 88),
    "shoegaze": _Manner(0.78, 0.06, 0.34, 0.48, 0.32, 0.05, 128),
    "soul": _Manner(0.54, 0.42, 0.64, 0.04, 0.66, 0.06, 104),
    "bossa nova": _Manner(0.34, 0.80, 0.66, 0.20, 0.66, 0.05, 128),
    "krautrock": _Manner(0.64, 0.18, 0.52, 0.74, 0.48, 0.05, 132),
    "alternative r&b": _Manner(0.50, 0.34, 0.66, 0.08, 0.40, 0.12, 102),
}


def features(catalog: Catalog, track: Track) -> Features:
    """Return the audio features of a track; the same whenever it is asked for."""
    artist = track.artists[0]
    manner = _leaning(
        _middle([_GENRES.get(genre, _UNCLASSIFIED) for genre in artist.genres]),
        mix(catalog.seed, _MANNER, artist.number),
        0.12,
    )
    key = mix(catalog.seed, _SOUND, track.recording)
    own = _leaning(manner, key, 0.22)
    beats = mix(key, 31) % 40
    return Features(
        danceability=own.danceability,
        energy=own.energy,
        key=mix(key, 32) % 12,
        loudness=round(min(-1.5, -23 + 19 * own.energy + 5 * _around(key, 33)), 3),
        mode=1 if mix(key, 34) % 100 < 38 + 50 * own.valence else 0,
        speechiness=own.speechiness,
        acousticness=own.acousticness,
        instrumentalness=own.instrumentalness,
        liveness=round(0.08 + 0.30 * abs(_around(key, 35)) + 0.5 * (mix(key, 36) % 12 == 0), 3),
        valence=own.valence,
        tempo=own.tempo,
        time_signature={0: 5, 1: 6, 2: 3, 3: 3, 4: 3, 5: 3, 6: 7}.get(beats, 4),
        duration_ms=track.duration_ms,
    )


def _middle(manners: list[_Manner]) -> _Manner:
    """Return the mean of the genres of an artist."""
    if not manners:
        return _UNCLASSIFIED
    count = len(manners)
    return _Manner(
        energy=sum(one.energy for one in manners) / count,
        acousticness=sum(one.acousticness for one in manners) / count,
        danceability=sum(one.danceability for one in manners) / count,
        instrumentalness=sum(one.instrumentalness for one in manners) / count,
        valence=sum(one.valence for one in manners) / count,
        speechiness=sum(one.speechiness for one in manners) / count,
        tempo=sum(one.tempo for one in manners) / count,
    )


def _leaning(middle: _Manner, key: int, reach: float) -> _Manner:
    """Return a manner within ``reach`` of another one, each measure on its own."""
    tempo = middle.tempo * (1 + 1.6 * reach * _around(key, 1))
    return _Manner(
        energy=_share(middle.energy + reach * _around(key, 2)),
        acousticness=_share(middle.acousticness + reach * _around(key, 3)),
        danceability=_share(middle.danceability + reach * _around(key, 4)),
        instrumentalness=_share(middle.instrumentalness + reach * _around(key, 5)),
        valence=_share(middle.valence + reach * _around(key, 6)),
        speechiness=_share(middle.speechiness * (1 + 2 * reach * _around(key, 7))),
        tempo=round(max(SLOWEST_BPM, min(FASTEST_BPM, tempo)), 3),
    )


def _around(key: int, turn: int) -> float:
    """Return a number between -1 and 1, more often near the middle."""
    one = mix(key, turn)
    return (one % _STEPS + (one >> 32) % _STEPS) / _STEPS - 1


def _share(value: float) -> float:
    """Keep a measure between 0 and 1, with three digits as the service writes them."""
    return round(max(0.0, min(1.0, value)), 3)
