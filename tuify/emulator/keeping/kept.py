"""The albums, artists, shows, episodes and audiobooks the user kept before the world began.

========== =======================================================================================
album      60 of the records his liked songs are from. At place 27 the service has lost one: the
           whole entry is null
artist     120 of those who made his liked songs
show       45 of the first podcasts, about every second
episode    every fifth of the first eight podcasts, about 60 of them, newest first. At place 23 the
           service has lost one: it is there, and all it could tell is null
audiobook  24 of the first, about every third
========== =======================================================================================

Places are counted from the newest in a row that nobody has changed yet.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import count, islice

from tuify.emulator.catalog.catalog import TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.spoken import EPISODES_PER_SHOW
from tuify.emulator.keeping.overlay import Addition
from tuify.emulator.keeping.saved import NEWEST_MS, KeptRow
from tuify.emulator.mixing import mix

LOST = {"album": 27, "episode": 23}
"""The place of each kind at which the service has lost a thing."""

_KEPT = 401
_DAY_MS = 86_400_000
_RUN = 4
_FIRST_ODD_SONG, _ODD_SONGS = 20, 108
_EPISODE_SHOWS = 8


@dataclass(frozen=True, slots=True)
class KeptEntry:
    """One place of a row; ``number`` is None where the service has lost the thing."""

    added_at_ms: int
    number: int | None


@dataclass(frozen=True, slots=True)
class KeptThings(KeptRow):
    """A short row: ``first`` holds the numbers it had at first, None where a thing was lost.

    ``gap_ms`` is the usual time between saving one and the next.
    """

    first: tuple[int | None, ...]
    gap_ms: int

    @property
    def first_size(self) -> int:
        """Return how many there were at first, lost ones included."""
        return len(self.first)

    def first_moment_ms(self, origin: int) -> int:
        """Return when a thing was saved; no two at one moment."""
        return NEWEST_MS - origin * self.gap_ms - mix(_KEPT, origin) % self.gap_ms

    def origin_of(self, number: int) -> int | None:
        """Return where a thing stood at first."""
        return self.first.index(number) if number in self.first else None

    def entry(self, place: int) -> KeptEntry:
        """Return what is kept at ``place``, counted from the newest."""
        found = self.at(place)
        if isinstance(found, Addition):
            return KeptEntry(found.moment_ms, found.number)
        return KeptEntry(self.first_moment_ms(found), self.first[found])

    def place_behind(self, number: int) -> int:
        """Return where the row goes on behind a thing, even if it was just taken out.

        Behind what was never there, or was added and taken out again, nothing follows.
        """
        place = self.place_of(number)
        if place is not None:
            return place + 1
        origin = self.origin_of(number)
        return len(self) if origin is None else self.overlay.next_origin(origin)

    def entries(self, offset: int, limit: int) -> list[KeptEntry]:
        """Return a stretch of the row, as far as it reaches."""
        return [self.entry(place) for place in range(len(self))[offset : offset + limit]]


def kept_at_first(catalog: Catalog, kind: str) -> KeptThings:
    """Return what the user had kept of a kind; raises ``KeyError`` for a kind that has no row."""
    size, gap_days, find = _ROWS[kind]
    row: list[int | None] = list(islice(_once(find(catalog)), size))
    lost = LOST.get(kind, size)
    if lost < len(row):
        row[lost] = None
    return KeptThings(tuple(row), gap_days * _DAY_MS)


def untroubled(place: int) -> int:
    """Return a place of the liked order, passing over the stretch in which the odd songs stand."""
    return place if place < _FIRST_ODD_SONG else place + _ODD_SONGS


def _once(numbers: Iterable[int]) -> Iterator[int]:
    """Leave out what came before; dict.fromkeys would wait for an end that does not come."""
    seen: set[int] = set()
    for number in numbers:
        if number not in seen:
            seen.add(number)
            yield number


def _albums(catalog: Catalog) -> Iterator[int]:
    for run in count():
        track = catalog.liked_track(untroubled(run * _RUN))
        if mix(catalog.seed, _KEPT, track) % 3 == 0:
            yield catalog.track(track).album.number


def _artists(catalog: Catalog) -> Iterator[int]:
    for run in count():
        artist = catalog.liked_track(untroubled(run * _RUN)) // TRACKS_PER_ARTIST
        if mix(catalog.seed, _KEPT, artist) % 3:
            yield artist


def _shows(catalog: Catalog) -> Iterator[int]:
    return (show for show in count() if mix(catalog.seed, _KEPT, show) % 2 == 0)


def _episodes(catalog: Catalog) -> Iterator[int]:
    """Return the newest of all shows first, then the second newest of all."""
    for place in range(EPISODES_PER_SHOW):
        for show in range(_EPISODE_SHOWS):
            number = show * EPISODES_PER_SHOW + place
            saved = mix(catalog.seed, _KEPT, number) % 5 == 0
            if saved and place < catalog.show(show).episodes:
                yield number


def _audiobooks(catalog: Catalog) -> Iterator[int]:
    return (book for book in count() if mix(catalog.seed, _KEPT, book) % 3 == 0)


_ROWS: dict[str, tuple[int, int, Callable[[Catalog], Iterator[int]]]] = {
    "album": (60, 21, _albums),
    "artist": (120, 14, _artists),
    "show": (45, 30, _shows),
    "episode": (10_000, 4, _episodes),
    "audiobook": (24, 50, _audiobooks),
}
"""For each kind how many there are at most, how many days lie between them, and which they are."""
