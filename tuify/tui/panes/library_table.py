"""The rows of the page one is on, with their keys."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Final

from tuify.library import things
from tuify.library.entries import Entry, Thing
from tuify.tui.actions import Scope
from tuify.tui.browse.columns import Shape, columns_of
from tuify.tui.browse.nature import saved_by_nature
from tuify.tui.browse.nothing import why_nothing, why_unopened
from tuify.tui.browse.recent_rows import NEW_SEARCH
from tuify.tui.browse.target import Target
from tuify.tui.find.sorting import sorted_column
from tuify.tui.panes.marking_table import MarkingTable
from tuify.tui.panes.messages import ForgetSearch, Open, PlayFrom, Refused, Wish
from tuify.tui.text import Glyphs
from tuify.tui.widgets.item_table import Row, Tone

if TYPE_CHECKING:
    from tuify.library.order import Order
    from tuify.library.places import Place
    from tuify.tui.browse.page import Page

_FEW = 20
"""Marked rows by which it is told what can be done with all of them."""


OF_SEARCH: Final = {"play-from-here": "search", "remove-from-playlist": "forget"}
"""What can be done with a search of late: ids of actions, and what they are called there."""


class Awaited:
    """One quiet row, until there is a session to ask for others."""

    def __init__(self, glyphs: Glyphs) -> None:
        self._glyphs = glyphs

    def count(self) -> int:
        """The one."""
        return 1

    def row(self, index: int) -> Row:
        """A placeholder."""
        return Row((self._glyphs.dots,), tone=Tone.QUIET)


class LibraryTable(MarkingTable, inherit_bindings=True):
    """Shows one page at a time."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.LIBRARY, Scope.LISTS)

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(columns_of(Shape.TRACKS), glyphs=glyphs, id="library-table")
        self.page: Page | None = None
        self.show(Awaited(glyphs))

    def turn_to(self, page: Page) -> None:
        """Show another page, where one left it."""
        if self.page is not None and self.page is not page:
            self.leave_marking()
            self.page.cursor, self.page.top = self.cursor, self.in_sight[0]
        self.page = page
        self.show(page.rows, cursor=page.cursor, top=page.top, columns=page.rows.columns)

    def retitle(self, order: Order | None) -> None:
        """Say in the line of titles by which column the page is sorted."""
        if self.page is None:
            return
        columns = tuple(sorted_column(each, order, self._glyphs) for each in self.page.columns)
        self.page.rows.columns = columns
        self.show(self.page.rows, cursor=self.cursor, top=self.in_sight[0], columns=columns)

    def entry_at(self, index: int) -> Entry | None:
        """The entry of that row."""
        return self.page.rows.entry(index) if self.page is not None else None

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        return self.page is not None and self.page.rows.is_here(index)

    def thing(self) -> Thing | None:
        """That of the row under the cursor; of a row that holds nothing, what the page is about."""
        about = self.page.about if self.page is not None else None
        return super().thing() or about

    def target(self) -> Target:
        """The marked rows, or the row under the cursor; of a row that holds nothing, such as a
        heading, what the page is about."""
        page = self.page
        if page is None:
            return Target(())
        is_arranged = page.arranged is not None and not page.arranged.is_plain
        if page.marks:
            marked = tuple(page.marked())
            return Target(
                tuple(entry.thing for _, entry in marked),
                page.listing,
                tuple(index for index, _ in marked),
                is_marked=True,
                is_arranged=is_arranged,
                missing=page.missing,
            )
        entry, listed = page.rows.entry(self.cursor), page.rows.listed(self.cursor)
        if entry is None:
            about = () if page.about is None else (page.about,)
            instead = why_nothing(page.rows, self.cursor)
            return Target(about, page.listing, is_of_page=True, instead=instead)
        if listed is None:
            return Target((entry.thing,))
        return Target((entry.thing,), listed[0], (listed[1],), is_arranged=is_arranged)

    def sample(self) -> Target:
        """As `target`, with at most a few of the marked rows."""
        page = self.page
        if page is None or not page.marks:
            return self.target()
        few = tuple(islice(page.marked(), _FEW))
        return Target(
            tuple(entry.thing for _, entry in few),
            page.listing,
            tuple(index for index, _ in few),
            is_marked=True,
            is_arranged=page.arranged is not None and not page.arranged.is_plain,
        )

    def is_saved(self, uri: str | None) -> bool | None:
        """Whether a thing of the page is saved; in a list of what is saved it is, unless it is
        known to have been taken out."""
        known = super().is_saved(uri)
        if known is None and self.page is not None and saved_by_nature(self.page.place):
            return True
        return known

    @property
    def search_of_late(self) -> Place | None:
        """Where the row under the cursor searches again; None if it is none of the searches."""
        page = self.page
        if page is None or page.place != NEW_SEARCH:
            return None
        return page.rows.leads_to(self.cursor)

    def labels(self, own_id: str | None) -> dict[str, str]:
        """What can be gone into is opened, not played."""
        if self.search_of_late is not None:
            return OF_SEARCH
        opens = self.page is not None and self.page.rows.leads_to(self.cursor) is not None
        return super().labels(own_id) | ({"play-from-here": "open"} if opens else {})

    def wish(self, name: str) -> Wish | None:
        """What the action of that name wants of the row under the cursor."""
        if name == "remove" and self.page is not None and self.page.place == NEW_SEARCH:
            search = self.search_of_late
            return None if search is None else ForgetSearch(search.id)
        return super().wish(name)

    def choice(self, index: int) -> Wish | None:
        """To go into what can be gone into, and to play all else from that row on."""
        if self.page is None:
            return None
        rows = self.page.rows
        place = rows.leads_to(index)
        if place is not None:
            return Open(place)
        if not rows.is_here(index):
            return self.not_here(index)
        entry = rows.entry(index)
        if entry is None:
            return Refused(why_unopened(rows, index))
        return None if things.duration_ms(entry.thing) is None else PlayFrom(index)
