"""When to read the queue and the devices: at the start, and then only for a reason.

Neither is polled. A reading that fails is tried again a few times, and then rests until there is
another reason.
"""

from dataclasses import dataclass, replace
from typing import Final

from tuify.playback.commands import (
    AddToQueue,
    Command,
    Next,
    Play,
    Previous,
    SetVolume,
)
from tuify.playback.items import same_item
from tuify.playback.schedule import FOCUSED, Cadence, backoff
from tuify.playback.state import Picture
from tuify.spotify.errors import (
    RateLimited,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unreachable,
    UnreadableAnswer,
)

AFTER_ADDING: Final = 1.0
AFTER_TRANSFER: Final = 1.0
"""Seconds until the queue shows what was added to it, and the list of devices who plays."""

_ATTEMPTS: Final = 3
_SHORT: Final = 3
_READS_OF_A_SKIP: Final = 2
_MAY_PASS: Final = (Unreachable, ServerFault, UnreadableAnswer, TokenMissing)


@dataclass(frozen=True, slots=True)
class Reading:
    """A list to be read at `due` (s), or not at all; `failures` in a row."""

    due: float | None = None
    failures: int = 0


def wanted(reading: Reading, at: float) -> Reading:
    """There is a reason to read it at `at`."""
    return Reading(due=min(at, at if reading.due is None else reading.due))


def next_read(reading: Reading, cadence: Cadence) -> float | None:
    """When to read it; None for as long as nothing changes, as while the service wants silence."""
    return None if cadence.is_silenced else reading.due


def begun(reading: Reading) -> Reading:
    """The question went out; a reason that comes up from now on is a new one."""
    return replace(reading, due=None)


def answered(reading: Reading) -> Reading:
    """It was read."""
    return replace(reading, failures=0)


def failed(reading: Reading, error: SpotifyError, now: float, roll: float) -> Reading:
    """The reading failed: again later, if later may be better."""
    failures = reading.failures + 1
    if isinstance(error, RateLimited):
        return Reading(max(now, error.retry_at), failures)
    if not isinstance(error, _MAY_PASS) or failures >= _ATTEMPTS:
        return Reading(reading.due, failures)
    return Reading(now + backoff(failures, roll), failures)


def queue_is_wanted(before: Picture, after: Picture) -> bool:
    """Whether it is a reason to read the queue that `after` is believed now, instead of `before`.

    It is where the new item is not what the queue led to expect, and where little is left of it.
    Otherwise the queue just moved up, which takes no request.
    """
    if after.playback.kind == "nothing":
        return False
    moved_on = not same_item(before.playback.item, after.playback.item)
    if not after.queue.known:
        first_ever = before.playback.kind == "nothing"  # its queue is being read already
        return before.queue.known or (moved_on and not first_ever)
    return moved_on and len(after.queue.items) < _SHORT


def queue_is_due(cadence: Cadence, now: float) -> float:
    """When to read the queue if it is wanted now: a skip may cost two requests and no third."""
    if cadence.commanded_at is None or cadence.looked < _READS_OF_A_SKIP:
        return now
    return max(now, cadence.commanded_at + FOCUSED)


def looks_after(command: Command, *, predicted: bool) -> tuple[float, ...]:
    """How many seconds after its success to look for the effect of `command`, until it shows.

    Half a second is what the service needs most of the time. After a skip there is less hurry
    where the next item is on show already, and two looks are all it may cost.
    """
    if isinstance(command, AddToQueue):
        return ()
    if isinstance(command, Next | Previous | Play):
        return (1.0, 3.0) if predicted else (0.5, 2.0)
    return (0.5, 1.5, 3.0, 5.0) if isinstance(command, SetVolume) else (0.5, 1.5, 3.0)
