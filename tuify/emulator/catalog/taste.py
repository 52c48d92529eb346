"""Whom the user listens to, and so who is close to whom.

Closeness is taken from the order in which songs were liked: artists whose songs were liked one
after the other stand close together. The beginning of that order is the *neighbourhood*. An artist
who first appears later than that stands beside some place of it all the same. So whoever goes from
an artist to a related one, and on from there, never leaves the neighbourhood, which is what a
search, the new releases and the recommendations draw from.
"""

from collections.abc import Iterator

from tuify.emulator.catalog.catalog import ARTISTS, Catalog
from tuify.emulator.mixing import mix

NEIGHBOURHOOD_RUNS = 1_024
"""How many runs of four liked songs the neighbourhood is long: 4,096 songs."""

_REACH = 64
_BESIDE = 112


def neighbours(catalog: Catalog, artist: int) -> list[int]:
    """Return the numbers of the artists around another one, the closest first."""
    here = _home(catalog, artist)
    begin = max(0, here - _REACH)
    runs = sorted(range(begin, begin + 2 * _REACH + 1), key=lambda run: abs(run - here))
    found = dict.fromkeys(catalog.liked_artist(run) for run in runs)
    found.pop(artist, None)
    return list(found)


def neighbourhood(catalog: Catalog) -> Iterator[int]:
    """Return the numbers of all artists that can be somebody's neighbours, each once."""
    runs = range(NEIGHBOURHOOD_RUNS + 2 * _REACH)
    return iter(dict.fromkeys(map(catalog.liked_artist, runs)))


def _home(catalog: Catalog, artist: int) -> int:
    """Return the run of liked songs at which an artist stands."""
    first = catalog.first_liked_run(artist) if artist < ARTISTS else NEIGHBOURHOOD_RUNS
    if first < NEIGHBOURHOOD_RUNS:
        return first
    return mix(catalog.seed, _BESIDE, artist) % NEIGHBOURHOOD_RUNS
