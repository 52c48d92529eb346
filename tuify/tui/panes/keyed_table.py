"""A table that answers the keys of the registry."""

from __future__ import annotations

from typing import ClassVar

from tuify.tui.actions import Scope
from tuify.tui.panes.messages import Wish, Wished
from tuify.tui.widgets.item_table import ItemTable


class KeyedTable(ItemTable, inherit_bindings=False):
    """An ItemTable with the list keys; each kind of list adds its own."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LISTS,)
    """Whose keys work here, for the hint bar and the chords."""

    def action_cursor_down(self) -> None:
        """One row down."""
        self.cursor_down()

    def action_cursor_up(self) -> None:
        """One row up."""
        self.cursor_up()

    def action_page_down(self) -> None:
        """One page down."""
        self.page_down()

    def action_page_up(self) -> None:
        """One page up."""
        self.page_up()

    def action_half_page(self, direction: int) -> None:
        """Half a page down (1) or up (-1)."""
        first, last = self.in_sight
        self.go_to(self.cursor + direction * max(1, (last - first + 1) // 2))

    def action_first(self) -> None:
        """To the first row."""
        self.first()

    def action_last(self) -> None:
        """To the last row."""
        self.last()

    def choice(self, index: int) -> Wish | None:
        """What is wanted when the row `index` is chosen; None if nothing can be."""
        return None

    def wish(self, name: str) -> Wish | None:
        """What the action of that name wants of the row under the cursor."""
        return self.choice(self.cursor) if name == "choose" else None

    def on_item_table_chosen(self, message: ItemTable.Chosen) -> None:
        """A click chose a row."""
        wish = self.choice(message.index)
        if wish is not None:
            message.stop()
            self.post_message(Wished(wish))
