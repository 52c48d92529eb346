"""Liked Songs: a list of any length of which the rows in sight are here."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import ClassVar

from textual.binding import BindingType

from tuify.library.paged import Absent, Change, Failed, ListReset, PagedList, TotalChanged
from tuify.library.saved import SavedIndex
from tuify.spotify.models import SavedTrack, Track
from tuify.tui.actions import Scope
from tuify.tui.keys import bindings
from tuify.tui.panes import describe
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.item_list import ItemList
from tuify.tui.panes.messages import PlayFrom
from tuify.tui.text import Glyphs, date, duration
from tuify.tui.widgets.item_table import Column, Row, Tone
from tuify.tui.wording import error_sentence

COLUMNS = (
    Column("title", "Title", width=20, weight=6),
    Column("by", "Artist", width=12, weight=3),
    Column("album", "Album", width=10, weight=3, drop=2),
    Column("length", "Length", width=7, right=True),
    Column("added", "Added", width=10, drop=1),
)


_KEPT = 1_000
"""How many rows a list keeps, at most, to either side of what is in sight."""


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
    ) -> None:
        self.glyphs = glyphs
        self.liked = liked
        self.saved = saved
        self.playing = playing

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
            reason = error_sentence(entry.error)
            return Row((), tone=Tone.FAILED, note=f"r reads again: {reason}")
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

    def _track(self, entry: SavedTrack, track: Track) -> Row:
        playing = track.uri is not None and track.uri == self.playing
        return Row(
            (
                describe.title(track),
                describe.by(track),
                describe.album(track),
                duration(track.duration_ms),
                date(entry.added_at),
            ),
            mark=self._mark(track, playing),
            tone=Tone.PLAYING if playing else self._tone(track),
        )

    def _mark(self, track: Track, playing: bool) -> str:
        """What plays is marked as such, for a colour alone would not tell everyone."""
        if playing:
            return self.glyphs.playing
        return self.glyphs.saved if self._is_saved(track) else ""

    def _is_saved(self, track: Track) -> bool:
        """A row of Liked Songs is saved unless it was taken out since."""
        if self.saved is None or track.uri is None:
            return True
        return self.saved.is_saved(track.uri) is not False

    def _tone(self, track: Track) -> Tone:
        return Tone.DISABLED if track.is_playable is False else Tone.NORMAL

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


class LibraryPane(Pane):
    """Liked Songs in their frame."""

    TITLE = ("Library", "Liked Songs")
    DIGIT = "1"

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(glyphs, id="library")
        self.table = LibraryTable(LikedRows(glyphs))

    @property
    def body(self) -> LibraryTable:
        """The table of saved tracks."""
        return self.table

    def attach(self, liked: PagedList[SavedTrack], saved: SavedIndex) -> Callable[[], None]:
        """Show this list and follow it, until the function given back is called."""
        rows = self.table.shown
        self.table.shown = LikedRows(rows.glyphs, liked, saved, rows.playing)
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
        rows = self.table.shown
        if rows.liked is None or not rows.liked.total:
            return None
        # Rows are kept around those in sight; further away there is nothing to find.
        first, last = self.table.in_sight
        near = range(max(0, first - _KEPT), min(rows.liked.total, last + _KEPT))
        for index in near:
            track = rows.track(index)
            if track is not None and track.uri == uri:
                return index
        return None

    def on_item_table_chosen(self, message: LibraryTable.Chosen) -> None:
        """Ask to play from the chosen row on."""
        message.stop()
        self.post_message(PlayFrom(message.index))

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
