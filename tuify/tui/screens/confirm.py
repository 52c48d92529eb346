"""A question with a few answers."""

from __future__ import annotations

from collections.abc import Callable

from textual.app import ComposeResult
from textual.screen import ModalScreen
from textual.widgets import Static

from tuify.tui.deeds.means import Choice, Question
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import Glyphs, plain
from tuify.tui.widgets.dialog import Dialog
from tuify.tui.widgets.item_table import Column, ItemTable, Row
from tuify.tui.widgets.one_line import OneLine

_COLUMNS = (
    Column("words", "", width=20, weight=3),
    Column("more", "", width=16, weight=2, drop=1),
)
_MOST_ROWS = 8


class _ChoiceRows:
    """Answers as rows."""

    def __init__(self, choices: tuple[Choice, ...]) -> None:
        self.choices = choices

    def count(self) -> int:
        """How many there are."""
        return len(self.choices)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        return Row((self.choices[index].words, self.choices[index].more))


class ConfirmScreen(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """Asks, and tells the key of the answer; closed without one it tells nothing."""

    def __init__(self, glyphs: Glyphs, question: Question, answered: Callable[[str], None]) -> None:
        super().__init__(id="confirm")
        self._question = question
        self._answered = answered
        self._rows = _ChoiceRows(question.choices)
        self._table = KeyedTable(_COLUMNS, header=False, glyphs=glyphs, id="confirm-table")
        self._table.styles.height = min(len(question.choices), _MOST_ROWS)

    def compose(self) -> ComposeResult:
        """The question over its answers."""
        with Dialog(self._question.title, "Enter chooses, Esc closes"):
            for words in self._question.words:
                yield Static(plain(words))
            yield OneLine()
            yield self._table

    def on_mount(self) -> None:
        """Begin on the first answer."""
        self._table.show(self._rows)
        self.set_focus(self._table)

    def action_choose(self) -> None:
        """Give the answer under the cursor."""
        chosen = self._rows.choices[self._table.cursor]
        self.dismiss(None)
        self._answered(chosen.key)

    def action_retry(self) -> None:
        """Nothing can be read again here."""

    def action_close(self) -> None:
        """Give no answer."""
        self.dismiss(None)

    def on_item_table_chosen(self, message: ItemTable.Chosen) -> None:
        """A click chose an answer."""
        message.stop()
        self.action_choose()
