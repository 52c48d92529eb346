"""Spotify Connect: devices, one of which may be active, and what is played on it.

:class:`PlayerState` is frozen and true for one moment; what can be ordered of it is in
:mod:`tuify.emulator.playback.commands`. :class:`Player` keeps the state, the clock and the short
memory that makes polls lag behind commands.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from tuify.emulator import errors
from tuify.emulator.clock import WorldClock
from tuify.emulator.playback import listening
from tuify.emulator.playback.devices import Device
from tuify.emulator.playback.listening import Listening


@dataclass(frozen=True, slots=True)
class PlayerState:
    """Everything about playback, true at one moment.

    ``active`` is the key of the active device, None when all are idle. ``dormant`` is the state
    after playback moved to an idle device without starting: the API shows an item of type
    "unknown" until something is played. In a private session the API shows nothing at all.
    """

    devices: tuple[Device, ...]
    listening: Listening
    active: str | None
    dormant: bool = False
    private: bool = False

    def device(self, key: str | None) -> Device | None:
        """Return the device with this key."""
        return next((device for device in self.devices if device.key == key), None)

    @property
    def active_device(self) -> Device | None:
        """Return the device that plays or last played."""
        return self.device(self.active)

    @property
    def playing(self) -> bool:
        """Tell whether something can be heard."""
        return self.active is not None and not self.dormant and self.listening.playing

    def listed(self, now_ms: int) -> tuple[Device, ...]:
        """Return the devices that are there: the active one and all that are awake."""
        return tuple(
            device for device in self.devices if device.key == self.active or device.awake(now_ms)
        )


Command = Callable[[PlayerState, int], PlayerState]
"""A change of the player, given the state and the moment in milliseconds."""


def activated(state: PlayerState, key: str, now_ms: int) -> PlayerState:
    """Move playback to a device, as it is; the one left behind begins to be idle."""
    if key == state.active:
        return state
    return replace(_left_idle(state, now_ms), active=key)


def idle(state: PlayerState, now_ms: int) -> PlayerState:
    """Leave no device active; what was playing stops where it is."""
    if state.active is None:
        return state
    stopped = state.listening
    if stopped.playing:
        stopped = listening.pause(stopped, now_ms)
    state = _left_idle(state, now_ms)
    return replace(state, active=None, listening=stopped, dormant=False)


def _left_idle(state: PlayerState, now_ms: int) -> PlayerState:
    """Let the active device begin to be idle."""
    devices = tuple(
        replace(device, idle_since_ms=now_ms) if device.key == state.active else device
        for device in state.devices
    )
    return replace(state, devices=devices)


def find_device(state: PlayerState, device_id: str, now_ms: int) -> Device:
    """Return the device with an id; raises 404 if it is unknown, asleep or gone."""
    for device in state.listed(now_ms):
        if device.id == device_id:
            return device
    raise errors.device_not_found()


def advanced(state: PlayerState, now_ms: int) -> PlayerState:
    """Return the state at a later moment."""
    return replace(state, listening=listening.advance(state.listening, now_ms))


class Player:
    """The state, kept and moved on by the clock.

    ``lag_ms`` is how long those who ask still see a player that has not heard of a command; songs
    that end by themselves are not late.
    """

    def __init__(self, state: PlayerState, clock: WorldClock, lag_ms: int = 0) -> None:
        self._clock = clock
        self._state = state
        self._past: list[tuple[int, PlayerState]] = [(0, state)]
        self.lag_ms = lag_ms

    def now(self) -> PlayerState:
        """Return the true state."""
        self._state = advanced(self._state, self._clock.now_ms())
        return self._state

    def seen(self) -> PlayerState:
        """Return the state as a poll sees it: without the commands of the last ``lag_ms``."""
        now_ms = self._clock.now_ms()
        self._forget(now_ms)
        moment_ms, state = self._past[0]
        self._past[0] = (moment_ms, advanced(state, now_ms))
        return self._past[0][1]

    def run(self, command: Command) -> None:
        """Carry out a command; raises :class:`ApiError` and changes nothing if it is refused."""
        now_ms = self._clock.now_ms()
        self._state = command(advanced(self._state, now_ms), now_ms)
        self._past.append((now_ms, self._state))
        self._forget(now_ms)

    def _forget(self, now_ms: int) -> None:
        """Drop what no poll can see any more; the newest of the states that can be seen stays."""
        reached = sum(moment_ms <= now_ms - self.lag_ms for moment_ms, _ in self._past)
        del self._past[: max(0, reached - 1)]
