"""Liked Songs: a list of any length of which the rows in sight are here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from tuify.library.changes import Absent, Change, Failed, ListReset, TotalChanged
from tuify.playback.state import PlaybackState
from tuify.spotify.errors import RateLimited, SpotifyError
from tuify.spotify.models import SavedTrack, Track
from tuify.tui.actions import Scope
from tuify.tui.keys import bindings
from tuify.tui.panes import describe
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.item_list import ItemList
from tuify.tui.panes.messages import NotFound, PlayFrom, Wish
from tuify.tui.text import Glyphs, date, duration
from tuify.tui.widgets.item_table import Column, Row, Tone
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from tuify.library.paged import PagedList
    from tuify.library.saved import SavedIndex

COLUMNS = (
    Column("title", "Title", width=20, weight=6),
    Column("by", "Artist", width=12, weight=3),
    Column("album", "Album", width=10, weight=3, drop=2),
    Column("length", "Length", width=7, right=True),
    Column("added", "Added", width=10, drop=1),
)


class LikedRows:
    """Rows for the table, made from the pages that are here.

    `playing` is the URI of what plays; who changes it has the rows drawn again.
    """

    def __init__(
        self,
        glyphs: Glyphs,
        liked: PagedList[SavedTrack] | None = None,
        saved: SavedIndex | None = None,
        playing: str | None = None,
        *,
        time_of: Callable[[float], str] = str,
    ) -> None:
        """`time_of` says a moment of the session's clock in words."""
        self.glyphs = glyphs
        self.liked = liked
        self.saved = saved
        self.playing = playing
        self.time_of = time_of

    def count(self) -> int:
        """How many rows there are; one while nobody knows."""
        total = self.liked.total if self.liked is not None else None
        return total or 1

    def row(self, index: int) -> Row:
        """The row at `index`; a quiet placeholder while its page is not here."""
        if self.liked is None:
            return self._waiting()
        if self.liked.total == 0:
            return Row((), tone=Tone.QUIET, note="No liked songs yet. s or F saves one")
        entry = self.liked.row(index)
        if isinstance(entry, Failed):
            return Row((), tone=Tone.FAILED, note=self._why_failed(entry.error))
        if entry is Absent.LOADING:
            return self._waiting()
        if isinstance(entry, Absent) or entry.track is None:
            return Row((), tone=Tone.DISABLED, note=describe.NOT_AVAILABLE)
        return self._track(entry, entry.track)

    def track(self, index: int) -> Track | None:
        """The track of that row, if there is one and it is here."""
        if self.liked is None or not self.liked.total:
            return None
        entry = self.liked.row(index)
        return entry.track if isinstance(entry, SavedTrack) else None

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds, if only that it holds nothing."""
        if self.liked is None or self.liked.total is None:
            return False
        entry = self.liked.row(index)
        return self.liked.total == 0 or not (entry is Absent.LOADING or isinstance(entry, Failed))

    def _track(self, entry: SavedTrack, track: Track) -> Row:
        playing = track.uri is not None and track.uri == self.playing
        title = describe.title(track)
        # A sign of its own, for a colour alone would not tell everyone; the heart stays beside it.
        return Row(
            (
                f"{self.glyphs.playing} {title}" if playing else title,
                describe.by(track),
                describe.album(track),
                duration(track.duration_ms),
                date(entry.added_at),
            ),
            mark=self.glyphs.saved if self._is_saved(track) else "",
            tone=Tone.PLAYING if playing else self._tone(track),
        )

    def _is_saved(self, track: Track) -> bool:
        """A row of Liked Songs is saved unless it was taken out since."""
        if self.saved is None or track.uri is None:
            return True
        return self.saved.is_saved(track.uri) is not False

    def _tone(self, track: Track) -> Tone:
        return Tone.DISABLED if track.is_playable is False else Tone.NORMAL

    def _why_failed(self, error: SpotifyError) -> str:
        if isinstance(error, RateLimited):
            return f"Comes at {self.time_of(error.retry_at)}: {error_sentence(error)}"
        return f"r reads again: {error_sentence(error)}"

    def _waiting(self) -> Row:
        return Row((self.glyphs.dots,), tone=Tone.QUIET)


class LibraryTable(ItemList, inherit_bindings=True):
    """The rows of Liked Songs, with their keys."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LIBRARY, Scope.LISTS)
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(Scope.LIBRARY)]

    def __init__(self, rows: LikedRows) -> None:
        super().__init__(COLUMNS, glyphs=rows.glyphs, id="library-table")
        self.shown = rows
        self.show(rows)

    def item_at(self, index: int) -> Track | None:
        """The track of that row."""
        return self.shown.track(index)

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        return self.shown.is_here(index)

    def choice(self, index: int) -> Wish:
        """To play from that row on."""
        return PlayFrom(index)


