"""Every key, generated from the registry."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from tuify.tui.actions import ACTIONS, Action, Group, Scope
from tuify.tui.keys import bindings, is_media_key, key_name
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.screens.keyed import KeyedScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.item_table import Column, Row, Tone

_COLUMNS = (
    Column("keys", "Keys", width=20, weight=0),
    Column("title", "Does", width=18, weight=1),
    Column("help", "That is", width=40, weight=4, drop=1),
)


def keys_of(action: Action) -> str:
    """The keys of an action as people read them, without those of the multimedia row and those
    that work in one place only."""
    return ", ".join(_names(action.keys))


def _names(keys: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(key_name(key) for key in keys if not is_media_key(key)))


def about(action: Action) -> str:
    """What the action does, then the keys that do so in one place only, and the places where the
    keys of the first column work, if they don't everywhere."""
    places = [] if action.scope in (Scope.EVERYWHERE, Scope.LISTS) else [action.scope.value]
    further = ""
    for scope, keys in action.also.items():
        if set(keys) <= set(action.keys):
            if action.scope is not Scope.EVERYWHERE:
                places.append(scope.value)
        else:
            further += f" {scope.value}: {', '.join(_names(keys))} too."
    return f"{action.help}{further}" + (f" [{', '.join(places)}]" if places else "")


class HelpRows:
    """The registry as rows: a heading for each group, then its actions."""

    def __init__(self) -> None:
        self._rows: list[Row] = []
        for group in Group:
            actions = [action for action in ACTIONS if action.group is group]
            if self._rows:
                self._rows.append(Row((), note=" "))
            self._rows.append(Row((), tone=Tone.PLAYING, note=_heading(group)))
            self._rows += [_row(action) for action in actions]

    def count(self) -> int:
        """How many rows there are."""
        return len(self._rows)

    def row(self, index: int) -> Row:
        """The row at `index`."""
        return self._rows[index]


def _heading(group: Group) -> str:
    name: str = group.value
    if group is Group.PLAYING:
        return f"{name} (media keys work too, where the terminal sends them)"
    return name


def _row(action: Action) -> Row:
    return Row((keys_of(action), action.title, about(action)))


class HelpScreen(KeyedScreen[None], ModalScreen[None], inherit_bindings=False):
    """The help over the main screen; any way out leads back to it."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.DIALOG)]

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="help")
        self._table = KeyedTable(_COLUMNS, glyphs=glyphs, id="help-table")

    def compose(self) -> ComposeResult:
        """One table in a frame."""
        with Vertical(classes="dialog") as dialog:
            dialog.border_title = "Help"
            dialog.border_subtitle = "Esc closes"
            yield self._table

    def on_mount(self) -> None:
        """Fill the table."""
        self._table.show(HelpRows())
        self.set_focus(self._table)

    def action_choose(self) -> None:
        """Nothing can be chosen here."""

    def action_retry(self) -> None:
        """Nothing can be read again here."""

    def action_close(self) -> None:
        """Back to the main screen."""
        self.dismiss(None)
