"""The search of one world: builds its stocks when they are first needed, and remembers answers.

What is looked through:

* artists: the user's neighbourhood (:mod:`tuify.emulator.catalog.taste`: who made the first 4,096
  liked songs, and everybody related to anybody), the artists of the user's first 40 playlists, and
  by name alone the guests on the songs of both;
* all albums and songs of these artists, their retrospectives, and every other song and album by
  its ISRC or UPC; not looked through are samplers, and songs in their second release;
* the first 512 shows and audiobooks, and the episodes of the first 128 shows;
* the user's playlists, what others show, and the service's own.

So what the user meets in lists, on the pages of artists, in playlists and among recommendations is
found. Somebody met only as a guest of a guest is not.
"""

from array import array
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, get_args

from tuify.emulator.catalog.catalog import TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.spoken import EPISODES_PER_SHOW
from tuify.emulator.catalog.taste import NEIGHBOURHOOD_RUNS, neighbourhood
from tuify.emulator.catalog.things import Album, Artist, Audiobook, Episode, Show, Track
from tuify.emulator.keeping.library import Library
from tuify.emulator.playlists.book import Playlist, PlaylistBook
from tuify.emulator.playlists.seed import SeededPlaylists
from tuify.emulator.search import lists, music, spoken
from tuify.emulator.search.corpus import Corpus, guests_on
from tuify.emulator.search.query import Query, parse
from tuify.emulator.search.stock import Stock

Kind = Literal["album", "artist", "playlist", "track", "show", "episode", "audiobook"]
Result = Album | Artist | Playlist | Track | Show | Episode | Audiobook

KINDS: tuple[Kind, ...] = get_args(Kind)

_ANSWERS_KEPT = 64
_PLAYLISTS = 40
_ENTRIES = 200
_RUN = 4


class Search:
    """Finds things by what is asked for. Making one costs nothing."""

    def __init__(self, catalog: Catalog, playlists: PlaylistBook, library: Library) -> None:
        self._catalog = catalog
        self._playlists = playlists
        self._library = library
        self._newest: tuple[int, ...] = ()
        self._stocks: dict[Kind, Stock] = {}
        self._answers: OrderedDict[tuple[Kind, str], Sequence[int]] = OrderedDict()

    def find(self, text: str, kind: Kind, start: int, stop: int) -> tuple[int, list[Result]]:
        """Return how many results of one kind a query has, and a stretch of them, best first."""
        query = parse(text)
        coded = self._by_code(query, kind)
        if coded is not None:
            thing, stock = coded
            results = stock.results(query)
            return len(results), [thing for _ in results[start:stop]]
        if kind == "playlist":
            known = lists.known_playlists(self._library, self._playlists, self._editorial)
            places = lists.playlist_stock(known).results(query)
            return len(places), [known[place] for place in places[start:stop]]
        places = self._places(text, query, kind)
        return len(places), [self._thing(kind, place) for place in places[start:stop]]

    def new_releases(self, count: int) -> Sequence[int]:
        """Return the numbers of the latest albums that are known, the newest first."""
        if len(self._newest) < count:
            places = music.newest_first(self.corpus)[:count]
            self._newest = tuple(map(self.corpus.album_number, places))
        return self._newest[:count]

    # -- the stocks --------------------------------------------------------------------------

    @cached_property
    def corpus(self) -> Corpus:
        """Return the artists, albums and tracks that are known."""
        catalog = self._catalog
        liked = (catalog.liked_track(place) for place in range(NEIGHBOURHOOD_RUNS * _RUN))
        listed = list(self._listed_tracks())
        close = neighbourhood(catalog)
        artists = dict.fromkeys((*close, *(track // TRACKS_PER_ARTIST for track in listed)))
        return Corpus(catalog, artists, guests_on(catalog, (*liked, *listed)))

    def _listed_tracks(self) -> Iterator[int]:
        """Return the numbers of the tracks in the playlists the user began with."""
        book = SeededPlaylists(self._catalog, self._catalog.seed)
        for number in range(min(_PLAYLISTS, self._playlists.count)):
            size = book.playlist(number).size
            for place in range(min(_ENTRIES, size)):
                track = book.track(number, place)
                if track is not None:
                    yield track

    @cached_property
    def _editorial(self) -> list[Playlist]:
        return lists.editorial_playlists(self._playlists)

    @cached_property
    def _episodes(self) -> list[int]:
        return spoken.episode_numbers(self._catalog)

    def _stock(self, kind: Kind) -> Stock:
        stock = self._stocks.get(kind)
        if stock is None:
            stock = self._stocks[kind] = self._new_stock(kind)
        return stock

    def _new_stock(self, kind: Kind) -> Stock:
        if kind == "track":
            return music.track_stock(self.corpus)
        if kind == "album":
            return music.album_stock(self.corpus)
        if kind == "artist":
            return music.artist_stock(self.corpus)
        if kind == "show":
            return spoken.show_stock(self._catalog)
        if kind == "episode":
            return spoken.episode_stock(self._catalog, self._episodes)
        return spoken.audiobook_stock(self._catalog)

    # -- results -----------------------------------------------------------------------------

    def _places(self, text: str, query: Query, kind: Kind) -> Sequence[int]:
        """Return where in the stock the results are; what was asked lately is remembered."""
        asked = (kind, text)
        if asked not in self._answers:
            places = self._stock(kind).results(query)
            self._answers[asked] = array("I", places)
            while len(self._answers) > _ANSWERS_KEPT:
                self._answers.popitem(last=False)
        self._answers.move_to_end(asked)
        return self._answers[asked]

    def _by_code(self, query: Query, kind: Kind) -> tuple[Result, Stock] | None:
        """Return what an ISRC or UPC in a query names; None without one, or if it names nothing."""
        if kind == "track" and query.wanted("isrc"):
            track = self._catalog.track_by_isrc(query.wanted("isrc"))
            return None if track is None else (track, music.stock_of_track(track))
        if kind == "album" and query.wanted("upc"):
            album = self._catalog.album_by_upc(query.wanted("upc"))
            return None if album is None else (album, music.stock_of_album(album))
        return None

    def _thing(self, kind: Kind, place: int) -> Result:
        catalog = self._catalog
        if kind == "track":
            return catalog.track(self.corpus.track_number(place))
        if kind == "album":
            return catalog.album(self.corpus.album_number(place))
        if kind == "artist":
            return catalog.artist(self.corpus.people_numbers[place])
        if kind == "show":
            return catalog.show(place)
        if kind == "episode":
            return catalog.episode(*divmod(self._episodes[place], EPISODES_PER_SHOW))
        return catalog.audiobook(place)
