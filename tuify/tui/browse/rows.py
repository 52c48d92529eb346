"""The rows of a page: of one list, of several at one place, or of the sections."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

from tuify.library.changes import Absent, Failed
from tuify.library.entries import Entry
from tuify.library.places import Place, PlaceKind, place_of
from tuify.library.sections import opened_from
from tuify.tui.browse.columns import columns_at
from tuify.tui.browse.look import Look
from tuify.tui.browse.marks import NONE, Marks
from tuify.tui.browse.nature import saved_by_nature
from tuify.tui.widgets.column_layout import Column
from tuify.tui.widgets.row_text import Row, Rows, Tone

if TYPE_CHECKING:
    from tuify.library.arranged import Arranged
    from tuify.library.listing import Listing
    from tuify.library.overview import Overview, Part
    from tuify.library.sections import SectionState


class PageRows(Rows, Protocol):
    """Rows that can be gone into, played and changed."""

    columns: tuple[Column, ...]
    marks: Marks

    def entry(self, index: int) -> Entry | None:
        """The entry of that row; None where it has none, or it is not here."""
        ...

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        ...

    def leads_to(self, index: int) -> Place | None:
        """Where that row opens; None if nowhere."""
        ...

    def listed(self, index: int) -> tuple[Listing, int] | None:
        """The list that row stands in, and its place there."""
        ...

    def total(self) -> int | None:
        """How many rows there are to count; None while nobody knows, or if it means nothing."""
        ...

    def look_at(self, first: int, last: int) -> None:
        """Rows `first` to `last` are in sight: have them fetched."""
        ...

    def find(self, uri: str) -> int | None:
        """The row of the thing with this URI, if it is here."""
        ...


class ListRows:
    """The rows of one list, as it is filtered and sorted."""

    def __init__(self, look: Look, listing: Listing, arranged: Arranged) -> None:
        self.columns = columns_at(listing.place, look.columns)
        self.marks = NONE
        self._look = look
        self._is_kept = saved_by_nature(listing.place)
        self.listing = listing
        self.arranged = arranged

    def count(self) -> int:
        """How many rows there are; one while nobody knows, and where one says why it is empty."""
        return self.arranged.count() or 1

    def row(self, index: int) -> Row:
        """The row at `index`; a quiet placeholder while its page is not here."""
        if self.arranged.count() == 0:
            return Row((), tone=Tone.QUIET, note=self._why_empty())
        marked = bool(self.marks) and self.arranged.index_of(index) in self.marks
        entry = self.arranged.row(index)
        return self._look.row(entry, self.columns, marked=marked, is_kept=self._is_kept)

    def entry(self, index: int) -> Entry | None:
        """The entry of that row."""
        if not self.arranged.count():
            return None
        entry = self.arranged.row(index)
        return entry if isinstance(entry, Entry) else None

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds, if only that it holds nothing."""
        count = self.arranged.count()
        if count is None:
            return False
        entry = self.arranged.row(index) if count else Absent.NULL
        return not (entry is Absent.LOADING or isinstance(entry, Failed))

    def leads_to(self, index: int) -> Place | None:
        """Where the thing in that row opens."""
        entry = self.entry(index)
        return None if entry is None else place_of(entry.thing)

    def listed(self, index: int) -> tuple[Listing, int] | None:
        """The list, and the row's place there."""
        return (self.listing, self.arranged.index_of(index)) if self.arranged.count() else None

    def total(self) -> int | None:
        """How many there are."""
        return self.arranged.count()

    def look_at(self, first: int, last: int) -> None:
        """Have the rows in sight fetched."""
        self.arranged.look_at(first, last)

    def find(self, uri: str) -> int | None:
        """The row of the thing with this URI, if it is here."""
        index = self.listing.rows.find(lambda entry: getattr(entry.thing, "uri", None) == uri)
        return None if index is None else self.arranged.position_of(index)

    def _why_empty(self) -> str:
        if not self.arranged.is_plain and self.listing.rows.total:
            survey = self.listing.rows.survey
            if survey is not None and survey.is_running:
                return "Nothing fits so far; reading on"
            return "Nothing here fits. Esc shows all again"
        return self.listing.note or _EMPTY.get(self.listing.place.kind, "Nothing is in here")


