"""Where something is in a long list, with as few requests as the list's order allows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tuify.library import things
from tuify.library.changes import Absent, Change, RowsEdited
from tuify.library.entries import Entry, Thing
from tuify.library.guessing import Line, guess, line_of, sought_in
from tuify.library.paged import PagedList
from tuify.library.places import Place
from tuify.library.windows import Span

MOST_GUESSES = 12
"""Guesses made by the order of a list before it is read through."""

_BEFORE = 5
"""Rows before the one a list was started from that are looked at."""


@dataclass(frozen=True, slots=True)
class Found:
    """It is this row of the list."""

    index: int


@dataclass(frozen=True, slots=True)
class Searching:
    """Rows are on their way. `reads_all` says that the list is read through; its survey tells how
    far that is, and what holds it up."""

    reads_all: bool


@dataclass(frozen=True, slots=True)
class NotThere:
    """The list does not have it, or the search was given up."""


Outcome = Found | Searching | NotThere


@dataclass(frozen=True, slots=True)
class Trail:
    """The row from which the list was started, or where what plays was found since."""

    index: int
    uri: str


@dataclass(frozen=True, slots=True)
class _Search:
    """What is sought, and the rows to look at for it before all others, in this order."""

    uris: frozenset[str]
    spans: Iterator[Span]

    def matches(self, entry: Entry) -> bool:
        return things.uri(entry.thing) in self.uris


class Finder:
    """Finds things in one list: among the rows that are here, around the row it was started from,
    where its order says (albums, shows, audiobooks), and at last by reading it through.

    Call `find`, and as long as it is `Searching`, `look` at each change of the list. The row that
    was found is in memory for the rest of that turn of the event loop: go there at once. `close` it
    when it is needed no longer.
    """

    def __init__(
        self, rows: PagedList[Entry], place: Place | None = None, *, page_size: int = 50
    ) -> None:
        """`place` is where the list is; it tells what it is sorted by."""
        self._rows = rows
        self._place = place
        self._page_size = page_size
        self._trail: Trail | None = None
        self._search: _Search | None = None
        self._awaited = Span(0, -1)
        self._reads_all = False
        self._end = rows.subscribe(self._note_change)

    def is_of(self, rows: PagedList[Entry]) -> bool:
        """Whether it looks through these rows."""
        return rows is self._rows

    def started(self, index: int, uri: str) -> None:
        """Remember that the thing `uri` was started from the row `index`."""
        self._trail = Trail(index, uri)

    def find(
        self, item: Thing, *, context_uri: str | None = None, in_order: bool = False
    ) -> Outcome:
        """Begin to look for an item; in a list of albums, artists or shows, for the one it is of.
        Where the list can't have it, nothing is asked.

        `context_uri` is what it plays from, to be found in a list of playlists. `in_order` says
        that the list is played in its order, so that it comes soon after where it was started.
        """
        self.stop()
        sought = sought_in(self._place, item, context_uri)
        if sought:
            self._search = _Search(sought, self._spans(item, in_order=in_order))
        return self.look()

    def look(self) -> Outcome:
        """How the search stands, and on with it."""
        search, rows = self._search, self._rows
        if search is None:
            return NotThere()
        found = rows.find(search.matches)
        if found is not None:
            entry = rows.row(found)
            uri = things.uri(entry.thing) if isinstance(entry, Entry) else None
            if uri is not None and self._trail is not None:
                self._trail = Trail(found, uri)
            self.stop()
            return Found(found)
        if self._reads_all:
            survey = rows.survey
            if survey is None or survey.is_done:
                self.stop()
                return NotThere()
            return Searching(reads_all=True)
        if self._rows.awaits(self._awaited.first, self._awaited.last) and not self._is_here():
            return Searching(reads_all=False)
        return self._go_on(search)

    def stop(self) -> None:
        """Give the search up."""
        self._search = None
        self._awaited = Span(0, -1)
        if self._reads_all:
            self._reads_all = False
            self._rows.release(self)

    def close(self) -> None:
        """Give the search up, and follow the list no longer."""
        self.stop()
        self._end()

    def _note_change(self, change: Change) -> None:
        if isinstance(change, RowsEdited) and self._trail is not None:
            index = change.moved(self._trail.index)
            self._trail = None if index is None else Trail(index, self._trail.uri)

    def _go_on(self, search: _Search) -> Outcome:
        for span in search.spans:
            self._awaited = span
            if not self._is_here():
                self._rows.ask(span.first, span.last)
                return Searching(reads_all=False)
        self._reads_all = True
        self._rows.load_all(search.matches, user=self)
        return self.look()

    def _is_here(self) -> bool:
        """Whether the rows that are awaited are."""
        total = self._rows.total
        return total is not None and all(
            self._rows.row(index) is not Absent.LOADING for index in self._awaited.within(total)
        )

    def _spans(self, item: Thing, *, in_order: bool) -> Iterator[Span]:
        """The rows to look at before all others, one step after the other: each is made when those
        before it have been answered."""
        trail = self._trail
        if trail is not None and (in_order or things.uri(item) == trail.uri):
            yield Span.of(max(0, trail.index - _BEFORE), self._page_size)
        line = line_of(self._place, item)
        if line is None:
            return
        yield Span(0, 0)
        for _ in range(MOST_GUESSES):
            index = self._guess(line)
            if index is None:
                return
            yield Span.of(index - index % self._page_size, self._page_size)

    def _guess(self, line: Line) -> int | None:
        rows = self._rows
        here = [(index, rows.row(index)) for index in range(rows.total or 0)]
        values = {
            index: line.value_of(row.thing) if isinstance(row, Entry) else None
            for index, row in here
            if row is not Absent.LOADING
        }
        return guess(line, values, rows.total or 0)
