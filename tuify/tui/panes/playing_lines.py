"""The words of now playing: two lines, or one where there is no more room."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tuify.playback.state import NOTHING, PlaybackState, Repeat
from tuify.tui.panes import describe
from tuify.tui.text import Glyphs, cells, fit


@dataclass(frozen=True, slots=True)
class Playing:
    """What the words are made from."""

    state: PlaybackState
    saved: bool | None = None
    context: str | None = None
    """The name of the context, where it is known."""
    known: bool = True
    """Whether the service has answered at all."""


_CONTEXT_KINDS = {
    "album": "album",
    "artist": "artist",
    "playlist": "playlist",
    "show": "podcast",
    "collection": "",
}


def headline(playing: Playing) -> str:
    """The loudest words: the title of what plays, or what there is instead."""
    state = playing.state
    if state.item is not None:
        return describe.title(state.item)
    if not playing.known:
        return "Looking for what plays"
    return {
        "ad": "Advertisement",
        "nothing": "Nothing plays",
    }.get(state.kind, "Something plays that the service doesn't name")


def byline(playing: Playing, separator: str) -> str:
    """Who made it and the album it is on; or what the user may do instead."""
    item = playing.state.item
    if item is not None:
        parts = (describe.by(item), describe.album(item))
        return f" {separator} ".join(part for part in parts if part)
    if not playing.known:
        return ""
    return {
        "ad": "The music goes on after it",
        "nothing": "Enter plays a song; a private session is not shown",
    }.get(playing.state.kind, "")


def source(playing: Playing) -> str:
    """Where it comes from: "from playlist Night Walk"; empty if there is nothing to say."""
    context = playing.state.context
    if context is None:
        return ""
    kind = _CONTEXT_KINDS.get(context.type, context.type)
    if playing.context is None:
        return f"from a {kind}".rstrip() if kind else ""
    return " ".join(part for part in ("from", kind, playing.context) if part)


def flags(playing: Playing, glyphs: Glyphs, *, words: bool) -> str:
    """Saved, shuffle, repeat and volume; with words beside the signs where there is room."""
    state = playing.state
    shown = [glyphs.saved] if playing.saved else []
    if state.shuffle:
        shown.append(f"{glyphs.shuffle} shuffle" if words else glyphs.shuffle)
    if state.repeat is Repeat.CONTEXT:
        shown.append(f"{glyphs.repeat} all" if words else glyphs.repeat)
    elif state.repeat is Repeat.TRACK:
        shown.append(f"{glyphs.repeat} one" if words else glyphs.repeat + glyphs.repeat_one)
    if state.volume is not None:
        shown.append(f"{state.volume:>3} %" if words else f"{state.volume} %")
    return ("   " if words else " ").join(shown)


_FLAGS_FROM = 40
"""Cells from which the signs are shown at all; before that the title needs the room."""
_WORDS_FROM = 70
"""Cells from which the signs have words beside them."""


class PlayingLines(Widget, can_focus=False, inherit_bindings=False):
    """The words, drawn line by line."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "playing-lines--title",
        "playing-lines--quiet",
        "playing-lines--flags",
    }

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._playing = Playing(NOTHING, known=False)

    def show(self, playing: Playing) -> None:
        """Show another state; one that reads the same costs nothing."""
        before = [self._words(y) for y in range(self.size.height)]
        self._playing = playing
        for y, words in enumerate(before):
            if words != self._words(y):
                self.refresh(self._line(y))

    def render_line(self, y: int) -> Strip:
        """Draw one line: words on the left, what is quieter on the right."""
        title, rest, right = self._words(y)
        loud = self._playing.state.item is not None
        width = self.size.width
        room = max(0, width - cells(right) - 2) if right else width
        title = fit(title, room, self._glyphs.ellipsis)
        rest = fit(rest, room - cells(title), self._glyphs.ellipsis)
        gap = " " * max(0, width - cells(title) - cells(rest) - cells(right))
        return Strip(
            [
                Segment(title, self._style("title" if loud else "quiet")),
                Segment(rest, self._style("quiet")),
                Segment(gap, self.rich_style),
                Segment(right, self._style("flags" if y == 0 else "quiet")),
            ]
        ).adjust_cell_length(width, self.rich_style)

    def _words(self, y: int) -> tuple[str, str, str]:
        """The words of one line: the title, what is quieter, and what stands at the right."""
        playing, glyphs = self._playing, self._glyphs
        width, height = self.size
        state = playing.state
        sign = " "
        if state.item is not None or state.kind in ("ad", "unknown"):
            sign = glyphs.playing if state.is_playing else glyphs.paused
        by = byline(playing, glyphs.separator)
        if y == 0:
            rest = f" {glyphs.separator} {by}" if height == 1 and by else ""
            shown = flags(playing, glyphs, words=width >= _WORDS_FROM)
            return f"{sign} {headline(playing)}", rest, shown if width >= _FLAGS_FROM else ""
        return "", f"  {by}", fit(source(playing), width // 2, glyphs.ellipsis)

    def _line(self, y: int) -> Region:
        return Region(0, y, self.size.width, 1)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"playing-lines--{name}")
