"""What plays: the loudest thing on the screen.

Its words are drawn when the state changes, its progress once a second while something plays, by
the clock and between two answers of the service. While nothing plays, nothing ticks.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.timer import Timer

from tuify.playback.state import NOTHING, PlaybackState
from tuify.tui.actions import Scope
from tuify.tui.browse.target import Target
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.messages import Do, SeekTo, Wish
from tuify.tui.panes.playing_lines import Playing, PlayingLines
from tuify.tui.text import Glyphs
from tuify.tui.widgets.cover import Cover
from tuify.tui.widgets.progress_bar import ProgressBar

Clock = Callable[[], float]


class NowPlayingBody(Container, can_focus=True, inherit_bindings=False):
    """The words over the progress; takes the keys of this pane."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.NOW_PLAYING,)

    def __init__(self, lines: PlayingLines, bar: ProgressBar) -> None:
        super().__init__(id="now-playing-body")
        self.cover = Cover()
        self.lines = lines
        self.bar = bar
        self.state = NOTHING

    def compose(self) -> ComposeResult:
        """The cover at the left; the words, then the progress."""
        yield self.cover
        yield self.lines
        yield self.bar

    def wish(self, name: str) -> Wish | None:
        """What the action of that name wants of what plays."""
        if name == "choose":
            return None
        item = self.state.item
        return Do(name, Target(() if item is None else (item,)))


class NowPlayingPane(Pane):
    """What plays, in its frame."""

    TITLE = ("Now playing",)
    DIGIT = "4"

    def __init__(self, glyphs: Glyphs, *, clock: Clock) -> None:
        content = NowPlayingBody(PlayingLines(glyphs), ProgressBar(glyphs=glyphs))
        super().__init__(glyphs, content, id="now-playing")
        self._content = content
        self._clock = clock
        self._next_tick: Timer | None = None

    @property
    def cover(self) -> Cover:
        """Where the cover of what plays stands."""
        return self._content.cover

    @property
    def state(self) -> PlaybackState:
        """What is shown."""
        return self._content.state

    def show(self, playing: Playing) -> None:
        """Show another state."""
        self._content.state = playing.state
        self._content.lines.show(playing)
        device = playing.state.device
        self.count_edge.show(f"on {device.name}" if device is not None else "")
        self.tick()

    def tick(self) -> None:
        """Draw the progress of this moment, and come again with the next full second of it."""
        state = self.state
        duration = state.duration_ms or 0
        position = state.position_ms(self._clock())
        self._content.bar.show(position, duration, state.is_playing)
        if self._next_tick is not None:
            self._next_tick.stop()
            self._next_tick = None
        if state.is_playing and position < duration:
            self._next_tick = self.set_timer((1000 - position % 1000) / 1000, self.tick)

    def on_progress_bar_seeked(self, message: ProgressBar.Seeked) -> None:
        """Ask to go on where the bar was clicked."""
        message.stop()
        duration = self.state.duration_ms
        if duration is not None:
            self.post_message(SeekTo(int(duration * message.fraction)))
