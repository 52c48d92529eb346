"""What a search knows of artists, their albums and their songs.

The catalogue makes any of its 268 million tracks on demand, and so cannot be looked through. A
corpus holds all the songs and albums of some thousand artists: just their names and the figures
that results are chosen and ordered by, made for many numbers at once (:mod:`tuify.emulator.lanes`)
when they are first needed.
"""

from array import array
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from itertools import accumulate, chain

from tuify.emulator.catalog import names
from tuify.emulator.catalog.catalog import (
    ALBUM_KEY,
    ALBUMS,
    ALBUMS_PER_ARTIST,
    ARTIST_KEY,
    ARTISTS,
    SONG_KEY,
    TRACKS_PER_ARTIST,
    Catalog,
)
from tuify.emulator.catalog.oddities import ODD_TRACKS
from tuify.emulator.catalog.things import Album
from tuify.emulator.lanes import draws
from tuify.emulator.mixing import mix
from tuify.emulator.search.text import Lines


class Corpus:
    """Artists at places from 0 on; albums and tracks go by the places of their artists.

    The albums of the artist at place ``p`` are at the places ``8p`` to ``8p + 7``, the tracks at
    ``64p`` to ``64p + 63``. Behind the last of these albums come the retrospectives. Behind the
    artists stand ``others``, of whom nothing but themselves is known.
    """

    def __init__(
        self, catalog: Catalog, artists: Iterable[int], others: Iterable[int] = ()
    ) -> None:
        self.catalog = catalog
        self.artists = tuple(artists)
        self.people_numbers = tuple(dict.fromkeys((*self.artists, *others)))
        self.sizes = tuple(map(catalog.album_sizes, self.artists))
        self.odd = frozenset(map(catalog.liked_track, ODD_TRACKS))
        found = map(catalog.compilations.retrospective_of, self.artists)
        best_of = {at: ALBUMS + one for at, one in enumerate(found) if one is not None}
        self.retrospectives = tuple(best_of.values())
        self._with_retrospective = tuple(best_of)
        first = len(self.artists) * ALBUMS_PER_ARTIST
        self._retrospective_places = {
            artist: first + index for index, artist in enumerate(self._with_retrospective)
        }

    def albums_of(self, artist: int) -> Iterable[int]:
        """Return the places of the albums of the artist at a place."""
        if artist >= len(self.artists):
            return ()
        usual = range(artist * ALBUMS_PER_ARTIST, (artist + 1) * ALBUMS_PER_ARTIST)
        index = self._retrospective_places.get(artist)
        return usual if index is None else (*usual, index)

    def tracks_of(self, artist: int) -> range:
        """Return the places of the tracks of the artist at a place."""
        if artist >= len(self.artists):
            return range(0)
        return range(artist * TRACKS_PER_ARTIST, (artist + 1) * TRACKS_PER_ARTIST)

    def artist_of_album(self, place: int) -> int:
        """Return the place of the artist whose album is at a place."""
        artist = place // ALBUMS_PER_ARTIST
        if artist < len(self.artists):
            return artist
        first = len(self.artists) * ALBUMS_PER_ARTIST
        return self._with_retrospective[place - first]

    def track_number(self, place: int) -> int:
        """Return the number of the track at a place."""
        artist, within = divmod(place, TRACKS_PER_ARTIST)
        return self.artists[artist] * TRACKS_PER_ARTIST + within

    def album_number(self, place: int) -> int:
        """Return the number of the album at a place."""
        artist, within = divmod(place, ALBUMS_PER_ARTIST)
        if artist < len(self.artists):
            return self.artists[artist] * ALBUMS_PER_ARTIST + within
        return self.retrospectives[place - len(self.artists) * ALBUMS_PER_ARTIST]

    def album_tracks(self, place: int) -> range:
        """Return the places of an album's tracks; none for a retrospective."""
        artist, within = divmod(place, ALBUMS_PER_ARTIST)
        if artist >= len(self.artists):
            return range(0)
        sizes = self.sizes[artist]
        first = artist * TRACKS_PER_ARTIST + sum(sizes[:within])
        return range(first, first + sizes[within])

    @cached_property
    def people(self) -> "People":
        """Return what is known of the artists."""
        return People(self)

    @cached_property
    def records(self) -> "Records":
        """Return what is known of the albums."""
        return Records(self)

    @cached_property
    def songs(self) -> "Songs":
        """Return what is known of the tracks."""
        return Songs(self)


