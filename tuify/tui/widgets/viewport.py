"""Which rows of a list are in sight, and where the cursor is among them. Pure arithmetic.

Whatever happens to the list or the terminal, the cursor stays on a row and that row in sight.
"""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Viewport:
    """A window of `height` lines on a list of `count` rows, beginning at row `top`.

    The cursor is 0 in an empty list. A window without a height (not laid out yet) begins at the
    cursor.
    """

    count: int = 0
    height: int = 0
    top: int = 0
    cursor: int = 0

    @property
    def last(self) -> int:
        """The row on the last line of the window, were the list long enough."""
        return self.top + self.height - 1

    def at(self, index: int) -> Viewport:
        """The cursor on the row `index`, or on the nearest there is.

        A row out of sight turns the window by about two thirds of its height rather than by a
        line: a turned window is drawn anew, every line of it, so it should not happen at each
        step of a cursor that travels.
        """
        cursor = max(0, min(index, self.count - 1))
        top = self.top
        third = self.height // 3
        if cursor > self.last:
            top = cursor - third
        elif cursor < self.top:
            top = cursor - max(0, self.height - 1 - third)
        return replace(self, cursor=cursor)._from(top)

    def moved(self, rows: int) -> Viewport:
        """The cursor `rows` further down; up if negative."""
        return self.at(self.cursor + rows)

    def paged(self, pages: int) -> Viewport:
        """Window and cursor `pages` windows further down; up if negative."""
        step = pages * max(1, self.height)
        return replace(self, top=self._clamped(self.top + step)).at(self.cursor + step)

    def scrolled(self, lines: int) -> Viewport:
        """The window `lines` further down (up if negative); the cursor comes along at its edge."""
        top = self._clamped(self.top + lines)
        cursor = max(top, min(self.cursor, top + self.height - 1)) if self.height else top
        return replace(self, top=top, cursor=max(0, min(cursor, self.count - 1)))

    def resized(self, height: int) -> Viewport:
        """The window with another height; it moves no more than keeps the cursor in sight."""
        height = max(0, height)
        top = self.top
        if self.height == 0 and height:
            top = self.cursor if self.cursor >= height else 0
            top -= height // 3 if top else 0
        return replace(self, height=height)._from(top)

    def counted(self, count: int) -> Viewport:
        """The list with another number of rows."""
        count = max(0, count)
        cursor = max(0, min(self.cursor, count - 1))
        return replace(self, count=count, cursor=cursor)._from(self.top)

    def _clamped(self, top: int) -> int:
        return max(0, min(top, self.count - self.height))

    def _from(self, top: int) -> Viewport:
        """The window at `top`, or as near as the ends of the list and the cursor allow."""
        top = self._clamped(top)
        if self.height == 0:
            top = self.cursor
        elif self.cursor >= top + self.height:
            top = self.cursor - self.height + 1
        elif self.cursor < top:
            top = self.cursor
        return replace(self, top=top)
