"""What is told of changes: that one began, how far it is, how it ended."""

from __future__ import annotations

from dataclasses import dataclass

from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Playlist


@dataclass(frozen=True, slots=True)
class Deed:
    """A change in words, without a full stop: "Removing 3 from Night Walk", "Removed 3 from Night
    Walk", and `past`, what has been done to a part of it: "removed from Night Walk". `back` is what
    has been done to a part of it once it is taken back, "put back"; empty if it has no parts."""

    doing: str
    done: str
    past: str
    back: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """What all news have: `change` is the number of the change they are about, `is_undo` whether it
    takes another one back."""

    change: int
    deed: Deed
    is_undo: bool

    def _part(self, done: int, total: int) -> str:
        past = self.deed.back if self.is_undo and self.deed.back else self.deed.past
        return f"{done:,} of {total:,} {'was' if done == 1 else 'were'} {past}"


@dataclass(frozen=True, slots=True)
class Started(Told):
    """The first request goes out. `total` is how many things the change is about."""

    total: int


@dataclass(frozen=True, slots=True)
class Progress(Told):
    """`done` of `total` are through."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Finished(Told):
    """It is done. `note` is what has to be said besides, empty if nothing; `playlist` the one it
    made, if it made one. `is_part`: it took back another number than the change was about."""

    done: int
    note: str = ""
    can_undo: bool = True
    playlist: Playlist | None = None
    is_part: bool = False


@dataclass(frozen=True, slots=True)
class Failed(Told):
    """It was refused, perhaps in the middle: `done` of `total` are through, the rest was taken
    back."""

    done: int
    total: int
    error: SpotifyError

    @property
    def sentence(self) -> str:
        """What was done before it failed; empty if that is nothing."""
        return self._part(self.done, self.total) if self.done else ""


@dataclass(frozen=True, slots=True)
class Stopped(Told):
    """The user stopped it: `done` of `total` are through, the rest was taken back."""

    done: int
    total: int

    @property
    def sentence(self) -> str:
        """What was done before."""
        return self._part(self.done, self.total)


@dataclass(frozen=True, slots=True)
class Conflict(Told):
    """Someone else changed the playlist meanwhile: nothing (more) was done, and it is read anew."""

    playlist: Playlist
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class TakenBack(Told):
    """It was never sent: the user took it back, what it builds upon failed, or all `was_so`
    already."""

    was_so: bool = False


News = Started | Progress | Finished | Failed | Stopped | Conflict | TakenBack
