"""The bottom of the screen: keys, or what is to be said, and what is wrong for longer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, Final

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import Glyphs, cells, pad
from tuify.tui.widgets.hint_bar import Hint, HintBar
from tuify.tui.widgets.one_line import OneLine
from tuify.tui.wrapping import lines_saying

MOST_LINES: Final = 3
"""How much of the screen words may take."""

_MARGIN: Final = 4
"""Cells beside the words: the sign before them, and blanks."""


class LongWords(Widget, inherit_bindings=False):
    """Words that need more than a line, over what stands at the bottom otherwise.

    They lie on a layer of their own: nothing moves for them, so that they cost their lines only.
    """

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"long-words--sign"}
    DEFAULT_CSS = """
    LongWords {
        dock: bottom;
        height: 3;
        display: none;
        & > .long-words--sign { color: $text-accent; text-style: bold; }
    }
    """

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="long-words")
        self._sign = glyphs.separator
        self._lines: tuple[str, ...] = ()

    def show(self, lines: Sequence[str]) -> None:
        """Show these lines; none: be gone."""
        if self._lines == tuple(lines):
            return
        if self._lines and lines:
            self.refresh()
        if lines:
            # Lines without words hang over the edge: a widget of another height is drawn twice.
            self.styles.offset = (0, MOST_LINES - len(lines))
        self._lines = tuple(lines)
        self.display = bool(lines)

    def render_line(self, y: int) -> Strip:
        """One line, the first with a sign before it."""
        width = self.size.width
        style = self.visual_style.rich_style
        sign = self.get_component_rich_style("long-words--sign")
        words = self._lines[y] if y < len(self._lines) else ""
        before = Segment(pad(f" {'' if y else self._sign} ", min(3, width)), sign)
        return Strip([before, Segment(pad(words, max(0, width - 3)), style)], width)


class BottomLine(Horizontal, inherit_bindings=False):
    """One line: keys or words on the left, a status at the right edge. `long_words`, for what
    needs more, belong to the screen."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="bottom")
        self.long_words = LongWords(glyphs)
        self._glyphs = glyphs
        self._hint_bar = HintBar(id="hints")
        self._status = OneLine(right=True, id="status")
        self._status_width = 0

    def compose(self) -> ComposeResult:
        """The two sides."""
        yield self._hint_bar
        yield self._status

    @property
    def room(self) -> int:
        """The cells there are for keys, by what the status takes from now on."""
        return self.screen.size.width - self._status_width - 2

    def offer(self, hints: Sequence[Hint], *, is_told: bool = False) -> None:
        """Show these keys, as many as fit; `is_told` makes them as loud as words."""
        self.long_words.show(())
        self._show(hints, is_told=is_told)

    def say(self, words: str) -> None:
        """Show words in the place of the keys, over more lines where they need them."""
        screen = self.screen.size
        width = screen.width - self._status_width - _MARGIN
        if cells(words) > width and screen.height > MOST_LINES:
            lines = lines_saying(words, screen.width - _MARGIN, MOST_LINES, self._glyphs.ellipsis)
            self.long_words.show(lines)
        else:
            self.long_words.show(())
            (line,) = lines_saying(words, width, 1, self._glyphs.ellipsis) or ("",)
            self._show([(self._glyphs.separator, line)], is_told=True)

    def set_status(self, status: str) -> bool:
        """Show what is wrong for longer; "" is all well. Whether that is anything else now."""
        if status == self._status.text.strip():
            return False
        self._status_width = cells(status) + 2 if status else 0
        self._status.styles.width = self._status_width
        self._status.set_text(f"{status} " if status else "")
        return True

    def _show(self, hints: Sequence[Hint], *, is_told: bool) -> None:
        self._hint_bar.set_class(is_told, "-notice")
        if self.screen.has_class("-line"):
            self.set_class(is_told, "-notice")
        self._hint_bar.show(hints)
