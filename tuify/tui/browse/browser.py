"""Browser: from page to page, and back to where one was. Knows no widget."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

from tuify.library.listing import Listing
from tuify.library.overview import Overview
from tuify.library.places import LIBRARY, Place, PlaceKind
from tuify.library.recent_searches import RecentSearches
from tuify.library.sections import SectionState
from tuify.tui.browse.history import History
from tuify.tui.browse.look import Look
from tuify.tui.browse.page import Page, page_of, page_of_sections
from tuify.tui.browse.recent_rows import NEW_SEARCH, RecentRows
from tuify.tui.browse.trail import place_title


class Places(Protocol):
    """Who opens places."""

    def open(self, place: Place) -> Listing | Overview:
        """The list at a place, or several."""
        ...

    def renew(self, place: Place) -> None:
        """See whether a place is still as it is shown, and read it anew if it is not."""
        ...

    def sections(self) -> tuple[SectionState, ...]:
        """The sections of the library."""
        ...


class Browser:
    """Keeps a page for each place one may come back to, with its cursor and its scroll."""

    def __init__(
        self, places: Places, look: Look, start: Place, searches: RecentSearches | None = None
    ) -> None:
        """`searches` are shown where a search begins."""
        self._places = places
        self._searches = searches if searches is not None else RecentSearches()
        self._look = look
        root = self._made(LIBRARY, (place_title(LIBRARY),))
        self._history: History[Page] = History(root)
        if start.kind is not PlaceKind.LIBRARY:
            self.go(start)

    @property
    def page(self) -> Page:
        """The page one is on."""
        return self._history.here

    def go(self, place: Place, *, from_here: bool = False, sought: str = "") -> Page:
        """The page of a place. `from_here` says that the way there leads over this page, and
        `sought` is the URI of what the cursor is to be on there."""
        page = self.page
        if page.place == NEW_SEARCH and place.kind is PlaceKind.SEARCH:
            return self.swap(place)
        if page.place != place:
            way = page.trail if from_here else (place_title(LIBRARY),)
            if page.place.kind is place.kind is PlaceKind.SEARCH:
                way = way[:-1]
            trail = (*way, place_title(place)) if place != LIBRARY else way[:1]
            page = self._made(place, trail)
            self._remember(self._history.gone_to(page))
        page.sought = sought
        return page

    def swap(self, place: Place) -> Page:
        """The page of a place instead of this one, as if one had gone there at first."""
        page = self._made(place, (*self.page.trail[:-1], place_title(place)))
        self._remember(replace(self._history, here=page))
        return page

    def back(self) -> Page | None:
        """The page before; None if this is the first."""
        return self._turned(self._history.back())

    def forward(self) -> Page | None:
        """The page one came back from; None if there is none."""
        return self._turned(self._history.forward())

    def refresh(self, page: Page) -> None:
        """Read the lists of a page anew, and ask again for what failed."""
        if page.place.kind is not PlaceKind.LIBRARY:
            self._places.renew(page.place)

    def _turned(self, history: History[Page]) -> Page | None:
        if history is self._history:
            return None
        self._remember(history)
        page = self._history.here
        self._places_again(page)
        return page

    def _remember(self, history: History[Page]) -> None:
        """Keep these pages, and close those that nobody can come back to any more."""
        before, self._history = self._history, history
        for page in {*before.kept} - {*history.kept}:
            page.close()

    def _places_again(self, page: Page) -> None:
        """Tell that somebody is back at a place, whose list may be out of date by now, and take the
        list it has there by now."""
        fresh = self._made(page.place, page.trail)
        if fresh.source is not page.source or fresh.source is None:
            page.take(fresh)

    def _made(self, place: Place, trail: tuple[str, ...]) -> Page:
        if place.kind is PlaceKind.LIBRARY:
            return page_of_sections(place, self._places.sections(), self._look, trail)
        if place == NEW_SEARCH:
            return Page(place, RecentRows(self._searches), None, trail)
        return page_of(self._places.open(place), self._look, trail)
