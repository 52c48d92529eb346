"""Keys that clash: in the registry of actions, and with what the terminal runs in. Pure.

The registry is data and costs no import of Textual.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from tuify.cli.doctor.facts import Surroundings
from tuify.cli.doctor.finding import Finding, Level
from tuify.tui.actions import ACTIONS, Action, Scope

_TOGETHER: Final[tuple[tuple[Scope, ...], ...]] = (
    (Scope.EVERYWHERE, Scope.LISTS, Scope.LIBRARY),
    (Scope.EVERYWHERE, Scope.LISTS, Scope.QUEUE),
    (Scope.EVERYWHERE, Scope.LISTS, Scope.DEVICES),
    (Scope.EVERYWHERE, Scope.NOW_PLAYING),
    *((scope,) for scope in Scope),
)
"""Scopes whose keys work at the same time. A dialog hides the keys behind it on purpose."""

_ZELLIJ: Final = tuple(f"ctrl+{letter}" for letter in "gptnhsoq")
"""What Zellij keeps for itself until it is locked."""


def key_findings(around: Surroundings, actions: Sequence[Action] = ACTIONS) -> Iterator[Finding]:
    """One finding for the registry, and one for each program that takes keys away."""
    found = clashes(actions)
    if found:
        words = f"{'; '.join(found)}."
        advice = "Only one of them works. Please report it."
        yield Finding("keys", Level.TROUBLE, "Keys", words, advice, (("clashes", found),))
    else:
        words = f"None of {len(_keys(actions))} keys means two things in one place."
        yield Finding("keys", Level.OK, "Keys", words, figures=(("clashes", ()),))
    prefixes = around.tmux.prefixes if around.tmux is not None else ()
    yield from _taken("tmux", tuple(map(from_tmux, prefixes)), "Press it twice", actions)
    if around.in_zellij:
        yield from _taken("Zellij", _ZELLIJ, "Lock Zellij by Ctrl+g", actions)


def clashes(actions: Sequence[Action]) -> tuple[str, ...]:
    """Each key that means two things in one place, or is also the beginning of a chord there."""
    found: dict[str, None] = {}
    for scopes in _TOGETHER:
        bound = [(key, each) for each in actions for scope in scopes for key in each.keys_in(scope)]
        first: dict[str, Action] = {}
        for key, action in bound:
            other = first.setdefault(key, action)
            if other is not action:
                found[f"{spelled(key)} is both {other.title!r} and {action.title!r}"] = None
        for key, _ in bound:
            begin, _, rest = key.partition(" ")
            if rest and begin in first:
                found[f"{spelled(begin)} is {first[begin].title!r} and begins {spelled(key)}"] = (
                    None
                )
    return tuple(found)


def _taken(
    by: str, kept: Sequence[str], advice: str, actions: Sequence[Action]
) -> Iterator[Finding]:
    """The finding that `by` keeps some keys of `actions` for itself, if so."""
    titles = _keys(actions)
    lost = [key for key in kept if key in titles]
    if lost:
        named = ", ".join(f"{spelled(key)} ({titles[key]})" for key in lost)
        yield Finding(
            "keys-taken",
            Level.WARNING,
            "Keys",
            f"{by} keeps some for itself: {named}.",
            f"{advice}; every action is in the palette and in the help as well."
            if "ctrl+p" not in lost
            else f"{advice}; ? shows every other key.",
            (("by", by), ("keys", tuple(lost))),
        )


def _keys(actions: Sequence[Action]) -> dict[str, str]:
    """Every key, chords left out, with the title of the first action it means."""
    titles: dict[str, str] = {}
    for action in actions:
        for key in action.all_keys():
            if " " not in key:
                titles.setdefault(key, action.title)
    return titles


def spelled(key: str) -> str:
    """A key as people write it, as far as it matters here: `Ctrl+s`."""
    return f"Ctrl+{key.removeprefix('ctrl+')}" if key.startswith("ctrl+") else key


def from_tmux(key: str) -> str:
    """tmux's name of a key as the registry spells it: `C-s` is `ctrl+s`."""
    for short, long in (("C-", "ctrl+"), ("M-", "alt+"), ("S-", "shift+")):
        if key.startswith(short) and len(key) > len(short):
            return long + from_tmux(key.removeprefix(short))
    return key if len(key) == 1 else key.lower()
