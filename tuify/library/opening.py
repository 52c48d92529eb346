"""Making the list, or the lists, of a place."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Final

from tuify.library.entries import Entry, Thing
from tuify.library.listing import Listing
from tuify.library.overview import FindRefusal, Overview, Part
from tuify.library.paged import PagedList
from tuify.library.places import Place, PlaceKind
from tuify.library.sources.choosing import heading_at, source_at
from tuify.library.sources.client import HasLists
from tuify.library.sources.feed import Feed
from tuify.library.sources.heading import Heading
from tuify.library.sources.search import SharedSearch
from tuify.spotify.models import Artist

KEEP_ROWS: Final = 500
"""Rows that a list keeps around those in sight: a dozen screens, half to one megabyte."""

_ARTIST_PARTS: Final = (
    ("Top tracks", PlaceKind.ARTIST_TOP, "", 5),
    ("Albums", PlaceKind.ARTIST_ALBUMS, "album", 10),
    ("Singles", PlaceKind.ARTIST_ALBUMS, "single", 5),
    ("Appears on", PlaceKind.ARTIST_ALBUMS, "appears_on", 5),
    ("Compilations", PlaceKind.ARTIST_ALBUMS, "compilation", 5),
    ("Related artists", PlaceKind.RELATED, "", 5),
)
_SEARCH_PARTS: Final = (
    ("Tracks", "track"),
    ("Artists", "artist"),
    ("Albums", "album"),
    ("Playlists", "playlist"),
    ("Podcasts", "show"),
    ("Episodes", "episode"),
    ("Audiobooks", "audiobook"),
)
_SEARCH_ROWS: Final = 5

FindListing = Callable[[Place], Listing | None]


class Opening:
    """Makes lists. `kept` finds those that are there already, which become parts of overviews.

    Times are seconds on `clock`.
    """

    def __init__(
        self,
        spotify: HasLists,
        *,
        clock: Callable[[], float],
        sleep: Callable[[float], Awaitable[None]],
        kept: FindListing,
        refusal: FindRefusal,
    ) -> None:
        self._spotify = spotify
        self._clock = clock
        self._sleep = sleep
        self._kept = kept
        self._refusal = refusal

    def at(self, place: Place, known: Thing | None = None) -> Listing | Overview:
        """What is at a place; `known` is the thing itself, if it is at hand.

        Raises ValueError for a place without a list.
        """
        if place.kind is PlaceKind.ARTIST:
            return self._artist(place, known)
        if place.kind is PlaceKind.SEARCH and not place.detail:
            return self._search(place)
        return self._listing(place, heading_at(place, known))

    def _listing(
        self, place: Place, heading: Heading, shared: SharedSearch | None = None
    ) -> Listing:
        source = source_at(place, self._spotify, heading, shared)
        feed = Feed(source, heading, clock=self._clock)
        rows: PagedList[Entry] = PagedList(
            feed,
            clock=self._clock,
            sleep=self._sleep,
            page_size=source.page_size,
            keep_pages=KEEP_ROWS // source.page_size,
        )
        return Listing(place, rows, feed, heading, clock=self._clock)

    def _artist(self, place: Place, known: Thing | None) -> Overview:
        async def learn() -> Thing:
            return await self._spotify.artists.get_artist(place.id)

        is_whole = isinstance(known, Artist)
        return Overview(
            place,
            [
                self._part(title, Place(kind, place.id, detail, place.name), most)
                for title, kind, detail, most in _ARTIST_PARTS
            ],
            Heading(known),
            refusal=self._refusal,
            learn=None if is_whole else learn,
        )

    def _search(self, place: Place) -> Overview:
        shared = SharedSearch(self._spotify.search, place.id)
        parts = [
            self._part(
                title, Place(PlaceKind.SEARCH, place.id, kind, place.name), _SEARCH_ROWS, shared
            )
            for title, kind in _SEARCH_PARTS
        ]
        return Overview(place, parts, Heading(), refusal=self._refusal, shared=shared)

    def _part(
        self, title: str, place: Place, most: int, shared: SharedSearch | None = None
    ) -> Part:
        kept = self._kept(place)
        return Part(title, kept or self._listing(place, heading_at(place), shared), most)
