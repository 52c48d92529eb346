"""Audio features and audio analysis as JSON (reference: Tracks)."""

from base64 import urlsafe_b64encode
from hashlib import blake2b

from tuify.emulator.bodies.style import Body, Style
from tuify.emulator.catalog.analysis import UNITS_PER_SECOND, Analysis, Interval, Section, Segment
from tuify.emulator.catalog.sound import Features
from tuify.emulator.catalog.things import Track

_SAMPLE_RATE = 22_050
_ANALYSED_AT = 1_495_193_577  # 2017-05-19, in Unix seconds


def features(style: Style, track: Track, heard: Features) -> Body:
    """Write an AudioFeaturesObject."""
    return {
        "acousticness": heard.acousticness,
        "analysis_url": f"{style.api}/audio-analysis/{track.id}",
        "danceability": heard.danceability,
        "duration_ms": heard.duration_ms,
        "energy": heard.energy,
        "id": track.id,
        "instrumentalness": heard.instrumentalness,
        "key": heard.key,
        "liveness": heard.liveness,
        "loudness": heard.loudness,
        "mode": heard.mode,
        "speechiness": heard.speechiness,
        "tempo": heard.tempo,
        "time_signature": heard.time_signature,
        "track_href": f"{style.api}/tracks/{track.id}",
        "type": "audio_features",
        "uri": track.uri,
        "valence": heard.valence,
    }


def analysis(track: Track, heard: Analysis) -> Body:
    """Write an AudioAnalysisObject: for a usual song some 300 KB of JSON."""
    return {
        "bars": [_interval(one) for one in heard.bars],
        "beats": [_interval(one) for one in heard.beats],
        "meta": {
            "analysis_time": 6.93906,
            "analyzer_version": "4.0.0",
            "detailed_status": "OK",
            "input_process": "libvorbisfile L+R 44100->22050",
            "platform": "Linux",
            "status_code": 0,
            "timestamp": _ANALYSED_AT,
        },
        "sections": [_section(one) for one in heard.sections],
        "segments": [_segment(one) for one in heard.segments],
        "tatums": [_interval(one) for one in heard.tatums],
        "track": _track(track, heard),
    }


def _track(track: Track, heard: Analysis) -> Body:
    """Write what the analysis says of the whole track; the strings are prints of its id."""
    whole, sounds = heard.features, heard.length * _SAMPLE_RATE // UNITS_PER_SECOND
    sure = heard.sections[0].interval.confidence
    prints = {"code": 3.15, "echoprint": 4.15, "rhythm": 1.0, "synch": 1.0}
    return {
        "analysis_channels": 1,
        "analysis_sample_rate": _SAMPLE_RATE,
        "duration": _seconds(heard.length),
        "end_of_fade_in": 0.0,
        "key": whole.key,
        "key_confidence": sure,
        "loudness": whole.loudness,
        "mode": whole.mode,
        "mode_confidence": sure,
        "num_samples": sounds,
        "offset_seconds": 0,
        "sample_md5": "",
        "start_of_fade_out": _seconds(heard.beats[-1].start),
        "tempo": whole.tempo,
        "tempo_confidence": sure,
        "time_signature": whole.time_signature,
        "time_signature_confidence": sure,
        "window_seconds": 0,
        **{f"{name}string": _print(name, track.id) for name in prints},
        **{f"{name}_version": version for name, version in prints.items()},
    }


def _print(name: str, id_: str) -> str:
    return urlsafe_b64encode(blake2b(f"{name} {id_}".encode()).digest()).decode().rstrip("=")


def _interval(one: Interval) -> Body:
    return {
        "confidence": one.confidence,
        "duration": _seconds(one.length),
        "start": _seconds(one.start),
    }


def _section(one: Section) -> Body:
    sure = one.interval.confidence
    return {
        **_interval(one.interval),
        "key": one.key,
        "key_confidence": sure,
        "loudness": one.loudness,
        "mode": one.mode,
        "mode_confidence": sure,
        "tempo": one.tempo,
        "tempo_confidence": sure,
        "time_signature": one.time_signature,
        "time_signature_confidence": sure,
    }


def _segment(one: Segment) -> Body:
    return {
        **_interval(one.interval),
        "loudness_end": 0.0,
        "loudness_max": one.loudness_max,
        "loudness_max_time": _seconds(one.peak),
        "loudness_start": one.loudness_start,
        "pitches": one.pitches,
        "timbre": one.timbre,
    }


def _seconds(units: int) -> float:
    return units / UNITS_PER_SECOND
