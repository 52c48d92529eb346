"""When to ask the player next. Pure: each answer is a moment on the monotonic clock and a reason.

Requests are scarce, so the pace is as slow as one can bear: what moves by the clock needs no
request, only what somebody else may have changed. Budgets, in requests a minute with no key
pressed: 13 while it plays and the user looks, 4 while it plays unseen or is paused, 1 while nothing
plays. On top of that come at most a second look at a player that hangs at the end of an item, and
at one that gave an empty answer; and two early ones at a player that was silent from the start.
"""

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from tuify.playback.state import Link, PlaybackState
from tuify.spotify.errors import RateLimited, SpotifyError, TokenMissing, Unreachable

FOCUSED: Final = 5.0
UNFOCUSED: Final = 20.0
PAUSED: Final = 16.0
IDLE: Final = 60.0
"""Seconds between polls: playing in sight, playing unseen, paused, nothing active."""

STALE: Final = 3.0
"""Seconds after which an answer is too old for a user who comes back to look."""

_END_MARGIN: Final = 0.5
_END_JITTER: Final = 0.5
_SECOND_LOOK: Final = 2.0
_AT_END_MS: Final = 1000
_PAST_END: Final = 3.0
_DOUBT: Final = 1.5
_BETWEEN: Final = 0.5
_AFTER_FAILURE: Final = 0.5
_FIRST_RETRY: Final = 2.5
_SLOWEST_RETRY: Final = 60.0
_BLOCK_JITTER: Final = 1.0
_SPURIOUS_RETRY: Final = 1.0
_SPURIOUS: Final = 3
"""How many `TokenMissing` in a row are taken for a whim of the service."""

_EARLY: Final = (5.0, 30.0)
"""Seconds after the first and the second empty answer of a player that told nothing yet."""


class Why(Enum):
    """The reason for a poll."""

    START = auto()
    REGULAR = auto()
    TRACK_END = auto()
    SECOND_LOOK = auto()
    AFTER_COMMAND = auto()
    ASKED = auto()
    DOUBT = auto()
    RETRY = auto()
    UNBLOCKED = auto()


@dataclass(frozen=True, slots=True)
class Plan:
    """When to ask, and why. A moment in the past means now."""

    at: float
    why: Why


@dataclass(frozen=True, slots=True)
class Scene:
    """What the pace depends on: what is shown, whether anybody looks, what commands are doing.

    `busy`: a command has no answer yet. `open`: a prediction is not confirmed. `doubts`: one empty
    answer came. `step` is how many seconds lie between polls while it plays in sight; unseen or
    paused it is never less.
    """

    playback: PlaybackState
    focused: bool = True
    busy: bool = False
    open: bool = False
    doubts: bool = False
    step: float = FOCUSED


@dataclass(frozen=True, slots=True)
class Cadence:
    """How the asking went so far. Moments in seconds; those never reached are None.

    `looks` are the moments to look for the effect of the newest command, `looked` how often the
    player was asked since it was answered. `end_looked` is true once the end of what plays has been
    looked at. `spurious` is how many failures in a row, the last included, were `TokenMissing`.
    `empty` counts the empty answers, and counts no more once something was told to play. `roll`
    (0 to 1) is the chance in all jitter, drawn anew after each poll.
    """

    began_at: float | None = None
    ended_at: float | None = None
    answered_at: float | None = None
    in_flight: bool = False
    why: Why = Why.START
    failures: int = 0
    spurious: int = 0
    error: SpotifyError | None = None
    blocked_until: float | None = None
    asked_for: float | None = None
    commanded_at: float | None = None
    looks: tuple[float, ...] = ()
    looked: int = 0
    end_looked: bool = False
    empty: int = 0
    roll: float = 0.5

    @property
    def is_silenced(self) -> bool:
        """Whether the service asked for silence and has not answered anything since."""
        return self.blocked_until is not None or isinstance(self.error, RateLimited)

    def horizon(self, now: float) -> float:
        """When the poll under way began; `now` if there is none."""
        return self.began_at if self.in_flight and self.began_at is not None else now


def next_poll(cadence: Cadence, scene: Scene) -> Plan:
    """When to ask the player next."""
    if cadence.blocked_until is not None:
        return Plan(cadence.blocked_until + cadence.roll * _BLOCK_JITTER, Why.UNBLOCKED)
    if cadence.ended_at is None:
        return Plan(float("-inf"), Why.START)
    plans = [_retry(cadence, cadence.ended_at) if cadence.failures else _usual(cadence, scene)]
    if cadence.asked_for is not None:
        plans.append(Plan(max(cadence.asked_for, cadence.ended_at + _BETWEEN), Why.ASKED))
    if cadence.looks and scene.open and not scene.busy:
        plans.append(Plan(cadence.looks[0], Why.AFTER_COMMAND))
    if scene.doubts and not cadence.failures:
        plans.append(Plan(cadence.ended_at + _DOUBT, Why.DOUBT))
    return min(plans, key=lambda plan: plan.at)


def begun(cadence: Cadence, why: Why, now: float) -> Cadence:
    """A poll went out."""
    return replace(
        cadence,
        began_at=now,
        in_flight=True,
        why=why,
        blocked_until=None,
        asked_for=None,
        looks=tuple(look for look in cadence.looks if look > now),
        looked=cadence.looked + 1,
        end_looked=cadence.end_looked or why is Why.TRACK_END,
    )


def answered(cadence: Cadence, playback: PlaybackState, now: float, roll: float) -> Cadence:
    """The player answered; `playback` is what is shown now."""
    ends_at = playback.ends_at()
    at_end = ends_at is not None and ends_at - now < _PAST_END
    return replace(
        cadence,
        ended_at=now,
        answered_at=now,
        in_flight=False,
        failures=0,
        spurious=0,
        error=None,
        end_looked=cadence.end_looked and at_end,
        empty=cadence.empty + 1 if playback.kind == "nothing" else len(_EARLY),
        roll=roll,
    )


