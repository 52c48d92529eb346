"""Recommendations: songs like some artists, songs or genres, chosen by how they sound.

Each seed has a pool of songs. Bounds take songs out of the pools; targets bring those to the front
that are nearest, every target weighing the same.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from tuify.emulator.catalog.catalog import ARTISTS, TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.discography import related
from tuify.emulator.catalog.genreseeds import SEEDS
from tuify.emulator.catalog.sound import Features, features
from tuify.emulator.catalog.taste import NEIGHBOURHOOD_RUNS
from tuify.emulator.catalog.things import Artist, Track
from tuify.emulator.mixing import Permutation, mix

MOST_SEEDS = 5

SeedKind = Literal["artist", "track", "genre"]

_POOL = 240
_GENRE_ARTISTS = 24
_OWN_SONGS = 20
_ORDER = 114


@dataclass(frozen=True, slots=True)
class Measure:
    """A property of songs that can be asked for: its bounds, and how far apart two songs can be."""

    least: float
    most: float
    span: float


_SHARE = Measure(0, 1, 1)

MEASURES: Mapping[str, Measure] = {
    "acousticness": _SHARE,
    "danceability": _SHARE,
    "duration_ms": Measure(0, 2**31, 600_000),
    "energy": _SHARE,
    "instrumentalness": _SHARE,
    "key": Measure(0, 11, 11),
    "liveness": _SHARE,
    "loudness": Measure(-200, 200, 30),
    "mode": Measure(0, 1, 1),
    "popularity": Measure(0, 100, 100),
    "speechiness": _SHARE,
    "tempo": Measure(0, 1000, 140),
    "time_signature": Measure(0, 11, 4),
    "valence": _SHARE,
}
"""In what each property is measured: see :class:`tuify.emulator.catalog.sound.Features`."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """Bounds and targets by the names of measures; bounds belong to what they allow."""

    least: Mapping[str, float]
    most: Mapping[str, float]
    target: Mapping[str, float]

    @property
    def names(self) -> set[str]:
        """Return what has to be known of a song."""
        return {*self.least, *self.most, *self.target}


@dataclass(frozen=True, slots=True)
class Seed:
    """Something that recommendations start from; unknown ids have an empty pool."""

    kind: SeedKind
    id: str


@dataclass(frozen=True, slots=True)
class Yield:
    """How many songs a seed's pool held, at first, within the bounds, and playable."""

    seed: Seed
    at_first: int
    within: int
    playable: int


def recommended(
    catalog: Catalog, seeds: Sequence[Seed], wishes: Wishes, limit: int
) -> tuple[list[Yield], list[Track]]:
    """Return what became of each seed, and at most ``limit`` songs, none of them a seed."""
    yields: list[Yield] = []
    chosen: dict[int, tuple[float, int, Track]] = {}
    given = {seed.id for seed in seeds if seed.kind == "track"}
    for seed in seeds:
        pool = [catalog.track(number) for number in pool_of(catalog, seed)]
        pool = [track for track in pool if track.id not in given]
        judged = [(track, *_judged(catalog, track, wishes)) for track in pool]
        within = [(track, distance) for track, fits, distance in judged if fits]
        playable = [(track, distance) for track, distance in within if track.playable]
        yields.append(Yield(seed, len(pool), len(within), len(playable)))
        for track, distance in playable:
            chosen[track.number] = distance, mix(catalog.seed, _ORDER, track.number), track
    ranked = sorted(chosen.values(), key=lambda rated: rated[:2])
    return yields, [track for _, _, track in ranked[:limit]]


def pool_of(catalog: Catalog, seed: Seed) -> list[int]:
    """Return the numbers of the songs a seed leads to."""
    if seed.kind == "genre":
        artists = list(_artists_of_genre(catalog, seed.id))
        return list(_songs_by(artists, _POOL // _GENRE_ARTISTS))
    if seed.kind == "artist":
        artist = catalog.artist_by_id(seed.id)
    else:
        track = catalog.track_by_id(seed.id)
        artist = None if track is None else track.artists[0]
    if artist is None or artist.number == ARTISTS:
        return []
    close = related(catalog, artist)
    each = (_POOL - _OWN_SONGS) // max(1, len(close))
    return [*_songs_by([artist], _OWN_SONGS), *_songs_by(close, each)]


def _songs_by(artists: Iterable[Artist], each: int) -> Iterator[int]:
    """Return the numbers of some songs of each artist."""
    for artist in artists:
        order = Permutation(TRACKS_PER_ARTIST, mix(_ORDER, artist.number))
        first = artist.number * TRACKS_PER_ARTIST
        yield from (first + order[place] for place in range(each))


def _artists_of_genre(catalog: Catalog, name: str) -> Iterator[Artist]:
    """Return artists of the neighbourhood who play what a genre seed stands for."""
    genres, found = set(SEEDS.get(name, ())), 0
    order = Permutation(NEIGHBOURHOOD_RUNS, mix(catalog.seed, _ORDER))
    for place in range(NEIGHBOURHOOD_RUNS if genres else 0):
        artist = catalog.artist(catalog.liked_artist(order[place]))
        if genres & {*artist.genres}:
            yield artist
            found += 1
        if found == _GENRE_ARTISTS:
            return


def _judged(catalog: Catalog, track: Track, wishes: Wishes) -> tuple[bool, float]:
    """Tell whether a song is within the bounds, and how far it is from the targets."""
    if not wishes.names:
        return True, 0.0
    sound = features(catalog, track)
    values = {name: _value(sound, track, name) for name in wishes.names}
    fits = all(values[name] >= bound for name, bound in wishes.least.items()) and all(
        values[name] <= bound for name, bound in wishes.most.items()
    )
    distance = sum(
        abs(values[name] - target) / MEASURES[name].span for name, target in wishes.target.items()
    )
    return fits, distance


def _value(sound: Features, track: Track, name: str) -> float:
    return track.popularity if name == "popularity" else float(getattr(sound, name))