class People:
    """The artists of a corpus by place: names, genres and popularity."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.popularity = bytearray()
        self.genres: list[tuple[str, ...]] = []
        self.names = Lines(self._named())

    def _named(self) -> Iterator[str]:
        """Return the names, noting the rest on the way."""
        catalog, odd = self._corpus.catalog, {one // TRACKS_PER_ARTIST for one in self._corpus.odd}
        numbers = self._corpus.people_numbers
        rows = draws((catalog.seed, ARTIST_KEY), numbers, 7)
        for number, row in zip(numbers, rows, strict=True):
            self.popularity.append(5 + row[1] % 90)
            self.genres.append(names.genres(row[-1]))
            yield catalog.artist(number).name if number in odd else _name(names.drawn_artist, row)


class Records:
    """The albums of a corpus by place: names, popularity, and dates as numbers like 19991231.

    The date is 0 where nobody knows it; one known to the year or month has zeros for the rest.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.popularity = bytearray()
        self.dates = array("I")
        self.names = Lines(chain(self._named(), self._named_retrospectives()))

    def _named(self) -> Iterator[str]:
        """Return the names of the usual albums, noting the rest on the way."""
        corpus, catalog = self._corpus, self._corpus.catalog
        numbers = map(corpus.album_number, range(len(corpus.artists) * ALBUMS_PER_ARTIST))
        rows = draws((catalog.seed, ALBUM_KEY), numbers, 5)
        titles = draws((catalog.seed, SONG_KEY), self._single_tracks(), 7)
        odd = {catalog.track(number).album.number for number in corpus.odd}
        for artist, sizes in zip(corpus.artists, corpus.sizes, strict=True):
            debut = 1966 + mix(catalog.seed, ALBUM_KEY, artist, 9) % 44
            for within, size in enumerate(sizes):
                row, number = next(rows), artist * ALBUMS_PER_ARTIST + within
                year, month = debut + 2 * within + row[1] % 2, 1 + row[2] % 12
                date = year * 10_000 + month * 100 + 1 + row[3] % 28
                self.dates.append(_date(catalog.album(number)) if number in odd else date)
                self.popularity.append(row[4] % 80)
                single = size == 1
                yield (
                    _name(names.drawn_song, next(titles))
                    if single
                    else _name(names.drawn_record, row)
                )

    def _single_tracks(self) -> Iterator[int]:
        """Return the numbers of the tracks that are albums of their own, which bear their names."""
        for artist, sizes in zip(self._corpus.artists, self._corpus.sizes, strict=True):
            for first, size in zip(accumulate(sizes, initial=0), sizes, strict=False):
                if size == 1:
                    yield artist * TRACKS_PER_ARTIST + first

    def _named_retrospectives(self) -> Iterator[str]:
        for number in self._corpus.retrospectives:
            album = self._corpus.catalog.album(number)
            self.dates.append(_date(album))
            self.popularity.append(album.popularity)
            yield album.name


class Songs:
    """The tracks of a corpus by place: names and popularity.

    ``guests`` are the names of second artists, ``guested`` the places of their tracks.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self.popularity = bytearray()
        self.guested = array("I")
        self._invited = array("I")
        self.names = Lines(self._named())
        rows = draws((corpus.catalog.seed, ARTIST_KEY), self._invited, 7)
        self.guests = Lines(_name(names.drawn_artist, row) for row in rows)

    def _named(self) -> Iterator[str]:
        """Return the names, noting the rest on the way."""
        corpus, catalog = self._corpus, self._corpus.catalog
        places = range(len(corpus.artists) * TRACKS_PER_ARTIST)
        rows = draws((catalog.seed, SONG_KEY), map(corpus.track_number, places), 7)
        odd = dict(self._odd_names())
        for place, row in enumerate(rows):
            self.popularity.append(row[5] % 75)
            if row[1] % 9 == 0:
                self.guested.append(place)
                self._invited.append(row[2] % ARTISTS)
            yield odd[place] if place in odd else names.drawn_song(row.__getitem__)

    def _odd_names(self) -> Iterator[tuple[int, str]]:
        """Return places of tracks that have names of their own, with these."""
        places = {artist: place for place, artist in enumerate(self._corpus.artists)}
        for number in self._corpus.odd:
            artist, within = divmod(number, TRACKS_PER_ARTIST)
            if artist in places:
                place = places[artist] * TRACKS_PER_ARTIST + within
                yield place, self._corpus.catalog.track(number).name


def guests_on(catalog: Catalog, tracks: Iterable[int]) -> Iterator[int]:
    """Return the numbers of the artists who are guests on tracks, by the numbers of these."""
    rows = draws((catalog.seed, SONG_KEY), tracks, 3)
    return (row[2] % ARTISTS for row in rows if row[1] % 9 == 0)


def _name(naming: Callable[[names.Draw], str], row: tuple[int, ...]) -> str:
    return naming(row.__getitem__)


def _date(album: Album) -> int:
    """Return a date as a number that orders as dates do."""
    return int((album.release_date or "").replace("-", "").ljust(8, "0"))
