"""The keymap with the keys a user chose, and what is wrong with them. Pure.

A user's key beats a usual one wherever the two would meet. Of two that a user chose, the nearer
scope's counts, in one scope the one whose action comes first in the registry.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.actions.action import PLACES, TYPING
from tuify.tui.key_spelling import BadKey, is_typed, read_key
from tuify.tui.keymap import USUAL, Keymap
from tuify.tui.keys import is_media_key, key_name

ChosenKeys = Iterable[tuple[str, tuple[str, ...]]]
"""Ids of actions, each with its keys as they were written; none: the action is to have no key."""

_NEEDED: Final = ("quit", "close", "hand-in", "field-escape")
"""The actions without which one could not leave, or not go on."""

_Bound = dict[Scope, dict[str, Action]]


Where = Callable[[str], str]
"""Says where the keys of an action were chosen, with its id, to begin a sentence."""


def chosen_keymap(
    chosen: ChosenKeys,
    actions: tuple[Action, ...] = ACTIONS,
    where: Where = lambda action_id: f"[keys] {action_id}",
) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap with the user's keys, and a sentence for each problem."""
    making = _Making(actions, where)
    for action_id, written in chosen:
        making.read(action_id, written)
    return making.made(), tuple(dict.fromkeys(making.problems))


class _Making:
    """A keymap on the way, with the problems found."""

    def __init__(self, actions: tuple[Action, ...], where: Where) -> None:
        self._where = where
        self._clashes: dict[tuple[str, str], dict[str, None]] = {}
        """The ids of the actions that lose, by the id of the one that wins and its key."""
        self._actions = {action.id: action for action in actions}
        self._chosen: dict[str, tuple[str, ...]] = {}
        self.problems: list[str] = []

    def read(self, action_id: str, written: tuple[str, ...]) -> None:
        """Note the keys chosen for an action, as far as they can be used."""
        action = self._actions.get(action_id)
        if action is None:
            near = difflib.get_close_matches(action_id, self._actions, n=1)
            meant = f"; did you mean {near[0]}?" if near else ""
            self.problems.append(f"{self._where(action_id)} is no action of tuify{meant}")
            return
        keys = self._without_own_clashes(
            action, tuple(dict.fromkeys(self._usable(action, written)))
        )
        if not keys and action_id in _NEEDED:
            self.problems.append(
                f"{self._where(action_id)} can't be without a key; it keeps {_names(action.keys)}"
            )
        elif keys or not any(written):
            self._chosen[action_id] = keys

    def _usable(self, action: Action, written: tuple[str, ...]) -> Iterator[str]:
        for text in written:
            if not text:
                continue
            try:
                key = read_key(text)
            except BadKey as error:
                self.problems.append(f"{self._where(action.id)}: {text!r} {error}")
                continue
            if action.scope in TYPING and is_typed(key.partition(" ")[0]):
                self.problems.append(f"{self._where(action.id)}: {text!r} is typed as text there")
                continue
            yield key

    def _without_own_clashes(self, action: Action, keys: tuple[str, ...]) -> tuple[str, ...]:
        """The keys but for those that begin a chord of the same action."""
        begun = {chord.partition(" ")[0] for chord in keys if " " in chord} & {*keys}
        for key in sorted(begun):
            where = self._where(action.id)
            self.problems.append(f"{where}: {key_name(key)} begins another of its keys")
        return tuple(key for key in keys if key not in begun)

    def made(self) -> Keymap:
        """The keymap, after all clashes are settled."""
        bound = self._bound()
        for place in PLACES:
            self._settle(bound, place)
        self.problems += self._told_clashes()
        for place in PLACES:
            self._keep_needed(bound, place)
        changed = frozenset(
            action.id
            for action in self._actions.values()
            if _keys_by_scope(bound, action) != _keys_by_scope(USUAL.bound, action)
        )
        return Keymap(MappingProxyType(bound), changed)

    def _bound(self) -> _Bound:
        """All keys by scope. Of two actions on one key in one scope, a user's choice is taken."""
        bound: _Bound = {scope: {} for scope in Scope}
        for action in self._actions.values():
            for scope in (action.scope, *action.also):
                for key in self._keys_for(action, scope):
                    other = bound[scope].get(key)
                    if (
                        other is None
                        or other.id == action.id
                        or self._loser(key, other, key, action) is other
                    ):
                        bound[scope][key] = action
        return bound

    def _keys_for(self, action: Action, scope: Scope) -> tuple[str, ...]:
        """The keys of an action in a scope: the chosen ones take the place of the usual ones, but
        for media keys and those that work in that scope only."""
        usual = action.keys_in(scope)
        if action.id not in self._chosen:
            return usual
        keys = self._chosen[action.id]
        if not keys:
            return ()
        if scope is not action.scope and not set(usual) <= set(action.keys):
            return usual
        if scope in TYPING:
            return tuple(key for key in keys if not is_typed(key.partition(" ")[0])) or usual
        media = tuple(key for key in usual if is_media_key(key) and key not in keys)
        return keys + media

    def _settle(self, bound: _Bound, place: tuple[Scope, ...]) -> None:
        """Tell of the clashes in a place that come of the user's choice, and take the key from
        the action that loses where the place of its scope alone would not."""
        claims = [(scope, key, action) for scope in place for key, action in bound[scope].items()]
        for scope, key, action in claims:
            if action.id not in self._chosen:
                continue
            for other_scope, other_key, other in claims:
                if other.id == action.id or not _meet(key, other_key):
                    continue
                if bound[scope].get(key) is not action or other_key not in bound[other_scope]:
                    continue
                loser = self._loser(key, action, other_key, other)
                if loser is other and place.index(other_scope) <= place.index(scope):
                    del bound[other_scope][other_key]
                elif loser is action and scope is other_scope:
                    del bound[scope][key]

    def _loser(self, key: str, one: Action, other_key: str, other: Action) -> Action:
        """Note a clash that comes of the user's choice; the action that loses."""
        one_chosen, other_chosen = one.id in self._chosen, other.id in self._chosen
        if one_chosen != other_chosen:
            winner, loser = (one, other) if one_chosen else (other, one)
        else:
            order = list(self._actions)
            winner, loser = sorted((one, other), key=lambda action: order.index(action.id))
        if one_chosen or other_chosen:
            won = key if winner is one else other_key
            self._clashes.setdefault((winner.id, won), {})[loser.id] = None
        return loser

    def _told_clashes(self) -> Iterator[str]:
        """A sentence for each chosen key that others have, too, or that begins their chords."""
        for (winner, key), losers in self._clashes.items():
            yield (
                f"{self._where(winner)}: {key_name(key)} clashes with {', '.join(losers)};"
                f" {winner} has it where both apply"
            )

    def _keep_needed(self, bound: _Bound, place: tuple[Scope, ...]) -> None:
        """Give the actions nobody can do without their usual keys back, where none was left."""
        for action in (self._actions[each] for each in _NEEDED if each in self._actions):
            for scope in place:
                usual = action.keys_in(scope)
                if not usual or _is_reached(Keymap(bound), action, scope, place):
                    continue
                for near in place:
                    for taken in [key for key in bound[near] if any(_meet(key, u) for u in usual)]:
                        del bound[near][taken]
                bound[scope] |= dict.fromkeys(usual, action)
                where = self._where(action.id)
                self.problems.append(
                    f"{where} would be left without a key; it keeps {_names(usual)}"
                )


def _meet(one: str, other: str) -> bool:
    """Whether two keys can't both be had: the same, or one begins the other."""
    return one == other or one.startswith(f"{other} ") or other.startswith(f"{one} ")


def _is_reached(keymap: Keymap, action: Action, scope: Scope, place: tuple[Scope, ...]) -> bool:
    """Whether a key of that scope leads to the action in a place."""
    waiting = {chord.partition(" ")[0] for chord in keymap.chords(place)}
    return any(
        keymap.action(place, key) is action and key not in waiting
        for key in keymap.keys_in(action, scope)
    )


def _keys_by_scope(
    bound: Mapping[Scope, Mapping[str, Action]], action: Action
) -> list[frozenset[str]]:
    keymap = Keymap(bound)
    return [frozenset(keymap.keys_in(action, scope)) for scope in (action.scope, *action.also)]


def _names(keys: tuple[str, ...]) -> str:
    return ", ".join(map(key_name, keys))
