"""What a table says. The handlers are called `on_item_table_...`."""

from __future__ import annotations

from textual.message import Message
from textual.widget import Widget


class InSight(Message, namespace="item_table"):
    """Other rows are in sight: `first` to `last`, both included.

    It goes by the lines of the window, so `last` can lie beyond the end of a short list. Of
    several in a row only the newest arrives.
    """

    def __init__(self, first: int, last: int, table: Widget | None = None) -> None:
        super().__init__()
        self.first = first
        self.last = last
        self._table = table

    @property
    def control(self) -> Widget | None:
        """The table that says it."""
        return self._table

    def can_replace(self, message: Message) -> bool:
        """Whether this one makes an older one needless."""
        return isinstance(message, InSight) and message.control is self._table


class _AtRow(Message):
    """Something about one row."""

    def __init__(self, index: int, table: Widget | None = None) -> None:
        super().__init__()
        self.index = index
        self._table = table

    @property
    def control(self) -> Widget | None:
        """The table that says it."""
        return self._table


class CursorMoved(_AtRow, namespace="item_table"):
    """The cursor is on the row `index` now. Of several in a row only the newest arrives."""

    def can_replace(self, message: Message) -> bool:
        """Whether this one makes an older one needless."""
        return isinstance(message, CursorMoved) and message.control is self.control


class RowChanged(_AtRow, namespace="item_table"):
    """The line of the cursor shows something else now. Of several in a row only the newest
    arrives."""

    def can_replace(self, message: Message) -> bool:
        """Whether this one makes an older one needless."""
        return isinstance(message, RowChanged) and message.control is self.control


class Chosen(_AtRow, namespace="item_table"):
    """The row `index` was chosen: by a click on the cursor's row, or a double click."""