@dataclass(frozen=True, slots=True)
class Trail:
    """The row from which Liked Songs were started, or where what plays was found since."""

    index: int
    uri: str

    def leads_on(self, state: PlaybackState) -> bool:
        """Whether what plays may be one of the rows soon after, as it is without shuffle."""
        context = state.context
        return not state.shuffle and (context is None or context.type == "collection")


class LibraryPane(Pane):
    """Liked Songs in their frame."""

    TITLE = ("Library", "Liked Songs")
    DIGIT = "1"

    def __init__(self, glyphs: Glyphs) -> None:
        table = LibraryTable(LikedRows(glyphs))
        super().__init__(glyphs, table, id="library")
        self.table = table
        self._trail: Trail | None = None
        self._sought: str | None = None

    def attach(
        self,
        liked: PagedList[SavedTrack],
        saved: SavedIndex,
        *,
        time_of: Callable[[float], str],
    ) -> Callable[[], None]:
        """Show this list and follow it, until the function given back is called.

        `time_of` says a moment of the session's clock (seconds) in words.
        """
        rows = self.table.shown
        self.table.shown = LikedRows(rows.glyphs, liked, saved, rows.playing, time_of=time_of)
        self.table.saved = saved
        self.table.show(self.table.shown)
        follow = ExitStack()
        follow.callback(liked.subscribe(self._list_changed))
        follow.callback(saved.subscribe(self._saved_changed))
        liked.look_at(*self.table.in_sight)
        self._make_room()
        self._recount()
        return follow.close

    def mark_playing(self, uri: str | None) -> None:
        """Mark what plays, in the rows in sight; nothing else is drawn."""
        if uri != self.table.shown.playing:
            self.table.shown.playing = uri
            self.table.look_again()

    def find(self, uri: str) -> int | None:
        """The row of the track with this URI, if it is among those that are here."""
        liked = self.table.shown.liked
        if liked is None:
            return None
        return liked.find(lambda entry: entry.track is not None and entry.track.uri == uri)

    def started(self, index: int, uri: str | None) -> None:
        """Remember that the track `uri` was started from the row `index`; None: none was."""
        if uri is not None:
            self._trail = Trail(index, uri)

    def go_to_playing(self, state: PlaybackState) -> bool:
        """Put the cursor on what plays; whether there is a row to look at.

        Where it is not among the rows that are here, but was started from a row that is known, or
        comes after one that was, the cursor goes to that row, and on when the rows around it are
        here. If it is not among those, `NotFound` says so.
        """
        uri = state.item.uri if state.item is not None else None
        if uri is None:
            return False
        found = self.find(uri)
        if found is not None:
            self._found(found, uri)
            return True
        trail = self._trail
        if trail is None or (uri != trail.uri and not trail.leads_on(state)):
            return False
        self._sought = uri
        self.table.go_to(trail.index)
        self._look_for_playing()
        return True

    def _found(self, index: int, uri: str) -> None:
        self.table.go_to(index)
        if self._trail is not None:
            self._trail = Trail(index, uri)

    def _look_for_playing(self) -> None:
        """See whether what is sought is here, once the row to look at is."""
        uri, trail = self._sought, self._trail
        if uri is None or trail is None or not self.table.is_here(trail.index):
            return
        self._sought = None
        if self.table.cursor != trail.index:
            return  # somebody went elsewhere meanwhile
        found = self.find(uri)
        if found is not None:
            self._found(found, uri)
        else:
            self.post_message(NotFound())

    def on_item_table_in_sight(self, message: LibraryTable.InSight) -> None:
        """Ask for the pages of the rows in sight."""
        message.stop()
        if self.table.shown.liked is not None:
            self.table.shown.liked.look_at(message.first, message.last)

    def on_item_table_cursor_moved(self, message: LibraryTable.CursorMoved) -> None:
        """Count along with the cursor."""
        self._recount()

    def _list_changed(self, change: Change) -> None:
        match change:
            case TotalChanged() | ListReset():
                self.table.count_changed()
                self._make_room()
                self._recount()
            case _:
                self.table.rows_changed(change.first, change.last)
                self._look_for_playing()

    def _saved_changed(self, uris: Iterable[str]) -> None:
        self.table.look_again()

    def _make_room(self) -> None:
        """Give the count the room it will need at the end of the list."""
        total = self.table.shown.liked.total if self.table.shown.liked is not None else None
        if total:
            self.count_edge.make_room(f"{total:,} of {total:,}")

    def _recount(self) -> None:
        liked = self.table.shown.liked
        total = liked.total if liked is not None else None
        self.count_edge.show(f"{self.table.cursor + 1:,} of {total:,}" if total else "")
