"""The service as the remote sees it: latency, lag, faults, and a log of the requests."""

import asyncio
from collections import Counter, deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from tests.playback.world import World
from tuify.spotify.errors import NoActiveDevice, RateLimited, SpotifyError, VolumeNotControllable
from tuify.spotify.models import Device, Playback, Queue

READS = frozenset({"player", "queue", "devices"})


@dataclass(frozen=True, slots=True)
class Fault:
    """What comes instead of an answer to `name` ("*": to anything).

    `done`: a command has its effect all the same.
    """

    name: str
    error: SpotifyError
    done: bool = False


class ModelPlayer:
    """The player's endpoints over a `World`, in the time of the running loop.

    A request takes `latency` seconds, half of it each way. Polls see the state of `lag` seconds
    ago. `faults` are used up one by one; while `blocked_until` is not over, everything is a 429.
    """

    def __init__(self, world: World, *, latency: float = 0.15, lag: float = 0.0) -> None:
        self.world = world
        self.latency = latency
        self.lag = lag
        self.faults: deque[Fault] = deque()
        self.down: SpotifyError | None = None
        self.blocked_until = 0.0
        self.log: list[tuple[float, str]] = []
        self.counts: Counter[str] = Counter()
        self.under_way: Counter[str] = Counter()
        self.most_commands_at_once = 0
        self.is_logging = True

    @property
    def now(self) -> float:
        return asyncio.get_running_loop().time()

    def sent(self, *names: str, since: float = float("-inf")) -> int:
        """How many requests of these names were sent."""
        return sum(name in names and at >= since for at, name in self.log)

    def reads(self, *, since: float = float("-inf")) -> int:
        """How many questions were asked."""
        return self.sent(*READS, since=since)

    def commands(self, *, since: float = float("-inf")) -> int:
        """How many commands were sent."""
        return sum(name not in READS and at >= since for at, name in self.log)

    async def get_playback_state(self) -> Playback | None:
        await self._request("player")
        told = self.world.playback(self.now, self.lag)
        await self._return()
        return told

    async def get_available_devices(self) -> tuple[Device, ...]:
        await self._request("devices")
        told = self.world.seen(self.now, self.lag).devices
        await self._return()
        return told

    async def get_the_users_queue(self) -> Queue:
        await self._request("queue")
        told = self.world.queue(self.now, self.lag)
        await self._return()
        return told

    async def transfer_playback(self, device_id: str, /, *, play: bool | None = None) -> None:
        async with _Command(self, "transfer") as now:
            moment = self.world.now(now)
            self.world.change(now, device_id=device_id, is_playing=play or moment.is_playing)

    async def start_resume_playback(
        self,
        *,
        device_id: str | None = None,
        context_uri: str | None = None,
        uris: Sequence[str] | None = None,
        offset_uri: str | None = None,
        offset_position: int | None = None,
        position_ms: int | None = None,
    ) -> None:
        async with _Command(self, "play", device_id) as now:
            if device_id is not None:
                self.world.change(now, device_id=device_id)
            if offset_uri is not None:
                self.world.start(offset_uri, now)
            self.world.change(now, is_playing=True)

    async def pause_playback(self, *, device_id: str | None = None) -> None:
        async with _Command(self, "pause", device_id) as now:
            self.world.change(now, is_playing=False)

    async def skip_to_next(self, *, device_id: str | None = None) -> None:
        async with _Command(self, "next", device_id) as now:
            self.world.skip(now)

    async def skip_to_previous(self, *, device_id: str | None = None) -> None:
        async with _Command(self, "previous", device_id) as now:
            self.world.skip_back(now)

    async def seek_to_position(self, position_ms: int, /, *, device_id: str | None = None) -> None:
        async with _Command(self, "seek", device_id) as now:
            item = self.world.now(now).item
            if item is not None and position_ms >= item.duration_ms:
                self.world.skip(now)
            else:
                self.world.change(now, progress_ms=float(position_ms))

    async def set_repeat_mode(
        self, state: Literal["off", "context", "track"], /, *, device_id: str | None = None
    ) -> None:
        async with _Command(self, "repeat", device_id) as now:
            self.world.change(now, repeat=state)

    async def set_playback_volume(
        self, volume_percent: int, /, *, device_id: str | None = None
    ) -> None:
        async with _Command(self, "volume", device_id) as now:
            moment = self.world.now(now)
            if device_id is None and moment.device and not moment.device.supports_volume:
                raise VolumeNotControllable("Cannot control device volume", status=403)
            self.world.set_volume(volume_percent, device_id or moment.device_id, now)

    async def toggle_playback_shuffle(
        self, state: bool, /, *, device_id: str | None = None
    ) -> None:
        async with _Command(self, "shuffle", device_id) as now:
            self.world.change(now, shuffle=state)

    async def add_item_to_playback_queue(
        self, uri: str, /, *, device_id: str | None = None
    ) -> None:
        async with _Command(self, "add", device_id) as now:
            item = next(one for one in self.world.items if one.uri == uri)
            self.world.change(now, queued=(*self.world.now(now).queued, item))

    async def _request(self, name: str) -> Fault | None:
        """The way to the service. A fault that lets the command be done is given back."""
        self.counts[name] += 1
        if self.is_logging:
            self.log.append((self.now, name))
        await asyncio.sleep(self.latency / 2)
        if self.now < self.blocked_until:
            wait = self.blocked_until - self.now
            raise RateLimited(
                "Too many requests", retry_after=wait, retry_at=self.blocked_until, quota=False
            )
        if self.down is not None:
            raise self.down
        if self.faults and self.faults[0].name in (name, "*"):
            fault = self.faults.popleft()
            if not fault.done:
                raise fault.error
            return fault
        return None

    async def _return(self) -> None:
        await asyncio.sleep(self.latency / 2)


class _Command:
    """One command: the way there, its effect (the body of the `with`), the way back."""

    def __init__(self, player: ModelPlayer, name: str, device_id: str | None = None) -> None:
        self._player = player
        self._name = name
        self._device_id = device_id
        self._fault: Fault | None = None

    async def __aenter__(self) -> float:
        player = self._player
        player.under_way["commands"] += 1
        at_once = player.under_way["commands"]
        player.most_commands_at_once = max(at_once, player.most_commands_at_once)
        try:
            self._fault = await player._request(self._name)
            self._wake()
        except BaseException:
            player.under_way["commands"] -= 1
            raise
        return player.now

    def _wake(self) -> None:
        """A device that is named becomes active if none is."""
        player = self._player
        if player.world.now(player.now).device_id is not None or self._name == "transfer":
            return
        if self._device_id is None:
            raise NoActiveDevice("No active device found", status=404)
        player.world.change(player.now, device_id=self._device_id)

    async def __aexit__(self, *_: object) -> None:
        self._player.under_way["commands"] -= 1
        await self._player._return()
        if self._fault is not None:
            raise self._fault.error
