"""Keys as people write them in a keymap, read into Textual's names for them. Pure."""

from __future__ import annotations

import re
import string
import unicodedata
from typing import Final

_CHARACTERS: Final = {
    "solidus": "slash",
    "reverse_solidus": "backslash",
    "commercial_at": "at",
    "hyphen_minus": "minus",
    "plus_sign": "plus",
    "low_line": "underscore",
}
"""Unicode's names that Textual shortens."""

_NAMED: Final = frozenset(
    [
        "space",
        "enter",
        "tab",
        "escape",
        "backspace",
        "delete",
        "insert",
        "home",
        "end",
        "pageup",
        "pagedown",
        "up",
        "down",
        "left",
        "right",
        "media_play_pause",
        "media_play",
        "media_pause",
        "media_stop",
        "media_track_next",
        "media_track_previous",
        "media_rewind",
        "media_fast_forward",
        "lower_volume",
        "raise_volume",
        "mute_volume",
    ]
)
_OTHER_NAMES: Final = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
}
_MODIFIERS: Final = frozenset({"ctrl", "alt", "shift"})
_FUNCTION_KEY: Final = re.compile(r"f([1-9]|1\d|2[0-4])")
_SAME_IN_TERMINALS: Final = {
    "ctrl+i": "tab",
    "ctrl+m": "enter",
    "ctrl+h": "backspace",
    "ctrl+left_square_bracket": "escape",
}
"""What most terminals send instead."""

_WITH_CTRL: Final = frozenset(
    {"backslash", "right_square_bracket", "circumflex_accent", "underscore"}
    | {*string.ascii_lowercase}
)
"""The characters that terminals have a code for together with ctrl."""

_MOST_IN_A_CHORD: Final = 2


def _name_of(character: str) -> str:
    """Textual's name of a character that is no letter and no digit."""
    name = unicodedata.name(character, character).lower().replace("-", "_").replace(" ", "_")
    return _CHARACTERS.get(name, name)


_PUNCTUATION: Final = {_name_of(sign): sign for sign in string.punctuation}
"""The signs of a keyboard, by their names."""


def _character(name: str) -> str:
    """The character a key stands for; empty if it is a key that has none."""
    if name in _NAMED:
        return " " if name == "space" else ""
    if len(name) == 1:
        return name
    try:
        return _PUNCTUATION.get(name) or unicodedata.lookup(name.replace("_", " "))
    except KeyError:
        return ""


def _write_one(key: str) -> str:
    before, _, last = key.rpartition("+")
    sign = last if last in _NAMED else _character(last) or last
    return f"{before}+{sign}" if before else sign


class BadKey(Exception):
    """What was written is no key. The text says so, as the rest of a sentence about it."""


def read_key(written: str) -> str:
    """Textual's name of one key or a chord: `?` is `question_mark`, `Ctrl+S` is `ctrl+s`, `g g`
    is a chord.

    Raises BadKey for what no keyboard has, and for what a terminal can't tell from another key.
    """
    if written == " ":
        return "space"
    parts = written.split()
    if not parts:
        raise BadKey("is empty")
    if len(parts) > _MOST_IN_A_CHORD:
        raise BadKey("is more than two keys")
    return " ".join(map(_read_one, parts))


def write_key(key: str) -> str:
    """A key as `read_key` reads it, with the signs that stand on the keyboard: `g g`, `?`."""
    return " ".join(map(_write_one, key.split(" ")))


def is_typed(key: str) -> bool:
    """Whether a key stands for a character, so that a field would take it as text."""
    return _character(key.removeprefix("alt+").removeprefix("shift+")) != ""


def _read_one(written: str) -> str:
    if written == "+":
        return "plus"
    *modifiers, last = written.replace("++", "+plus").split("+")
    modifiers = [each.lower() for each in modifiers]
    unknown = [each for each in modifiers if each not in _MODIFIERS]
    if unknown or len(set(modifiers)) < len(modifiers):
        raise BadKey("is no key: before a + stands ctrl, alt or shift")
    key = _read_last(last)
    if modifiers and _is_character(key):
        return _with_character({*modifiers}, key)
    return "+".join([*sorted(modifiers), key])


def _is_character(key: str) -> bool:
    return key not in _NAMED and not _FUNCTION_KEY.fullmatch(key)


def _with_character(modifiers: set[str], key: str) -> str:
    """A character with something held down, as terminals tell of it."""
    if "ctrl" in modifiers:
        whole = f"ctrl+{key.lower()}"
        if modifiers == {"ctrl"} and whole in _SAME_IN_TERMINALS:
            raise BadKey(f"can't be told from {_SAME_IN_TERMINALS[whole]} in most terminals")
        if modifiers == {"ctrl"} and key.lower() in _WITH_CTRL:
            return whole
    elif len(key) == 1 and key.isalpha():
        if modifiers == {"shift"}:
            return key.upper()
        is_capital = "shift" in modifiers or key != key.lower()
        return f"alt+{'shift+' if is_capital else ''}{key.lower()}"
    raise BadKey(
        "is a key most terminals don't send: ctrl goes with a to z, \\, ], ^ and _,"
        " alt and shift go with letters"
    )


def _read_last(written: str) -> str:
    """The key itself, without what is held down with it."""
    if len(written) == 1 and written.isprintable():
        if written.isalnum():
            return written
        return _name_of(written)
    name = written.lower()
    name = _OTHER_NAMES.get(name, name)
    if name in _NAMED or _FUNCTION_KEY.fullmatch(name) or name in _PUNCTUATION:
        return name
    raise BadKey("is no key")
