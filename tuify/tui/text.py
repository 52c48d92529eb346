"""The way from a foreign string to the screen: plain text, cut and padded by cells, never markup.

Also the signs tuify draws, in Unicode and in ASCII, and the wording of lengths and dates.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from rich.cells import get_character_cell_size
from textual.content import Content

GlyphSetting = Literal["auto", "unicode", "ascii"]


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs of one terminal, each exactly one cell wide (`dots` is a short run of them)."""

    playing: str
    paused: str
    saved: str
    shuffle: str
    repeat: str
    repeat_one: str
    active: str
    inactive: str
    restricted: str
    marked: str
    ascending: str
    descending: str
    cursor: str
    cursor_quiet: str
    bar_full: str
    bar_half: str
    bar_rest: str
    separator: str
    ellipsis: str
    dots: str


UNICODE: Final = Glyphs(
    playing="▶",
    paused="‖",
    saved="♥",
    shuffle="⇄",
    repeat="↻",
    repeat_one="1",
    active="●",
    inactive="○",
    restricted="⊘",
    marked="◆",
    ascending="▲",
    descending="▼",
    cursor="▌",
    cursor_quiet="▏",
    bar_full="━",
    bar_half="╸",
    bar_rest="─",
    separator="·",
    ellipsis="…",
    dots="·········",
)
ASCII: Final = Glyphs(
    playing=">",
    paused="|",
    saved="*",
    shuffle="S",
    repeat="R",
    repeat_one="1",
    active="@",
    inactive="o",
    restricted="x",
    marked="+",
    ascending="^",
    descending="v",
    cursor=">",
    cursor_quiet=":",
    bar_full="=",
    bar_half=">",
    bar_rest="-",
    separator="-",
    ellipsis="~",
    dots=".........",
)


def choose_glyphs(setting: GlyphSetting, *, encoding: str | None, env: Mapping[str, str]) -> Glyphs:
    """The signs to draw with.

    `encoding` is that of the stream Textual writes to (standard error), `env` the environment.
    "auto" takes Unicode unless the encoding can't carry it, the locale is one without UTF-8
    (Python writes UTF-8 in the locale C, whatever the terminal reads), or the terminal is a bare
    Linux console, whose font has few signs.
    """
    if setting == "auto":
        known = (encoding or "").lower().replace("-", "").replace("_", "")
        carries = known.startswith("utf") and _locale_carries(env)
        return UNICODE if carries and env.get("TERM") != "linux" else ASCII
    return UNICODE if setting == "unicode" else ASCII


def _locale_carries(env: Mapping[str, str]) -> bool:
    """Whether the locale of the environment doesn't speak against UTF-8; none set does not."""
    locale = next((env[name] for name in ("LC_ALL", "LC_CTYPE", "LANG") if env.get(name)), "")
    name, _, codeset = locale.partition("@")[0].partition(".")
    if codeset:
        return codeset.lower().replace("-", "") == "utf8"
    return name not in ("C", "POSIX")


# What steers a terminal instead of being drawn: C0, C1, surrogates, the bidirectional controls and
# the separators of lines. Models are clean of it; this is the last door before the screen.
_STEERING = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ud800-\udfff"
    "\U000e0000-\U000e007f]+"
)


def plain(text: str) -> Content:
    """The text as it is: brackets, backslashes and all are shown, none of it is markup.

    Only what would steer the terminal is left out.
    """
    return Content(_still(text))


def _still(text: str) -> str:
    return text if text.isprintable() else _STEERING.sub(" ", text)


# What terminals draw in differing numbers of cells: an emoji joined to another by U+200D, skin
# tones after an emoji, variation selectors, keycaps, and characters with no width of their own.
_UNSTEADY = re.compile(
    "\u200d[\u2190-\u2bff\U0001f000-\U0001faff]?[\U0001f3fb-\U0001f3ff]?"
    "|(?<=[^\\s\U0001f3fb-\U0001f3ff])[\U0001f3fb-\U0001f3ff]+"
    "|[\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200c\u2060-\u2064\u20e3\u3164"
    "\ufe00-\ufe0f\uffa0\ufff9-\ufffb\U000e0100-\U000e01ef]"
)


def steady(text: str) -> str:
    """The text without what makes terminals disagree on its width, so that columns stay straight.

    Of a family of joined emoji the first is kept, of an emoji with a skin tone the emoji. What
    would steer the terminal is left out as well.
    """
    text = _still(text)
    return text if text.isascii() else _UNSTEADY.sub("", text)


def cells(text: str) -> int:
    """How many terminal cells the text takes, each character for itself.

    Not measured by Rich as a whole, for it keeps the last 4,096 texts it has measured.
    """
    return len(text) if text.isascii() else sum(map(get_character_cell_size, text))


def fit(text: str, width: int, ellipsis: str = "…") -> str:
    """The text if it fits into `width` cells, otherwise its beginning and an ellipsis.

    The answer never takes more than `width` cells; it can take one less where a character two
    cells wide would not fit. A character is never parted from its combining marks.
    """
    text = steady(text)
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    room = width - 1
    used = 0
    for index, character in enumerate(text):
        size = get_character_cell_size(character)
        if used + size > room:
            return text[:index].rstrip() + ellipsis
        used += size
    return text


def pad(text: str, width: int, *, right: bool = False, ellipsis: str = "…") -> str:
    """The text cut or filled up with blanks to exactly `width` cells, flush right if `right`."""
    shown = fit(text, width, ellipsis)
    blanks = " " * (width - cells(shown))
    return blanks + shown if right else shown + blanks


def duration(milliseconds: int) -> str:
    """A length in words a clock uses: "4:02", "1:02:03". Less than nothing is "0:00"."""
    minutes, seconds = divmod(max(0, milliseconds) // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return f"{hours}:{minutes:02}:{seconds:02}"
    return f"{minutes}:{seconds:02}"


_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}(?=$|T)", re.ASCII)


def date(moment: str | None) -> str:
    """The day of an ISO 8601 time ("2026-02-23"), or just its year or month; "" without one."""
    found = _DATE.match(moment or "")
    return found.group() if found else ""
