"""Playing Liked Songs from a row on: in its context where the service can, else a window of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuify.library.collections import saved_item
from tuify.library.play import CannotStart, Start, play_from
from tuify.playback.commands import Command, Play
from tuify.spotify.errors import BadRequest

if TYPE_CHECKING:
    from tuify.session import Session

_REASONS = {
    CannotStart.NOT_HERE: "This row is not here yet",
    CannotStart.EMPTY: "This one is not available",
    CannotStart.LOCAL: "A local file can't be started from here",
}


@dataclass(frozen=True, slots=True)
class _Window:
    """What to play should the context be refused, and how to say so."""

    command: Play
    notice: str


class LikedSongs:
    """Decides how Liked Songs are played, and remembers whether their context was refused.

    The reference doesn't name Liked Songs among the contexts that can be played; services have
    taken it and refused it. So it is tried, and after a refusal not again.
    """

    def __init__(self, session: Session, *, say: Callable[[str], None]) -> None:
        self._session = session
        self._say = say
        self._refused = False
        self._tried: tuple[Play, _Window | None] | None = None

    @property
    def knows_context(self) -> bool:
        """Whether there is nothing left to ask about the context."""
        return self._refused or self._session.known_collection_uri is not None

    def play(self, index: int) -> Play | None:
        """The command that plays from the row `index` on; None, with the reason said, if none can.

        While nobody knows whose list it is, that is a window of it.
        """
        uri = None if self._refused else self._session.known_collection_uri
        window = self._window(index)
        if uri is None:
            if isinstance(window, _Window):
                self._say(window.notice)
                return window.command
            self._say(_REASONS[window])
            return None
        start = self._start(index, uri)
        if isinstance(start, CannotStart):
            self._say(_REASONS[start])
            return None
        command = _play(start)
        self._tried = (command, window if isinstance(window, _Window) else None)
        return command

    def instead(self, command: Command, error: Exception) -> Play | None:
        """The window to play after the context was refused (400); None for any other failure."""
        if self._tried is None or not isinstance(error, BadRequest):
            return None
        tried, window = self._tried
        if replace(command, device_id=None) != tried:
            return None
        self._refused = True
        self._tried = None
        if window is None:
            return None
        self._say(window.notice)
        return replace(window.command, device_id=command.device_id)

    def _start(self, index: int, context_uri: str | None) -> Start | CannotStart:
        liked = self._session.liked
        return play_from(
            lambda row: saved_item(liked.row(row)),
            index,
            liked.total or 0,
            context_uri=context_uri,
        )

    def _window(self, index: int) -> _Window | CannotStart:
        start = self._start(index, None)
        if isinstance(start, CannotStart):
            return start
        total = self._session.liked.total or 0
        count = len(start.uris)
        notice = f"Playing {count} of {total:,} from here: the service refuses the whole list"
        if count == total:
            notice = ""
        return _Window(_play(start), notice)


def _play(start: Start) -> Play:
    return Play(
        context_uri=start.context_uri,
        uris=start.uris,
        offset_uri=start.offset_uri,
        offset_position=start.offset_position,
        item=start.item,
    )
