"""Details as lines of text in a few voices: what stands where. No colours, no widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Final

from tuify.library.details import Fact, Known, kind_of, name_of, sections_about
from tuify.library.sound import Curve, Measure, curve_of, facts_of, measures_of
from tuify.spotify.errors import ClosedBySpotify, NotFound, SpotifyError
from tuify.spotify.models import AudioAnalysis, AudioFeatures
from tuify.tui.text import ASCII, Glyphs, cells, duration, fit
from tuify.tui.wording import error_sentence
from tuify.tui.wrapping import wrapped

CURVE_ROWS: Final = 4
"""Lines of the loudness curve."""

_LABEL: Final = 14
"""Cells a label has at most, with the blank behind it."""
_BAR: Final = 24
_BLOCKS: Final = " ▁▂▃▄▅▆▇█"
_ASCII_BLOCKS: Final = " .:#"


class Voice(Enum):
    """How a piece of a line is drawn."""

    TITLE = "title"
    HEADING = "heading"
    LABEL = "label"
    VALUE = "value"
    QUIET = "quiet"
    TROUBLE = "trouble"
    CURVE = "curve"
    PLAYED = "played"


@dataclass(frozen=True, slots=True)
class DetailLine:
    """Pieces side by side, from the left edge on."""

    pieces: tuple[tuple[str, Voice], ...] = ()

    @property
    def text(self) -> str:
        """The words, whatever their voice."""
        return "".join(text for text, _ in self.pieces)


@dataclass(frozen=True, slots=True)
class Details:
    """What is known so far. None stands for what is still on its way.

    `thing` is what there was to begin with; `whole_error` says why there is no more. `has_sound`
    says whether there is a sound to ask for, `position_ms` where in it one is.
    """

    thing: Known
    saved: bool | None = None
    is_whole: bool = False
    whole_error: SpotifyError | None = None
    has_sound: bool = False
    features: AudioFeatures | SpotifyError | None = None
    analysis: AudioAnalysis | SpotifyError | None = None
    position_ms: int | None = None


def lines_of(details: Details, width: int, glyphs: Glyphs) -> tuple[DetailLine, ...]:
    """All there is to say, in lines of at most `width` cells."""
    return tuple(_lines(details, max(1, width), glyphs))


def _lines(details: Details, width: int, glyphs: Glyphs) -> Iterator[DetailLine]:
    thing = details.thing
    for line in wrapped(name_of(thing) or "Without a name", width):
        yield DetailLine(((line, Voice.TITLE),))
    yield DetailLine(((fit(str(kind_of(thing)).capitalize(), width), Voice.QUIET),))
    sections = sections_about(thing, saved=details.saved)
    first, rest = (sections[:1], sections[1:]) if sections else ((), ())
    for section in first:
        yield from _section(section.title, section.facts, width, glyphs)
    if details.whole_error is not None:
        yield from _trouble(f"More can't be had: {error_sentence(details.whole_error)}", width)
    elif not details.is_whole:
        yield DetailLine(((fit("Asking for more", width), Voice.QUIET),))
    if details.has_sound:
        yield from _sound(details, width, glyphs)
    for section in rest:
        yield from _section(section.title, section.facts, width, glyphs)


def _section(title: str, facts: Sequence[Fact], width: int, glyphs: Glyphs) -> Iterator[DetailLine]:
    yield DetailLine()
    if title:
        yield DetailLine(((fit(title, width, glyphs.ellipsis), Voice.HEADING),))
    for fact in facts:
        yield from _fact(fact, width, glyphs)


def _fact(fact: Fact, width: int, glyphs: Glyphs) -> Iterator[DetailLine]:
    room = _label_room(width) if fact.label else 0
    label = _label(fact.label, room, glyphs)
    for line in wrapped(fact.value, width - room):
        pieces = ((label, Voice.LABEL), (line, Voice.VALUE))
        yield DetailLine(tuple(piece for piece in pieces if piece[0]))
        label = " " * room


def _label_room(width: int) -> int:
    return min(_LABEL, width // 2)


def _label(text: str, room: int, glyphs: Glyphs) -> str:
    shown = fit(text, max(0, room - 1), glyphs.ellipsis)
    return shown + " " * (room - cells(shown))


def _trouble(words: str, width: int) -> Iterator[DetailLine]:
    for line in wrapped(words, width):
        yield DetailLine(((line, Voice.TROUBLE),))


def _sound(details: Details, width: int, glyphs: Glyphs) -> Iterator[DetailLine]:
    """Features and curve. Where both are refused for the same reason, it is said once."""
    features, analysis = details.features, details.analysis
    yield DetailLine()
    yield DetailLine(((fit("How it sounds", width), Voice.HEADING),))
    if isinstance(features, SpotifyError):
        yield from _trouble(_why_not(features), width)
    elif features is None:
        yield DetailLine(((fit("Asking how it sounds", width), Voice.QUIET),))
    else:
        for fact in facts_of(features):
            yield from _fact(fact, width, glyphs)
        for measure in measures_of(features):
            yield _measure(measure, width, glyphs)
    if isinstance(analysis, SpotifyError):
        if not isinstance(features, SpotifyError) or _why_not(features) != _why_not(analysis):
            yield from _trouble(f"Its loudness: {_why_not(analysis)}", width)
    elif analysis is not None and (curve := curve_of(analysis, width)) is not None:
        yield DetailLine()
        span = f"Loudness, {curve.lowest_db:.0f} to {curve.loudest_db:.0f} dB"
        yield DetailLine(((fit(span, width), Voice.HEADING),))
        yield from curve_lines(curve, glyphs, details.position_ms)


def _why_not(error: SpotifyError) -> str:
    if isinstance(error, ClosedBySpotify) and error.since is not None:
        return f"Closed by Spotify since {error.since:%Y-%m-%d} to apps like this one"
    if isinstance(error, NotFound):
        return "Spotify has never analyzed this track"
    return f"Not to be had: {error_sentence(error)}"


def _measure(measure: Measure, width: int, glyphs: Glyphs) -> DetailLine:
    room = _label_room(width)
    bar = max(0, min(_BAR, width - room - 6))
    full = round(measure.share * bar)
    return DetailLine(
        (
            (_label(measure.label, room, glyphs), Voice.LABEL),
            (glyphs.bar_full * full, Voice.CURVE),
            (glyphs.bar_rest * (bar - full), Voice.QUIET),
            (fit(f" {measure.share:4.0%}".replace("%", " %"), width - room - bar), Voice.VALUE),
        )
    )


def curve_lines(curve: Curve, glyphs: Glyphs, position_ms: int | None) -> Iterator[DetailLine]:
    """The curve over a line with its parts and where one is, over the times of start and end.

    What is played of a track moves a single sign on the line below the curve: the curve itself is
    drawn once.
    """
    blocks = _ASCII_BLOCKS if glyphs is ASCII else _BLOCKS
    steps = len(blocks) - 1
    for row in range(CURVE_ROWS - 1, -1, -1):
        filled = (round(height * CURVE_ROWS * steps) - row * steps for height in curve.heights)
        text = "".join(blocks[max(0, min(steps, level))] for level in filled)
        yield DetailLine(((text, Voice.CURVE),))
    yield _ruler(curve, glyphs, position_ms)
    start, end = duration(0), duration(round(curve.duration_s * 1000))
    gap = len(curve.heights) - len(start) - len(end)
    yield DetailLine(((start + " " * gap + end if gap > 0 else "", Voice.QUIET),))


def _ruler(curve: Curve, glyphs: Glyphs, position_ms: int | None) -> DetailLine:
    ruler = [glyphs.bar_rest] * len(curve.heights)
    for place in curve.sections:
        ruler[place] = "|" if glyphs is ASCII else "┬"
    if position_ms is None:
        return DetailLine((("".join(ruler), Voice.QUIET),))
    place = curve.place_of(position_ms)
    head = "^" if glyphs is ASCII else "▲"
    before, after = "".join(ruler[:place]), "".join(ruler[place + 1 :])
    return DetailLine(((before, Voice.QUIET), (head, Voice.PLAYED), (after, Voice.QUIET)))
