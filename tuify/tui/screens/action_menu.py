"""The action menu: everything that can be done with a row or the marked rows."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuify.library.fuzzy import best, score
from tuify.tui.actions import Action
from tuify.tui.browse.menu import Offer
from tuify.tui.screens.finder import FinderScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.item_table import Column, ItemTable, Row, Tone

_COLUMNS = (
    Column("title", "Does", width=26, weight=1),
    Column("key", "Key", width=9),
)


class _OfferRows:
    """Offers as rows."""

    def __init__(self, offers: Sequence[Offer]) -> None:
        self.offers = offers

    def count(self) -> int:
        """How many there are, or one row that says that there is none."""
        return max(1, len(self.offers))

    def row(self, index: int) -> Row:
        """The row at `index`."""
        if not self.offers:
            return Row((), tone=Tone.QUIET, note="Nothing is called so")
        offer = self.offers[index]
        return Row((offer.title, offer.key))


class ActionMenu(FinderScreen, inherit_bindings=False):
    """Letters narrow it; Enter closes it and runs what the cursor is on."""

    SUBTITLE_WORDS = "Enter runs, Esc closes"

    def __init__(
        self, glyphs: Glyphs, about: str, offers: Sequence[Offer], run: Callable[[Action], None]
    ) -> None:
        """`about` names what the actions work on; `run` is called once the menu is closed."""
        super().__init__(glyphs, _COLUMNS, "Find", id="action-menu")
        self.TITLE_WORDS = about
        self._all = tuple(offers)
        self._rows = _OfferRows(self._all)
        self._run = run

    def on_mount(self) -> None:
        """Show all of them, and begin in the field."""
        self.table.show(self._rows)
        self.bar.open("")

    def words_about(self, index: int) -> str:
        """What the action does."""
        offers = self._rows.offers
        return offers[index].action.help if index < len(offers) else ""

    def typed(self, text: str) -> None:
        """Show those that are called so."""
        self._rows = _OfferRows(best(text, self._all, lambda offer: score(text, offer.title)))
        self.table.show(self._rows)

    def entered(self) -> None:
        """Run what the cursor is on."""
        self.action_choose()

    def escaped(self) -> None:
        """Close it."""
        self.action_close()

    def action_choose(self) -> None:
        """Close it, and run what the cursor is on."""
        cursor = self.table.cursor
        if cursor < len(self._rows.offers):
            self.dismiss(None)
            self._run(self._rows.offers[cursor].action)

    def on_item_table_chosen(self, message: ItemTable.Chosen) -> None:
        """A click chose a row."""
        message.stop()
        self.action_choose()
