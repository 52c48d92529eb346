"""FewLines: words on the few lines there are."""

from __future__ import annotations

from rich.segment import Segment
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import pad, steady
from tuify.tui.wrapping import wrapped


class FewLines(Widget, inherit_bindings=False):
    """Plain words, broken between them; what has no room is left out, and an ellipsis says so."""

    ALLOW_SELECT = False

    def __init__(self, ellipsis: str, *, classes: str | None = None) -> None:
        super().__init__(classes=classes)
        self._ellipsis = ellipsis
        self._words = ""

    def show(self, words: str) -> None:
        """Show other words; the same cost nothing."""
        if words != self._words:
            self._words = words
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One of the lines."""
        width, height = self.size
        lines = wrapped(steady(self._words), width)
        words = " ".join(lines[y:]) if y == height - 1 else "".join(lines[y : y + 1])
        shown = pad(words, width, ellipsis=self._ellipsis)
        return Strip([Segment(shown, self.visual_style.rich_style)], width)
