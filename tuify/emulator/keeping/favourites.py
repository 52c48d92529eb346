"""What the user listens to most, over three spans of time.

Top tracks come out of the songs he likes: the shorter the time, the nearer they are to the top of
Liked Songs. An artist ranks by his songs among the top tracks of the same time, so that the two
lists tell one story. Playing or removing songs does not change them; the service, too, works them
out long afterwards.
"""

from collections import Counter
from functools import lru_cache
from typing import Literal

from tuify.emulator.catalog.catalog import TRACKS_PER_ARTIST, Catalog
from tuify.emulator.keeping.kept import untroubled
from tuify.emulator.mixing import Permutation, mix

TimeRange = Literal["short_term", "medium_term", "long_term"]
TIME_RANGES: tuple[TimeRange, ...] = ("short_term", "medium_term", "long_term")
"""About four weeks, six months, and a year or more."""

_TRACKS = {"short_term": 100, "medium_term": 300, "long_term": 700}
_TOP = 601


class Favourites:
    """The top lists of one account; a list is made when it is first asked for."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self.tracks = lru_cache(len(TIME_RANGES))(self._rank_tracks)
        self.artists = lru_cache(len(TIME_RANGES))(self._rank_artists)

    def _rank_tracks(self, time_range: TimeRange) -> tuple[int, ...]:
        """Return the numbers of the top tracks, the most heard first."""
        span = _TRACKS[time_range]
        order = Permutation(span, mix(self._catalog.seed, _TOP, span))
        return tuple(self._catalog.liked_track(untroubled(order[rank])) for rank in range(span))

    def _rank_artists(self, time_range: TimeRange) -> tuple[int, ...]:
        """Return the numbers of the top artists; a song counts the more the higher it stands."""
        tracks = self.tracks(time_range)
        heard: Counter[int] = Counter()
        for rank, track in enumerate(tracks):
            heard[track // TRACKS_PER_ARTIST] += len(tracks) - rank
        return tuple(artist for artist, _ in heard.most_common())
