"""ItemTable: the one list of tuify, drawn line by line from rows it never holds."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar, TypeAlias

from rich.style import Style
from textual import events
from textual.geometry import Region
from textual.strip import Strip
from textual.widget import Widget

from tuify.tui.text import UNICODE, Glyphs
from tuify.tui.widgets import table_messages
from tuify.tui.widgets.column_layout import Column
from tuify.tui.widgets.row_text import Line, Row, Rows, Tone
from tuify.tui.widgets.table_face import TableFace
from tuify.tui.widgets.viewport import Viewport

__all__ = ["Column", "ItemTable", "Row", "Rows", "Tone"]

WHEEL_LINES = 3
"""How far one notch of the wheel scrolls."""


class _NoRows:
    """The rows of a table that was shown none."""

    def count(self) -> int:
        return 0

    def row(self, index: int) -> Row:
        raise IndexError(index)


class ItemTable(Widget, can_focus=True, inherit_bindings=False):
    """A list with columns, a cursor and, if wanted, a line of titles that stays.

    It remembers what each line of its window shows, and after any change draws only the lines
    that show something else now: a moved cursor costs two lines, an answer that changes nothing
    costs none. It has no scrollbar, no hover and no keys of its own.
    """

    ALLOW_SELECT = False

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "item-table--header",
        "item-table--normal",
        "item-table--secondary",
        "item-table--playing",
        "item-table--quiet",
        "item-table--failed",
        "item-table--disabled",
        "item-table--heading",
        "item-table--cursor",
        "item-table--bar",
    }
    """
    | Class | Description |
    | :- | :- |
    | `item-table--header` | The line of titles. |
    | `item-table--normal` | Mark and first column of a row. |
    | `item-table--secondary` | The other columns of a row. |
    | `item-table--playing` | The row that plays. |
    | `item-table--quiet` | A row that is not here yet. |
    | `item-table--failed` | A row that could not be had. |
    | `item-table--disabled` | A row that can't be chosen. |
    | `item-table--heading` | A row that stands over others. |
    | `item-table--cursor` | Laid over the cursor's row. |
    | `item-table--bar` | The bar at the left of the cursor's row. |
    """

    DEFAULT_CSS = """
    ItemTable {
        width: 1fr;
        height: 1fr;
        & > .item-table--header { color: $text-muted; }
        & > .item-table--secondary { color: $text-muted; }
        & > .item-table--playing { color: $text-accent; text-style: bold; }
        & > .item-table--quiet { color: $text-disabled; }
        & > .item-table--failed { color: $text-error; text-style: italic; }
        & > .item-table--disabled { color: $text-disabled; }
        & > .item-table--heading { color: $text-accent; }
        & > .item-table--bar { color: $text-disabled; }
        & > .item-table--cursor { background: $boost; }
        &:focus > .item-table--bar { color: $accent; }
        &:focus > .item-table--cursor { background: $surface-lighten-1; text-style: bold; }
        &:nocolor > .item-table--secondary { text-style: dim; }
        &:nocolor > .item-table--quiet { text-style: dim; }
        &:nocolor > .item-table--disabled { text-style: dim; }
        &:nocolor:focus > .item-table--cursor { text-style: reverse; }
        &:ansi:focus > .item-table--cursor { text-style: reverse; }
    }
    """

    InSight: TypeAlias = table_messages.InSight
    CursorMoved: TypeAlias = table_messages.CursorMoved
    Chosen: TypeAlias = table_messages.Chosen

    def __init__(
        self,
        columns: Sequence[Column],
        *,
        header: bool = True,
        glyphs: Glyphs = UNICODE,
        id: str | None = None,
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._glyphs = glyphs
        self._columns = tuple(columns)
        self._face = TableFace(columns, glyphs, self._style)
        self._header = header
        self._rows: Rows = _NoRows()
        self._view = Viewport()
        self._drawn: dict[int, Line] = {}
        self._told: tuple[int, int] | None = None
        self._is_telling = self._row_changed = False
        self._styles_of: dict[tuple[str, ...], Style] = {}
        self._focus_is_new = False
        self._click_only_focuses = False
        self._chose = False

    # What is shown

    def show(
        self,
        rows: Rows,
        *,
        cursor: int = 0,
        top: int = 0,
        columns: Sequence[Column] | None = None,
    ) -> None:
        """Show another list, with the cursor on the row `cursor` or the nearest there is, and the
        row `top` on the first line if that keeps the cursor in sight; `columns`, if it has others.
        """
        if columns is not None and tuple(columns) != self._columns:
            self._columns = tuple(columns)
            self._face = TableFace(columns, self._glyphs, self._style)
            self._drawn.clear()
            self.refresh()
        self._rows = rows
        self._told = None
        view = Viewport(rows.count(), self._view.height)
        self._view = view.scrolled(top).at(cursor)
        self.post_message(self.CursorMoved(self._view.cursor, self))
        self._settle()

    def row_at(self, index: int) -> Row:
        """What the row `index` shows."""
        return self._rows.row(index)

    def rows_changed(self, first: int, last: int) -> None:
        """Rows `first` to `last` may look different now; draws those in sight that do."""
        if first <= self._view.last and last >= self._view.top:
            self._settle()

    def count_changed(self) -> None:
        """The list may be longer or shorter now; the cursor stays on its row if there is one."""
        self._move(self._view.counted(self._rows.count()))

    # The cursor

    @property
    def cursor(self) -> int:
        """The row the cursor is on; 0 in an empty list."""
        return self._view.cursor

    @property
    def in_sight(self) -> tuple[int, int]:
        """The rows on the first and last line of the window, were the list long enough."""
        return self._view.top, self._view.last

    def go_to(self, index: int) -> None:
        """Put the cursor on the row `index`, or on the nearest there is."""
        self._move(self._view.at(index))

    def cursor_down(self) -> None:
        """The next row."""
        self._move(self._view.moved(1))

    def cursor_up(self) -> None:
        """The row before."""
        self._move(self._view.moved(-1))

    def page_down(self) -> None:
        """As many rows on as the window shows."""
        self._move(self._view.paged(1))

    def page_up(self) -> None:
        """As many rows back as the window shows."""
        self._move(self._view.paged(-1))

    def first(self) -> None:
        """The first row of the list."""
        self._move(self._view.at(0))

    def last(self) -> None:
        """The last row of the list."""
        self._move(self._view.at(self._view.count - 1))

    def _move(self, view: Viewport) -> None:
        moved = view.cursor != self._view.cursor
        self._view = view
        if moved:
            self.post_message(self.CursorMoved(view.cursor, self))
        self._settle()

    def _settle(self) -> None:
        """Draw the lines that show something else now, and tell which rows are in sight."""
        width = self.size.width
        for y in range(self._view.height):
            line = self._line(y)
            differing = line.differing_cells(self._drawn.get(y), width)
            if differing:
                self.refresh(Region(0, y + self._header, differing, 1))
                self._row_changed |= line.at_cursor
        is_new = self._row_changed or self.in_sight != self._told
        if is_new and self._view.height and not self._is_telling:
            # Later, so that of several moves in one go only the last is told.
            self._is_telling = True
            self.call_later(self._tell)

    def _tell(self) -> None:
        row_changed, self._row_changed, self._is_telling = self._row_changed, False, False
        if row_changed:
            self.post_message(table_messages.RowChanged(self._view.cursor, self))
        if self.in_sight != self._told:
            self._told = self.in_sight
            self.post_message(self.InSight(*self.in_sight, self))

    # Drawing

    def _line(self, y: int) -> Line:
        """What the window's line `y` has to show."""
        index = self._view.top + y
        if index >= self._view.count:
            return Line(None, False)
        return Line(self._rows.row(index), index == self._view.cursor)

    def render_line(self, y: int) -> Strip:
        """One line of the widget: the titles, a row, or nothing."""
        width = self.size.width
        if self._header and y == 0:
            return self._face.titles(width)
        y -= self._header
        line = self._line(y)
        self._drawn[y] = line
        if line.row is None:
            return self._face.blank(width)
        return self._face.row(line.row, width, at_cursor=line.at_cursor, focused=self.has_focus)

    def _style(self, *names: str) -> Style:
        """The style of component classes laid over one another, kept until styles change."""
        style = self._styles_of.get(names)
        if style is None:
            classes = tuple(f"item-table--{name}" for name in names)
            style = self.get_visual_style(*classes).rich_style
            # get_visual_style leaves `reverse` out.
            if any(self.get_component_styles(name).text_style.reverse for name in classes):
                style += Style(reverse=True)
            self._styles_of[names] = style
        return style

    def notify_style_update(self) -> None:
        """Forget the styles of lines: the theme, the focus or a class changed."""
        self._styles_of.clear()
        super().notify_style_update()

    # What the terminal does

    def on_resize(self) -> None:
        """Keep the cursor in sight, on its row."""
        height = max(0, self.size.height - self._header)
        for y in [y for y in self._drawn if y >= height]:
            del self._drawn[y]
        self._move(self._view.resized(height))

    def on_mouse_scroll_down(self, event: events.MouseScrollDown) -> None:
        """The wheel scrolls; the cursor comes along at the edge."""
        event.stop()
        self._move(self._view.scrolled(WHEEL_LINES))

    def on_mouse_scroll_up(self, event: events.MouseScrollUp) -> None:
        """The wheel scrolls; the cursor comes along at the edge."""
        event.stop()
        self._move(self._view.scrolled(-WHEEL_LINES))

    def on_focus(self) -> None:
        """Note that the focus came just now: a click that brought it chooses nothing."""
        # A click's MouseDown is queued before what is queued here, a later one after it.
        self._focus_is_new = True
        self.call_later(self._focus_is_old)

    def _focus_is_old(self) -> None:
        self._focus_is_new = False

    def on_mouse_down(self) -> None:
        """Note whether this press is the one that brought the focus."""
        self._click_only_focuses = self._focus_is_new

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to the row clicked; choose it if the cursor was there already."""
        offset = event.get_content_offset(self)
        if offset is None or event.button != 1:
            return
        index = self._view.top + offset.y - self._header
        if not self._view.top <= index < self._view.count:
            return
        event.stop()
        repeated = event.chain > 1
        if index != self._view.cursor:
            self._chose = False
            self.go_to(index)
        elif not (repeated and self._chose) and (repeated or not self._click_only_focuses):
            self._chose = True
            self.post_message(self.Chosen(index, self))
        else:
            self._chose = False
