"""Playing a list from one of its rows on: in its context where the service can, else a window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tuify.library.changes import Absent, Failed
from tuify.library.entries import Entry
from tuify.library.places import LIKED
from tuify.library.play import MAX_URIS, CannotStart, RowItem, Start, play_from, playable
from tuify.playback.commands import Command, Play
from tuify.spotify.errors import BadRequest
from tuify.spotify.models import Episode

if TYPE_CHECKING:
    from tuify.library.arranged import Arranged
    from tuify.library.listing import Listing
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


class ListPlayer:
    """Decides how a list is played, and remembers which contexts were refused.

    The reference doesn't name Liked Songs among the contexts that can be played; services have
    taken it and refused it. So it is tried, and after a refusal not again.
    """

    def __init__(self, session: Session, *, say: Callable[[str], None]) -> None:
        self._session = session
        self._say = say
        self._refused: set[str] = set()
        self._tried: tuple[Play, _Window | None] | None = None

    def knows_context(self, listing: Listing) -> bool:
        """Whether there is nothing left to ask about the context of a list."""
        return listing.place != LIKED or self._session.known_collection_uri is not None

    def play(self, listing: Listing, rows: Arranged, position: int) -> Play | None:
        """The command that plays from the row at `position` on; None, with the reason said, if none
        can. An episode goes on where one stopped to listen.

        While nobody knows whose Liked Songs these are, a window of them is played.
        """
        uri = self._context_of(listing)
        window = self._window(rows, position)
        if uri is None or uri in self._refused:
            if isinstance(window, _Window):
                self._say(window.notice)
                return window.command
            self._say(_REASONS[window])
            return None
        start = self._start(rows, position, uri)
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
        if replace(command, device_id=None) != tried or tried.context_uri is None:
            return None
        self._refused.add(tried.context_uri)
        self._tried = None
        if window is None:
            return None
        self._say(window.notice)
        return replace(window.command, device_id=command.device_id)

    def _context_of(self, listing: Listing) -> str | None:
        if listing.place == LIKED:
            return self._session.known_collection_uri
        return listing.context_uri

    def _start(self, rows: Arranged, position: int, context: str | None) -> Start | CannotStart:
        return play_from(
            lambda row: _item(rows.row(row)), position, rows.count() or 0, context_uri=context
        )

    def _window(self, rows: Arranged, position: int) -> _Window | CannotStart:
        start = self._start(rows, position, None)
        if isinstance(start, CannotStart):
            return start
        total = rows.count() or 0
        first, last = start.first or 0, start.last or 0
        around = (rows.row(row) for row in (*range(first), *range(last + 1, total)))
        is_read = len(start.uris) < MAX_URIS and all(map(_is_here, around))
        return _Window(_play(start), _why_so_few(len(start.uris), total, is_read=is_read))


def _is_here(row: Entry | Absent | Failed) -> bool:
    return not (row is Absent.LOADING or isinstance(row, Failed))


def _why_so_few(count: int, total: int, *, is_read: bool) -> str:
    """Why less is played than the list has; empty if all of it is. `is_read`: all its rows are
    here."""
    if count == total:
        return ""
    if count >= MAX_URIS:
        return f"Playing {count} of {total:,} from here: the service takes no more at once"
    if is_read:
        return f"Playing {count} of {total:,}: the others can't be played from here"
    return f"Playing {count} of {total:,}: those around here that have been read"


def _item(entry: Entry | Absent | Failed) -> RowItem:
    """What a row holds, as `play_from` wants to know it."""
    return playable(entry.thing) if isinstance(entry, Entry) else entry


def _play(start: Start) -> Play:
    return Play(
        context_uri=start.context_uri,
        uris=start.uris,
        offset_uri=start.offset_uri,
        offset_position=start.offset_position,
        position_ms=resume_ms(start.item) if isinstance(start.item, Episode) else None,
        item=start.item,
    )


def resume_ms(episode: Episode) -> int | None:
    """Where one stopped to listen, in milliseconds; None at the beginning, and once heard to the
    end."""
    point = episode.resume_point
    if point is None or point.fully_played or not point.resume_position_ms:
        return None
    return point.resume_position_ms
