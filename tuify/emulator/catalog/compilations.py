"""Records put together from songs that came out before.

There are two sorts. Samplers are by "Various Artists", and each artist stands on two of them; that
is where an artist "appears on". A retrospective gathers the best-known songs of one artist, which
has one in four cases. Both lie behind the usual albums and tracks in the catalogue, 16 numbers of
tracks for each.
"""

from collections.abc import Callable
from dataclasses import replace

from tuify.emulator.catalog import names
from tuify.emulator.catalog.ids import IdBook
from tuify.emulator.catalog.things import Album, Artist, Track
from tuify.emulator.mixing import Permutation, mix

TRACKS_EACH = 16
VARIOUS_ARTISTS = "Various Artists"

_SAMPLER, _RETROSPECTIVE = 109, 110
_ROUNDS = 2
_SAMPLER_SIZE = 16
_RETROSPECTIVE_SIZE = 12


class Compilations:
    """The samplers and retrospectives of one seed, by an index counted from 0.

    ``artists`` is how many there are; the artist after the last is "Various Artists". The
    compilation with index 0 is the album ``first_album`` and begins with the track ``first_track``.
    ``artist`` and ``songs`` give an artist by number and the songs of an artist, best known first.
    """

    def __init__(
        self,
        seed: int,
        ids: IdBook,
        artists: int,
        first: tuple[int, int],
        artist: Callable[[int], Artist],
        songs: Callable[[int], tuple[Track, ...]],
    ) -> None:
        self._seed = seed
        self._ids = ids
        self._first_album, self._first_track = first
        self._artist = artist
        self._songs = songs
        self._artists = artists
        self._per_round = artists // _SAMPLER_SIZE
        self._rounds = [Permutation(artists, mix(seed, _SAMPLER, turn)) for turn in range(_ROUNDS)]
        self.samplers = self._per_round * _ROUNDS
        self.count = self.samplers + artists

    def exists(self, index: int) -> bool:
        """Tell whether there is a compilation with this index."""
        if index < self.samplers:
            return index >= 0
        owner = index - self.samplers
        return owner < self._artists and mix(self._seed, _RETROSPECTIVE, owner) % 4 == 0

    def samplers_with(self, artist: int) -> list[int]:
        """Return the indexes of the samplers on which an artist stands."""
        return [
            turn * self._per_round + order.place(artist) // _SAMPLER_SIZE
            for turn, order in enumerate(self._rounds)
        ]

    def retrospective_of(self, artist: int) -> int | None:
        """Return the index of an artist's retrospective, or None without one."""
        index = self.samplers + artist
        return index if self.exists(index) else None

    def album(self, index: int) -> Album:
        """Return a compilation; raises LookupError where there is none."""
        if not self.exists(index):
            raise LookupError(index)
        key = mix(self._seed, _SAMPLER, _ROUNDS, index)
        sampler = index < self.samplers
        owner = self._artist(self._artists if sampler else index - self.samplers)
        number = self._first_album + index
        return Album(
            number=number,
            id=self._ids.id_of("album", number),
            name=f"{names.record(key)}: A Sampler" if sampler else f"The Best of {owner.name}",
            artist=owner,
            kind="compilation",
            size=_SAMPLER_SIZE if sampler else _RETROSPECTIVE_SIZE,
            first_track=self._first_track + index * TRACKS_EACH,
            release_date=f"{2011 + mix(key, 1) % 15}-{1 + mix(key, 2) % 12:02d}-"
            f"{1 + mix(key, 3) % 28:02d}",
            precision="day",
            label=names.label(key),
            popularity=mix(key, 4) % 50,
        )

    def track(self, index: int, place: int) -> Track:
        """Return the track at a place of a compilation: a song of old in another release.

        Raises LookupError where there is none.
        """
        album = self.album(index)
        if not 0 <= place < album.size:
            raise LookupError(place)
        if index < self.samplers:
            turn, sampler = divmod(index, self._per_round)
            owner = self._rounds[turn][sampler * _SAMPLER_SIZE + place]
            song = self._songs(owner)[turn]
        else:
            song = self._songs(index - self.samplers)[place]
        number = album.first_track + place
        return replace(
            song,
            number=number,
            id=self._ids.id_of("track", number),
            album=album,
            track_number=place + 1,
            popularity=song.popularity // 2,
            original=song.number,
        )
