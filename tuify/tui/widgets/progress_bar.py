"""ProgressBar: how far a track is, drawn so that a second that passes costs few bytes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import UNICODE, Glyphs, duration
from tuify.tui.widgets.one_line import OneLine

PARTS = 8
"""Widgets the bar is made of. A repaint starts at a widget's left edge, so that of a bar in one
piece all that is played would be drawn again whenever its head moves."""


HEAD_STEP_MS = 3_000
"""The head of the bar stands still for this long at least, in milliseconds of the track: each move
costs as much as a second of the time beside it."""


def head_cell(position_ms: int, duration_ms: int, width: int) -> int:
    """How many of a bar's `width` cells are played; 0 for a length that is not known."""
    if duration_ms <= 0:
        return 0
    if position_ms < duration_ms:
        position_ms -= position_ms % HEAD_STEP_MS
    return max(0, min(width, position_ms * width // duration_ms))


class _Part(Widget, inherit_bindings=False):
    """A stretch of the bar."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "progress-bar--played",
        "progress-bar--paused",
        "progress-bar--rest",
    }
    DEFAULT_CSS = """
    _Part {
        width: 1fr;
        height: 1;
        & > .progress-bar--played { color: $accent; }
        & > .progress-bar--paused { color: $text-muted; }
        & > .progress-bar--rest { color: $text-disabled; }
    }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._played = 0
        self._playing = False
        self._known = False

    def show(self, played: int, *, playing: bool, known: bool) -> None:
        """Show `played` cells as played: none if negative, all and more if beyond the width."""
        width = self.size.width
        before = max(-1, min(self._played, width))
        after = max(-1, min(played, width))
        if (playing, known) != (self._playing, self._known):
            self.refresh()
        elif before != after:
            self.refresh(Region(0, 0, min(width, max(before, after) + 1), 1))
        self._played, self._playing, self._known = played, playing, known

    def render_line(self, y: int) -> Strip:
        """The cells of this stretch."""
        width = self.size.width
        rest_style = self._style("rest")
        if y or not self._known:
            return Strip.blank(width, rest_style)
        played = max(0, min(self._played, width))
        text = self._glyphs.bar_full * played
        if 0 <= self._played < width:
            text += self._glyphs.bar_half
        style = self._style("played" if self._playing else "paused")
        rest = self._glyphs.bar_rest * (width - len(text))
        segments = [Segment(text, style), Segment(rest, rest_style)]
        return Strip([segment for segment in segments if segment.text], width)

    def _style(self, name: str) -> Style:
        return self.get_visual_style(f"progress-bar--{name}").rich_style


class ProgressBar(Widget, inherit_bindings=False):
    """Time gone, a bar, and the length. It does not tick by itself: `show` moves it.

    Each second only the time is drawn, and now and then the cells around the bar's head.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    ProgressBar {
        layout: horizontal;
        height: 1;
        width: 1fr;
        & > .progress-bar--time { width: 6; color: $text-muted; }
        & > .progress-bar--bar { layout: horizontal; height: 1; width: 1fr; }
    }
    """

    class Seeked(Message):
        """The bar was clicked at `fraction` (0 to 1) of its length."""

        def __init__(self, bar: ProgressBar, fraction: float) -> None:
            super().__init__()
            self.bar = bar
            self.fraction = fraction

        @property
        def control(self) -> ProgressBar:
            """The bar that was clicked."""
            return self.bar

    def __init__(
        self, *, glyphs: Glyphs = UNICODE, id: str | None = None, classes: str | None = None
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._elapsed = OneLine(classes="progress-bar--time")
        self._total = OneLine(right=True, classes="progress-bar--time")
        self._parts = tuple(_Part(glyphs) for _ in range(PARTS))
        self._bar = _Stretch(self._parts, self._move_head)
        self._position_ms = 0
        self._duration_ms = 0
        self._playing = False

    def compose(self) -> ComposeResult:
        """Time gone, the bar, the length."""
        yield self._elapsed
        yield self._bar
        yield self._total

    def show(self, position_ms: int, duration_ms: int, playing: bool) -> None:
        """Show a position. A `duration_ms` of 0 or less means that there is nothing to show."""
        self._position_ms, self._duration_ms = position_ms, duration_ms
        self._playing = playing
        known = duration_ms > 0
        total = duration(duration_ms) if known else ""
        self._widen(len(total) + 1)
        self._elapsed.set_text(duration(min(position_ms, duration_ms)) if known else "")
        self._total.set_text(total)
        self._move_head()

    def _widen(self, width: int) -> None:
        """Make room for lengths of an hour and more; a layout, so only when it must be."""
        width = max(6, width)
        if self._elapsed.styles.width is None or self._elapsed.styles.width.value != width:
            self._elapsed.styles.width = width
            self._total.styles.width = width

    def _move_head(self) -> None:
        known = self._duration_ms > 0
        start = 0
        width = sum(part.size.width for part in self._parts)
        head = head_cell(self._position_ms, self._duration_ms, width)
        for part in self._parts:
            part.show(head - start, playing=self._playing, known=known)
            start += part.size.width

    def on_click(self, event: events.Click) -> None:
        """A click on the bar asks for that place in the track."""
        region = self._bar.region
        if self._duration_ms <= 0 or region.width == 0:
            return
        x = event.screen_x - region.x
        if 0 <= x < region.width:
            event.stop()
            self.post_message(self.Seeked(self, (x + 0.5) / region.width))


class _Stretch(Widget, inherit_bindings=False):
    """What holds the parts side by side; `on_room` is called when they have other widths."""

    ALLOW_SELECT = False

    def __init__(self, parts: Sequence[Widget], on_room: Callable[[], None]) -> None:
        super().__init__(*parts, classes="progress-bar--bar")
        self._on_room = on_room

    def on_resize(self) -> None:
        """Have the head fitted to the new width, once the parts have theirs."""
        self.call_after_refresh(self._on_room)
