"""Search: what is typed over the library becomes the page of what it finds."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Protocol

from tuify.library.links import Unopened, Within, read_link
from tuify.library.listing import Listing
from tuify.library.overview import Overview
from tuify.library.places import Place, PlaceKind
from tuify.library.recent_searches import RecentSearches
from tuify.tui.browse.recent_rows import NEW_SEARCH
from tuify.tui.find.filter_bar import FilterBar
from tuify.tui.find.offers import FILTERS, complete, half_typed, is_searchable
from tuify.tui.find.pending import Pending

DEBOUNCE_S = 0.3
"""How long nothing is typed before a search is made (seconds)."""

SHORT_LINK = "A short link: open it in a browser and copy the long one from there"
UNKNOWN_LINK = "tuify can't open this link"

Later = Callable[[float, Callable[[], None]], Callable[[], None]]
"""Has something called after some seconds; returns what calls it off."""


class Library(Protocol):
    """The library, as a search needs it."""

    def open(self, place: Place) -> Listing | Overview:
        """The list at a place, or several."""
        ...

    def forget(self, place: Place) -> None:
        """Keep a place no longer, and drop what is under way for it."""
        ...


class Screen(Protocol):
    """The library pane, as a search needs it."""

    @property
    def place(self) -> Place | None:
        """Where one is; None until there is a session."""
        ...

    def go(self, place: Place) -> None:
        """Go to a place."""
        ...

    def swap(self, place: Place) -> None:
        """Show a place instead of this one."""
        ...

    def back(self) -> None:
        """Back to where one was before."""
        ...

    def to_list(self) -> None:
        """Give the list the focus."""
        ...

    def open_within(self, within: Within) -> None:
        """Go to what a thing stands in, with the cursor on it."""
        ...

    def recount(self) -> None:
        """Say anew what is being done."""
        ...

    def say(self, notice: str) -> None:
        """Say something in the bottom line."""
        ...

    def moved(self, rows: int) -> None:
        """Move the cursor of the list so many rows down (up if negative)."""
        ...

    def paged(self, pages: int) -> None:
        """Turn so many pages of the list down (up if negative)."""
        ...


class Search:
    """The field over the library, and what becomes of what is typed there.

    What is on the screen stays there until the next results are here, or it is known that they
    can't be had; what comes for something that was typed over since is dropped.
    """

    def __init__(
        self,
        library: Library,
        screen: Screen,
        recent: RecentSearches,
        *,
        later: Later,
        mount: Callable[[FilterBar], Awaitable[object]],
    ) -> None:
        """`mount` puts the bar over the list, once it is first needed."""
        self._library = library
        self._screen = screen
        self._recent = recent
        self.later = later
        """Has the search made after a while; see `Later`."""
        self._mount = mount
        self._bar: FilterBar | None = None
        self._text = ""
        self._call_off: Callable[[], None] = lambda: None
        self._pending: Pending | None = None

    @property
    def doing(self) -> str:
        """What is being done, in words; empty if nothing."""
        return "searching ..." if self._pending is not None else ""

    @property
    def is_typed_in(self) -> bool:
        """Whether what is typed goes into its field."""
        return self._bar is not None and self._bar.is_typed_in

    async def open(self) -> None:
        """Type in the field: where something was searched for, that again; else a new search."""
        if self._bar is None:
            self._bar = FilterBar(self, label="Search", offers=" ".join(FILTERS), id="search-bar")
            self._bar.field.labels = {"filter": ""}
            await self._mount(self._bar)
        place = self._screen.place
        if place is None or place.kind is not PlaceKind.SEARCH:
            self._screen.go(NEW_SEARCH)
            place = NEW_SEARCH
        self._text = place.id
        self._bar.open(place.id)
        self._tell("")

    def page_turned(self) -> None:
        """Another page is shown: with the field if it is of a search."""
        place = self._screen.place
        on_search = place is not None and place.kind is PlaceKind.SEARCH
        if not on_search:
            self.stop()
        if self._bar is not None and place is not None and not self._bar.is_typed_in:
            self._text = place.id if on_search else ""
            self._bar.show(self._text, is_kept=on_search)
            self._tell("")

    def stop(self) -> bool:
        """Drop the search that is under way; whether there was one."""
        self._call_off()
        if self._pending is None:
            return False
        pending, self._pending = self._pending, None
        pending.close()
        self._library.forget(pending.place)
        self._screen.recount()
        return True

    # What is done in the field

    def typed(self, text: str) -> None:
        """Search for it, once nobody types any more; a pasted link opens."""
        was_pasted = len(text) - len(self._text) > 1
        self._text = text
        self._call_off()
        link = read_link(text)
        if link is not None:
            self._read(link, is_asked=was_pasted)
            return
        waiting = half_typed(text)
        self._tell(f"{waiting} what?" if waiting else "")
        self.stop()
        if is_searchable(text):
            self._call_off = self.later(DEBOUNCE_S, self._search)
        elif not waiting and self._screen.place != NEW_SEARCH:
            self._screen.swap(NEW_SEARCH)

    def entered(self) -> None:
        """Open the link, or search at once; on to the list."""
        link = read_link(self._text)
        if link is not None:
            self._read(link, is_asked=True)
            return
        if is_searchable(self._text):
            self._search()
        self.left()

    def left(self) -> None:
        """On to the list; what is typed stays, and is remembered."""
        if is_searchable(self._text) and read_link(self._text) is None:
            self._recent.add(self._text)
        self._screen.to_list()

    def escaped(self) -> None:
        """Empty the field; if it is empty, back to where one was."""
        if self._text and self._bar is not None:
            self._bar.field.put("")
            self.typed("")
            return
        self._screen.to_list()
        if self._screen.place == NEW_SEARCH:
            self._screen.back()

    def moved(self, rows: int) -> None:
        """Move the cursor of the list."""
        self._screen.moved(rows)

    def paged(self, pages: int) -> None:
        """Turn the pages of the list."""
        self._screen.paged(pages)

    def completed(self) -> None:
        """Complete the word before the cursor to a filter."""
        if self._bar is not None:
            field = self._bar.field
            text, at = complete(field.value, field.cursor_position)
            field.put(text)
            field.cursor_position = at
            self.typed(text)

    # Links and searches

    def _read(self, link: Place | Within | Unopened, *, is_asked: bool) -> None:
        if isinstance(link, Unopened):
            self._tell("")
            self._screen.say(SHORT_LINK if link is Unopened.SHORT else UNKNOWN_LINK)
        elif not is_asked:
            self._tell("Enter opens this link")
        else:
            self.stop()
            self._tell("")
            self._screen.to_list()
            if isinstance(link, Within):
                self._screen.open_within(link)
            else:
                self._screen.go(link)

    def _search(self) -> None:
        """Have it searched for; what is on the screen stays until that is here."""
        self._call_off()
        here = self._screen.place
        detail = here.detail if here is not None and here.kind is PlaceKind.SEARCH else ""
        place = Place(PlaceKind.SEARCH, self._text.strip(), detail)
        if self._pending is not None and self._pending.place == place:
            return
        self.stop()
        if place != here:
            self._pending = Pending(self._library.open(place), self._settled)
            self._pending.look()
            self._screen.recount()

    def _settled(self) -> None:
        """What was searched for is here."""
        pending, self._pending = self._pending, None
        here = self._screen.place
        if pending is None or here is None or here.kind is not PlaceKind.SEARCH:
            return
        self._screen.swap(pending.place)
        if here != NEW_SEARCH and here.id not in self._recent.queries:
            self._library.forget(here)
        self._screen.recount()

    def _tell(self, words: str) -> None:
        if self._bar is not None:
            self._bar.say(words)
