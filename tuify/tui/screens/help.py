"""Every key, made from the registry and the user's keymap; searchable."""

from __future__ import annotations

from dataclasses import replace

from tuify.library.fuzzy import matches
from tuify.tui.actions import ACTIONS, Action, Group, Scope
from tuify.tui.keymap import USUAL, Keymap
from tuify.tui.keys import is_media_key, key_name
from tuify.tui.screens.finder import FinderScreen
from tuify.tui.text import Glyphs, cells
from tuify.tui.widgets.item_table import Column, Row, Tone

_MOST_KEYS = 20
"""Cells for the keys of an action, at most."""

_COLUMNS = (
    Column("keys", "Keys", width=_MOST_KEYS, weight=0),
    Column("title", "Does", width=18, weight=1),
    Column("help", "That is", width=40, weight=4, drop=1),
)


def keys_of(action: Action, keymap: Keymap = USUAL) -> str:
    """The keys of an action as people read them, without those of the multimedia row and those
    that work in one place only."""
    return ", ".join(_names(keymap.keys_in(action, action.scope)))


def _names(keys: tuple[str, ...]) -> list[str]:
    return list(dict.fromkeys(key_name(key) for key in keys if not is_media_key(key)))


def about(action: Action, keymap: Keymap = USUAL) -> str:
    """What the action does, then the keys that do so in one place only, the places where the keys
    of the first column work, if they don't everywhere, and the usual keys if the user chose
    others."""
    everywhere = action.scope in (Scope.EVERYWHERE, Scope.LISTS)
    places = [] if everywhere else [action.scope.value]
    further = ""
    main = keymap.keys_in(action, action.scope)
    for scope in action.also:
        keys = keymap.keys_in(action, scope)
        if set(keys) <= set(main):
            if keys and action.scope is not Scope.EVERYWHERE:
                places.append(scope.value)
        else:
            further += f" {scope.value}: {', '.join(_names(keys))} too."
    if action.id in keymap.changed:
        further += f" Your own; usually {', '.join(_names(action.keys))}."
    return f"{action.help}{further}" + (f" [{', '.join(places)}]" if places else "")


class HelpRows:
    """The registry as rows: a heading for each group, then its actions, as far as they match what
    is looked for."""

    def __init__(self, keymap: Keymap = USUAL, needle: str = "") -> None:
        self._rows: list[Row] = []
        self.starts: dict[Group, int] = {}
        """The row of each group's heading."""
        self.found = 0
        """How many actions match."""
        for group in Group:
            rows = [_row(action, keymap) for action in ACTIONS if action.group is group]
            rows = [row for row in rows if matches(needle, " ".join(row.cells))]
            if not rows:
                continue
            if self._rows:
                self._rows.append(Row((), note=" "))
            self.starts[group] = len(self._rows)
            self._rows += [Row((), tone=Tone.PLAYING, note=_heading(group)), *rows]
            self.found += len(rows)

    @property
    def keys_width(self) -> int:
        """The cells that the keys of all of these take, and their title."""
        keys = [row.cells[0] for row in self._rows if row.cells]
        return max(map(cells, ("Keys", *keys)))

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


def _row(action: Action, keymap: Keymap) -> Row:
    keys = keys_of(action, keymap) or "(no key)"
    mark = "*" if action.id in keymap.changed else ""
    return Row((keys, action.title, about(action, keymap)), mark=mark)


class HelpScreen(FinderScreen, inherit_bindings=False):
    """The help over another screen; any way out leads back to it. Kept between two looks."""

    OF_SESSION = False
    TITLE_WORDS = "Help"
    SUBTITLE_WORDS = "/ finds, Esc closes"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(glyphs, _COLUMNS, "Find", id="help")
        self._keymap = USUAL
        self._rows = HelpRows()

    def begin(self, keymap: Keymap, group: Group | None) -> None:
        """Show all keys of a keymap, from those of a group on if one is named; else as it was left,
        unless something was looked for."""
        if keymap is not self._keymap or self.bar.field.value or not self.table.is_mounted:
            self._keymap = keymap
            self.bar.show("")
            self._show("")
        if group is not None:
            start = self._rows.starts[group]
            self.table.show(self._rows, cursor=start, top=start)

    def on_mount(self) -> None:
        """Begin in the table: its keys are single letters."""
        self.set_focus(self.table)

    def _show(self, needle: str) -> None:
        self._rows = HelpRows(self._keymap, needle)
        keys, *others = _COLUMNS
        columns = (replace(keys, width=min(_MOST_KEYS, self._rows.keys_width)), *others)
        self.table.show(self._rows, cursor=1 if needle else 0, columns=columns)
        self.bar.say("" if not needle else f"{self._rows.found} found")

    def words_about(self, index: int) -> str:
        """What the action does, and where."""
        cells = self._rows.row(index).cells if index < self._rows.count() else ()
        return cells[-1] if cells else ""

    # Keys

    async def action_filter(self) -> None:
        """Look for something."""
        self.bar.open(self.bar.field.value)

    def action_choose(self) -> None:
        """Nothing can be chosen here."""

    def action_close(self) -> None:
        """Show everything again, or go back to where one was."""
        if self.bar.field.value:
            self._end_finding()
        else:
            super().action_close()

    def _end_finding(self) -> None:
        self.bar.show("")
        self._show("")
        self.set_focus(self.table)

    def typed(self, text: str) -> None:
        """Show what matches."""
        self._show(text)

    def entered(self) -> None:
        """On to what matches."""
        self.bar.show(self.bar.field.value)
        self.set_focus(self.table)

    def escaped(self) -> None:
        """Show everything again, or go back to where one was."""
        if self.bar.field.value:
            self.bar.field.value = ""
        else:
            self._end_finding()
