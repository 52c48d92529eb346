"""What the user chose that only the screen can judge: keys, columns and themes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from tuify.settings import Reading
from tuify.tui.keymap import USUAL, Keymap

if TYPE_CHECKING:
    from textual.theme import Theme


@dataclass(frozen=True, slots=True)
class Choices:
    """The keymap, the columns by the kind of list, the themes of the user's own, whether there is a
    theme of the name that was chosen, and a sentence for each thing of the files that can't be
    used."""

    keymap: Keymap = USUAL
    columns: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    themes: tuple[Theme, ...] = ()
    has_theme: bool = True
    problems: tuple[str, ...] = ()

    @property
    def notice(self) -> str:
        """What is said of the problems at the start; empty if there are none."""
        match len(self.problems):
            case 0:
                return ""
            case 1:
                return "1 problem in config.toml or a theme: `tuify config` shows it"
            case count:
                return f"{count} problems in config.toml or themes: `tuify config` shows them"


def judge(reading: Reading) -> Choices:
    """What is in force of the settings, with all problems of the files.

    Whatever was not chosen costs nothing: neither its judge nor its lists are imported.
    """
    settings, problems = reading.settings, list(reading.problems)
    keymap = USUAL
    columns: dict[str, tuple[str, ...]] = {}
    themes: tuple[Theme, ...] = ()
    if settings.keys:
        from tuify.tui.chosen_keys import chosen_keymap

        keymap, found = chosen_keymap(settings.keys, where=partial(reading.where, "keys"))
        problems += found
    if settings.columns:
        columns = _chosen_columns(reading, problems)
    folder = reading.path.parent / "themes"
    if folder.is_dir():
        themes = _own_themes(reading, problems)
    no_theme = theme_problem(reading, themes)
    problems += no_theme
    has_theme = not no_theme
    return Choices(keymap, MappingProxyType(columns), themes, has_theme, tuple(problems))


def _chosen_columns(reading: Reading, problems: list[str]) -> dict[str, tuple[str, ...]]:
    """The columns that can be shown, in the order they were named, by the kind of list."""
    from tuify.tui.browse.columns import Shape, column_keys

    chosen: dict[str, tuple[str, ...]] = {}
    shapes = [str(shape) for shape in Shape]
    for name, wanted in reading.settings.columns:
        where = reading.where("columns", name)
        if name not in shapes:
            problems.append(f"{where} is no kind of list. There are: {', '.join(shapes)}")
            continue
        known = column_keys(Shape(name))
        for column in wanted:
            if column not in known:
                problems.append(f"{where} can't show {column}. There are: {', '.join(known)}")
        good = tuple(dict.fromkeys(column for column in wanted if column in known))
        if good:
            chosen[name] = good
        else:
            problems.append(f"{where} names no column; it keeps the usual ones")
    return chosen


def _own_themes(reading: Reading, problems: list[str]) -> tuple[Theme, ...]:
    from tuify.tui.theme_files import read_themes

    themes, found = read_themes(reading.path.parent / "themes", _given_themes())
    problems += found
    return themes


def _given_themes() -> tuple[str, ...]:
    from textual.theme import BUILTIN_THEMES

    from tuify.tui.theme import TUIFY

    return (TUIFY.name, *BUILTIN_THEMES)


def theme_problem(reading: Reading, themes: tuple[Theme, ...]) -> tuple[str, ...]:
    """What is wrong with the name of the theme; nothing if none was chosen."""
    wanted = reading.settings.theme
    if wanted is None:
        return ()
    known = sorted({*_given_themes(), *(theme.name for theme in themes)})
    if wanted in known:
        return ()
    where = reading.origins.get("theme", "theme")
    return (f"{where}: there is no theme called {wanted!r}. There are: {', '.join(known)}",)
