"""Listing: one list at one place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from tuify.library import things
from tuify.library.changes import Absent, Change, Failed, ListReset, RowsEdited
from tuify.library.entries import Entry, Thing
from tuify.library.paged import PagedList
from tuify.library.places import Place
from tuify.library.sources.feed import Feed
from tuify.library.sources.heading import Heading
from tuify.spotify.errors import ClosedBySpotify, SpotifyError
from tuify.spotify.paging import Page

REST_S: Final = 30.0
"""How long (s) a list is not compared with the service after an edit of tuify's own: the service
may lag behind, and its answer would take the edit back. For as long nobody compares it by himself
after that failed."""


class Listing:
    """The rows at a place, and what is known of the list as a whole. `clock` is in seconds."""

    def __init__(
        self,
        place: Place,
        rows: PagedList[Entry],
        feed: Feed,
        heading: Heading,
        *,
        clock: Callable[[], float],
    ) -> None:
        self.place = place
        self.rows = rows
        self._feed = feed
        self._heading = heading
        self._clock = clock
        self._edited_at: float | None = None
        self._is_edited = False
        self._failed_at: float | None = None
        self._expects_reset = False
        feed.take = self._take
        rows.subscribe(self._note_change)

    @property
    def about(self) -> Thing | None:
        """The thing whose list it is, once it is here; its rows are not in it."""
        return self._heading.about

    @property
    def context_uri(self) -> str | None:
        """The context to play the list by; None where the service has none.

        Liked Songs have one, but it names the account, which nobody here knows.
        """
        if self.place.context_uri is None:
            return None
        about = self._heading.about
        return (things.uri(about) if about is not None else None) or self.place.context_uri

    @property
    def note(self) -> str:
        """What must be said of the list; empty if nothing."""
        return self._heading.note

    @property
    def closed(self) -> ClosedBySpotify | None:
        """The refusal, if this app may not have the list."""
        return self._heading.closed

    @property
    def snapshot_id(self) -> str:
        """The state of the playlist that the rows show; empty if nobody knows."""
        return self._heading.snapshot_id

    @snapshot_id.setter
    def snapshot_id(self, snapshot_id: str) -> None:
        self._heading.snapshot_id = snapshot_id

    @property
    def read_at(self) -> float | None:
        """When (s) the list was last known to be as it is shown; None before its first answer."""
        return self._feed.read_at

    @property
    def rests(self) -> bool:
        """Whether comparing it failed a moment ago, so that it should not be tried by itself."""
        return self._failed_at is not None and self._clock() - self._failed_at < REST_S

    def tell_about(self, about: Thing) -> None:
        """Show a change of the thing itself, such as a playlist's new name."""
        self._heading.tell(about)

    def on_about(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called when `about`, `note` or `closed` changes; returns what ends it."""
        return self._heading.subscribe(listener)

    def refresh(self) -> None:
        """Read all of it anew."""
        self._feed.forget()
        self._failed_at, self._is_edited = None, False
        with self._expecting_reset():
            self.rows.reload()

    async def revalidate(self) -> None:
        """See whether the list is still as it is shown, and read it anew only if it is not.

        That is one request: for a playlist a small one, and another one if it has changed. What is
        shown stays until the answer has come, and if none comes, or an edit is made meanwhile.
        """
        edited_at = self._edited_at
        if self.rows.total is None or self.rows.is_held or self._was_edited_lately():
            return
        self._failed_at = None
        try:
            # What others did just before an edit hides behind the snapshot that the edit led to.
            same = None if self._is_edited else await self._feed.is_as_it_was()
            opened = None if same else await self._feed.beginning()
        except ClosedBySpotify as refusal:
            self._failed_at = self._clock()
            self._heading.close(refusal)
            return
        except SpotifyError:
            # What is shown is the best that is known.
            self._failed_at = self._clock()
            return
        if opened is not None and self._edited_at == edited_at:
            self._feed.accept(opened)
            self._is_edited = False
            page = opened.page or Page()
            is_whole = len(page.items) >= page.total
            self._show(page, may_keep=same is None and (is_whole or not opened.snapshot_id))

    def _show(self, page: Page[Entry], *, may_keep: bool) -> None:
        """Take the first rows; all others are kept only if these stand where they stood."""
        if may_keep and page.total == self.rows.total:
            known = [self.rows.row(page.offset + place) for place in range(len(page.items))]
            pairs = list(zip(known, page.items, strict=True))
            if all(_is_same(row, entry) for row, entry in pairs):
                if any(_differs(row, entry) for row, entry in pairs):
                    self.rows.prime(page)
                return
        with self._expecting_reset():
            self.rows.reload()
            self.rows.prime(page)

    def _take(self, page: Page[Entry]) -> None:
        """Take what came along with an answer, unless it may lack an edit: then it comes again."""
        if not self._was_edited_lately():
            with self._expecting_reset():
                self.rows.prime(page)

    def _was_edited_lately(self) -> bool:
        return self._edited_at is not None and self._clock() - self._edited_at < REST_S

    @contextmanager
    def _expecting_reset(self) -> Iterator[None]:
        self._expects_reset = True
        try:
            yield
        finally:
            self._expects_reset = False

    def _note_change(self, change: Change) -> None:
        if isinstance(change, RowsEdited):
            self._edited_at, self._is_edited = self._clock(), True
        elif isinstance(change, ListReset) and not self._expects_reset and self.snapshot_id:
            # An answer showed that somebody has changed it: which state that is, nobody told.
            self.snapshot_id = ""
            self._feed.forget()


def _is_same(row: Entry | Absent | Failed, entry: Entry | None) -> bool:
    """Whether a row may still be the same thing in the same place; what is not here can't tell."""
    if row is Absent.LOADING or isinstance(row, Failed):
        return True
    if isinstance(row, Absent) or entry is None:
        return isinstance(row, Absent) and entry is None
    return row.added_at == entry.added_at and _identity(row) == _identity(entry)


def _differs(row: Entry | Absent | Failed, entry: Entry | None) -> bool:
    """Whether more is known of a row that is here than it shows."""
    return isinstance(row, Entry) and row != entry


def _identity(entry: Entry) -> tuple[str | None, str]:
    uri = things.uri(entry.thing)
    return uri, "" if uri else things.name(entry.thing)
