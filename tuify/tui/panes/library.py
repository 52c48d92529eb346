"""The library: the page one is on, in the frame that says where that is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import TYPE_CHECKING

from textual.app import ComposeResult

from tuify.library.changes import Change, ListReset, RowsArrived, RowsEdited, TotalChanged
from tuify.library.entries import Thing
from tuify.library.places import LIKED, Place
from tuify.tui.browse.hearts import ask_saved, note_first, note_saved
from tuify.tui.browse.look import Look
from tuify.tui.browse.trail import place_title, trail_words
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.library_table import LibraryTable
from tuify.tui.panes.messages import Marked
from tuify.tui.panes.page_header import PageHeader
from tuify.tui.text import Glyphs, cells

if TYPE_CHECKING:
    from tuify.library.arranged import Arranged
    from tuify.library.listing import Listing
    from tuify.library.order import Order
    from tuify.library.saved import SavedIndex
    from tuify.tui.browse.browser import Browser
    from tuify.tui.browse.page import Page


class LibraryPane(Pane):
    """One page at a time, with the way there in its edge."""

    DIGIT = "1"

    def __init__(self, glyphs: Glyphs, *, start: Place = LIKED) -> None:
        table = LibraryTable(glyphs)
        super().__init__(glyphs, table, id="library")
        self.table = table
        self.header = PageHeader(glyphs)
        self.look = Look(glyphs)
        self.turned: Callable[[], None] = lambda: None
        """Called when another page is shown, or what it is about is known."""
        self.changed: Callable[[], None] = lambda: None
        """Called when another page is shown, or its rows or how far they are read changed."""
        self.doing: Callable[[], str] = lambda: ""
        """What is being done to the page, in a few words; they stand in place of the count."""
        self._glyphs = glyphs
        self._trail: tuple[str, ...] = ("Library", place_title(start))
        self._browser: Browser | None = None
        self._leave_page = ExitStack()
        self.show_trail()

    def inside(self) -> ComposeResult:
        """What the page is about, over its rows."""
        yield self.header
        yield self.table

    # The session

    def attach(
        self, browser: Browser, saved: SavedIndex, *, time_of: Callable[[float], str]
    ) -> Callable[[], None]:
        """Show the pages of `browser`, until the function given back is called.

        `time_of` says a moment of the session's clock (seconds) in words. The rows of the pages are
        to be made with this pane's `look`.
        """
        self._browser = browser
        self.look.saved = self.table.saved = saved
        self.look.time_of = time_of
        unsubscribe = saved.subscribe(self._saved_changed)
        self._turn_to(browser.page)
        note_first(self.page, saved)

        def leave() -> None:
            unsubscribe()
            self._leave_page.close()

        return leave

    @property
    def about(self) -> Thing | None:
        """What the page is about, once that is known."""
        return self.page.about if self.page is not None else None

    @property
    def page(self) -> Page | None:
        """The page one is on; None until there is a session."""
        return self._browser.page if self._browser is not None else None

    # From page to page

    def go(self, place: Place, *, from_here: bool = False, sought: str = "") -> None:
        """Go to a place; see `Browser.go`."""
        if self._browser is not None:
            self._remember()
            self._turn_to(self._browser.go(place, from_here=from_here, sought=sought))

    def swap(self, place: Place) -> None:
        """Show a place instead of this one, with no way back to this."""
        if self._browser is not None:
            self._leave_page.close()
            self._turn_to(self._browser.swap(place))

    def back(self) -> bool:
        """Go back to the page before; whether there is one."""
        return self._turn(lambda browser: browser.back())

    def forward(self) -> bool:
        """Go forward to the page one came back from; whether there is one."""
        return self._turn(lambda browser: browser.forward())

    def _turn(self, turn: Callable[[Browser], Page | None]) -> bool:
        if self._browser is None:
            return False
        self._remember()
        page = turn(self._browser)
        if page is not None:
            self._turn_to(page)
        return page is not None

    def _remember(self) -> None:
        page = self.page
        if page is not None:
            page.cursor, page.top = self.table.cursor, self.table.in_sight[0]

    def _turn_to(self, page: Page) -> None:
        self._leave_page.close()
        self._leave_page.callback(page.follow(self._page_changed, self._retold))
        self.table.turn_to(page)
        page.rows.look_at(*self.table.in_sight)
        self._trail = page.trail
        self.show_trail()
        self._show_about()
        self._make_room()
        self.recount()
        self._seek()
        self._heed_hearts()
        self.changed()

    def show_trail(self) -> None:
        """Write the way here into the edge, as far as there is room."""
        trail, before = self._trail, f"{self.DIGIT} "

        def fitted(room: int) -> str:
            return before + trail_words(trail, max(0, room - len(before)), self._glyphs)

        self.name_edge.show_fitted(fitted(999), fitted)

    # Playing

    def playable_at(self, index: int) -> tuple[Listing, Arranged, int] | None:
        """The list that row stands in, as it is to be played, and its place there."""
        return self.page.playable_at(index) if self.page is not None else None

    @property
    def refusal(self) -> str:
        """Since when Spotify has closed the page to this app; empty if it can be read."""
        listing = self.page.listing if self.page is not None else None
        if listing is None or listing.closed is None:
            return ""
        return self.look.why_failed(listing.closed)

    def read_again(self) -> None:
        """Read on where that was stopped, or ask again for what failed or may be old."""
        page = self.page
        if page is None or self._browser is None:
            return
        survey = page.listing.rows.survey if page.listing is not None else None
        if page.arranged is not None and page.arranged.is_stopped:
            page.arranged.resume()
        elif page.listing is not None and survey is not None and survey.error is not None:
            page.listing.rows.retry()  # what is here already need not be read anew
        else:
            self._browser.refresh(page)

    # Finding

    def arrange_rows(self, needle: str, order: Order | None) -> None:
        """Show the rows of the page that hold these words, in this order; the cursor stays on its
        row if that is one of them."""
        page = self.page
        if page is not None and page.arranged is not None:
            page.hold(self.table.cursor)
            page.arranged.arrange(needle, order)
            self.table.retitle(order)

    def stop_reading(self) -> bool:
        """Read the list of the page no further; whether it was being read."""
        listing = self.page.listing if self.page is not None else None
        survey = listing.rows.survey if listing is not None else None
        if listing is None or survey is None or not survey.is_running:
            return False
        listing.rows.stop_loading()
        return True

    # What changes

    def mark_playing(self, uri: str | None) -> None:
        """Mark what plays, in the rows in sight; nothing else is drawn."""
        if uri != self.look.playing:
            self.look.playing = uri
            self.table.look_again()

    def rows_rearranged(self) -> None:
        """The page's rows are others, or marked otherwise: draw what differs."""
        if self.page is not None and self.page.narrowed is not None:
            self.page.narrowed.renew()
        self.table.count_changed()
        self.table.look_again()
        self._make_room()
        self.recount()

    def _page_changed(self, change: Change | None) -> None:
        match change:
            case RowsEdited():
                self._keep_cursor(change)
                self.rows_rearranged()
            case TotalChanged() | ListReset():
                self.rows_rearranged()
            case None:
                self._show_about()
                self._keep_cursor()
                self.rows_rearranged()
            case RowsArrived():
                self.table.rows_changed(change.first, change.last)
                note_saved(self.page, self.look.saved, change)
            case _:
                self.table.look_again()
        self._seek()
        self._heed_hearts()
        self.changed()

    def _retold(self) -> None:
        """What the page is about is told anew; the cursor stays where it is."""
        self._show_about()
        self.rows_rearranged()
        self.changed()

    def _keep_cursor(self, edit: RowsEdited | None = None) -> None:
        """Keep the cursor on its row, wherever that is by now."""
        if self.page is None:
            return
        place = self.page.held() if edit is None else self.page.moved(edit, self.table.cursor)
        self.table.count_changed()
        if place is not None:
            self.table.go_to(place)

    def _seek(self) -> None:
        """Put the cursor on what is sought, as soon as it is here."""
        page = self.page
        if page is None or not page.sought:
            return
        found = page.rows.find(page.sought)
        if found is not None:
            page.sought = ""
            self.table.go_to(found)

    def _saved_changed(self, uris: Iterable[str]) -> None:
        self.table.look_again()

    def _heed_hearts(self) -> None:
        ask_saved(self.page, self.look.saved, *self.table.in_sight)

    # What the edge and the header say

    def on_item_table_in_sight(self, message: LibraryTable.InSight) -> None:
        """Ask for the pages of the rows in sight."""
        message.stop()
        page = self.page
        if page is not None:
            page.rows.look_at(message.first, message.last)
            self._heed_hearts()

    def on_item_table_cursor_moved(self, message: LibraryTable.CursorMoved) -> None:
        """Count along with the cursor."""
        if self.page is not None:
            self.page.hold(self.table.cursor)
        self.recount()

    def on_marked(self, message: Marked) -> None:
        """Say how many rows are marked."""
        message.stop()
        self._make_room()
        self.recount()

    def _show_about(self) -> None:
        page = self.page
        if page is not None:
            self.header.show(page.about, page.note)
            if page.trail != self._trail:
                self._trail = page.trail
                self.show_trail()
            self.turned()

    def _make_room(self) -> None:
        """Give the count the room it will need at the end of the list."""
        total = self.page.rows.total() if self.page is not None else None
        marked = len(self.page.marks) if self.page is not None else 0
        count = _marked(marked) + (f"{total:,} of {total:,}" if total else "")
        self.count_edge.make_room(max(count, self.doing(), key=cells))

    def recount(self) -> None:
        """Write into the edge where the cursor is, or what is being done."""
        page = self.page
        total = page.rows.total() if page is not None else None
        words = f"{self.table.cursor + 1:,} of {total:,}" if total else ""
        if page is not None and page.marks:
            words = _marked(len(page.marks)) + words
        doing = self.doing()
        if doing:
            self.count_edge.make_room(max(doing, words, key=cells))
        self.count_edge.show(doing or words)


def _marked(count: int) -> str:
    return f"{count:,} marked, " if count else ""
