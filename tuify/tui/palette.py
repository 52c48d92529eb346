"""What the palette offers: every action that applies, and everything one can go to by name. Pure
but for what a command runs."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from tuify.library.fuzzy import best, score
from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.keymap import Keymap
from tuify.tui.keys import key_name

Run = Callable[[], Awaitable[object] | None]
Destination = tuple[str, Run]
"""A name, and what goes there."""

_TITLE = 100_000
"""Points by which a match in the title comes before any in the words about it."""

_NOT_OFFERED = frozenset({"palette"})


class Destinations(Protocol):
    """Whoever knows where one can go. All answers are what is known at the moment."""

    def places(self) -> Iterable[Destination]:
        """The sections of the library."""
        ...

    def playlists(self) -> Iterable[Destination]:
        """The playlists that are here."""
        ...

    def devices(self) -> Iterable[Destination]:
        """The devices that can be played on."""
        ...

    def waiting(self) -> str:
        """What is still to come, in a few words; empty if all is here."""
        ...

    def opened(self, changed: Callable[[], None]) -> Callable[[], None]:
        """The palette was opened: get what is missing, and call `changed` when there is more.
        Returns what is called when it is closed."""
        ...


@dataclass(frozen=True, slots=True)
class Command:
    """One line of the palette. `about` says what it is or does, `key` what does so at once."""

    title: str
    about: str
    run: Run
    key: str = ""


def action_commands(
    keymap: Keymap,
    scopes: Sequence[Scope],
    applies: Callable[[Action], bool],
    run: Callable[[Action], Awaitable[object]],
) -> Iterator[Command]:
    """The actions that can be done where these scopes apply, each with its key there."""
    for action in ACTIONS:
        reached = [scope for scope in scopes if scope is action.scope or scope in action.also]
        if not reached or action.id in _NOT_OFFERED or not applies(action):
            continue
        keys = [key for scope in reached for key in keymap.keys_in(action, scope)]
        key = key_name(keys[0]) if keys else ""
        yield Command(action.title, action.help, _running(run, action), key)


def destination_commands(known: Destinations) -> Iterator[Command]:
    """Everything one can go to."""
    for about, destinations in (
        ("Goes there", known.places()),
        ("Playlist", known.playlists()),
        ("Device: plays there", known.devices()),
    ):
        for name, run in destinations:
            yield Command(name, about, run)


def fitting(commands: Sequence[Command], needle: str) -> Sequence[Command]:
    """The commands that match, the best first; all of them if nothing is looked for."""
    return best(needle, commands, lambda command: _score(command, needle))


def _score(command: Command, needle: str) -> int | None:
    in_title = score(needle, command.title)
    if in_title is not None:
        return in_title + _TITLE
    return score(needle, f"{command.title} {command.about}")


def _running(run: Callable[[Action], Awaitable[object]], action: Action) -> Run:
    return lambda: run(action)
