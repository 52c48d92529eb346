"""Playing rows, and putting them into the queue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.library import things
from tuify.library.play import MAX_URIS
from tuify.playback.commands import Play
from tuify.spotify.models import Episode, Track
from tuify.tui.browse.applies import can_queue, plays_whole
from tuify.tui.browse.target import Target
from tuify.tui.deeds.counting import named
from tuify.tui.deeds.means import Choice, Means, Question
from tuify.tui.deeds.queueing import QueueRun

if TYPE_CHECKING:
    from tuify.library.entries import Thing

QUIETLY = 24
"""As many are queued without asking: each is a request of its own."""


class Playing:
    """Plays what is marked, or queues it one after the other."""

    def __init__(self, means: Means) -> None:
        self._means = means
        self._steering = means.steering
        self._front = means.front
        self._run: QueueRun | None = None

    def play(self, target: Target) -> None:
        """An album, artist, playlist or the like from its beginning; of tracks exactly these, at
        most 100."""
        thing = target.thing
        if thing is not None and len(target.things) == 1 and plays_whole(thing):
            self._steering.play_context(thing)
            return
        tracks = [thing for thing in target.things if can_queue(thing)]
        if not tracks:
            several = len(target.things) > 1
            self._front.say(f"{'These' if several else 'This one'} can't be played")
            return
        self._play_tracks(tracks, len(target.things))

    def _play_tracks(self, tracks: list[Thing], marked: int) -> None:
        played = tracks[:MAX_URIS]
        uris = tuple(things.uri(thing) or "" for thing in played)
        first = played[0] if isinstance(played[0], Track | Episode) else None
        if not self._steering.give(Play(uris=uris, offset_position=0, item=first)):
            return
        if len(tracks) > MAX_URIS:
            said = f"Playing the first {MAX_URIS} of {len(tracks):,}: the service takes no more"
        elif len(tracks) < marked:
            said = f"Playing {named(tracks)}; {marked - len(tracks):,} of these can't be played"
        else:
            said = f"Playing {named(tracks)}"
        self._front.say(said)

    def enqueue(self, target: Target) -> None:
        """To the end of the queue, in their order; many only when asked."""
        tracks = [thing for thing in target.things if can_queue(thing)]
        if not tracks:
            self._front.say("This one can't be queued")
        elif len(tracks) <= QUIETLY:
            self._enqueue(tracks)
        else:
            words = (
                f"Queueing {len(tracks):,} takes as many requests.",
                "What is queued can't be taken out again from here.",
            )
            choices = (
                Choice("all", f"Queue all {len(tracks):,}"),
                Choice("some", f"Queue the first {QUIETLY}"),
            )
            self._front.ask(
                Question("Add to queue", words, choices),
                lambda key: self._enqueue(tracks if key == "all" else tracks[:QUIETLY]),
            )

    def _enqueue(self, tracks: list[Thing]) -> None:
        if len(tracks) == 1:
            self._steering.enqueue(tracks[0])
        else:
            self.stop()
            self._run = QueueRun(self._means, tracks)
            self._run.start()

    def stop(self) -> bool:
        """Stop queueing; whether there was anything to stop."""
        if self._run is None or not self._run.is_running:
            return False
        self._run.stop()
        return True