class OverviewRows:
    """The rows of several lists at one place: of each a heading, and its first few entries."""

    def __init__(self, look: Look, overview: Overview) -> None:
        self.columns = columns_at(overview.place, look.columns)
        self.marks = NONE
        self._look = look
        self._overview = overview

    def count(self) -> int:
        """How many rows there are; one if nothing of it can be had."""
        if self._failure() is not None:
            return 1
        return max(1, sum(_size(part) for part in self._overview.parts))

    def row(self, index: int) -> Row:
        """A heading, or an entry under it."""
        failure = self._failure()
        if failure is not None:
            return self._look.row(failure, self.columns)
        found = self._at(index)
        if found is None:
            return Row((), tone=Tone.QUIET, note="Nothing was found")
        part, place = found
        rows = part.listing.rows
        if place < 0:
            total = f"  {rows.total:,}" if rows.total else ""
            more = " " * 2 + "Enter shows all" if (rows.total or 0) > part.most else ""
            return Row((), tone=Tone.HEADING, note=f"{part.title}{total}{more}")
        return self._look.row(rows.row(place), self.columns)

    def entry(self, index: int) -> Entry | None:
        """The entry of that row; headings have none."""
        found = self._at(index)
        if found is None or found[1] < 0:
            return None
        entry = found[0].listing.rows.row(found[1])
        return entry if isinstance(entry, Entry) else None

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        if self._failure() is not None:
            return False
        found = self._at(index)
        if found is None or found[1] < 0:
            return True
        entry = found[0].listing.rows.row(found[1])
        return not (entry is Absent.LOADING or isinstance(entry, Failed))

    def leads_to(self, index: int) -> Place | None:
        """A heading leads to the whole list; an entry to what it is."""
        found = self._at(index)
        if found is not None and found[1] < 0:
            return found[0].listing.place
        entry = self.entry(index)
        return None if entry is None else place_of(entry.thing)

    def listed(self, index: int) -> tuple[Listing, int] | None:
        """The list of that part, and the row's place there."""
        found = self._at(index)
        return None if found is None or found[1] < 0 else (found[0].listing, found[1])

    def total(self) -> int | None:
        """Counting rows of different kinds means nothing."""
        return None

    def look_at(self, first: int, last: int) -> None:
        """Have the first rows of each part in sight fetched."""
        start = 0
        for part in self._overview.parts:
            if start <= last and start + _size(part) > first:
                part.listing.rows.look_at(0, part.most - 1)
            start += _size(part)

    def find(self, uri: str) -> int | None:
        """The row of the thing with this URI, if it is here."""
        for index in range(self.count()):
            entry = self.entry(index)
            if entry is not None and getattr(entry.thing, "uri", None) == uri:
                return index
        return None

    def _failure(self) -> Failed | None:
        """Why all of the lists can't be had, so that it is said once."""
        firsts = [part.listing.rows.row(0) for part in self._overview.parts]
        failures = [first for first in firsts if isinstance(first, Failed)]
        return failures[0] if failures and len(failures) == len(firsts) else None

    def _at(self, index: int) -> tuple[Part, int] | None:
        """The part of that row, and its place there; -1 for the heading."""
        if self._failure() is not None:
            return None
        for part in self._overview.parts:
            size = _size(part)
            if index < size:
                return part, index - 1
            index -= size
        return None


class SectionRows:
    """The sections of the library; those that Spotify closed stand last, with the date."""

    columns: tuple[Column, ...] = (Column("title", "Section", width=20, weight=1),)

    def __init__(self, look: Look, sections: Sequence[SectionState]) -> None:
        self.marks = NONE
        self._look = look
        self._sections = sorted(sections, key=lambda section: section.is_closed)

    def count(self) -> int:
        """How many sections there are."""
        return len(self._sections)

    def row(self, index: int) -> Row:
        """A section by its name."""
        section = self._sections[index]
        if section.is_closed:
            note = f"{section.title}  closed by Spotify{_since(section)}"
            return Row((), tone=Tone.DISABLED, note=note)
        needs = section.place.kind is PlaceKind.RECOMMENDATIONS
        return Row((f"{section.title}, from what plays" if needs else section.title,))

    def refusal(self, index: int) -> str:
        """Why that section can't be opened; empty if it can."""
        section = self._sections[index]
        if section.is_closed:
            return f"{section.title}: closed by Spotify to apps like this one{_since(section)}"
        if self.leads_to(index) is None:
            return "No track plays that recommendations could start from; R starts from a row"
        return ""

    def entry(self, index: int) -> Entry | None:
        """Sections are no entries."""
        return None

    def is_here(self, index: int) -> bool:
        """All are known."""
        return True

    def leads_to(self, index: int) -> Place | None:
        """The section, unless it is closed."""
        section = self._sections[index]
        return None if section.is_closed else opened_from(section.place, self._look.playing)

    def listed(self, index: int) -> tuple[Listing, int] | None:
        """Sections stand in no list."""
        return None

    def total(self) -> int | None:
        """Nobody counts them."""
        return None

    def look_at(self, first: int, last: int) -> None:
        """All are here."""

    def find(self, uri: str) -> int | None:
        """Nothing that plays is among them."""
        return None


_EMPTY = {
    PlaceKind.LIKED: "No liked songs yet. s or F saves one",
    PlaceKind.ALBUMS: "No saved albums yet. s saves one",
    PlaceKind.ARTISTS: "You follow no artists yet. s follows one",
    PlaceKind.PLAYLISTS: "No playlists yet. N makes one",
    PlaceKind.SHOWS: "You follow no podcasts yet. s follows one",
    PlaceKind.EPISODES: "No saved episodes yet. s saves one",
    PlaceKind.AUDIOBOOKS: "No saved audiobooks yet. s saves one",
    PlaceKind.SEARCH: "Nothing was found",
    PlaceKind.RECENT: "Nothing was played lately",
}


def _since(section: SectionState) -> str:
    return f" since {section.closed}" if section.closed is not None else ""


def _size(part: Part) -> int:
    """The lines of a part: its heading and its first entries; one while nobody knows how many; none
    if it is empty."""
    total = part.listing.rows.total
    if total is None:
        return 2
    return min(part.most, total) + 1 if total else 0
