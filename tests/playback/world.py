"""A player far away, as simple as it can be: what plays, by a clock, and what the commands do.

It remembers its last states, because what a poll sees lags behind: `seen` tells the state as it was
known `lag` seconds ago, moved on by the clock.
"""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

import msgspec

from tests.playback.samples import ALBUM, DESK, HALL, KITCHEN, PHONE
from tuify.spotify.models import Device, Item, Playback, Queue

QUEUE_LENGTH = 20


@dataclass(frozen=True, slots=True)
class Moment:
    """The state of the player since `at`."""

    at: float
    place: int = 0
    queued: tuple[Item, ...] = ()
    item: Item | None = None
    progress_ms: float = 0.0
    is_playing: bool = True
    shuffle: bool = False
    repeat: str = "off"
    device_id: str | None = "desk"
    devices: tuple[Device, ...] = (DESK, KITCHEN, PHONE, HALL)

    def position_ms(self, now: float) -> float:
        """Where it is, at most at the end."""
        if self.item is None:
            return 0.0
        moved = self.progress_ms + ((now - self.at) * 1000 if self.is_playing else 0)
        return min(moved, self.item.duration_ms)

    @property
    def device(self) -> Device | None:
        """The active device."""
        active = (one for one in self.devices if one.id == self.device_id is not None)
        return next((msgspec.structs.replace(one, is_active=True) for one in active), None)


class World:
    """Endless music: a list of items that begins again at its end."""

    def __init__(self, items: Sequence[Item]) -> None:
        self.items = tuple(items)
        self.is_hidden = False
        self._moments = deque([Moment(at=0.0, item=self.items[0])], maxlen=64)
        self.on_change: Callable[[Moment], None] = lambda moment: None

    def now(self, now: float) -> Moment:
        """The state at `now`."""
        while (ended := self._ends_at(self._moments[-1])) is not None and ended <= now:
            moment = self._moments[-1]
            if moment.repeat == "track":
                self._put(replace(moment, at=ended, progress_ms=0.0))
            else:
                self._put(self._following(moment, ended))
        return self._moments[-1]

    def seen(self, now: float, lag: float) -> Moment:
        """The state that a question at `now` is answered with."""
        self.now(now)
        for moment in reversed(self._moments):
            if moment.at <= now - lag:
                return moment
        return self._moments[0]

    def playback(self, now: float, lag: float = 0.0) -> Playback | None:
        """The answer to the question what plays."""
        moment = self.seen(now, lag)
        if self.is_hidden or moment.device is None:
            return None
        return Playback(
            device=moment.device,
            shuffle_state=moment.shuffle,
            repeat_state=moment.repeat,
            context=ALBUM,
            progress_ms=int(moment.position_ms(now)),
            item=moment.item,
            currently_playing_type="track",
            is_playing=moment.is_playing,
        )

    def queue(self, now: float, lag: float = 0.0) -> Queue:
        """The answer to the question what is next."""
        moment = self.seen(now, lag)
        upcoming = [self._at(moment, step) for step in range(1, QUEUE_LENGTH + 1)]
        items = (*moment.queued, *upcoming)[:QUEUE_LENGTH]
        return Queue(currently_playing=moment.item, queue=items)

    def change(self, now: float, **changes: object) -> None:
        """Something else about what plays."""
        moment = self.now(now)
        still = replace(moment, at=now, progress_ms=moment.position_ms(now))
        self._put(replace(still, **changes))  # type: ignore[arg-type]  # names and types are the tests' own

    def skip(self, now: float) -> None:
        """The next item."""
        self._put(self._following(self.now(now), now))

    def skip_back(self, now: float) -> None:
        """The beginning, or the item before if it has just begun."""
        moment = self.now(now)
        if moment.position_ms(now) > 3000:
            self.change(now, progress_ms=0.0)
            return
        before = replace(moment, place=moment.place - 1, at=now, progress_ms=0.0)
        self._put(replace(before, item=self._at(before, 0), is_playing=True))

    def start(self, uri: str, now: float) -> None:
        """An item of the list, by its URI."""
        place = next(at for at, item in enumerate(self.items) if item.uri == uri)
        moment = replace(self.now(now), place=place, at=now, progress_ms=0.0, shuffle=False)
        self._put(replace(moment, item=self.items[place], is_playing=True))

    def set_volume(self, percent: int, device_id: str | None, now: float) -> None:
        """The volume of a device, if it has one."""
        devices = tuple(
            msgspec.structs.replace(one, volume_percent=percent)
            if one.id == device_id and one.supports_volume
            else one
            for one in self.now(now).devices
        )
        self.change(now, devices=devices)

    def _following(self, moment: Moment, at: float) -> Moment:
        begun = replace(moment, at=at, progress_ms=0.0, is_playing=True)
        if moment.queued:
            return replace(begun, item=moment.queued[0], queued=moment.queued[1:])
        return replace(begun, place=moment.place + 1, item=self._at(moment, 1))

    def _at(self, moment: Moment, step: int) -> Item:
        """The item some steps on; shuffled, the list is played in another order."""
        place = moment.place + step
        return self.items[(place * 7 + 3 if moment.shuffle else place) % len(self.items)]

    def _ends_at(self, moment: Moment) -> float | None:
        if not moment.is_playing or moment.item is None:
            return None
        return moment.at + (moment.item.duration_ms - moment.progress_ms) / 1000

    def _put(self, moment: Moment) -> None:
        self._moments.append(moment)
        self.on_change(moment)
