"""config.toml: what stands in it that can be used, and what can't.

Checked by hand, since the types are few and whatever checks any type (pydantic) costs a start more
than all else that is read.
"""

from __future__ import annotations

import difflib
import os
import re
import stat
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import Field, dataclass, field
from pathlib import Path
from typing import Any, Final, Literal, get_args, get_origin

from tuify.settings import CONFIG_VARIABLE, SettingsError, options, tables, types

_SPEAKING: Final = (
    "access_token",
    "api_url",
    "accounts_url",
    "client_id",
    "redirect_uri",
    "profile",
)
"""Options that say whom to speak to, and as who: a default must not stand in for a bad one."""

_TABLE_LINE: Final = re.compile(r"\s*\[\s*([\w-]+)\s*\]")
_KEY_LINE: Final = re.compile(r"""\s*(["']?)([\w-]+)\1\s*=""")


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """What a config.toml says: the options that can be used, where each stands, where the rows of
    its tables stand (by the names of both), and a sentence for each thing that can't be used."""

    values: Mapping[str, object] = field(default_factory=dict)
    origins: Mapping[str, str] = field(default_factory=dict)
    rows: Mapping[tuple[str, str], str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()


class _Unusable(Exception):
    """A value that can't be used. The text is what it should be."""


def read_config(path: Path, *, named: bool, needed: bool) -> ConfigFile:
    """Read the file at `path`; if there is none, it says nothing.

    Raises SettingsError if it is missing though `named` by the variable, if it can't be read as a
    whole and is `needed`, if it holds a token and others can read it, and for a bad value of an
    option that says whom to speak to.
    """
    try:
        text, shared = _text(path)
        values = tomllib.loads(text)
    except FileNotFoundError:
        if named:
            raise SettingsError(f"{CONFIG_VARIABLE} names {path}, which is missing") from None
        return ConfigFile()
    except OSError as error:
        return _unreadable(f"{path} can't be read: {error.strerror}", needed)
    except UnicodeDecodeError:
        return _unreadable(f"{path} is not UTF-8 text", needed)
    except tomllib.TOMLDecodeError as error:
        return _unreadable(f"{path} is not valid TOML: {error}", needed)
    if "access_token" in values and shared:
        raise SettingsError(
            f"{path} holds access_token, but others may read the file. "
            f"Make it yours alone: chmod 600 {path}"
        )
    return _Checking(path, _lines(text)).checked(values)


def _text(path: Path) -> tuple[str, bool]:
    """The text of a file, and whether others may read it."""
    with path.open("rb") as file:
        shared = bool(stat.S_IMODE(os.fstat(file.fileno()).st_mode) & 0o077)
        # Some editors of Windows begin a file with a mark of the encoding.
        return file.read().decode("utf-8-sig").replace("\r\n", "\n"), shared


def _unreadable(why: str, needed: bool) -> ConfigFile:
    if needed:
        raise SettingsError(why)
    return ConfigFile(problems=(f"{why}. Until it is mended the defaults apply",))


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The lines of keys, by the name of their table ("" at the top) and their own."""
    found: dict[tuple[str, str], int] = {}
    table = ""
    for number, line in enumerate(text.split("\n"), start=1):
        if header := _TABLE_LINE.match(line):
            table = header[1]
            found.setdefault((table, ""), number)
        elif key := _KEY_LINE.match(line):
            found.setdefault((table, key[2]), number)
    return found


class _Checking:
    """Goes through the values of one file."""

    def __init__(self, path: Path, lines: Mapping[tuple[str, str], int]) -> None:
        self._path = path
        self._lines = lines
        self._problems: list[str] = []

    def checked(self, values: Mapping[str, Any]) -> ConfigFile:
        """What can be used of `values`."""
        good: dict[str, object] = {}
        known = {each.name: each for each in options()}
        named = {each.name for each in tables()}
        for key, value in values.items():
            try:
                if key in known:
                    good[key] = _usable(value, known[key], types()[key])
                elif key in named:
                    good[key] = tuple(self._rows(key, value))
                else:
                    self._unknown(key, value, [*known, *named])
            except _Unusable as error:
                said = f"{self._where('', key)} should be {error}"
                if key in _SPEAKING:
                    raise SettingsError(said) from None
                self._problems.append(f"{said}; the default is used")
        origins = {key: self._where("", key) for key in good}
        rows = {
            (each, row): self._where(each, row) for each in named & {*good} for row in values[each]
        }
        return ConfigFile(good, origins, rows, tuple(self._problems))

    def _rows(self, table: str, value: object) -> Iterator[tuple[str, tuple[str, ...]]]:
        """The rows of a table that can be used."""
        if not isinstance(value, dict):
            raise _Unusable(f"a table: [{table}], and its rows under it")
        for name, words in value.items():
            listed = words if isinstance(words, list) else [words]
            if all(isinstance(word, str) for word in listed):
                yield name, tuple(listed)
            else:
                where = self._where(table, name)
                self._problems.append(f'{where} should be a text or a list of texts: ["a", "b"]')

    def _unknown(self, key: str, value: object, known: list[str]) -> None:
        near = difflib.get_close_matches(key, known, n=1)
        meant = f"; did you mean {near[0]}?" if near else ""
        what = "no table" if isinstance(value, dict) else "not an option"
        self._problems.append(f"{self._where('', key)} is {what} of tuify{meant}")

    def _where(self, table: str, key: str) -> str:
        """Where a key stands, for people: the file, the line if it was found, and the key."""
        near = ((table, key), (key, ""), ("", table), (table, ""))
        line = next((line for each in near if (line := self._lines.get(each))), None)
        place = f"{self._path}, line {line}" if line else str(self._path)
        return f"{place}: {f'[{table}] ' if table else ''}{key}"


def _usable(value: object, option: Field[Any], hint: object) -> object:
    """`value`, if it is of the option's type and within its limits. Raises _Unusable."""
    if get_origin(hint) is Literal:
        choices = get_args(hint)
        if value not in choices:
            raise _Unusable(f"one of {', '.join(choices)}")
    elif hint is bool:
        if not isinstance(value, bool):
            raise _Unusable("true or false")
    elif hint is int:
        least, most = option.metadata["least"], option.metadata["most"]
        if not isinstance(value, int) or isinstance(value, bool) or not least <= value <= most:
            raise _Unusable(f"a whole number from {least} to {most}")
    elif not isinstance(value, str):
        raise _Unusable("a text in quotes")
    return value
