"""ListFilter: what a filter bar does to the list under it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from tuify.tui.find.filter_bar import FilterBar
from tuify.tui.panes.keyed_table import KeyedTable


class Narrows(Protocol):
    """A list that can be shown in part."""

    @property
    def needle(self) -> str:
        """The words that rows must hold now."""
        ...

    def narrow(self, needle: str) -> None:
        """Show the rows that hold these words; all of them if there are none."""
        ...

    def said(self) -> tuple[str, ...]:
        """What came of it, the longest wording first."""
        ...

    def stop(self) -> bool:
        """Read no further; whether anything was being read."""
        ...


class ListFilter:
    """Opens a bar over a table, and narrows the table's list by what is typed there."""

    def __init__(
        self, table: KeyedTable, rows: Narrows, mount: Callable[[FilterBar], Awaitable[object]]
    ) -> None:
        """`mount` puts the bar over the table, once it is first needed."""
        self._table = table
        self._rows = rows
        self._mount = mount
        self._bar: FilterBar | None = None

    async def open(self) -> None:
        """Show the bar and type in it."""
        if self._bar is None:
            self._bar = FilterBar(self, label="Filter")
            self._bar.field.labels = {"field-complete": "", "filter": ""}
            await self._mount(self._bar)
        self._bar.open(self._rows.needle)
        self.tell()

    def tell(self) -> None:
        """Say anew what came of it."""
        if self._bar is not None and self._bar.display:
            self._bar.say(*self._rows.said())

    def page_turned(self) -> None:
        """Another list is shown: narrow it by what is being typed, or show what narrows it."""
        if self._bar is None:
            return
        if self._bar.is_typed_in:
            self._rows.narrow(self._bar.field.value)
        else:
            self._bar.show(self._rows.needle)
        self.tell()

    def clear(self) -> bool:
        """Show all of the list again; whether it was narrowed."""
        if not self._rows.needle:
            return False
        self._rows.narrow("")
        if self._bar is not None:
            self._bar.show("")
        return True

    def _leave(self) -> None:
        """To the list; the bar stays while it narrows."""
        self._table.screen.set_focus(self._table, scroll_visible=False)
        if self._bar is not None:
            self._bar.show(self._rows.needle)

    # What is done in the field

    def typed(self, text: str) -> None:
        """Narrow the list."""
        self._rows.narrow(text)
        self.tell()

    def entered(self) -> None:
        """Keep what is typed, and go to the list."""
        self._leave()

    def left(self) -> None:
        """As Enter."""
        self._leave()

    def escaped(self) -> None:
        """Stop reading; then clear; then leave."""
        if self._rows.stop():
            self.tell()
        elif self._rows.needle and self._bar is not None:
            self._bar.field.put("")
            self.typed("")
        else:
            self._leave()

    def moved(self, rows: int) -> None:
        """Move the cursor of the list."""
        self._table.go_to(self._table.cursor + rows)

    def paged(self, pages: int) -> None:
        """Turn the pages of the list."""
        if pages > 0:
            self._table.page_down()
        else:
            self._table.page_up()

    def completed(self) -> None:
        """Nothing is offered here."""
