"""Putting several things into the queue, one request each."""

from __future__ import annotations

from contextlib import ExitStack

from tuify.library import things
from tuify.library.entries import Thing
from tuify.playback.commands import AddToQueue
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
        self._front = means.front
        self._tracks = tracks
        self._done = 0
        self._device_id: str | None = None
        self._leave = ExitStack()
        self.is_running = False

    def start(self) -> None:
        """Queue the first of them."""
        self.is_running = True
        self._leave.callback(self._remote.on_done(self._taken))
        self._leave.callback(self._remote.on_failure(self._refused))
        self._next()

    def stop(self) -> None:
        """Queue no more, and say how many there are."""
        if self.is_running:
            self._end(f"Stopped: {self._done:,} of {len(self._tracks):,} are queued")

    @property
    def _uri(self) -> str:
        return things.uri(self._tracks[self._done]) or ""

    def _next(self) -> None:
        total = len(self._tracks)
        if self._done == total:
            self._end(f"Queued {total:,}")
            return
        self._front.show_progress(f"Queueing {self._done + 1:,} of {total:,}, Esc stops")
        track = self._tracks[self._done]
        item = track if isinstance(track, Track | Episode) else None
        if not self._give(AddToQueue(self._uri, item=item, device_id=self._device_id)):
            self._end("")

    def _taken(self, done: CommandDone) -> None:
        command = done.command
        if isinstance(command, AddToQueue) and command.uri == self._uri:
            self._done += 1
            self._device_id = command.device_id
            self._next()

    def _refused(self, failure: CommandFailed) -> None:
        command, error = failure.command, failure.error
        if not isinstance(command, AddToQueue) or command.uri != self._uri:
            return
        if isinstance(error, NoActiveDevice | DeviceNotFound):
            # The steering finds or asks for a device; what is queued there goes on from here.
            return
        reason = command_error_sentence(error)
        self._end(f"{self._done:,} of {len(self._tracks):,} are queued, then: {reason}")

    def _end(self, words: str) -> None:
        self.is_running = False
        self._leave.close()
        self._front.show_progress("")
        if words:
            self._front.say(words)
