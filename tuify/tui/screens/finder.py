"""A dialog with a field over a table, for finding one row of many by a few letters."""

from __future__ import annotations

from collections.abc import Sequence

from textual.app import ComposeResult
from textual.screen import ModalScreen

from tuify.tui.actions import Scope
from tuify.tui.find.filter_bar import FilterBar
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.dialog import Dialog
from tuify.tui.widgets.few_lines import FewLines
from tuify.tui.widgets.item_table import Column, ItemTable


class FinderScreen(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """What help and palette have in common: what is typed, the moves in the table below, and the
    words about its row."""

    TITLE_WORDS = ""
    SUBTITLE_WORDS = ""

    def __init__(self, glyphs: Glyphs, columns: Sequence[Column], label: str, *, id: str) -> None:
        super().__init__(id=id)
        self.table = KeyedTable(columns, glyphs=glyphs, id=f"{id}-table")
        self.bar = FilterBar(self, label=label)
        self._words = FewLines(glyphs.ellipsis, classes="finder-words")

    def compose(self) -> ComposeResult:
        """The field and the table, in a frame."""
        with Dialog(self.TITLE_WORDS, self.SUBTITLE_WORDS):
            yield self.bar
            yield self.table
            yield self._words

    def words_about(self, index: int) -> str:
        """What the row at `index` is about, whole: in the table it may be cut, or have no room.

        Empty where the row says all there is.
        """
        return ""

    def on_item_table_cursor_moved(self, message: ItemTable.CursorMoved) -> None:
        """Say what the row under the cursor is about."""
        message.stop()
        self._words.show(self.words_about(message.index))

    # Keys

    def key_scopes(self) -> tuple[Scope, ...]:
        """In the field only its own keys and those that leave; else those of the list."""
        near = Scope.FIELD if self.bar.is_typed_in else Scope.LISTS
        return (near, Scope.DIALOG)

    def take_text(self, text: str) -> bool:
        """Put what was typed or pasted into the field."""
        if not self.bar.is_typed_in:
            return False
        self.bar.field.take(text)
        return True

    def action_retry(self) -> None:
        """Nothing can be read again here."""

    def action_close(self) -> None:
        """Back to where one was."""
        self.dismiss(None)

    # What is done in the field

    def typed(self, text: str) -> None:
        """Something else stands in the field."""

    def entered(self) -> None:
        """Enter was pressed."""

    def escaped(self) -> None:
        """Esc was pressed."""
        self.action_close()

    def moved(self, rows: int) -> None:
        """Move the cursor of the table."""
        self.table.go_to(self.table.cursor + rows)

    def paged(self, pages: int) -> None:
        """Turn the pages of the table."""
        if pages > 0:
            self.table.page_down()
        else:
            self.table.page_up()

    def left(self) -> None:
        """On to the table."""
        self.set_focus(self.table)

    def completed(self) -> None:
        """There is nothing to complete."""
