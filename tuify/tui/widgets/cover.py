"""Cover: a picture in half blocks, two pixels a cell, drawn once."""

from __future__ import annotations

from itertools import groupby

from rich.color import Color
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.cover_pixels import Pixels, Rgb

_UPPER_HALF = "▀"


class Cover(Widget, can_focus=False, inherit_bindings=False):
    """Takes no room while there is nothing to show; its size is what the style sheet says.

    A picture of another size is cut, or stands at the top left. Showing an equal one draws nothing.
    """

    ALLOW_SELECT = False

    DEFAULT_CSS = """
    Cover { width: 10; height: 5; }
    """

    def __init__(self, *, id: str | None = None, classes: str | None = None) -> None:
        super().__init__(id=id, classes=classes)
        self._pixels: Pixels | None = None
        self._strips: list[Strip] = []
        self.display = False

    @property
    def pixels(self) -> Pixels | None:
        """What is shown."""
        return self._pixels

    def show(self, pixels: Pixels | None) -> None:
        """Show a picture; None shows nothing and gives the room away, which is a layout."""
        if pixels == self._pixels:
            return
        self._pixels = pixels
        self._strips = strips_of(pixels) if pixels is not None else []
        if self.display != bool(self._strips):
            self.display = bool(self._strips)
        else:
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line of cells."""
        width, style = self.size.width, self.visual_style.rich_style
        if y >= len(self._strips):
            return Strip.blank(width, style)
        return self._strips[y].adjust_cell_length(width, style)


def strips_of(pixels: Pixels) -> list[Strip]:
    """The picture as lines of cells; of an odd number of lines, the last has its upper half."""
    lines = pixels.lines
    return [
        _strip(upper, lines[2 * y + 1] if 2 * y + 1 < len(lines) else None)
        for y, upper in enumerate(lines[::2])
    ]


def _strip(upper: tuple[Rgb, ...], lower: tuple[Rgb, ...] | None) -> Strip:
    cells = zip(upper, lower or (None,) * len(upper), strict=True)
    runs = [(look, len(list(run))) for look, run in groupby(cells)]
    return Strip([_run(above, below, count) for (above, below), count in runs], len(upper))


def _run(above: Rgb, below: Rgb | None, count: int) -> Segment:
    """Equal cells side by side. Where both halves are the same, a blank needs one colour only."""
    if above == below:
        return Segment(" " * count, Style(bgcolor=Color.from_rgb(*above)))
    lower = Color.from_rgb(*below) if below is not None else None
    return Segment(_UPPER_HALF * count, Style(color=Color.from_rgb(*above), bgcolor=lower))
