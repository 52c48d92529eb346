"""What an action is, and where it applies."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum


class Scope(Enum):
    """Where an action can be reached: what must have the focus for its keys to work."""

    EVERYWHERE = "Everywhere"
    LISTS = "In every list"
    LIBRARY = "Library"
    QUEUE = "Queue"
    DEVICES = "Devices"
    NOW_PLAYING = "Now playing"
    DIALOG = "In a dialog"
    FIELD = "While typing"
    LOGIN = "Logging in"


PLACES: tuple[tuple[Scope, ...], ...] = (
    (Scope.LIBRARY, Scope.LISTS, Scope.EVERYWHERE),
    (Scope.QUEUE, Scope.LISTS, Scope.EVERYWHERE),
    (Scope.DEVICES, Scope.LISTS, Scope.EVERYWHERE),
    (Scope.NOW_PLAYING, Scope.EVERYWHERE),
    (Scope.LISTS, Scope.DIALOG),
    (Scope.FIELD,),
    (Scope.LOGIN,),
)
"""Which scopes apply at once, the nearest first: a key must not mean two things in one place."""

OF_PANES = (Scope.LIBRARY, Scope.QUEUE, Scope.DEVICES, Scope.NOW_PLAYING)
"""What works in one pane and not in another."""

TYPING = frozenset({Scope.FIELD, Scope.LOGIN})
"""Where characters are text: keys that stand for one can't be bound there."""


class Group(Enum):
    """The headings of the help screen."""

    PLAYING = "Playing"
    LIST = "Moving in a list"
    ITEM = "What the cursor is on"
    CHANGE = "Marking and changing"
    BROWSE = "Going through the library"
    FIND = "Finding"
    PANES = "Panes"
    PROGRAM = "The program"
    LOGIN = "Logging in"


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the user can do.

    `call` is a Textual action string, run in the namespace of `scope`. A key with a space in it
    is a chord: its keys are pressed one after the other. `also` gives further keys that work only
    in another scope; `hint` is the label in the hint bar, and `priority` its place there (the
    lowest first; None: never shown).
    """

    id: str
    title: str
    help: str
    group: Group
    scope: Scope
    call: str
    keys: tuple[str, ...]
    also: dict[Scope, tuple[str, ...]] = field(default_factory=dict)
    hint: str = ""
    priority: int | None = None

    def keys_in(self, scope: Scope) -> tuple[str, ...]:
        """The keys that reach this action when bound for `scope`, chords included."""
        return (self.keys if scope is self.scope else ()) + self.also.get(scope, ())

    def all_keys(self) -> tuple[str, ...]:
        """Every key of this action, wherever it works, in the order to show them."""
        return self.keys + tuple(key for keys in self.also.values() for key in keys)
