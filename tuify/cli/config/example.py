"""The commented config.toml, made from the same descriptions as the program itself."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator
from dataclasses import Field
from typing import Any

from tuify.settings import options, words_about
from tuify.tui.actions import ACTIONS, Action, Group
from tuify.tui.browse.columns import Shape, column_keys, columns_of
from tuify.tui.key_spelling import write_key
from tuify.tui.keys import is_media_key

_HEAD = """\
The settings of tuify. What begins with a # is a comment: each option stands here with its default.
`tuify config` says what is in force, and what in here can't be used. Flags and TUIFY_* variables
go before this file."""

_KEYS = """\
The keys of each action: one, or a list, such as "?", "ctrl+s", "f5", "space" or "g g" (two keys one
after the other). They take the place of the usual ones; the media keys stay, and so do keys that
work in one pane only. [] leaves an action without any key."""

_COLUMNS = """\
The columns of each kind of list, in order. In a narrow terminal those of less use give way."""

_THEMES = """\
Themes of your own go beside this file, one file each: themes/NAME.toml, with primary = "#5fb0a6"
and, as you like, secondary, accent, foreground, background, surface, panel, boost, warning, error,
success, dark, ansi, and [variables]."""


def example() -> str:
    """The text of the file."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield from _comment(_HEAD)
    for option in options():
        yield ""
        yield from _comment(words_about(option))
        yield _setting(option)
    yield ""
    yield from _comment(_THEMES)
    yield from ("", "[keys]")
    yield from _comment(_KEYS)
    for group in Group:
        actions = [action for action in ACTIONS if action.group is group and action.keys]
        if actions:
            yield from ("", f"## {group.value}")
            yield from map(_keys, actions)
    yield from ("", "[columns]")
    yield from _comment(_COLUMNS)
    for shape in Shape:
        usual = [column.key for column in columns_of(shape)]
        further = [key for key in column_keys(shape) if key not in usual]
        yield ""
        yield from _comment(f"{shape.value.capitalize()}; also: {', '.join(further)}")
        yield f"# {shape.value} = {_listed(usual)}"


def _setting(option: Field[Any]) -> str:
    """An option with its default; one without a default shows where its value goes."""
    value = '"..."' if option.default is None else json.dumps(option.default, ensure_ascii=False)
    return f"# {option.name} = {value}"


def _keys(action: Action) -> str:
    keys = [write_key(key) for key in action.keys if not is_media_key(key)]
    return f"# {action.id} = {_listed(keys)}"


def _listed(words: list[str]) -> str:
    return json.dumps(words, ensure_ascii=False)


def _comment(text: str) -> Iterator[str]:
    """A text as comment lines, which `##` tells from options that are commented out."""
    for line in textwrap.wrap(text, 94, break_on_hyphens=False):
        yield f"## {line}"
