"""Everything that can be played, made from a seed on demand.

The catalogue is one long row of tracks. Each artist owns 64 neighbours in it, cut into eight
albums; so from the number of a track follow its album, its artist and its place, and from an album
its tracks, with no table of any of them. Numbers become ids in :mod:`tuify.emulator.ids`.
"""

from collections.abc import Mapping
from functools import lru_cache
from itertools import accumulate

from tuify.emulator import names, words
from tuify.emulator.ids import IdBook, Kind
from tuify.emulator.mixing import Permutation, mix
from tuify.emulator.oddities import Odd
from tuify.emulator.things import Album, Artist, Episode, Show, Track

ARTISTS = 1 << 22
ALBUMS_PER_ARTIST = 8
TRACKS_PER_ARTIST = 64
TRACKS = ARTISTS * TRACKS_PER_ARTIST
EPISODES_PER_SHOW = 64

_NEWEST_EPISODE_MONTH = 2026 * 12 + 1
_RUN = 4
_WINDOW = 64
_ALBUM_SIZES = (
    (10, 1, 12, 4, 9, 1, 11, 16),
    (12, 9, 1, 10, 1, 5, 14, 12),
    (1, 1, 11, 13, 8, 4, 10, 16),
    (8, 11, 3, 12, 1, 10, 9, 10),
)
_ALBUM_STARTS = tuple(tuple(accumulate(sizes[:-1], initial=0)) for sizes in _ALBUM_SIZES)
_ARTIST, _ALBUM, _SONG, _SHOW, _EPISODE, _LIKED = range(101, 107)


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
        self.show = lru_cache(32)(self._make_show)

    # -- by id -------------------------------------------------------------------------------

    def artist_by_id(self, id_: str) -> Artist | None:
        """Find an artist."""
        number = self._number("artist", id_, ARTISTS)
        return None if number is None else self.artist(number)

    def album_by_id(self, id_: str) -> Album | None:
        """Find an album."""
        number = self._number("album", id_, ARTISTS * ALBUMS_PER_ARTIST)
        return None if number is None else self.album(number)

    def track_by_id(self, id_: str) -> Track | None:
        """Find a track."""
        number = self.track_number(id_)
        return None if number is None else self.track(number)

    def track_number(self, id_: str) -> int | None:
        """Find the number of a track, without making it."""
        return self._number("track", id_, TRACKS)

    def show_by_id(self, id_: str) -> Show | None:
        """Find a podcast."""
        number = self._number("show", id_, len(words.SHOW_NAMES))
        return None if number is None else self.show(number)

    def episode_by_id(self, id_: str) -> Episode | None:
        """Find an episode."""
        number = self._number("episode", id_, len(words.SHOW_NAMES) * EPISODES_PER_SHOW)
        if number is None:
            return None
        show, place = divmod(number, EPISODES_PER_SHOW)
        return self.episode(show, place) if place < self.show(show).episodes else None

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
        """Return where in the liked order a track stands."""
        run, step = divmod(track, _RUN)
        window, inside = divmod(self._liked_runs.place(run) * _RUN + step, _WINDOW)
        return window * _WINDOW + self._nudged(inside)

    def _nudged(self, inside: int) -> int:
        """Swap some even places of a window with the one five below; doing it twice undoes it."""
        other = inside + 5 if inside % 2 else inside - 5
        if not 0 <= other < _WINDOW:
            return inside
        swaps = mix(self._seed, _LIKED, 2, min(inside, other)) % 4 == 0
        return other if swaps else inside

    # -- making ------------------------------------------------------------------------------

    def _make_artist(self, number: int) -> Artist:
        key = mix(self._seed, _ARTIST, number)
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
        owner, place = divmod(number, ALBUMS_PER_ARTIST)
        key = mix(self._seed, _ALBUM, number)
        layout = self._layout(owner)
        size = _ALBUM_SIZES[layout][place]
        debut = 1966 + mix(self._seed, _ALBUM, owner, 9) % 44
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
        key = mix(self._seed, _SONG, number)
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

    def _make_show(self, number: int) -> Show:
        key = mix(self._seed, _SHOW, number)
        return Show(
            number=number,
            id=self._ids.id_of("show", number),
            name=words.SHOW_NAMES[number],
            publisher=names.label(key),
            description=f"{names.person(key)} and guests, every other week.",
            episodes=12 + mix(key, 1) % (EPISODES_PER_SHOW - 12),
        )

    def episode(self, show: int, place: int) -> Episode:
        """Return an episode by the number of its show and its place, the newest being 0.

        The user has heard a part of every third newest, and of some others.
        """
        number = show * EPISODES_PER_SHOW + place
        key = mix(self._seed, _EPISODE, number)
        duration_ms = 1_200_000 + mix(key, 1) % 3_600_000
        year, month = divmod(_NEWEST_EPISODE_MONTH - place // 2, 12)
        half_heard = place == 2 or mix(key, 4) % 3 == 0
        return Episode(
            number=number,
            id=self._ids.id_of("episode", number),
            name=names.broadcast(key),
            show=self.show(show),
            description=f"Number {self.show(show).episodes - place} of the series.",
            duration_ms=duration_ms,
            release_date=f"{year}-{month + 1:02d}-{4 if place % 2 else 18:02d}",
            explicit=mix(key, 2) % 10 == 0,
            resume_ms=30_000 + mix(key, 3) % (duration_ms // 2) if half_heard else 0,
        )

    def _layout(self, artist: int) -> int:
        return mix(self._seed, _ALBUM, artist) % len(_ALBUM_SIZES)

    def _album_number(self, track: int) -> int:
        artist, place = divmod(track, TRACKS_PER_ARTIST)
        starts = _ALBUM_STARTS[self._layout(artist)]
        within = max(at for at, start in enumerate(starts) if start <= place)
        return artist * ALBUMS_PER_ARTIST + within

    def _song_name(self, track: int) -> str:
        return names.song(mix(self._seed, _SONG, track))


def _song_length_ms(key: int) -> int:
    """Return a length between 1:30 and 9:00, most of them between 2:30 and 5:00."""
    if mix(key, 3) % 8 == 0:
        return 90_000 + mix(key, 6) % 450_000
    return 150_000 + mix(key, 6) % 150_000
