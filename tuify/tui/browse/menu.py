"""What the action menu offers. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.browse.applies import (
    DELETE,
    IsSaved,
    applies,
    is_about_rows,
    parting_verb,
    playlist_meant,
)
from tuify.tui.browse.target import Target
from tuify.tui.keymap import Keymap
from tuify.tui.keys import key_name

_OF_MARKS = frozenset({"new-playlist"})
"""Actions that work on marked rows, though they need none."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One action as the menu shows it: what it does, and its key outside the menu (if any)."""

    action: Action
    title: str
    key: str


def menu(
    keymap: Keymap,
    scopes: Iterable[Scope],
    target: Target,
    own_id: str | None,
    labels: Mapping[str, str],
    is_saved: IsSaved = lambda uri: None,
) -> tuple[Offer, ...]:
    """The actions that can be had where these scopes apply and make sense for the target, in the
    order of the registry. `labels` are what they are called there, by their ids."""
    near = tuple(scopes)
    playlist = playlist_meant(target)
    if playlist is not None:
        labels = {**labels, DELETE: f"{parting_verb(playlist, own_id)} playlist"}
    found = []
    for action in ACTIONS:
        is_of_marks = target.is_marked and action.id in _OF_MARKS
        if not is_of_marks and not is_about_rows(action.id):
            continue
        if not {action.scope, *action.also} & set(near):
            continue
        if not applies(action.id, target, own_id, is_saved):
            continue
        title = labels.get(action.id, "")
        found.append(Offer(action, title.capitalize() or action.title, _key(keymap, near, action)))
    return tuple(found)


def _key(keymap: Keymap, scopes: tuple[Scope, ...], action: Action) -> str:
    keys = (key for scope in scopes for key in keymap.keys_in(action, scope))
    return next((key_name(key) for key in keys), "")
