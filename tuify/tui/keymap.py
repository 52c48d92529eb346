"""Keymap: which action a key means where the focus is. Pure; Textual's own bindings know neither
chords nor a key that was taken away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.actions.action import TYPING
from tuify.tui.key_spelling import is_typed


@dataclass(frozen=True, slots=True)
class Keymap:
    """The keys in force, by the scope they work in. A chord is written with a space between its
    keys. Keys have Textual's names: `question_mark`, `ctrl+s`."""

    bound: Mapping[Scope, Mapping[str, Action]]
    changed: frozenset[str] = frozenset()
    """The ids of the actions whose keys are not the usual ones."""

    def action(self, scopes: Iterable[Scope], key: str) -> Action | None:
        """What the key (or chord) means where these scopes apply, the nearest first."""
        for scope in scopes:
            action = self.bound[scope].get(key)
            if action is not None:
                return action
        return None

    def chords(self, scopes: Iterable[Scope]) -> dict[str, Action]:
        """The chords where these scopes apply; of two that are equal, the nearer one's.

        Where one types, no chord begins with a letter, and none with a key that a nearer scope
        uses by itself.
        """
        found: dict[str, Action] = {}
        single: set[str] = set()
        typing = False
        for scope in scopes:
            typing = typing or scope in TYPING
            for key, action in self.bound[scope].items():
                first, _, second = key.partition(" ")
                if second and first not in single and not (typing and is_typed(first)):
                    found.setdefault(key, action)
            single |= self.bound[scope].keys()
        return found

    def keys_in(self, action: Action, scope: Scope) -> tuple[str, ...]:
        """The keys of an action in one scope, in the order to show them."""
        return tuple(key for key, bound in self.bound[scope].items() if bound.id == action.id)

    def keys(self, action: Action) -> tuple[str, ...]:
        """The keys of an action, those of its own scope first, each once."""
        scopes = (action.scope, *action.also)
        return tuple(dict.fromkeys(key for each in scopes for key in self.keys_in(action, each)))


def usual_keymap(actions: Iterable[Action] = ACTIONS) -> Keymap:
    """The keymap as the registry declares it."""
    bound: dict[Scope, dict[str, Action]] = {scope: {} for scope in Scope}
    for action in actions:
        for scope in (action.scope, *action.also):
            for key in action.keys_in(scope):
                bound[scope].setdefault(key, action)
    return Keymap(MappingProxyType(bound))


USUAL = usual_keymap()
"""The keymap of a user who changed nothing."""
