"""The palette: every action that applies and every place there is, found by name."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuify.tui.palette import Command, fitting
from tuify.tui.screens.finder import FinderScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.item_table import Column, ItemTable, Row, Tone

_COLUMNS = (
    Column("title", "Command", width=24, weight=2),
    Column("key", "Key", width=8, drop=1),
    Column("about", "That is", width=24, weight=3, drop=2),
)


class _CommandRows:
    """Commands as rows."""

    def __init__(self, commands: Sequence[Command]) -> None:
        self.commands = commands

    def count(self) -> int:
        """How many there are, or one row that says that there is none."""
        return max(1, len(self.commands))

    def row(self, index: int) -> Row:
        """The row at `index`."""
        if not self.commands:
            return Row((), tone=Tone.QUIET, note="Nothing is called so")
        command = self.commands[index]
        return Row((command.title, command.key, command.about))


class PaletteScreen(FinderScreen, inherit_bindings=False):
    """Kept between two looks: `offer` says what it offers before it is shown.

    `waiting` says what is still to come; `closed` is called when it was left, before what was
    chosen runs.
    """

    TITLE_WORDS = "Commands"
    SUBTITLE_WORDS = "Enter runs, Esc closes"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(glyphs, _COLUMNS, "Find", id="palette")
        self._rows = _CommandRows(())
        self._commands: Callable[[], Sequence[Command]] = tuple
        self._waiting: Callable[[], str] = str
        self._left_it: Callable[[], None] = lambda: None

    def offer(
        self,
        commands: Callable[[], Sequence[Command]],
        *,
        waiting: Callable[[], str],
        closed: Callable[[], None],
    ) -> None:
        """Offer these commands, from the first, with nothing looked for."""
        self._commands, self._waiting, self._left_it = commands, waiting, closed
        self.bar.field.put("")
        self._show("")

    def on_mount(self) -> None:
        """Begin in the field."""
        self.bar.open("")

    def more_came(self) -> None:
        """There may be more commands now: a cursor that was moved stays on its own, else it is on
        the first, which fits best."""
        chosen = self._chosen() if self.table.cursor else None
        self._show(self.bar.field.value)
        if chosen is not None:
            names = [(each.title, each.about) for each in self._rows.commands]
            if (chosen.title, chosen.about) in names:
                self.table.go_to(names.index((chosen.title, chosen.about)))

    def _show(self, needle: str) -> None:
        self._rows = _CommandRows(fitting(self._commands(), needle))
        self.table.show(self._rows)
        self.bar.say(self._waiting())

    def _chosen(self) -> Command | None:
        commands, cursor = self._rows.commands, self.table.cursor
        return commands[cursor] if cursor < len(commands) else None

    def words_about(self, index: int) -> str:
        """What the command does."""
        commands = self._rows.commands
        return commands[index].about if index < len(commands) else ""

    def typed(self, text: str) -> None:
        """Show what matches."""
        self._show(text)

    def entered(self) -> None:
        """Run the command under the cursor."""
        self.action_choose()

    def escaped(self) -> None:
        """Close it: to look for something else there is the field's own key."""
        self.action_close()

    def action_choose(self) -> None:
        """Close it, and run the command under the cursor."""
        command = self._chosen()
        if command is not None:
            self.action_close()
            self.app.call_next(command.run)

    def action_close(self) -> None:
        """Back to where one was."""
        self._left_it()
        self.set_focus(self.bar.field)
        super().action_close()

    def on_item_table_chosen(self, message: ItemTable.Chosen) -> None:
        """A click chose a row."""
        message.stop()
        self.action_choose()
