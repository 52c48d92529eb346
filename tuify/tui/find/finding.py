"""Finding: all that finds on the main screen, wired to its panes for one session."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Self

from tuify.library.links import Within
from tuify.library.places import LIBRARY, Place
from tuify.spotify.errors import SpotifyError
from tuify.tui.browse.recent_rows import NEW_SEARCH
from tuify.tui.find.filter_bar import FilterBar
from tuify.tui.find.jump import Jump
from tuify.tui.find.list_filter import ListFilter, Narrows
from tuify.tui.find.narrowing import LibraryNarrowing, RowsNarrowing
from tuify.tui.find.search import Later, Search
from tuify.tui.find.sorting import order_words, sort_choices
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.library import LibraryPane
from tuify.tui.text import Glyphs
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from textual.widget import Widget

    from tuify.library.order import Order
    from tuify.session import Session
    from tuify.tui.browse.page import Page
    from tuify.tui.screens.main import MainScreen


class _SearchScreen:
    """The library pane, as a search sees it."""

    def __init__(
        self,
        pane: LibraryPane,
        *,
        open_within: Callable[[Within], None],
        say: Callable[[str], None],
    ) -> None:
        self._pane = pane
        self._say = say
        self.open_within = open_within

    @property
    def place(self) -> Place | None:
        """Where one is."""
        return self._pane.page.place if self._pane.page is not None else None

    def go(self, place: Place) -> None:
        """Go to a place."""
        self._pane.go(place)

    def swap(self, place: Place) -> None:
        """Show a place instead of this one."""
        self._pane.swap(place)

    def back(self) -> None:
        """Back to where one was before."""
        self._pane.back()

    def to_list(self) -> None:
        """Give the list the focus."""
        self._pane.screen.set_focus(self._pane.table, scroll_visible=False)

    def recount(self) -> None:
        """Say anew what is being done."""
        self._pane.recount()

    def say(self, notice: str) -> None:
        """Say something in the bottom line."""
        self._say(notice)

    def moved(self, rows: int) -> None:
        """Move the cursor of the list."""
        self._pane.table.go_to(self._pane.table.cursor + rows)

    def paged(self, pages: int) -> None:
        """Turn the pages of the list."""
        if pages > 0:
            self._pane.table.page_down()
        else:
            self._pane.table.page_up()


class Finding:
    """Filter, sort, search and jump, from `with` to its end."""

    def __init__(
        self, session: Session, screen: MainScreen, glyphs: Glyphs, *, later: Later
    ) -> None:
        self._session = session
        self._screen = screen
        self._glyphs = glyphs
        library = screen.library
        self._library = library
        self._page: Page | None = None
        self._bars: list[FilterBar] = []
        self.jump = Jump(
            library,
            say=screen.say,
            playing=lambda: session.remote.view.playback,
            name_of=session.names.name,
        )
        self.search = Search(
            session.lists,
            _SearchScreen(library, open_within=self._open_within, say=screen.say),
            session.recent_searches,
            later=later,
            mount=partial(self._put, library),
        )
        queue, devices = screen.queue, screen.devices
        self._filters: dict[Widget | None, ListFilter] = {
            library.table: self._filter(library, LibraryNarrowing(library, glyphs), library.table),
            queue.table: self._filter(
                queue, RowsNarrowing(queue.table, queue.table.narrowed), queue.table
            ),
            devices.table: self._filter(
                devices, RowsNarrowing(devices.table, devices.table.narrowed), devices.table
            ),
        }

    def _filter(self, pane: Pane, rows: Narrows, table: KeyedTable) -> ListFilter:
        return ListFilter(table, rows, partial(self._put, pane))

    def __enter__(self) -> Self:
        """Follow the pages."""
        self._screen.finding = self
        self._library.changed = self._changed
        self._library.doing = self._doing
        self._changed()
        if self._library.page is not None and self._library.page.place == NEW_SEARCH:
            self._screen.call_next(self.open_search)
        return self

    def __exit__(self, *_: object) -> None:
        """Leave the screen as it was."""
        self._screen.finding = None
        self.search.stop()
        self.jump.stop()
        self._library.changed = lambda: None
        self._library.doing = lambda: ""
        for bar in self._bars:
            bar.remove()

    async def _put(self, pane: Pane, bar: FilterBar) -> None:
        self._bars.append(bar)
        await pane.put_over(bar)

    # What the keys ask for

    async def filter(self, table: Widget | None) -> None:
        """Filter the list that has the focus, or the one under what is searched for."""
        if self.search.is_typed_in:
            self.search.left()
            table = self._library.table
        if table in self._filters:
            await self._filters[table].open()

    async def open_search(self) -> None:
        """Type what to search for."""
        self._screen.action_pane("library")
        await self.search.open()

    def go_to_playing(self) -> None:
        """Put the cursor on what plays, or go where that is."""
        if self.jump.go():
            self._screen.action_pane("library")

    def why_unsorted(self, table: Widget | None) -> str:
        """Why the list that has the focus can't be sorted; empty if it can."""
        page = self._library.page
        if table is self._screen.queue.table:
            return "The queue stands in the order it plays"
        if table is self._screen.devices.table:
            return "The devices stand as Spotify lists them"
        if page is None or page.arranged is not None:
            return ""
        if page.place == NEW_SEARCH:
            return "The newest search stands first"
        if page.place == LIBRARY:
            return "The sections stand in an order of their own"
        return "There are several lists here; open one to sort it"

    def sort(self, table: Widget | None) -> None:
        """Ask what to sort the page by, or say why it can't be."""
        from tuify.tui.find.sort_menu import SortMenu

        why, page = self.why_unsorted(table), self._library.page
        if why or page is None or page.arranged is None:
            self._screen.say(why)
            return
        choices, arranged = sort_choices(page.columns), page.arranged

        def chosen(order: Order | None) -> None:
            self._library.arrange_rows(arranged.needle, order)
            words = order_words(arranged.order, choices)
            survey = arranged.rows.survey
            reads = survey is not None and survey.is_running
            self._screen.say(f"{words}; reading all of it, Esc stops" if reads else words)

        self._screen.app.push_screen(SortMenu(self._glyphs, choices, arranged.order, chosen))

    def stop(self) -> bool:
        """Stop what is being read or looked for; whether there was anything."""
        stopped = self.search.stop() or self.jump.stop() or self._library.stop_reading()
        if stopped:
            self._screen.say("Stopped; what is here stays")
        return stopped

    def clear(self) -> bool:
        """Show all of the list that has the focus again; whether it was filtered."""
        table = self._screen.focused
        return table in self._filters and self._filters[table].clear()

    # What follows

    def _changed(self) -> None:
        """Another page is shown, or its rows changed."""
        page = self._library.page
        list_filter = self._filters[self._library.table]
        if page is not self._page:
            before, self._page = self._page, page
            _rest(before)
            _go_on(page)
            self.search.page_turned()
            list_filter.page_turned()
        self.jump.look()
        list_filter.tell()
        self._library.recount()

    def _doing(self) -> str:
        """What is being done to the page, for its edge."""
        return self.search.doing or self.jump.doing or self._reading()

    def _reading(self) -> str:
        page = self._library.page
        arranged = page.arranged if page is not None else None
        if arranged is None or arranged.is_plain or arranged.needle:
            return ""
        survey = arranged.rows.survey
        if survey is None or survey.is_done or survey.total is None:
            return ""
        return f"read {survey.seen:,} of {survey.total:,}"

    def _open_within(self, within: Within) -> None:
        """Go to what a thing stands in; one request."""
        self._screen.say("Opening the link")
        here = self._library.page

        async def ask() -> None:
            try:
                place = await self._session.place_containing(within)
            except SpotifyError as error:
                self._screen.say(f"Couldn't open the link: {error_sentence(error)}")
                return
            if self._library.page is not here:
                return
            if place is None:
                self._screen.say("Nobody tells where this one stands")
                return
            self._screen.say("")
            self._screen.show_place(place, sought=within.uri)

        self._screen.run_worker(ask(), group="open-link", exclusive=True)


def _rest(page: Page | None) -> None:
    """Read the list of a page that was left no further."""
    if page is not None and page.arranged is not None and not page.arranged.is_plain:
        page.arranged.stop()


def _go_on(page: Page | None) -> None:
    """Read on where one left off."""
    if page is not None and page.arranged is not None and not page.arranged.is_plain:
        page.arranged.resume()
