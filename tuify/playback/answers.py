"""From an answer of the player to a state, and how two states compare."""

from typing import Final

from tuify.playback.devices import settable_volume
from tuify.playback.items import same_item
from tuify.playback.state import NOTHING, Kind, PlaybackState, Repeat
from tuify.spotify.models import Item, Playback

DRIFT_MS: Final = 250
"""How far the clock here and the player may be apart before the position shown is corrected."""

NEAR_MS: Final = 2000
"""How far from where it was sent a position may be and still be taken for it."""

_MAX_HALF_TRIP: Final = 0.5


def state_of(answer: Playback | None, *, began: float, arrived: float) -> PlaybackState:
    """The state that `answer` tells, to a question asked at `began` (s) and answered at `arrived`.

    `progress_ms` was true when the answer was made, so half of the round trip ago; at most half a
    second is believed of that, because a slow answer may as well have been slow to be made. Null
    and impossible positions are brought into bounds. None is what the service says when no device
    is active or in a private session.
    """
    if answer is None:
        return NOTHING
    return PlaybackState(
        kind=_kind(answer),
        item=answer.item,
        is_playing=answer.is_playing,
        progress_ms=_progress(answer.progress_ms, answer.item),
        as_of=arrived - min((arrived - began) / 2, _MAX_HALF_TRIP),
        shuffle=answer.shuffle_state,
        repeat=_repeat(answer.repeat_state),
        device=answer.device,
        volume=settable_volume(answer.device),
        context=answer.context,
        disallows=answer.disallows,
    )


def steady(shown: PlaybackState, heard: PlaybackState) -> PlaybackState:
    """`heard`, on the clock of `shown` where both agree on the position but for a little drift.

    Each answer is some milliseconds off. Without this the position on the screen would twitch,
    and every poll would be a change to draw.
    """
    if not (
        shown.kind == heard.kind
        and same_item(shown.item, heard.item)
        and shown.is_playing == heard.is_playing
        and _distance(shown, heard) <= (DRIFT_MS if heard.is_playing else 0)
    ):
        return heard
    return heard.moved_to(shown.progress_ms, shown.as_of)


def plays_another_item(before: PlaybackState, heard: PlaybackState) -> bool:
    """Whether `heard` is about something else than `before`; nothing at all does not count."""
    if heard.kind in ("unknown", "nothing"):
        return False
    return heard.kind != before.kind or not same_item(heard.item, before.item)


def began_again(before: PlaybackState, heard: PlaybackState, since: float) -> bool:
    """Whether the item in `before` was set back to its beginning at about `since`."""
    position, elapsed = heard.position_ms(heard.as_of), (heard.as_of - since) * 1000
    would_be = before.position_ms(heard.as_of)
    return (
        same_item(before.item, heard.item)
        and position <= elapsed + NEAR_MS / 2
        and would_be - position > NEAR_MS / 2
    )


def is_where(target: PlaybackState, heard: PlaybackState, before: PlaybackState) -> bool:
    """Whether `heard` has the item of `target` at its position, and not rather as it was before."""
    if not same_item(target.item, heard.item):
        return False
    if not same_item(before.item, heard.item):
        return True
    off = _distance(target, heard)
    return off <= NEAR_MS and off <= _distance(before, heard)


def is_nearer(target: PlaybackState, heard: PlaybackState, before: PlaybackState) -> bool:
    """Whether `heard` is rather at the position of `target` than where it was before."""
    return _distance(target, heard) < _distance(before, heard)


def _distance(state: PlaybackState, heard: PlaybackState) -> int:
    return abs(state.position_ms(heard.as_of) - heard.position_ms(heard.as_of))


def _kind(answer: Playback) -> Kind:
    if answer.item is not None:
        return answer.item.type
    return "ad" if answer.currently_playing_type == "ad" else "unknown"


def _progress(told: int | None, item: Item | None) -> int:
    progress = max(0, told or 0)
    duration = item.duration_ms if item is not None else 0
    return min(progress, duration) if duration else progress


def _repeat(told: str | None) -> Repeat | None:
    return Repeat(told) if told in frozenset(Repeat) else None