def failed(cadence: Cadence, error: SpotifyError, now: float, roll: float) -> Cadence:
    """The poll brought an error."""
    cadence = replace(
        cadence,
        ended_at=now,
        in_flight=False,
        failures=cadence.failures + 1,
        spurious=cadence.spurious + 1 if isinstance(error, TokenMissing) else 0,
        error=error,
        looks=(),
        roll=roll,
    )
    return silenced(cadence, error.retry_at) if isinstance(error, RateLimited) else cadence


def silenced(cadence: Cadence, until: float) -> Cadence:
    """The service wants to hear nothing before `until`."""
    return replace(cadence, blocked_until=max(until, cadence.blocked_until or until))


def commanded(cadence: Cadence, now: float, looks: tuple[float, ...]) -> Cadence:
    """A command was answered; its effect is looked for `looks` seconds later, until it shows."""
    moments = tuple(now + look for look in looks)
    return replace(cadence, commanded_at=now, looks=moments, looked=0)


def asked(cadence: Cadence, at: float) -> Cadence:
    """Somebody wants an answer at `at`, or soon after."""
    return replace(cadence, asked_for=min(at, cadence.asked_for or at))


def troubled(cadence: Cadence, error: SpotifyError, now: float) -> Cadence:
    """A command failed: look what became of it, and whether the service is there at all.

    Where the polls fail as well that is known already, and keys are no reason to ask more often.
    """
    if isinstance(error, Unreachable) and not error.maybe_sent and cadence.failures:
        return cadence
    return asked(cadence, now + _AFTER_FAILURE)


def attended(cadence: Cadence, now: float) -> Cadence:
    """The user came back to look: ask at once, unless the answer is fresh or on its way."""
    fresh = cadence.ended_at is not None and now - cadence.ended_at < STALE
    return cadence if fresh or cadence.in_flight else asked(cadence, now)


def link(cadence: Cadence, scene: Scene) -> Link:
    """What to show of the link to the service."""
    troubled = cadence.failures > 0 or cadence.blocked_until is not None
    return Link(
        last_answer_at=cadence.answered_at,
        failures=cadence.failures,
        error=None if _is_whim(cadence) else cadence.error,
        next_try_at=next_poll(cadence, scene).at if troubled else None,
        blocked_until=cadence.blocked_until,
    )


def backoff(failures: int, roll: float) -> float:
    """Seconds to wait after so many failures in a row: 2 to 3 at first, a minute at most."""
    seconds = _FIRST_RETRY * 2.0 ** min(failures - 1, 10)
    return min(_SLOWEST_RETRY, seconds * (0.8 + 0.4 * roll))


def _is_whim(cadence: Cadence) -> bool:
    """Whether nothing failed but for what the service now and then says to a good token."""
    return 0 < cadence.failures == cadence.spurious <= _SPURIOUS


def _retry(cadence: Cadence, ended_at: float) -> Plan:
    if _is_whim(cadence):
        return Plan(ended_at + _SPURIOUS_RETRY * (0.8 + 0.4 * cadence.roll), Why.RETRY)
    failures = cadence.failures - min(cadence.spurious, _SPURIOUS)
    return Plan(ended_at + backoff(max(1, failures), cadence.roll), Why.RETRY)


def _idle(cadence: Cadence) -> float:
    """Seconds between polls while nothing plays.

    At the start it is less: a player that is just waking up says that nothing plays.
    """
    return _EARLY[cadence.empty - 1] if 0 < cadence.empty <= len(_EARLY) else IDLE


def _usual(cadence: Cadence, scene: Scene) -> Plan:
    last, playback = cadence.ended_at or 0.0, scene.playback
    if playback.kind == "nothing":
        return Plan(last + _idle(cadence), Why.REGULAR)
    if not playback.is_playing:
        return Plan(last + max(PAUSED, scene.step), Why.REGULAR)
    hangs = cadence.why is Why.TRACK_END and _stood_at_end(playback, last)
    if hangs and scene.focused:
        return Plan(last + _SECOND_LOOK, Why.SECOND_LOOK)
    unseen = max(UNFOCUSED, scene.step)
    ends_at = playback.ends_at()
    if ends_at is None or ends_at <= last or cadence.end_looked:
        return Plan(last + (scene.step if scene.focused else unseen), Why.REGULAR)
    end = ends_at + _END_MARGIN + _END_JITTER * cadence.roll
    if scene.focused:
        return _focused_step(last, end, scene.step)
    return _unfocused_step(last, end, unseen)


def _focused_step(last: float, end: float, step: float) -> Plan:
    """The next of the steps that lead to `end`, where a new item begins.

    The last step falls on the end itself; so that no other comes shortly before it, that one is
    up to half longer than usual, or the last two a little shorter.
    """
    wait = end - last
    if wait <= 1.5 * step:
        return Plan(end, Why.TRACK_END)
    return Plan(last + (wait / 2 if wait < 2 * step else step), Why.REGULAR)


def _unfocused_step(last: float, end: float, step: float) -> Plan:
    """As the usual step, stretched to the end of the item where that is near."""
    if step <= end - last <= 1.25 * step:
        return Plan(end, Why.TRACK_END)
    return Plan(last + step, Why.REGULAR)


def _stood_at_end(playback: PlaybackState, at: float) -> bool:
    duration = playback.duration_ms
    return duration is not None and playback.position_ms(at) >= duration - _AT_END_MS
