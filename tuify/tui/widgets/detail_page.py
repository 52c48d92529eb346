"""DetailPage: lines of text that scroll, of which only those are drawn that changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from rich.segment import Segment
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.detail_lines import DetailLine, Voice
from tuify.tui.text import pad
from tuify.tui.widgets.one_line import changed_width

WHEEL_LINES = 3
"""How far one notch of the wheel scrolls."""

Content = Callable[[int], tuple[DetailLine, ...]]
"""The lines for a width in cells."""


class DetailPage(Widget, can_focus=True, inherit_bindings=False):
    """A text to be read, with the keys of a list. It has no scrollbar and no cursor."""

    ALLOW_SELECT = False
    COMPONENT_CLASSES: ClassVar[set[str]] = {f"detail-page--{voice.value}" for voice in Voice}

    DEFAULT_CSS = """
    DetailPage { width: 1fr; height: 1fr; }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._content: Content = lambda _: ()
        self._lines: tuple[DetailLine, ...] = ()
        self._top = 0

    @property
    def top(self) -> int:
        """The first line in sight."""
        return self._top

    @property
    def below(self) -> int:
        """How many lines there are below those in sight."""
        return max(0, len(self._lines) - self._top - self.size.height)

    def show(self, content: Content) -> None:
        """Show another text from where one is; lines that read the same cost nothing."""
        self._content = content
        self._show(content(self.size.width), self._top)

    def scroll_lines(self, lines: int) -> None:
        """So many lines further down; up if negative."""
        self._show(self._lines, self._top + lines)

    def on_resize(self) -> None:
        """Break the lines anew."""
        self._lines = self._content(self.size.width)
        self._top = self._clamped(self._top)
        self.refresh()

    def action_cursor_down(self) -> None:
        """One line down."""
        self.scroll_lines(1)

    def action_cursor_up(self) -> None:
        """One line up."""
        self.scroll_lines(-1)

    def action_page_down(self) -> None:
        """One page down."""
        self.scroll_lines(max(1, self.size.height - 1))

    def action_page_up(self) -> None:
        """One page up."""
        self.scroll_lines(-max(1, self.size.height - 1))

    def action_half_page(self, direction: int) -> None:
        """Half a page down (1) or up (-1)."""
        self.scroll_lines(direction * max(1, self.size.height // 2))

    def action_first(self) -> None:
        """To the beginning."""
        self.scroll_lines(-len(self._lines))

    def action_last(self) -> None:
        """To the end."""
        self.scroll_lines(len(self._lines))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """Down with the wheel."""
        event.stop()
        self.scroll_lines(WHEEL_LINES)

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """Up with the wheel."""
        event.stop()
        self.scroll_lines(-WHEEL_LINES)

    def render_line(self, y: int) -> Strip:
        """One line, filled up with blanks."""
        width = self.size.width
        pieces = [
            Segment(text, self.get_component_rich_style(f"detail-page--{voice.value}"))
            for text, voice in self._at(y).pieces
            if text
        ]
        return Strip(pieces).adjust_cell_length(width, self.visual_style.rich_style)

    def _show(self, lines: tuple[DetailLine, ...], top: int) -> None:
        before = [self._at(y) for y in range(self.size.height)]
        self._lines = lines
        self._top = self._clamped(top)
        width = self.size.width
        for y, old in enumerate(before):
            new = self._at(y)
            if old.text != new.text:
                changed = changed_width(pad(old.text, width), pad(new.text, width))
                self.refresh(Region(0, y, changed, 1))
            elif old != new:
                self.refresh(Region(0, y, width, 1))

    def _at(self, y: int) -> DetailLine:
        index = self._top + y
        return self._lines[index] if 0 <= index < len(self._lines) else DetailLine()

    def _clamped(self, top: int) -> int:
        return max(0, min(top, len(self._lines) - self.size.height))
