"""What a browser does with the pages that nobody can come back to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Hashable

import pytest

from tuify.library.changes import Change
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.paged import PagedList
from tuify.library.places import LIKED, PLAYLISTS, Place, PlaceKind
from tuify.library.sections import SectionState
from tuify.library.sources.feed import Feed
from tuify.library.sources.heading import Heading
from tuify.spotify.models import Track
from tuify.spotify.paging import Page as Answer
from tuify.tui.browse.browser import Browser
from tuify.tui.browse.look import Look
from tuify.tui.browse.marks import Marks
from tuify.tui.browse.page import Page
from tuify.tui.text import UNICODE

MOST = 5
ALBUMS = Place(PlaceKind.ALBUMS)


class Followed(PagedList[Entry]):
    """Notes who follows it, and who has it read."""

    def __init__(self, source: Feed) -> None:
        super().__init__(source, clock=lambda: 0.0, sleep=asyncio.sleep)
        self.followers: set[object] = set()
        self.readers: set[Hashable] = set()

    def subscribe(self, listener: Callable[[Change], None]) -> Callable[[], None]:
        ticket, leave = object(), super().subscribe(listener)
        self.followers.add(ticket)

        def end() -> None:
            self.followers.discard(ticket)
            leave()

        return end

    def load_all(
        self, until: Callable[[Entry], bool] | None = None, *, user: Hashable = "someone"
    ) -> None:
        self.readers.add(user)
        super().load_all(until, user=user)

    def release(self, user: Hashable | None = None) -> None:
        self.readers.discard(user)
        super().release(user)


class Songs:
    """Forty of them."""

    page_size = 50

    async def opening(self) -> None:
        return None

    async def page(self, offset: int, limit: int) -> Answer[Entry]:
        return Answer(tuple(Entry(Track(name=f"Song {n}")) for n in range(40)), 40, 50, 0)


class Places:
    """A list at each place."""

    def __init__(self) -> None:
        self.lists: dict[Place, Followed] = {}
        self._listings: dict[Place, Listing] = {}

    def open(self, place: Place) -> Listing:
        if place not in self._listings:
            heading = Heading()
            feed = Feed(Songs(), heading, clock=lambda: 0.0)
            rows = self.lists[place] = Followed(feed)
            rows.prime(asyncio.run(Songs().page(0, 50)))
            self._listings[place] = Listing(place, rows, feed, heading, clock=lambda: 0.0)
        return self._listings[place]

    def forget(self, place: Place) -> None:
        del self._listings[place]

    def renew(self, place: Place) -> None:
        """Nobody asks for it here."""

    def sections(self) -> tuple[SectionState, ...]:
        return ()


class Visitor:
    """Goes about as the library pane does: a page is followed while it is shown."""

    def __init__(self, start: Place) -> None:
        self.places = Places()
        self.browser = Browser(self.places, Look(UNICODE), start)
        self._leave = self.browser.page.follow(lambda change: None)

    def shows(self, page: Page | None) -> Page:
        assert page is not None
        self._leave()
        self._leave = page.follow(lambda change: None)
        return page

    @property
    def list(self) -> Followed:
        return self.places.lists[LIKED]

    def filter_and_mark(self, page: Page) -> None:
        page.mark(Marks(frozenset({1, 2})))
        assert page.arranged is not None
        page.arranged.arrange("song")


@pytest.fixture(autouse=True)
def short_history(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tuify.tui.browse.history.MOST", MOST)


def kept(visitor: Visitor) -> tuple[int, int]:
    return len(visitor.list.followers), len(visitor.list.readers)


def test_pages_that_fall_out_of_the_history_let_go_of_their_list() -> None:
    visitor = Visitor(ALBUMS)
    for _ in range(30):
        visitor.filter_and_mark(visitor.shows(visitor.browser.go(LIKED)))
        visitor.shows(visitor.browser.go(ALBUMS))
    followers, readers = kept(visitor)
    pages = MOST // 2 + 1
    # The filter and the marks of each page that is left, and the listing itself.
    assert (followers, readers) == (2 * pages + 1, pages)
    for place in (PLAYLISTS, ALBUMS) * MOST:
        visitor.shows(visitor.browser.go(place))
    assert kept(visitor) == (1, 0)


def test_pages_one_can_come_back_to_keep_their_filter_and_their_marks() -> None:
    visitor = Visitor(LIKED)
    liked = visitor.browser.page
    visitor.filter_and_mark(liked)
    visitor.shows(visitor.browser.go(ALBUMS))
    visitor.list.remove([0])
    assert visitor.shows(visitor.browser.back()) is liked
    assert liked.arranged is not None
    assert (liked.arranged.needle, [*liked.marks]) == ("song", [0, 1])


def test_what_one_came_back_from_is_let_go_of_when_one_goes_elsewhere() -> None:
    visitor = Visitor(ALBUMS)
    visitor.filter_and_mark(visitor.shows(visitor.browser.go(LIKED)))
    visitor.shows(visitor.browser.back())
    assert kept(visitor) == (3, 1)
    visitor.shows(visitor.browser.go(PLAYLISTS))
    assert kept(visitor) == (1, 0)


def test_a_page_whose_place_is_swapped_lets_go_of_its_list() -> None:
    visitor = Visitor(LIKED)
    visitor.filter_and_mark(visitor.browser.page)
    visitor.shows(visitor.browser.swap(PLAYLISTS))
    assert kept(visitor) == (1, 0)


def test_a_page_that_takes_a_fresh_list_lets_go_of_the_one_before() -> None:
    visitor = Visitor(LIKED)
    visitor.filter_and_mark(visitor.browser.page)
    visitor.shows(visitor.browser.go(ALBUMS))
    before = visitor.list
    visitor.places.forget(LIKED)
    visitor.shows(visitor.browser.back())
    assert visitor.list is not before
    assert (len(before.followers), len(before.readers)) == (1, 0)
