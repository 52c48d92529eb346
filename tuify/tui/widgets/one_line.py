"""OneLine: a widget of a single line of plain text that is drawn only when it changes."""

from __future__ import annotations

from rich.segment import Segment
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import cells, pad


class OneLine(Widget, inherit_bindings=False):
    """One line of text, cut to the width there is.

    Setting a text that looks the same draws nothing, and of a text that differs only the part up
    to the last difference is drawn: a repaint starts at a widget's left edge. No markup, no
    layout: its size is what the style sheet says.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    OneLine { width: 1fr; height: 1; }
    """

    def __init__(
        self,
        text: str = "",
        *,
        right: bool = False,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._text = text
        self._right = right

    @property
    def text(self) -> str:
        """The text that was set, however much of it fits."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text."""
        width = self.size.width
        old, new = self._shown(width), pad(text, width, right=self._right)
        self._text = text
        if old != new:
            self.refresh(Region(0, 0, changed_width(old, new), 1))

    def _shown(self, width: int) -> str:
        return pad(self._text, width, right=self._right)

    def render_line(self, y: int) -> Strip:
        """The text on the first line, blanks below."""
        width = self.size.width
        style = self.visual_style.rich_style
        if y:
            return Strip.blank(width, style)
        return Strip([Segment(self._shown(width), style)], width)


def changed_width(old: str, new: str) -> int:
    """The cells from the left edge of two lines of equal width to the end of what differs."""
    same = 0
    for before, after in zip(reversed(old), reversed(new), strict=False):
        if before != after:
            break
        same += 1
    return cells(new[: len(new) - same])
