"""The remote control: sends commands one after another, asks what plays, and tells who listens.

This is the thin part. What it decides it asks of the pure modules beside it; here is only what
waits, and in which order things happen.
"""

import asyncio
import random
import time
from collections.abc import Callable

from tuify.playback import lane, reading, reconcile, schedule
from tuify.playback.alarm import Alarm, Clock, Sleep
from tuify.playback.answers import state_of
from tuify.playback.aspects import PLAYBACK
from tuify.playback.commands import AddToQueue, Command, Transfer
from tuify.playback.endpoints import PlayerEndpoints
from tuify.playback.lane import Entry
from tuify.playback.notices import CommandDone, CommandFailed
from tuify.playback.reading import Reading
from tuify.playback.reconcile import Ledger
from tuify.playback.schedule import FOCUSED, Cadence, Scene
from tuify.playback.state import RemoteView
from tuify.playback.subscribers import Listeners, Subscribers, Unsubscribe
from tuify.spotify.errors import InvalidArgument, NoActiveDevice, RateLimited, SpotifyError

__all__ = ["CommandDone", "CommandFailed", "Remote"]


class Remote:
    """Steers the player behind `player`, and knows what it does as far as that can be known.

    `run` does the waiting; `view` is always there. All of it belongs to one event loop. `clock`
    and `sleep` have to be of the same time, and `clock` the one that `RateLimited.retry_at` means.
    """

    def __init__(
        self,
        player: PlayerEndpoints,
        *,
        clock: Clock = time.monotonic,
        sleep: Sleep = asyncio.sleep,
        rng: random.Random | None = None,
        step: float = FOCUSED,
    ) -> None:
        """`step` is how many seconds lie between polls while it plays and somebody looks."""
        self._player = player
        self._step = step
        self._clock = clock
        self._rng = rng or random.Random()
        self._ledger = Ledger()
        self._believed = self._ledger.base
        self._cadence = Cadence()
        self._queue = Reading(due=float("-inf"))
        self._devices = Reading(due=float("-inf"))
        self._last_sent: dict[type[Command], float] = {}
        self._focused = True
        self._alarms = tuple(Alarm(clock, sleep) for _ in range(4))
        self._view = RemoteView()
        self._subscribers = Subscribers(self._view)
        self._done = Listeners[CommandDone]()
        self._failed = Listeners[CommandFailed]()

    @property
    def view(self) -> RemoteView:
        """What to show now."""
        return self._view

    def dispatch(self, command: Command) -> None:
        """Give a command.

        What it will do is on show, and every subscriber told, when this returns. The request
        follows at once, or when those before it have their answers. How it ends is told to
        `on_done` or `on_failure`.
        """
        self._ledger = reconcile.issue(self._ledger, command, self._clock())
        self._publish()

    def subscribe(
        self,
        listener: Callable[[RemoteView], None],
        *,
        slice: Callable[[RemoteView], object] = lambda view: view,
    ) -> Unsubscribe:
        """Call `listener` whenever the `slice` of the view it shows has changed.

        It is called at once, in the turn of the event loop in which the change happened. A fault in
        it goes to the loop's exception handler.
        """
        return self._subscribers.add(listener, slice)

    def on_done(self, listener: Callable[[CommandDone], None]) -> Unsubscribe:
        """Call `listener` when the service accepted a command."""
        return self._done.add(listener)

    def on_failure(self, listener: Callable[[CommandFailed], None]) -> Unsubscribe:
        """Call `listener` when a command failed, after the old state is on show again."""
        return self._failed.add(listener)

    def attend(self, focused: bool) -> None:
        """Say whether anybody looks; unseen, less is asked."""
        self._focused = focused
        if focused:
            self._cadence = schedule.attended(self._cadence, self._clock())
        self._publish()

    def poll_soon(self) -> None:
        """Ask the player at once, or when the service is ready to hear it."""
        self._cadence = schedule.asked(self._cadence, self._clock())
        self._publish()

    def refresh_devices(self) -> None:
        """Read the devices at once, or when the service is ready to hear it."""
        self._devices = reading.wanted(self._devices, self._clock())
        self._publish()

    def refresh_queue(self) -> None:
        """Read the queue at once, or when no command is changing it any more."""
        self._queue = reading.wanted(self._queue, self._clock())
        self._publish()

    async def run(self) -> None:
        """Send, ask and read until cancelled. To be run once."""
        lane_alarm, poll_alarm, queue_alarm, devices_alarm = self._alarms
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(lane_alarm.repeat(self._lane_due, self._send))
            tasks.create_task(poll_alarm.repeat(self._poll_due, self._poll))
            tasks.create_task(queue_alarm.repeat(self._queue_due, self._read_queue))
            tasks.create_task(devices_alarm.repeat(self._devices_due, self._read_devices))

    def _lane_due(self) -> float | None:
        turn = lane.next_turn(self._ledger.entries, self._last_sent)
        return turn[1] if turn is not None else None

    async def _send(self) -> None:
        turn = lane.next_turn(self._ledger.entries, self._last_sent)
        if turn is None:
            return
        entry, now = turn[0], self._clock()
        self._last_sent[type(entry.command)] = now
        self._ledger = reconcile.sent(self._ledger, entry.number, now)
        try:
            await entry.command.send(self._player)
        except SpotifyError as error:
            self._take_back(entry, error)
        else:
            self._confirm(entry)

    def _confirm(self, entry: Entry) -> None:
        command, now = entry.command, self._clock()
        predicted = reconcile.is_predicted(self._ledger, entry.number)
        ledger = reconcile.succeeded(self._ledger, entry.number, now)
        self._ledger = reconcile.settle(ledger, self._cadence.horizon(now))
        looks = reading.looks_after(command, predicted=predicted)
        self._cadence = schedule.commanded(self._cadence, now, looks)
        if isinstance(command, AddToQueue):
            self._queue = reading.wanted(self._queue, now + reading.AFTER_ADDING)
        if isinstance(command, Transfer):
            self._devices = reading.wanted(self._devices, now + reading.AFTER_TRANSFER)
        self._publish()
        self._done.tell(CommandDone(command))

    def _take_back(self, entry: Entry, error: SpotifyError) -> None:
        now = self._clock()
        doomed = lane.doomed_by(error, entry, self._ledger.entries)
        numbers = frozenset(one.number for one in (entry, *doomed))
        ledger = reconcile.failed(self._ledger, numbers, now)
        self._ledger = reconcile.settle(ledger, self._cadence.horizon(now))
        if isinstance(error, NoActiveDevice):
            self._ledger = reconcile.doubt(self._ledger)
        if isinstance(error, RateLimited):
            self._hold(error)
        elif not isinstance(error, InvalidArgument):
            self._cadence = schedule.troubled(self._cadence, error, now)
        self._publish()
        dropped = tuple(one.command for one in doomed)
        self._failed.tell(CommandFailed(entry.command, error, dropped))

    def _scene(self) -> Scene:
        ledger = self._ledger
        return Scene(
            playback=reconcile.shown(ledger).playback,
            focused=self._focused,
            busy=ledger.is_busy,
            open=bool(ledger.open_aspects & PLAYBACK),
            doubts=ledger.doubts,
            step=self._step,
        )

    def _poll_due(self) -> float:
        return schedule.next_poll(self._cadence, self._scene()).at

    async def _poll(self) -> None:
        why = schedule.next_poll(self._cadence, self._scene()).why
        began = self._clock()
        self._cadence = schedule.begun(self._cadence, why, began)
        try:
            answer = await self._player.get_playback_state()
        except SpotifyError as error:
            now = self._clock()
            self._ledger = reconcile.settle(self._ledger, now)
            self._cadence = schedule.failed(self._cadence, error, now, self._rng.random())
        else:
            now = self._clock()
            heard = state_of(answer, began=began, arrived=now)
            self._ledger = reconcile.hear(self._ledger, heard, began)
            playback = reconcile.shown(self._ledger).playback
            self._cadence = schedule.answered(self._cadence, playback, now, self._rng.random())
        self._publish()

    def _queue_due(self) -> float | None:
        calm = reconcile.hears_queue(self._ledger, self._clock())
        return reading.next_read(self._queue, self._cadence) if calm else None

    async def _read_queue(self) -> None:
        began = self._clock()
        self._queue = reading.begun(self._queue)
        try:
            told = await self._player.get_the_users_queue()
        except SpotifyError as error:
            self._queue = self._reading_failed(self._queue, error)
            self._ledger = reconcile.miss_queue(self._ledger, error)
        else:
            if reconcile.hears_queue(self._ledger, began):
                self._queue = reading.answered(self._queue)
                self._ledger = reconcile.hear_queue(self._ledger, told)
            else:
                self._queue = reading.wanted(self._queue, self._clock())
        self._publish()

    def _devices_due(self) -> float | None:
        return reading.next_read(self._devices, self._cadence)

    async def _read_devices(self) -> None:
        began = self._clock()
        self._devices = reading.begun(self._devices)
        try:
            told = await self._player.get_available_devices()
        except SpotifyError as error:
            self._devices = self._reading_failed(self._devices, error)
            self._ledger = reconcile.miss_devices(self._ledger, error)
        else:
            self._devices = reading.answered(self._devices)
            self._ledger = reconcile.hear_devices(self._ledger, told, began)
        self._publish()

    def _reading_failed(self, failed: Reading, error: SpotifyError) -> Reading:
        if isinstance(error, RateLimited):
            self._hold(error)
        return reading.failed(failed, error, self._clock(), self._rng.random())

    def _hold(self, error: RateLimited) -> None:
        """Ask nothing until the time that `error` names, unless only a quota elsewhere is used."""
        if not error.quota:
            self._cadence = schedule.silenced(self._cadence, error.retry_at)

    def _publish(self) -> None:
        """Something happened: tell those whose slice it changed, and look what is due."""
        if reading.queue_is_wanted(self._believed, self._ledger.base):
            due = reading.queue_is_due(self._cadence, self._clock())
            self._queue = reading.wanted(self._queue, due)
        self._believed = self._ledger.base
        picture = reconcile.shown(self._ledger)
        self._view = RemoteView(
            playback=picture.playback,
            queue=picture.queue,
            devices=picture.devices,
            link=schedule.link(self._cadence, self._scene()),
            waiting=sum(entry.is_under_way for entry in self._ledger.entries),
        )
        for alarm in self._alarms:
            alarm.ring()
        self._subscribers.tell(self._view)
