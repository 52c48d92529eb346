"""The short menu of what a list can be sorted by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tuify.library.order import Order
from tuify.tui.actions import Scope
from tuify.tui.find.sorting import SortChoice, direction, next_order
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.dialog import Dialog
from tuify.tui.widgets.item_table import Column, ItemTable, Row

_COLUMNS = (
    Column("letter", "Key", width=3),
    Column("title", "By", width=12, weight=1),
    Column("sign", "", width=2),
)


class _Choices:
    """The choices as rows."""

    def __init__(self, choices: Sequence[SortChoice], order: Order | None, glyphs: Glyphs) -> None:
        self._choices = choices
        self._order = order
        self._glyphs = glyphs

    def count(self) -> int:
        """How many there are."""
        return len(self._choices)

    def row(self, index: int) -> Row:
        """A choice; the one that is in force has the sign of its direction."""
        choice = self._choices[index]
        in_force = self._order is not None and self._order.column is choice.key
        sign = direction(self._order, self._glyphs) if self._order is not None and in_force else ""
        return Row((choice.letter, choice.title, sign))


class _Menu(KeyedTable, inherit_bindings=False):
    """The table of the menu."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LISTS,)


class SortMenu(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """Asks what to sort by: a letter or Enter chooses, the same again turns the order round."""

    def __init__(
        self,
        glyphs: Glyphs,
        choices: Sequence[SortChoice],
        order: Order | None,
        chosen: Callable[[Order | None], None],
    ) -> None:
        """`chosen` is called in the turn of the key that chose; None is the list's own order."""
        super().__init__(id="sort-menu")
        self._choices = choices
        self._order = order
        self._chosen = chosen
        self._table = _Menu(_COLUMNS, header=False, glyphs=glyphs, id="sort-table")
        self._table.styles.height = len(choices)
        self._rows = _Choices(choices, order, glyphs)

    def compose(self) -> ComposeResult:
        """One table in a frame."""
        with Dialog("Sort by", "again: the other way"):
            yield self._table

    def on_mount(self) -> None:
        """Begin at what is in force."""
        keys = [choice.key for choice in self._choices]
        at = keys.index(self._order.column) if self._order is not None else 0
        self._table.show(self._rows, cursor=at)
        self.set_focus(self._table)

    def take_text(self, text: str) -> bool:
        """A letter chooses."""
        for choice in self._choices:
            if choice.letter == text:
                self._choose(choice)
                return True
        return False

    def action_choose(self) -> None:
        """Take the line under the cursor."""
        self._choose(self._choices[self._table.cursor])

    def action_retry(self) -> None:
        """Nothing can be read again here."""

    def action_close(self) -> None:
        """Leave the order as it is."""
        self.dismiss()

    def on_item_table_chosen(self, message: ItemTable.Chosen) -> None:
        """Take the line that was clicked."""
        message.stop()
        self._choose(self._choices[message.index])

    def _choose(self, choice: SortChoice) -> None:
        self.dismiss()
        self._chosen(next_order(self._order, choice.key))
