"""What every change is: shown at once, made in requests, taken back as far as it was not made."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from tuify.library.edits.news import Deed
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Playlist


class StopAsked(Exception):
    """The user stopped the change; raised between two requests."""


class Clash(Exception):
    """Someone else changed the playlist. Nothing was sent since that was noticed."""

    def __init__(self, playlist: Playlist) -> None:
        super().__init__(playlist.id)
        self.playlist = playlist


class OutcomeUnknown(Exception):
    """A request may or may not have had its effect, and it could not be found out."""

    def __init__(self, error: SpotifyError) -> None:
        super().__init__(str(error))
        self.error = error


class Run:
    """One change being made: whether it shall stop, and who is told how far it is."""

    def __init__(self, tell: Callable[[int], None]) -> None:
        self._tell = tell
        self._on_stop: Callable[[], None] | None = None
        self.is_stopped = False

    def go_on(self) -> None:
        """Say that another request is about to go out. Raises StopAsked."""
        if self.is_stopped:
            raise StopAsked

    def advance(self, done: int) -> None:
        """Say that `done` things are through."""
        self._tell(done)

    def stop(self) -> None:
        """End it before its next request."""
        self.is_stopped = True
        if self._on_stop is not None:
            self._on_stop()

    def when_stopped(self, listener: Callable[[], None]) -> None:
        """Have `listener` called when it is stopped; at once if it is already."""
        self._on_stop = listener
        if self.is_stopped:
            listener()


class Change(ABC):
    """One change. `total` is how many things it is about, `done` how many of them are through.

    `target` names what its places count in, "" if it has none: if one change fails, those of the
    same target that wait behind it are taken back with it, the last one first. `must_read_anew`:
    nobody knows what the service holds. `was_so`: nothing had to be sent.
    """

    target = ""
    done = 0
    note = ""
    must_read_anew = False
    was_so = False
    made: Playlist | None = None

    def __init__(self, deed: Deed, total: int) -> None:
        self.deed = deed
        self.total = total

    @abstractmethod
    def show(self) -> None:
        """Show it as if it were made. Called once, before anything else."""

    @abstractmethod
    def take_back(self) -> None:
        """Show what is so without the part that was not made."""

    @abstractmethod
    async def make(self, run: Run) -> None:
        """Send it. Raises SpotifyError, StopAsked, Clash or OutcomeUnknown."""

    @abstractmethod
    def reverse(self) -> Change | None:
        """The change that takes back what was made; None if nothing was or nothing can."""

    def rest(self) -> Change | None:
        """The same change for what was not made; None if nothing is left to be made."""
        return None

    def read_anew(self) -> None:
        """Have the lists it is about read anew."""
        return

    def settle(self) -> None:
        """Note, once it is over, what the lists show that it is about."""
        return
