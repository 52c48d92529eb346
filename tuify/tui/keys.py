"""Keys as people read them: their names, and the hints of the moment."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from tuify.tui.actions import Action, Scope
from tuify.tui.key_spelling import write_key
from tuify.tui.keymap import Keymap

_NO_LABELS: Mapping[str, str] = MappingProxyType({})

_KEY_NAMES = {
    "escape": "Esc",
    "pageup": "PageUp",
    "pagedown": "PageDown",
}


def key_name(key: str) -> str:
    """How a key is written for people: `less_than_sign` is `<`, `ctrl+s` is `Ctrl+s`."""
    return " ".join(map(_one_name, key.split(" ")))


def _one_name(key: str) -> str:
    if is_media_key(key):
        return key.removeprefix("media_").replace("_", " ")
    *modifiers, last = key.split("+")
    sign = write_key(last)
    name = sign if len(sign) == 1 else _KEY_NAMES.get(last, last.capitalize())
    return "+".join([*(each.capitalize() for each in modifiers), name])


def is_media_key(key: str) -> bool:
    """Whether this is a key of the multimedia row, which few terminals send."""
    return key.startswith("media_") or key.endswith("_volume")


def hints(
    keymap: Keymap,
    scopes: Iterable[Scope],
    *,
    labels: Mapping[str, str] = _NO_LABELS,
    applies: Callable[[Action], bool] = lambda action: True,
) -> tuple[tuple[str, str], ...]:
    """What the hint bar shows where these scopes apply: key and label, most useful first.

    `labels` replaces the label of an action, by its id, where the state knows better ("play"
    rather than "pause"); an empty one leaves the hint out, as does an action that doesn't apply to
    what has the focus, or that only a media key is left for.
    """
    first: dict[str, tuple[str, Action]] = {}
    taken: set[str] = set()
    for scope in scopes:
        bound = keymap.bound[scope]
        for key, action in bound.items():
            if key not in taken and not is_media_key(key):
                first.setdefault(action.id, (key, action))
        taken |= bound.keys()
    shown = [
        (action.priority, key_name(key), label)
        for key, action in first.values()
        if action.priority is not None
        and (label := labels.get(action.id, action.hint))
        and applies(action)
    ]
    return tuple((key, label) for _, key, label in sorted(shown))


def waiting_hints(
    keymap: Keymap, scopes: Iterable[Scope], waiting: str
) -> tuple[tuple[str, str], ...]:
    """What the hint bar shows while a chord waits: what was pressed, and what each further key
    does."""
    further = (
        (key_name(chord.removeprefix(f"{waiting} ")), action.title)
        for chord, action in keymap.chords(scopes).items()
        if chord.startswith(f"{waiting} ")
    )
    return (key_name(waiting), "waits for another key:"), *further
