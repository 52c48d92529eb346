"""What the remote knows and shows: frozen, and replaced as a whole when anything changes.

Moments (`as_of`, `now`, `at`) are seconds on a monotonic clock, positions and durations are in ms.
"""

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Final, Literal

import msgspec

from tuify.playback.devices import DevicesView, settable_volume
from tuify.playback.items import beginning_of
from tuify.playback.queue import QueueView
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Context, Device, Item

__all__ = [
    "NOTHING",
    "DevicesView",
    "Kind",
    "Link",
    "Picture",
    "PlaybackState",
    "QueueView",
    "RemoteView",
    "Repeat",
]

Kind = Literal["track", "episode", "ad", "unknown", "nothing"]
"""What plays. "nothing": no device is active, or a private session hides what it does."""


class Repeat(StrEnum):
    """What happens at the end: stop, begin the context again, or the track."""

    OFF = "off"
    CONTEXT = "context"
    TRACK = "track"


@dataclass(frozen=True, slots=True)
class PlaybackState:
    """What plays, where, and how.

    `progress_ms` was true at the moment `as_of`; ask `position_ms` where it is now. `item` is None
    for every kind but track and episode. `volume` is in percent, None if the device has none that
    could be set; `device.volume_percent` always says the same. `disallows` names what the player
    refuses at the moment ("seeking", "skipping_prev", ...); it may be out of date, so it is good
    for dimming a hint, not for refusing a key.
    """

    kind: Kind
    item: Item | None = None
    is_playing: bool = False
    progress_ms: int = 0
    as_of: float = 0.0
    shuffle: bool | None = None
    repeat: Repeat | None = None
    device: Device | None = None
    volume: int | None = None
    context: Context | None = None
    disallows: frozenset[str] = frozenset()

    @property
    def duration_ms(self) -> int | None:
        """How long the item is; None if nobody says, as in an advertisement."""
        return (self.item.duration_ms or None) if self.item is not None else None

    def position_ms(self, now: float) -> int:
        """The position at `now`, from 0 to the duration.

        At the end it stays there until an answer names the next item; a track that repeats
        itself begins again.
        """
        position = self.progress_ms
        if self.is_playing:
            position += max(0, round((now - self.as_of) * 1000))
        duration = self.duration_ms
        if duration is None or position < duration:
            return max(0, position)
        return position % duration if self.repeat is Repeat.TRACK else duration

    def ends_at(self) -> float | None:
        """When the item will end by itself; None if it is paused, repeated or of unknown length."""
        duration = self.duration_ms
        if duration is None or not self.is_playing or self.repeat is Repeat.TRACK:
            return None
        return self.as_of + max(0, duration - self.progress_ms) / 1000

    def moved_to(self, position_ms: int, at: float) -> "PlaybackState":
        """The same item at another position."""
        return replace(self, progress_ms=position_ms, as_of=at)

    def anchored(self, at: float) -> "PlaybackState":
        """The same, its position told as of `at`, or as of now if that is later."""
        at = max(at, self.as_of)
        return self.moved_to(self.position_ms(at), at)

    def paused(self, at: float) -> "PlaybackState":
        """The same, standing still from `at` on."""
        told = self.disallows - {"resuming"}
        return replace(self.anchored(at), is_playing=False, disallows=told)

    def resumed(self, at: float) -> "PlaybackState":
        """The same, going on from `at` on."""
        told = self.disallows - {"pausing"}
        return replace(self.anchored(at), is_playing=True, disallows=told)

    def repeating(self, mode: Repeat | None, at: float) -> "PlaybackState":
        """The same with another end; where it is by now does not depend on that."""
        if mode is self.repeat:
            return self
        told = self.anchored(at) if Repeat.TRACK in (mode, self.repeat) else self
        return replace(told, repeat=mode)

    def started(
        self, item: Item, at: float, *, position_ms: int | None, context: Context | None
    ) -> "PlaybackState":
        """Another item, playing since `at`, from where it would begin by itself if not told."""
        return replace(
            self,
            kind=item.type,
            item=item,
            is_playing=True,
            progress_ms=beginning_of(item) if position_ms is None else position_ms,
            as_of=at,
            context=context,
            disallows=frozenset(),
        )

    def with_volume(self, percent: int | None) -> "PlaybackState":
        """The same at another volume, if the device has one that can be set."""
        device = self.device
        if device is None or not device.supports_volume:
            return self if self.volume is None else replace(self, volume=None)
        device = msgspec.structs.replace(device, volume_percent=percent)
        return replace(self, device=device, volume=percent)

    def on(self, device: Device) -> "PlaybackState":
        """The same on another device, at the volume that one has."""
        active = msgspec.structs.replace(device, is_active=True)
        return replace(self, device=active, volume=settable_volume(active))


NOTHING: Final = PlaybackState(kind="nothing")
"""Nothing plays, or nobody knows yet."""


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a command can change."""

    playback: PlaybackState = NOTHING
    queue: QueueView = field(default_factory=QueueView)
    devices: DevicesView = field(default_factory=DevicesView)


@dataclass(frozen=True, slots=True)
class Link:
    """How well the service can be reached.

    `last_answer_at` is when the player last told its state; `failures` how often in a row it has
    not since, `error` why (None while it is only what the service now and then says to a good
    token), `next_try_at` when it is asked again. `blocked_until` is set while the
    service has asked for silence (429).
    """

    last_answer_at: float | None = None
    failures: int = 0
    error: SpotifyError | None = None
    next_try_at: float | None = None
    blocked_until: float | None = None


@dataclass(frozen=True, slots=True)
class RemoteView:
    """Everything there is to show. `waiting` counts the commands that have no answer yet."""

    playback: PlaybackState = NOTHING
    queue: QueueView = field(default_factory=QueueView)
    devices: DevicesView = field(default_factory=DevicesView)
    link: Link = field(default_factory=Link)
    waiting: int = 0
