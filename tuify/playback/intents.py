"""What a key means in the state that is shown: a command, or a refusal with its reason.

Nothing here is refused because of `disallows`: that may be out of date, and the service knows.
"""

from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from tuify.playback.commands import (
    Command,
    Next,
    Pause,
    Previous,
    Resume,
    Seek,
    SetRepeat,
    SetShuffle,
    SetVolume,
    Transfer,
)
from tuify.playback.state import PlaybackState, Repeat
from tuify.spotify.models import Device


class Reason(Enum):
    """Why a key does nothing."""

    NOTHING_PLAYS = auto()
    """There is nothing the key could act on."""
    ADVERTISEMENT = auto()
    """One can't move within an advertisement."""
    RESTRICTED_DEVICE = auto()
    """The device takes no commands from a remote control."""
    NO_VOLUME_CONTROL = auto()
    """The device does not let its volume be set."""
    VOLUME_UNKNOWN = auto()
    """The device does not tell its volume, so there is nothing to add to."""
    VOLUME_AT_LIMIT = auto()
    """It can't become louder, or quieter."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """A key that does nothing, and why."""

    reason: Reason


Intent = Command | Refusal

_NEXT_MODE: Final = {
    Repeat.OFF: Repeat.CONTEXT,
    Repeat.CONTEXT: Repeat.TRACK,
    Repeat.TRACK: Repeat.OFF,
}


def toggle_play(state: PlaybackState) -> Intent:
    """Pause what plays, else go on. With nothing to go on with the service may still know some."""
    return _restricted(state) or (Pause() if state.is_playing else Resume())


def next_track(state: PlaybackState) -> Intent:
    """Skip to the next item."""
    return _restricted(state) or Next()


def previous_track(state: PlaybackState) -> Intent:
    """Skip back."""
    return _restricted(state) or Previous()


def seek_by(state: PlaybackState, delta_ms: int, now: float) -> Intent:
    """Move by `delta_ms` from where it is at `now`; beyond the end is the next item."""
    if state.kind == "ad":
        return Refusal(Reason.ADVERTISEMENT)
    if state.item is None:
        return Refusal(Reason.NOTHING_PLAYS)
    target = max(0, state.position_ms(now) + delta_ms)
    beyond = state.duration_ms is not None and target >= state.duration_ms
    return _restricted(state) or (Next() if beyond else Seek(target))


def change_volume(state: PlaybackState, delta: int) -> Intent:
    """Louder or quieter by `delta` percent, from 0 to 100."""
    if state.device is None:
        return Refusal(Reason.NOTHING_PLAYS)
    if state.device.is_restricted:
        return Refusal(Reason.RESTRICTED_DEVICE)
    if not state.device.supports_volume:
        return Refusal(Reason.NO_VOLUME_CONTROL)
    if state.volume is None:
        return Refusal(Reason.VOLUME_UNKNOWN)
    percent = min(100, max(0, state.volume + delta))
    if percent == state.volume:
        return Refusal(Reason.VOLUME_AT_LIMIT)
    return SetVolume(percent)


def toggle_shuffle(state: PlaybackState) -> Intent:
    """Shuffle on if it is off, and the other way round."""
    if state.shuffle is None:
        return Refusal(Reason.NOTHING_PLAYS)
    return _restricted(state) or SetShuffle(not state.shuffle)


def cycle_repeat(state: PlaybackState) -> Intent:
    """Off, context, track, and off again."""
    if state.repeat is None:
        return Refusal(Reason.NOTHING_PLAYS)
    return _restricted(state) or SetRepeat(_NEXT_MODE[state.repeat])


def permitted(state: PlaybackState, command: Command) -> Intent:
    """`command` itself, unless it is for the active device and that one takes none."""
    return (command.device_id is None and _restricted(state)) or command


def transfer_to(device: Device, play: bool | None = None) -> Intent:
    """Play on `device`; `play` None leaves it playing or paused."""
    if device.is_restricted or device.id is None:
        return Refusal(Reason.RESTRICTED_DEVICE)
    return Transfer(device, play)


def _restricted(state: PlaybackState) -> Refusal | None:
    restricted = state.device is not None and state.device.is_restricted
    return Refusal(Reason.RESTRICTED_DEVICE) if restricted else None
