"""The frame of a pane: its top edge with the name on the left and a count on the right.

The edge is drawn by widgets of its own and not as a border title, because setting a border title
repaints the whole pane: a count that follows the cursor would cost thousands of bytes per key.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import ASCII, Glyphs, cells, fit

ROUND = ("╭", "─", "╮")
SQUARE = ("+", "-", "+")
"""Corner, line and corner for terminals without box characters."""


def line_of(glyphs: Glyphs) -> tuple[str, str, str]:
    """The corner, line and corner that go with these signs."""
    return SQUARE if glyphs is ASCII else ROUND


class _Edge(Widget, can_focus=False, inherit_bindings=False):
    """A piece of a pane's top edge, one line high."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"edge--words"}

    def __init__(self, glyphs: Glyphs, words: str = "") -> None:
        super().__init__()
        self._line = line_of(glyphs)
        self._ellipsis = glyphs.ellipsis
        self._words = words

    def show(self, words: str) -> None:
        """Show other words; the same words cost nothing."""
        if words != self._words:
            self._words = words
            self.refresh()

    def words_style(self) -> Style:
        """How the words are drawn."""
        return self.get_component_rich_style("edge--words")


class PaneName(_Edge):
    """The left part: corner, the pane's name, and the line on to the right."""

    _fitted: Callable[[int], str] | None = None

    def show_fitted(self, words: str, fitted: Callable[[int], str]) -> None:
        """Show words that know how to shorten themselves to a number of cells."""
        self._fitted = fitted
        self.show(words)

    def render_line(self, y: int) -> Strip:
        """Draw the edge as wide as there is room."""
        corner, dash, _ = self._line
        width = self.size.width
        room = max(0, width - 5)
        words = self._fitted(room) if self._fitted is not None else self._words
        words = fit(words, room, self._ellipsis)
        dashes = dash * max(0, width - 4 - cells(words))
        line = self.rich_style
        return Strip(
            [
                Segment(f"{corner} ", line),
                Segment(words, self.words_style()),
                Segment(f" {dash}{dashes}", line),
            ]
        ).adjust_cell_length(width, line)


class PaneCount(_Edge):
    """The right part: what is counted, and the corner. Narrow, for it changes with the cursor."""

    def make_room(self, words: str) -> None:
        """Become as wide as `words` need; a layout, so not for each change of what is shown."""
        self.styles.width = cells(words) + 4

    def render_line(self, y: int) -> Strip:
        """Draw the words against the right edge."""
        _, dash, end = self._line
        width = self.size.width
        words = fit(self._words, max(0, width - 3), self._ellipsis)
        line = self.rich_style
        if not words:
            return Strip([Segment(dash * (width - 1) + end, line)])
        dashes = dash * max(0, width - 3 - cells(words))
        return Strip(
            [
                Segment(f"{dashes} ", line),
                Segment(words, self.words_style()),
                Segment(f" {end}", line),
            ]
        ).adjust_cell_length(width, line)


class Pane(Vertical, inherit_bindings=False):
    """A named frame around one body that can have the focus."""

    TITLE: ClassVar[tuple[str, ...]] = ()
    DIGIT: ClassVar[str] = ""

    def __init__(self, glyphs: Glyphs, body: Widget, *, id: str) -> None:
        super().__init__(id=id)
        self.body = body
        title = f" {glyphs.separator} ".join(self.TITLE)
        self.name_edge = PaneName(glyphs, f"{self.DIGIT} {title}")
        self.count_edge = PaneCount(glyphs)

    def compose(self) -> ComposeResult:
        """The edge over the body, and the body between its sides."""
        with Horizontal(classes="edge"):
            yield self.name_edge
            yield self.count_edge
        # The sides are no border of the body, whose lines the compositor would then cut to send
        # them: that costs bytes, and Rich keeps the last 16,384 texts it has cut.
        with Vertical(classes="sides"):
            yield from self.inside()

    def inside(self) -> ComposeResult:
        """What stands in the frame."""
        yield self.body

    async def put_over(self, widget: Widget) -> None:
        """Put another line over the body."""
        await self.query_one(".sides").mount(widget, before=self.body)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Light the edge up with the body."""
        self._light(True)

    def on_descendant_blur(self, event: events.DescendantBlur) -> None:
        """Dim the edge with the body."""
        self._light(False)

    def _light(self, on: bool) -> None:
        # The class goes on the leaves: on the pane it would restyle everything within.
        self.name_edge.set_class(on, "-focused")
        self.count_edge.set_class(on, "-focused")
