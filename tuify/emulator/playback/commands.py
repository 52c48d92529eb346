"""What a remote control can order, as pure functions.

Each makes a :data:`~tuify.emulator.playback.player.Command`: given a state that is true now it
returns the next one, or raises the :class:`~tuify.emulator.errors.ApiError` with which the service
refuses. Where a device id is named, that device becomes the active one, as the service does it.
"""

from dataclasses import dataclass, replace

from tuify.emulator import errors
from tuify.emulator.catalog.things import Advertisement, Item
from tuify.emulator.mixing import mix
from tuify.emulator.playback import listening
from tuify.emulator.playback.contexts import Context
from tuify.emulator.playback.listening import Listening, Repeat
from tuify.emulator.playback.order import PLAIN, Order, stops
from tuify.emulator.playback.player import Command, PlayerState, activated, find_device


@dataclass(frozen=True, slots=True)
class Start:
    """What to play: ``context`` from ``index`` (None: wherever its order begins)."""

    context: Context
    index: int | None = None
    position_ms: int | None = None


def _reached(state: PlayerState, device_id: str | None, now_ms: int) -> PlayerState:
    """Make the device a command names the active one.

    Raises 404 if there is none, or it is gone, and 403 if it cannot be controlled.
    """
    if device_id is None:
        target = state.active_device
        if target is None:
            raise errors.no_active_device()
    else:
        target = find_device(state, device_id, now_ms)
    if target.restricted:
        raise errors.restricted_device()
    return activated(state, target.key, now_ms)


def transfer(device_id: str, play: bool | None) -> Command:
    """Move playback to another device; ``play`` True makes sure that it plays there."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        was_idle = state.active is None
        state = _reached(state, device_id, now_ms)
        if play and not state.playing:
            return replace(
                state, listening=listening.resume(state.listening, now_ms), dormant=False
            )
        return replace(state, dormant=True) if was_idle else state

    return run


def start(what: Start, device_id: str | None) -> Command:
    """Play something from a place and position; shuffle and repeat stay as they are."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _reached(state, device_id, now_ms)
        begun = _started(listening.left(state.listening, now_ms), what, now_ms)
        return replace(state, listening=begun, dormant=False)

    return run


def _started(state: Listening, what: Start, now_ms: int) -> Listening:
    shuffled = state.shuffled
    length = len(what.context)
    index = what.index
    if index is None:
        index = mix(now_ms) % length if shuffled and length else 0
    item = what.context.item(index) if index < length else None
    if item is not None and not item.playable and what.index is not None:
        raise errors.restriction_violated()
    if item is None or not item.playable:
        found = next(stops(what.context, PLAIN, index), None) if length else None
        if found is None:
            raise errors.restriction_violated()
        index, item = found.index, found.item
    order = Order(mix(now_ms, index), index) if shuffled else PLAIN
    placed = replace(state, context=what.context, index=index, order=order, from_queue=False)
    return listening.begin(placed, item, now_ms, position_ms=what.position_ms)


def resume(device_id: str | None, position_ms: int | None = None) -> Command:
    """Play on; refused while it plays already on that device."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        before = state.active
        state = _reached(state, device_id, now_ms)
        if state.playing and state.active == before and position_ms is None:
            raise errors.restriction_violated()
        playing = state.listening
        if not playing.playing or state.dormant:
            playing = listening.resume(playing, now_ms)
        if position_ms is not None:
            playing = listening.seek(playing, position_ms, now_ms)
        return replace(state, listening=playing, dormant=False)

    return run


def pause(device_id: str | None) -> Command:
    """Pause; refused while nothing plays."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _reached(state, device_id, now_ms)
        if not state.playing:
            raise errors.restriction_violated()
        return replace(state, listening=listening.pause(state.listening, now_ms))

    return run


def skip_next(device_id: str | None) -> Command:
    """Go to what is next and play it; refused during an advertisement."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _skippable(state, device_id, now_ms)
        return replace(state, listening=listening.go_on(state.listening, now_ms), dormant=False)

    return run


def skip_previous(device_id: str | None) -> Command:
    """Go to what was before; refused at the first track."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _skippable(state, device_id, now_ms)
        if not listening.can_go_back(state.listening):
            raise errors.restriction_violated()
        return replace(state, listening=listening.go_back(state.listening, now_ms), dormant=False)

    return run


def seek(position_ms: int, device_id: str | None) -> Command:
    """Jump to a position; beyond the end is the next track."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _skippable(state, device_id, now_ms)
        sought = listening.seek(state.listening, position_ms, now_ms)
        return replace(state, listening=sought)

    return run


def _skippable(state: PlayerState, device_id: str | None, now_ms: int) -> PlayerState:
    state = _reached(state, device_id, now_ms)
    if state.dormant or isinstance(state.listening.item, Advertisement | None):
        raise errors.restriction_violated()
    return state


def set_repeat(repeat: Repeat, device_id: str | None) -> Command:
    """Set the repeat mode."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _reached(state, device_id, now_ms)
        changed = replace(state.listening, repeat=repeat, changed_ms=now_ms)
        return replace(state, listening=changed)

    return run


def set_shuffle(on: bool, device_id: str | None) -> Command:
    """Switch shuffle on or off; setting it to what it is changes nothing."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _reached(state, device_id, now_ms)
        if state.listening.shuffled == on:
            return state
        key = mix(now_ms, state.listening.index) if on else None
        return replace(state, listening=listening.shuffle(state.listening, key, now_ms))

    return run


def set_volume(percent: int, device_id: str | None) -> Command:
    """Set the volume of a device, 0 to 100. Naming an idle device does not make it active."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        target = state.active_device
        if device_id is not None:
            target = find_device(state, device_id, now_ms)
        if target is None:
            raise errors.no_active_device()
        if target.restricted:
            raise errors.restricted_device()
        if not target.controls_volume:
            raise errors.volume_disallowed()
        louder = replace(target, volume=percent)
        devices = tuple(louder if device is target else device for device in state.devices)
        return replace(state, devices=devices)

    return run


def add_to_queue(item: Item, device_id: str | None) -> Command:
    """Put an item at the end of the user's queue."""

    def run(state: PlayerState, now_ms: int) -> PlayerState:
        state = _reached(state, device_id, now_ms)
        return replace(state, listening=listening.enqueue(state.listening, item))

    return run
