"""What a page is about, over its rows: a few lines of words, and its cover where there is one."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.strip import Strip
from textual.widget import Widget

from tuify.library.entries import Thing
from tuify.library.pictures import images_of
from tuify.tui.browse.about import lines_about
from tuify.tui.layout import LARGE_COVER, SMALL_COVER
from tuify.tui.text import Glyphs, pad
from tuify.tui.widgets.cover import Cover


class AboutLines(Widget, can_focus=False, inherit_bindings=False):
    """The words, the first line louder than the others."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {"about-lines--title", "about-lines--quiet"}

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__()
        self._glyphs = glyphs
        self._lines: tuple[str, ...] = ()
        self._has_title = False

    def show(self, lines: tuple[str, ...], *, has_title: bool) -> None:
        """Show other lines, the first of which may be a title; the same cost nothing."""
        if (lines, has_title) != (self._lines, self._has_title):
            self._lines, self._has_title = lines, has_title
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """One line, cut at the width."""
        words = self._lines[y] if y < len(self._lines) else ""
        is_title = y == 0 and self._has_title
        style = self.get_component_rich_style(f"about-lines--{'title' if is_title else 'quiet'}")
        text = pad(f" {words}", self.size.width, ellipsis=self._glyphs.ellipsis)
        return Strip([Segment(text, style)], self.size.width)


class PageHeader(Horizontal, inherit_bindings=False):
    """Takes no room while there is nothing to say."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="page-header")
        self.cover = Cover()
        self.lines = AboutLines(glyphs)
        self.display = False
        self._separator = glyphs.separator
        self._about: Thing | None = None
        self._note = ""
        self._height = 0

    def compose(self) -> ComposeResult:
        """The cover beside the words."""
        yield self.cover
        yield self.lines

    def show(self, about: Thing | None, note: str) -> None:
        """Say what the page is about, and what else must be said of it."""
        self._about, self._note = about, note
        self.fit()

    def fit(self) -> None:
        """Break the words anew, and take as many lines as they need; the room may have changed."""
        base = self._base()
        beside = self.cover.size.width if self.cover.display else 0
        width = max(20, self.container_size.width - beside - 2)
        lines = lines_about(self._about, self._note, self._separator, width=width, base=base)
        self.lines.show(lines, has_title=self._about is not None and base > 1)
        height = max(len(lines), base if self._about is not None else 0)
        if height != self._height:
            self._height = height
            self.styles.height = height
            self.display = height > 0

    def on_resize(self) -> None:
        """Break the words anew."""
        self.fit()

    def _base(self) -> int:
        """How many lines there are for what the page is about: as many as its cover has, or one
        where room is scarce."""
        if self.screen.has_class("-compact") or self.screen.has_class("-line"):
            return 1
        has_cover = self._about is not None and bool(images_of(self._about))
        return LARGE_COVER[1] if has_cover and self.screen.has_class("-covers") else SMALL_COVER[1]
