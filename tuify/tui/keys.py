"""What is made from the registry of actions: bindings, chords, hints, and the names of keys."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from textual.binding import Binding

from tuify.tui.actions import ACTIONS, Action, Scope

_NO_LABELS: Mapping[str, str] = MappingProxyType({})

_KEY_NAMES = {
    "space": "Space",
    "enter": "Enter",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "escape": "Esc",
    "less_than_sign": "<",
    "greater_than_sign": ">",
    "minus": "-",
    "plus": "+",
    "equals_sign": "=",
    "question_mark": "?",
    "pageup": "PageUp",
    "pagedown": "PageDown",
    "home": "Home",
    "end": "End",
    "up": "Up",
    "down": "Down",
    "left": "Left",
    "right": "Right",
}

_FUNCTION_KEY = re.compile(r"f\d+")


def key_name(key: str) -> str:
    """How a key is written for people: `less_than_sign` is `<`, `ctrl+s` is `Ctrl+s`."""
    if " " in key:
        return " ".join(key_name(part) for part in key.split(" "))
    if key in _KEY_NAMES:
        return _KEY_NAMES[key]
    if key.startswith("ctrl+"):
        return f"Ctrl+{key.removeprefix('ctrl+')}"
    if _FUNCTION_KEY.fullmatch(key):
        return key.upper()
    return key.removeprefix("media_").replace("_", " ") if is_media_key(key) else key


def is_media_key(key: str) -> bool:
    """Whether this is a key of the multimedia row, which few terminals send."""
    return key.startswith("media_") or key.endswith("_volume")


def bindings(*scopes: Scope) -> list[Binding]:
    """The bindings of these scopes, to stand in a class's `BINDINGS`. Chords are left out: see
    `chords`."""
    return [
        Binding(
            ",".join(plain),
            action.call,
            action.title,
            show=False,
            id=action.id,
            tooltip=action.help,
        )
        for action, keys in _bound(scopes)
        if (plain := [key for key in keys if " " not in key])
    ]


def chords(*scopes: Scope) -> dict[str, Action]:
    """The chords of these scopes, written with a space between their keys."""
    return {key: action for action, keys in _bound(scopes) for key in keys if " " in key}


def hints(*scopes: Scope, labels: Mapping[str, str] = _NO_LABELS) -> tuple[tuple[str, str], ...]:
    """What the hint bar shows where these scopes apply: key and label, most useful first.

    `labels` replaces the label of an action, by its id, where the state knows better ("play"
    rather than "pause"); an empty one leaves the hint out.
    """
    shown = [
        (action.priority, key_name(keys[0]), labels.get(action.id, action.hint))
        for action, keys in _bound(scopes)
        if action.priority is not None
    ]
    return tuple((key, label) for _, key, label in sorted(shown) if label)


def _bound(scopes: tuple[Scope, ...]) -> Iterator[tuple[Action, tuple[str, ...]]]:
    """The actions that have keys in any of `scopes`, with those keys."""
    for action in ACTIONS:
        keys = tuple(key for scope in scopes for key in action.keys_in(scope))
        if keys:
            yield action, keys
