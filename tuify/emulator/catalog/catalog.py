"""Everything that can be played, made from a seed on demand.

The catalogue is one long row of tracks. Each artist owns 64 neighbours in it, cut into eight
albums; so from the number of a track follow its album, its artist and its place, and from an album
its tracks, with no table of any of them. Behind them lie the compilations and their tracks, and
"Various Artists" behind the last artist. Numbers become ids in :mod:`tuify.emulator.catalog.ids`.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

from tuify.emulator.catalog import codes, names
from tuify.emulator.catalog.compilations import TRACKS_EACH, VARIOUS_ARTISTS, Compilations
from tuify.emulator.catalog.ids import IdBook, Kind
from tuify.emulator.catalog.oddities import Odd
from tuify.emulator.catalog.spoken import (
    AUDIOBOOKS,
    CHAPTERS_PER_AUDIOBOOK,
    EPISODES_PER_SHOW,
    SHOWS,
    Shelf,
)
from tuify.emulator.catalog.things import Album, Artist, Audiobook, Chapter, Episode, Show, Track
from tuify.emulator.mixing import Permutation, mix

ARTISTS = 1 << 22
ALBUMS_PER_ARTIST = 8
ALBUMS = ARTISTS * ALBUMS_PER_ARTIST
TRACKS_PER_ARTIST = 64
TRACKS = ARTISTS * TRACKS_PER_ARTIST

_RUN = 4
_WINDOW = 64
_ALBUM_SIZES = (
    (10, 1, 12, 4, 9, 1, 11, 16),
    (12, 9, 1, 10, 1, 5, 14, 12),
    (1, 1, 11, 13, 8, 4, 10, 16),
    (8, 11, 3, 12, 1, 10, 9, 10),
)
_ALBUM_STARTS = tuple(tuple(accumulate(sizes[:-1], initial=0)) for sizes in _ALBUM_SIZES)
ARTIST_KEY, ALBUM_KEY, SONG_KEY, _LIKED = 101, 102, 103, 106
"""What is mixed into the numbers of things, so that no two kinds of them are alike."""


class Catalog:
    """The artists, albums, tracks, shows and episodes of one seed.

    ``odd`` says which places of the liked order differ, and how. All lookups by id return None
    for an id that is not of this world.
    """

    def __init__(self, seed: int, odd: Mapping[int, Odd] | None = None) -> None:
        self._seed = seed
        self._ids = IdBook(seed)
        self._liked_runs = Permutation(TRACKS // _RUN, mix(seed, _LIKED))
        by_track = {self.liked_track(place): oddity for place, oddity in (odd or {}).items()}
        self._odd_tracks = by_track
        self._odd_pictures = {
            self._album_number(number): oddity.pictures
            for number, oddity in by_track.items()
            if oddity.pictures != "usual"
        }
        self._odd_releases = {
            self._album_number(number): oddity.release
            for number, oddity in by_track.items()
            if oddity.release is not None
        }
        self._odd_artists = {
            number // TRACKS_PER_ARTIST: oddity.artist
            for number, oddity in by_track.items()
            if oddity.artist is not None
        }
        self.artist = lru_cache(256)(self._make_artist)
        self.album = lru_cache(256)(self._make_album)
        self.track = lru_cache(512)(self._make_track)
        self.best_known = lru_cache(64)(self._sort_songs)
        self.compilations = Compilations(
            seed, self._ids, ARTISTS, (ALBUMS, TRACKS), self.artist, self.best_known
        )
        shelf = Shelf(seed, self._ids)
        self.show = shelf.show
        self.episode = shelf.episode
        self.audiobook = shelf.audiobook
        self.chapter = shelf.chapter

    @property
    def seed(self) -> int:
        """Return what everything is made from."""
        return self._seed

    # -- by id -------------------------------------------------------------------------------

    def artist_by_id(self, id_: str) -> Artist | None:
        """Find an artist."""
        number = self._number("artist", id_, ARTISTS + 1)
        return None if number is None else self.artist(number)

    def album_by_id(self, id_: str) -> Album | None:
        """Find an album."""
        number = self._number("album", id_, ALBUMS + self.compilations.count)
        return None if number is None else self._album_numbered(number)

    def album_by_upc(self, code: str) -> Album | None:
        """Find an album by its Universal Product Code."""
        number = codes.album_of_upc(code)
        return None if number is None else self._album_numbered(number)

    def track_by_id(self, id_: str) -> Track | None:
        """Find a track."""
        number = self.track_number(id_)
        return None if number is None else self.track(number)

    def track_by_isrc(self, code: str) -> Track | None:
        """Find a track by its International Standard Recording Code."""
        number = codes.track_of_isrc(code)
        return self.track(number) if number is not None and self._has_track(number) else None

    def track_number(self, id_: str) -> int | None:
        """Find the number of a track, without making it."""
        number = self._ids.number_of("track", id_)
        return number if number is not None and self._has_track(number) else None

    def show_by_id(self, id_: str) -> Show | None:
        """Find a podcast."""
        number = self._number("show", id_, SHOWS)
        return None if number is None else self.show(number)

    def episode_by_id(self, id_: str) -> Episode | None:
        """Find an episode."""
        number = self._number("episode", id_, SHOWS * EPISODES_PER_SHOW)
        if number is None:
            return None
        show, place = divmod(number, EPISODES_PER_SHOW)
        return self.episode(show, place) if place < self.show(show).episodes else None

    def audiobook_by_id(self, id_: str) -> Audiobook | None:
        """Find an audiobook."""
        number = self._number("audiobook", id_, AUDIOBOOKS)
        return None if number is None else self.audiobook(number)

    def chapter_by_id(self, id_: str) -> Chapter | None:
        """Find a chapter of an audiobook."""
        number = self._number("chapter", id_, AUDIOBOOKS * CHAPTERS_PER_AUDIOBOOK)
        if number is None:
            return None
        book, place = divmod(number, CHAPTERS_PER_AUDIOBOOK)
        return self.chapter(book, place) if place < self.audiobook(book).chapters else None

    def series_by_id(self, id_: str) -> Show | None:
        """Find a podcast, or an audiobook as the show that it is for the player."""
        book = self.audiobook_by_id(id_)
        return self.show_by_id(id_) if book is None else self.show(SHOWS + book.number)

    def broadcast_by_id(self, id_: str) -> Episode | None:
        """Find an episode, or a chapter as the episode that it is for the player."""
        chapter = self.chapter_by_id(id_)
        if chapter is None:
            return self.episode_by_id(id_)
        return self.episode(SHOWS + chapter.audiobook.number, chapter.place)

    def _album_numbered(self, number: int) -> Album | None:
        if number >= ALBUMS and not self.compilations.exists(number - ALBUMS):
            return None
        return self.album(number)

    def _has_track(self, number: int) -> bool:
        if number < TRACKS:
            return True
        index, place = divmod(number - TRACKS, TRACKS_EACH)
        return self.compilations.exists(index) and place < self.compilations.album(index).size

    def _number(self, kind: Kind, id_: str, count: int) -> int | None:
        number = self._ids.number_of(kind, id_)
        return number if number is not None and number < count else None

    # -- the liked order ---------------------------------------------------------------------

    def liked_track(self, place: int) -> int:
        """Return the number of the track at ``place`` of the order in which songs were liked.

        A person likes several songs of one album in a row, so the order goes by runs of four
        neighbours of the catalogue, mixed a little within each 64 places.
        """
        window, inside = divmod(place, _WINDOW)
        inside = self._nudged(inside)
        run, step = divmod(window * _WINDOW + inside, _RUN)
        return self._liked_runs[run] * _RUN + step

    def liked_place(self, track: int) -> int:
        """Return where in the liked order a track stands; those of compilations come last."""
        if track >= TRACKS:
            return track
        run, step = divmod(track, _RUN)
        window, inside = divmod(self._liked_runs.place(run) * _RUN + step, _WINDOW)
        return window * _WINDOW + self._nudged(inside)

    def liked_artist(self, run: int) -> int:
        """Return the number of the artist of a run of four songs, counted in the liked order."""
        return self._liked_runs[run] * _RUN // TRACKS_PER_ARTIST

    def first_liked_run(self, artist: int) -> int:
        """Return the first run in the liked order that holds songs of an artist."""
        runs_each = TRACKS_PER_ARTIST // _RUN
        runs = range(artist * runs_each, (artist + 1) * runs_each)
        return min(map(self._liked_runs.place, runs))

    def _nudged(self, inside: int) -> int:
        """Swap some even places of a window with the one five below; doing it twice undoes it."""
        other = inside + 5 if inside % 2 else inside - 5
        if not 0 <= other < _WINDOW:
            return inside
        swaps = mix(self._seed, _LIKED, 2, min(inside, other)) % 4 == 0
        return other if swaps else inside

    # -- making ------------------------------------------------------------------------------

    def _make_artist(self, number: int) -> Artist:
        if number == ARTISTS:
            id_ = self._ids.id_of("artist", number)
            return Artist(number, id_, VARIOUS_ARTISTS, genres=(), followers=0, popularity=0)
        key = mix(self._seed, ARTIST_KEY, number)
        popularity = 5 + mix(key, 1) % 90
        return Artist(
            number=number,
            id=self._ids.id_of("artist", number),
            name=self._odd_artists.get(number, names.artist(key)),
            genres=names.genres(key),
            followers=popularity**3 * (1 + mix(key, 2) % 40),
            popularity=popularity,
        )

    def _make_album(self, number: int) -> Album:
        if number >= ALBUMS:
            return self.compilations.album(number - ALBUMS)
        owner, place = divmod(number, ALBUMS_PER_ARTIST)
        key = mix(self._seed, ALBUM_KEY, number)
        layout = self._layout(owner)
        size = _ALBUM_SIZES[layout][place]
        debut = 1966 + mix(self._seed, ALBUM_KEY, owner, 9) % 44
        year = debut + place * 2 + mix(key, 1) % 2
        date = f"{year}-{1 + mix(key, 2) % 12:02d}-{1 + mix(key, 3) % 28:02d}"
        release_date, precision = self._odd_releases.get(number, (date, "day"))
        first_track = owner * TRACKS_PER_ARTIST + _ALBUM_STARTS[layout][place]
        return Album(
            number=number,
            id=self._ids.id_of("album", number),
            name=names.record(key) if size > 1 else self._song_name(first_track),
            artist=self.artist(owner),
            kind="album" if size > 6 else "single",
            size=size,
            first_track=first_track,
            release_date=release_date,
            precision=precision,
            label=names.label(key),
            popularity=mix(key, 4) % 80,
            pictures=self._odd_pictures.get(number, "usual"),
        )

    def _make_track(self, number: int) -> Track:
        if number >= TRACKS:
            return self.compilations.track(*divmod(number - TRACKS, TRACKS_EACH))
        key = mix(self._seed, SONG_KEY, number)
        album = self.album(self._album_number(number))
        odd = self._odd_tracks.get(number, Odd())
        artists = [album.artist]
        if mix(key, 1) % 9 == 0:
            guest = self.artist(mix(key, 2) % ARTISTS)
            artists.append(guest)
        return Track(
            number=number,
            id=self._ids.id_of("track", number),
            name=self._song_name(number) if odd.title is None else odd.title,
            artists=tuple(artists),
            album=album,
            track_number=number - album.first_track + 1,
            duration_ms=_song_length_ms(key),
            explicit=mix(key, 4) % 11 == 0,
            popularity=mix(key, 5) % 75,
            playable=odd.playable,
        )

    def _sort_songs(self, artist: int) -> tuple[Track, ...]:
        """Return all songs of an artist, the best known first."""
        first = artist * TRACKS_PER_ARTIST
        songs = [self.track(number) for number in range(first, first + TRACKS_PER_ARTIST)]
        return tuple(sorted(songs, key=lambda song: (-song.popularity, song.number)))

    def album_sizes(self, artist: int) -> tuple[int, ...]:
        """Return how many tracks the albums of an artist have, the oldest first."""
        return _ALBUM_SIZES[self._layout(artist)]

    def _layout(self, artist: int) -> int:
        return mix(self._seed, ALBUM_KEY, artist) % len(_ALBUM_SIZES)

    def _album_number(self, track: int) -> int:
        artist, place = divmod(track, TRACKS_PER_ARTIST)
        starts = _ALBUM_STARTS[self._layout(artist)]
        within = max(at for at, start in enumerate(starts) if start <= place)
        return artist * ALBUMS_PER_ARTIST + within

    def _song_name(self, track: int) -> str:
        return names.song(mix(self._seed, SONG_KEY, track))


def _song_length_ms(key: int) -> int:
    """Return a length between 1:30 and 9:00, most of them between 2:30 and 5:00."""
    if mix(key, 3) % 8 == 0:
        return 90_000 + mix(key, 6) % 450_000
    return 150_000 + mix(key, 6) % 150_000
