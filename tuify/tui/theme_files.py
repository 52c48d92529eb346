"""The user's own themes: one TOML file each, in the folder `themes` beside config.toml."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from textual.color import Color, ColorParseError
from textual.theme import Theme

_COLOURS: Final = (
    "primary",
    "secondary",
    "warning",
    "error",
    "success",
    "accent",
    "foreground",
    "background",
    "surface",
    "panel",
    "boost",
)
_SHARES: Final = ("luminosity_spread", "text_alpha")
_SWITCHES: Final = ("dark", "ansi")
KNOWN: Final = ("name", *_COLOURS, *_SHARES, *_SWITCHES, "variables")
"""What may stand in a theme's file."""

_VARIABLE: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PERCENT: Final = re.compile(r"\d{1,3}%")
_STYLES: Final = frozenset({"none", "bold", "dim", "italic", "underline", "reverse", "not"})


class BadTheme(Exception):
    """A theme's file can't be used. `reasons` say why, each as the rest of a sentence about it."""

    def __init__(self, *reasons: str) -> None:
        super().__init__("; it ".join(reasons))
        self.reasons = reasons


def read_themes(folder: Path, taken: Iterable[str]) -> tuple[tuple[Theme, ...], tuple[str, ...]]:
    """The themes of a folder, by the order of their files' names, and a sentence for each thing
    that is wrong with those that are none. `taken` are names of other themes, which no file may
    have."""
    themes: dict[str, Theme] = {}
    problems: list[str] = []
    other = set(taken)
    for path in sorted(folder.glob("*.toml")):
        try:
            theme = theme_of(_read(path), {*other, *themes})
            themes[theme.name] = theme
        except BadTheme as error:
            problems += [f"{path} {reason}" for reason in error.reasons]
    return tuple(themes.values()), tuple(problems)


def _read(path: Path) -> dict[str, Any]:
    """The values in a file, with its own name if they have none. Raises BadTheme."""
    try:
        values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise BadTheme(f"can't be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise BadTheme("is not UTF-8 text") from None
    except tomllib.TOMLDecodeError as error:
        raise BadTheme(f"is not valid TOML: {error}") from None
    values.setdefault("name", path.stem)
    return values


def theme_of(values: Mapping[str, Any], taken: Container[str] = ()) -> Theme:
    """The theme of the values in a file. `taken` are names of other themes.

    Raises BadTheme with all that can't be used.
    """
    faults = tuple(_faults(values, taken))
    if faults:
        raise BadTheme(*faults)
    return Theme(**values)


def _faults(values: Mapping[str, Any], taken: Container[str]) -> Iterator[str]:
    for key in values:
        if key not in KNOWN:
            yield f"has {key}, which no theme has. There are: {', '.join(KNOWN)}"
    if not isinstance(values["name"], str) or not values["name"].strip():
        yield "has a name that is no text"
    elif values["name"] in taken:
        yield f"has a name that another theme has: {values['name']}"
    if "primary" not in values:
        yield "has no primary, the one colour every theme needs"
    for key in _COLOURS:
        if key in values and not _is_colour(values[key]):
            yield f'has a {key} that is no colour, such as "#5fb0a6"'
    for key in _SHARES:
        if key in values and not _is_share(values[key]):
            yield f"has a {key} that is no number from 0 to 1"
    for key in _SWITCHES:
        if key in values and not isinstance(values[key], bool):
            yield f"has a {key} that is not true or false"
    yield from _variable_faults(values.get("variables", {}))


def _variable_faults(variables: object) -> Iterator[str]:
    if not isinstance(variables, dict):
        yield "has variables that are no table: [variables]"
        return
    for name, value in variables.items():
        if not _VARIABLE.fullmatch(name):
            yield f"has a variable with a name that can't be one: {name}"
        elif name.endswith("-style"):
            if not isinstance(value, str) or not set(value.split()) <= _STYLES or not value:
                yield f"has a variable {name} that is no style, such as bold"
        elif not _is_colour(value):
            yield f'has a variable {name} that is no colour, such as "#5fb0a6 60%"'


def _is_colour(value: object) -> bool:
    """Whether it is a colour of Textual's, perhaps with the percentage of it that shows."""
    if not isinstance(value, str):
        return False
    colour, _, share = value.partition(" ")
    if share and not _PERCENT.fullmatch(share):
        return False
    try:
        Color.parse(colour)
    except ColorParseError:
        return False
    return True


def _is_share(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value <= 1
