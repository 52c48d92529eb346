"""The lane: commands leave it one after another, in the order in which they were given.

The service does not keep the order of commands that are under way together, so the next one goes
when the one before has its answer.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from tuify.playback.commands import Command, Seek, SetVolume, Transfer
from tuify.spotify.errors import (
    DeviceNotFound,
    NoActiveDevice,
    NotAllowListed,
    OwnerWithoutPremium,
    PremiumRequired,
    RateLimited,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
)

QUIET: Final = 0.25
"""Seconds without a newer one after which a volume or a seek is sent, if one went before it."""

SPACING: Final = 0.75
"""Seconds after a volume or a seek at which the newest one is sent, however many still come."""

_REPLACEABLE: Final = (SetVolume, Seek)
_NO_DEVICE: Final = (NoActiveDevice, DeviceNotFound)
_NO_SERVICE: Final = (
    Unreachable,
    RateLimited,
    Unauthorized,
    PremiumRequired,
    OwnerWithoutPremium,
    NotAllowListed,
)


@dataclass(frozen=True, slots=True)
class Entry:
    """A command and how far it has come: it waits, is sent, is answered (moments in seconds)."""

    number: int
    command: Command
    issued_at: float
    sent_at: float | None = None
    answered_at: float | None = None

    @property
    def is_waiting(self) -> bool:
        """Whether it has not been sent."""
        return self.sent_at is None

    @property
    def is_under_way(self) -> bool:
        """Whether it has no answer."""
        return self.answered_at is None

    @property
    def grace_ends(self) -> float | None:
        """Until when an answer that does not show its effect is taken for an old one."""
        return None if self.answered_at is None else self.answered_at + self.command.grace


def append(entries: tuple[Entry, ...], entry: Entry) -> tuple[Entry, ...]:
    """The lane with `entry` at its end.

    A volume or a seek that still waits gives way to a newer one, unless something in between has
    to do with the same (a seek before a skip is not about the same item as one after it).
    """
    replaced = _replaced_by(entry.command, entries)
    return (*(old for old in entries if old is not replaced), entry)


def _replaced_by(command: Command, entries: tuple[Entry, ...]) -> Entry | None:
    if not isinstance(command, _REPLACEABLE):
        return None
    for old in reversed(entries):
        if not old.is_waiting:
            return None
        if old.command.aspects & command.aspects:
            same = type(old.command) is type(command)
            return old if same and old.command.device_id == command.device_id else None
    return None


def next_turn(
    entries: tuple[Entry, ...], last_sent: Mapping[type[Command], float]
) -> tuple[Entry, float] | None:
    """The next command and when it shall be sent; None if none waits or one is on its way.

    `last_sent` is when a command of each type was sent last. Most go at once. A volume or seek
    soon after another one waits for the keys to rest a moment, so that a storm of them costs two
    requests and not twenty; but not while it keeps others waiting.
    """
    under_way = [entry for entry in entries if entry.is_under_way]
    if not under_way or not under_way[0].is_waiting:
        return None
    head = under_way[0]
    before = last_sent.get(type(head.command))
    if before is None or len(under_way) > 1 or not isinstance(head.command, _REPLACEABLE):
        return head, head.issued_at
    return head, min(head.issued_at + QUIET, before + SPACING)


def doomed_by(error: SpotifyError, failed: Entry, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Those waiting behind `failed` that would fail for the same reason.

    Without a device that is all up to the first that brings its own; without the service it is
    all of them. Sending them later would surprise: a pause pressed offline is not meant for the
    moment when the network is back. `TokenMissing` is none of these: the service says so now and
    then to a good token, and the next command may well get through.
    """
    waiting = tuple(entry for entry in entries if entry.is_waiting)
    if isinstance(error, _NO_SERVICE) and not isinstance(error, TokenMissing):
        return waiting
    if not isinstance(error, _NO_DEVICE):
        return ()
    doomed = []
    for entry in waiting:
        command = entry.command
        if isinstance(command, Transfer) or command.device_id != failed.command.device_id:
            break
        doomed.append(entry)
    return tuple(doomed)
