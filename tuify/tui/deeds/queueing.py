"""Putting several things into the queue, one request each."""

from __future__ import annotations

from contextlib import ExitStack
from copy import copy

from tuify.library import things
from tuify.library.entries import Thing
from tuify.playback.commands import AddToQueue, Command
from tuify.playback.notices import CommandDone, CommandFailed
from tuify.spotify.errors import DeviceNotFound, NoActiveDevice
from tuify.spotify.models import Episode, Track
from tuify.tui.deeds.means import Means
from tuify.tui.wording import command_error_sentence


class QueueRun:
    """Queues things in their order, each when the service has taken the one before. It can be
    stopped between two of them, and says how far it came if one is refused."""

    def __init__(self, means: Means, tracks: list[Thing]) -> None:
        self._remote = means.session.remote
        self._give = means.steering.give
        self._on_given_up = means.steering.given_up.add
        self._front = means.front
        self._tracks = tracks
        self._done = 0
        self._item: Track | Episode | None = None
        self._device_id: str | None = None
        self._leave = ExitStack()
        self.is_running = False

    def start(self) -> None:
        """Queue the first of them."""
        self.is_running = True
        self._leave.callback(self._remote.on_done(self._taken))
        self._leave.callback(self._remote.on_failure(self._refused))
        self._leave.callback(self._on_given_up(self._given_up))
        self._next()

    def stop(self) -> None:
        """Queue no more, and say how many there are."""
        if self.is_running:
            self._end(f"Stopped: {self._done:,} of {len(self._tracks):,} are queued")

    def _next(self) -> None:
        total = len(self._tracks)
        if self._done == total:
            self._end(f"Queued {total:,}")
            return
        self._front.show_progress(f"Queueing {self._done + 1:,} of {total:,}, Esc stops")
        track = self._tracks[self._done]
        # A copy, by which its command is known, also when it is given again for another device.
        self._item = copy(track) if isinstance(track, Track | Episode) else None
        uri = things.uri(track) or ""
        if not self._give(AddToQueue(uri, item=self._item, device_id=self._device_id)):
            self._end("")

    def _is_ours(self, command: Command) -> bool:
        return isinstance(command, AddToQueue) and command.item is self._item

    def _taken(self, done: CommandDone) -> None:
        if self._is_ours(done.command):
            self._done += 1
            self._device_id = done.command.device_id
            self._next()

    def _refused(self, failure: CommandFailed) -> None:
        if self._is_ours(failure.command):
            # Without a device, the steering finds one or asks: queued there, it goes on from here.
            is_over = not isinstance(failure.error, NoActiveDevice | DeviceNotFound)
        else:
            is_over = any(map(self._is_ours, failure.dropped))
        if is_over:
            self._end_early(command_error_sentence(failure.error))

    def _given_up(self, command: Command) -> None:
        if self._is_ours(command):
            self._end_early("no device was chosen")

    def _end_early(self, reason: str) -> None:
        self._end(f"{self._done:,} of {len(self._tracks):,} are queued, then: {reason}")

    def _end(self, words: str) -> None:
        self.is_running = False
        self._leave.close()
        self._front.show_progress("")
        if words:
            self._front.say(words)
