"""The parts of a picture that change independently of each other."""

from dataclasses import replace
from enum import Flag, auto

from tuify.playback.devices import same_device
from tuify.playback.state import PlaybackState


class Aspect(Flag):
    """What a command touches, and what an answer may or may not speak of.

    TRANSPORT is what plays and where in it: these hang together, a position without its item
    would mean nothing.
    """

    TRANSPORT = auto()
    SHUFFLE = auto()
    REPEAT = auto()
    VOLUME = auto()
    DEVICE = auto()
    QUEUE = auto()


NONE = Aspect(0)
PLAYBACK = Aspect.TRANSPORT | Aspect.SHUFFLE | Aspect.REPEAT | Aspect.VOLUME | Aspect.DEVICE
"""Everything that an answer of the player speaks of."""


def blend(old: PlaybackState, new: PlaybackState, taken: Aspect) -> PlaybackState:
    """`old` with the aspects in `taken` as `new` has them.

    A volume belongs to its device: where the device changes, the volume comes with it.
    """
    if PLAYBACK in taken:
        return new
    state = old
    if Aspect.TRANSPORT in taken:
        state = replace(
            state,
            kind=new.kind,
            item=new.item,
            is_playing=new.is_playing,
            progress_ms=new.progress_ms,
            as_of=new.as_of,
            context=new.context,
            disallows=new.disallows,
        )
    if Aspect.SHUFFLE in taken:
        state = replace(state, shuffle=new.shuffle)
    if Aspect.REPEAT in taken:
        state = state.repeating(new.repeat, new.as_of)
    return _blend_device(state, new, taken)


def _blend_device(state: PlaybackState, new: PlaybackState, taken: Aspect) -> PlaybackState:
    if Aspect.DEVICE in taken:
        stays = new.device is not None and same_device(new.device, state.device)
        volume = state.volume if stays and Aspect.VOLUME not in taken else new.volume
        return replace(state, device=new.device).with_volume(volume)
    return state.with_volume(new.volume) if Aspect.VOLUME in taken else state
