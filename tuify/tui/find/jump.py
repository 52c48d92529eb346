"""Jump: the cursor to what plays, in the list on the screen or where it plays from."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tuify.library import things
from tuify.library.finding import Finder, Found, NotThere, Outcome, Searching
from tuify.library.guessing import sought_in
from tuify.library.links import read_link
from tuify.library.places import Place, PlaceKind, place_of
from tuify.playback.state import PlaybackState
from tuify.spotify.models import Context, Item, Track
from tuify.tui.browse.page import Page
from tuify.tui.browse.trail import place_title
from tuify.tui.panes.library import LibraryPane

HIDDEN = "What plays is in this list, but the filter hides it"
NOT_HERE = "What plays is not in this list"


def home_of(state: PlaybackState) -> Place | None:
    """Where what plays can be found: the context it plays from, or else its album or show."""
    place = read_link(state.context.uri or "") if state.context is not None else None
    if isinstance(place, Place) and place.kind is not PlaceKind.ARTIST:
        return place
    whole = state.item.album if isinstance(state.item, Track) else getattr(state.item, "show", None)
    return place_of(whole) if whole is not None else None


class Jump:
    """Looks through as little of a list as it can; says what it does."""

    def __init__(
        self,
        pane: LibraryPane,
        *,
        say: Callable[[str], None],
        playing: Callable[[], PlaybackState],
        name_of: Callable[[Context, Item | None], str | None] = lambda context, item: None,
    ) -> None:
        """`playing` is what plays, `name_of` the name of a context, if it is known."""
        self._pane = pane
        self._say = say
        self._playing = playing
        self._name_of = name_of
        self._finder: Finder | None = None
        self._finders: dict[Place, Finder] = {}
        self._page: Page | None = None
        self._uri = ""
        self._lead = ""
        self._missed = ("", Place(PlaceKind.LIBRARY))

    @property
    def doing(self) -> str:
        """How far the search is, in words; empty if there is none."""
        page = self._page
        if self._finder is None or page is None or page.listing is None:
            return ""
        survey = page.listing.rows.survey
        if survey is None or survey.total is None:
            return "looking ..."
        return f"looking: {survey.seen:,} of {survey.total:,}"

    def started(self, index: int, uri: str) -> None:
        """Remember that what plays was started from this row of the list on the screen."""
        page = self._pane.page
        finder = self._finder_of(page)
        if finder is not None and page is not None and page.arranged is not None:
            finder.started(page.arranged.index_of(index), uri)

    def go(self) -> bool:
        """Put the cursor on what plays, or look for it, or go where it plays from; whether the
        library has anything to do with it."""
        state, page = self._playing(), self._pane.page
        if state.item is None or state.item.uri is None or page is None:
            self._say("Nothing plays that could be found")
            return False
        uri = state.item.uri
        is_again = self._missed == (uri, page.place) or self._is_looking(page, uri)
        on_it = self._uri_at_cursor(page) == uri
        self.stop()
        if is_again or on_it:
            self._go_home(state, page, is_there=on_it)
            return True
        self._look_in(page, state.item, state)
        return True

    def stop(self) -> bool:
        """Look no further; whether it was being looked for."""
        if self._finder is None:
            return False
        self._finder.stop()
        self._finder = None
        self._pane.recount()
        return True

    def look(self) -> None:
        """The list on the screen has changed: see whether it is here by now."""
        finder, page = self._finder, self._page
        if finder is None or page is None:
            return
        if self._pane.page is not page:
            self.stop()
            return
        # Looking may change the list, which leads here again.
        self._finder = None
        self._come(finder, finder.look(), page)

    def _is_looking(self, page: Page, uri: str) -> bool:
        return self._finder is not None and self._page is page and self._uri == uri

    def _uri_at_cursor(self, page: Page) -> str | None:
        entry = page.rows.entry(self._pane.table.cursor)
        return None if entry is None else things.uri(entry.thing)

    def _look_in(self, page: Page, item: Item, state: PlaybackState, lead: str = "") -> None:
        """Look for it in the list of a page; `lead` is to be said of that, too."""
        self._lead = lead
        self._page, self._uri = page, item.uri or ""
        finder = self._finder_of(page)
        if finder is None:
            found = page.rows.find(self._uri)
            if found is None:
                self._go_home(state, page)
            else:
                self._pane.table.go_to(found)
            return
        context = state.context.uri if state.context is not None else None
        outcome = finder.find(item, context_uri=context, in_order=not state.shuffle)
        if isinstance(outcome, Searching):
            self._say(f"{lead or 'Looking for what plays'}; Esc stops looking")
        self._come(finder, outcome, page, can_hold=bool(sought_in(page.place, item, context)))

    def _come(self, finder: Finder, outcome: Outcome, page: Page, *, can_hold: bool = True) -> None:
        """Go to where it was found, or say how it stands."""
        match outcome:
            case Searching():
                self._finder = finder
            case Found(index=index):
                self._say(self._lead)
                self._arrive(page, index)
            case NotThere():
                state = self._playing()
                home = self._home(state)
                if not can_hold:
                    self._go_home(state, page)
                elif home is None or home == page.place:
                    self._say(NOT_HERE)
                else:
                    self._missed = (self._uri, page.place)
                    self._say(f"It is not in this list; o goes to {_named(home)}")
        self._pane.recount()

    def _arrive(self, page: Page, index: int) -> None:
        arranged = page.arranged
        position = arranged.position_of(index) if arranged is not None else index
        if position is not None:
            self._pane.table.go_to(position)
        elif arranged is not None and arranged.needle:
            self._say(HIDDEN)
        else:
            page.sought = self._uri

    def _go_home(self, state: PlaybackState, page: Page, *, is_there: bool = False) -> None:
        """Go to where it plays from, and look for it there."""
        home = self._home(state)
        self._missed = ("", page.place)
        if home is None or home == page.place or state.item is None:
            self._say("This is what plays" if is_there else NOT_HERE)
            return
        self._pane.go(home)
        there = self._pane.page
        if there is not None and there.place == home:
            self._look_in(there, state.item, state, f"What plays comes from {_named(home)}")

    def _home(self, state: PlaybackState) -> Place | None:
        """Where what plays can be found, with its name."""
        home = home_of(state)
        if home is None or home.name or state.context is None:
            return home
        return replace(home, name=self._name_of(state.context, state.item) or "")

    def _finder_of(self, page: Page | None) -> Finder | None:
        """Who looks through the list of a page; the same one as before while its list is."""
        if page is None or page.listing is None or page.arranged is None:
            return None
        known = self._finders.get(page.place)
        if known is None or not known.is_of(page.listing.rows):
            if known is not None:
                self._finders.pop(page.place).close()
            known = self._finders[page.place] = Finder(page.listing.rows, page.place)
            for place in [*self._finders][:-_MOST_FINDERS]:
                self._finders.pop(place).close()
        return known


_MOST_FINDERS = 12


def _named(place: Place) -> str:
    if place.kind is PlaceKind.LIKED or place.name:
        return place_title(place)
    return f"the {place.kind}"
