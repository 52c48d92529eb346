"""A page: one place on the screen, with all that is to be the same when one comes back to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, replace

from tuify.library.arranged import Arranged
from tuify.library.changes import Absent, Change, ListReset, RowsArrived, RowsEdited, SurveyMoved
from tuify.library.entries import Entry, Thing
from tuify.library.listing import Listing
from tuify.library.overview import Overview
from tuify.library.places import Place
from tuify.library.sections import SectionState
from tuify.library.things import uri
from tuify.spotify.errors import ClosedBySpotify
from tuify.tui.browse.look import Look
from tuify.tui.browse.marks import NONE, Marks
from tuify.tui.browse.rows import ListRows, OverviewRows, PageRows, SectionRows
from tuify.tui.browse.trail import title_of
from tuify.tui.find.narrowed_page import NarrowedPage


@dataclass(frozen=True, slots=True)
class Parted:
    """The row that was taken out from under the cursor, what it held, and how many were left.
    `position` is where it was shown."""

    row: int
    uri: str
    total: int
    position: int


class Page:
    """What one looks at. `cursor` and `top` are the rows of the cursor and of the first line when
    one left."""

    def __init__(
        self,
        place: Place,
        rows: PageRows,
        source: Listing | Overview | None,
        trail: tuple[str, ...],
    ) -> None:
        """`trail` are the titles on the way here, as far as they are known."""
        self.place = place
        self.rows: PageRows = rows if isinstance(rows, ListRows) else NarrowedPage(rows)
        self.source = source
        self._trail = trail
        self.cursor = 0
        self.top = 0
        self.sought = ""
        """The URI of what the cursor is to be on as soon as it is here."""
        self._entries: dict[int, Entry] = {}
        """What the marked rows hold: they may be far out of sight, where a list forgets rows."""
        self._end_watch: Callable[[], None] = lambda: None
        self.columns = rows.columns
        """The columns as they are while the page is not sorted."""
        self._held: int | None = None
        self._on = ""
        """The URI of what the cursor is on, as far as it was here since the cursor came there."""
        self._lost: int | None = None
        """The row of the cursor when all rows were forgotten, until it is found again."""
        self._position = 0
        """Where the row of the cursor was shown when the cursor came there."""
        self._parted: Parted | None = None
        """Where the cursor was until its row was taken out, in case that comes back."""
        self._put_back: int | None = None
        """The row the cursor returns to, since the last edit brought it back."""

    @property
    def listing(self) -> Listing | None:
        """The one list of this page; None if it has several or none."""
        return self.source if isinstance(self.source, Listing) else None

    @property
    def arranged(self) -> Arranged | None:
        """That list as it is filtered and sorted."""
        return self.rows.arranged if isinstance(self.rows, ListRows) else None

    @property
    def narrowed(self) -> NarrowedPage | None:
        """The rows of a page that is no single list, as they are filtered."""
        return self.rows if isinstance(self.rows, NarrowedPage) else None

    @property
    def about(self) -> Thing | None:
        """What the page is about, once that is here."""
        return self.source.about if self.source is not None else None

    @property
    def trail(self) -> tuple[str, ...]:
        """The titles on the way here; the last is the name of what the page is about, once that is
        known."""
        *way, title = self._trail
        return (*way, title_of(self.place, self.about) or title)

    def take(self, fresh: Page) -> None:
        """Show the rows of another page of the same place; what narrows several lists stays."""
        before = self.narrowed
        self.close()
        self.source, self.rows = fresh.source, fresh.rows
        if before is not None and self.narrowed is not None:
            self.narrowed.narrow(before.needle)

    def close(self) -> None:
        """Follow the list no longer, and hold nothing of it: nobody comes back to these rows."""
        self._end_watch()
        self.mark(NONE)
        if self.arranged is not None:
            self.arranged.close()

    @property
    def note(self) -> str:
        """What must be said of the page; empty if nothing."""
        if self.listing is not None and self.listing.closed is not None:
            # Where there are no rows, one says so in their place.
            return closed_words(self.listing.closed) if self.listing.rows.total else ""
        return self.source.note if self.source is not None else ""

    @property
    def marks(self) -> Marks:
        """Which rows of the list are marked."""
        return self.rows.marks

    def mark(self, marks: Marks) -> None:
        """Mark other rows; those that hold nothing are left out."""
        self.rows.marks = marks
        self._entries = {at: entry for at, entry in self._entries.items() if at in marks}
        self._take(tuple(index for index in marks.rows if index not in self._entries))

    @property
    def missing(self) -> int:
        """How many of the marked rows are not here yet."""
        return sum(index not in self._entries for index in self.marks.rows)

    def marked(self) -> Iterator[tuple[int, Entry]]:
        """The marked rows that are here, in the order of the list: place and entry."""
        return ((at, self._entries[at]) for at in self.marks if at in self._entries)

    def _take(self, indices: tuple[int, ...]) -> None:
        """Keep what these marked rows hold, as far as it is here."""
        if self.listing is None:
            return
        nothing: set[int] = set()
        for index in indices:
            row = self.listing.rows.row(index)
            if isinstance(row, Entry):
                self._entries[index] = row
            elif row is Absent.NULL:
                nothing.add(index)
        if nothing:
            self.rows.marks = replace(self.marks, rows=self.marks.rows - nothing)

    def playable_at(self, index: int) -> tuple[Listing, Arranged, int] | None:
        """The list that row stands in, as it is to be played, and its place there."""
        listed = self.rows.listed(index)
        if listed is None:
            return None
        listing, place = listed
        if self.arranged is not None:
            return listing, self.arranged, index
        return listing, Arranged(listing.rows), place

    def hold(self, position: int) -> None:
        """Remember which row of the list is shown at a position: the cursor is on it."""
        self._held = self.arranged.index_of(position) if self.arranged is not None else None
        if self._lost is not None and self._held != self._lost:
            self._lost, self.sought = None, ""
        self._position = position
        count = 0 if self.arranged is None else self.arranged.count() or 0
        if self._parted is not None and position != nearest(self._parted.position, count):
            self._parted = None
        self._on = self._uri_held()

    def held(self) -> int | None:
        """Where that row is shown by now; None: nowhere."""
        if self._held is None or self.arranged is None:
            return None
        return self.arranged.position_of(self._held)

    def moved(self, change: RowsEdited, cursor: int) -> int | None:
        """Where the cursor belongs after an edit: on its row, also when that was gone and is there
        again; None if its row is gone."""
        return change.moved(cursor) if self._put_back is None else self._put_back

    def follow(
        self,
        changed: Callable[[Change | None], None],
        retold: Callable[[], None] | None = None,
    ) -> Callable[[], None]:
        """Have `changed` called at each change of the rows (with the change, if it is of certain
        rows of a plain list), and `retold` (or else `changed`) at each of what the page is about;
        returns what ends that."""
        leave = ExitStack()
        self._end_watch()
        leave.callback(self._watch_marks)
        for listing in self._listings():
            leave.callback(
                listing.rows.subscribe(lambda change: self._list_changed(change, changed))
            )
        if self.arranged is not None:
            leave.callback(self.arranged.subscribe(lambda: changed(None)))
        if self.source is not None:
            leave.callback(self.source.on_about(retold or (lambda: changed(None))))
        return leave.close

    def _listings(self) -> tuple[Listing, ...]:
        if isinstance(self.source, Overview):
            return tuple(part.listing for part in self.source.parts)
        return () if self.source is None else (self.source,)

    def _watch_marks(self) -> None:
        """While the page is not shown: keep the marks on their rows all the same."""
        if self.listing is not None and self.marks:
            self._end_watch = self.listing.rows.subscribe(self._move_marks)

    def _list_changed(self, change: Change, changed: Callable[[Change | None], None]) -> None:
        if self.listing is not None:
            self._move_marks(change)
            self._keep_held(change)
        if self.arranged is None or self.arranged.is_plain:
            changed(change if self.listing is not None else None)
        elif isinstance(change, RowsEdited) and self._put_back is not None:
            changed(None)
        elif isinstance(change, SurveyMoved):
            changed(change)  # how the result grows is told by the arrangement

    def _keep_held(self, change: Change) -> None:
        """Keep in mind what the cursor is on, also when all rows are read anew."""
        match change:
            case RowsEdited():
                self._follow_edit(change)
            case ListReset() if self._parted is not None and not self.sought:
                self._lost, self.sought = self._parted.row, self._parted.uri
                self._parted = None
            case ListReset() if self._on and not self.sought:
                self._lost, self.sought = self._held, self._on
            case RowsArrived():
                found = self._uri_held()
                if self._lost is not None and found == self.sought:
                    # It is where it was; the same further up is not meant.
                    self._lost, self.sought = None, ""
                self._on = self._on or found

    def _follow_edit(self, change: RowsEdited) -> None:
        """Stay on the row of the cursor; one that was gone is returned to as soon as it is back."""
        total = 0 if self.listing is None else self.listing.rows.total or 0
        held, parted = self._held, self._parted
        self._held = None if held is None else change.moved(held)
        self._put_back = None
        if parted is not None and total > parted.total:
            self._held = self._put_back = nearest(parted.row, total)
            is_back = self._held == parted.row and self._uri_held() == parted.uri
            self._parted = None if is_back else replace(parted, total=total)
        elif held is not None and self._held is None:
            self._parted = Parted(held, self._on, total, self._position)
            if self.arranged is not None and self.arranged.is_plain:
                self._held = nearest(held, total)
        elif parted is not None:
            self._parted = replace(parted, total=total)

    def _uri_held(self) -> str:
        if self._held is None or self.listing is None or self._held < 0:
            return ""
        row = self.listing.rows.row(self._held)
        return (uri(row.thing) or "") if isinstance(row, Entry) else ""

    def _move_marks(self, change: Change) -> None:
        match change:
            case RowsEdited():
                moved = ((change.moved(index), entry) for index, entry in self._entries.items())
                self._entries = {index: entry for index, entry in moved if index is not None}
                self.mark(self.marks.moved(change.moved))
            case RowsArrived() if self.marks:
                arrived = range(change.first, change.last + 1)
                self._take(tuple(index for index in arrived if index in self.marks))
            case ListReset():
                self.mark(NONE)


def nearest(row: int, total: int) -> int:
    """The same row, or the last one if there are not so many."""
    return max(0, min(row, total - 1))


def closed_words(refusal: ClosedBySpotify) -> str:
    """What must be said of a list that this app may not have."""
    since = f" on {refusal.since}" if refusal.since is not None else ""
    return f"Spotify closed this to apps such as yours{since}."


def page_of(source: Listing | Overview, look: Look, trail: tuple[str, ...]) -> Page:
    """The page of an open place."""
    rows: PageRows
    if isinstance(source, Overview):
        rows = OverviewRows(look, source)
    else:
        rows = ListRows(look, source, Arranged(source.rows))
    return Page(source.place, rows, source, trail)


def page_of_sections(
    place: Place, sections: tuple[SectionState, ...], look: Look, trail: tuple[str, ...]
) -> Page:
    """The page of the sections."""
    return Page(place, SectionRows(look, sections), None, trail)
