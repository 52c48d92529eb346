"""The playlists of the world: the user's own, shared ones, and other people's.

Playlist 0, "Night Walk", is what plays when the world begins. It holds a podcast episode (place 4),
a local file (place 24) and an entry that is null (place 27). Other oddities, by number: 3 has a
description full of HTML entities and a picture without measures; 5 no picture and ``public`` null;
8 an owner without a display name; 11 ``images`` null and no description; 13 an empty name; 14 a
name with markup and an escape sequence; 17 no entries at all; 19 more than 3,000 entries; 6 is so
old that nobody knows who added its first three entries, or when. Number 7 has been withdrawn: its
place in ``GET /me/playlists`` is null and its id answers 404.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from tuify.emulator import words
from tuify.emulator.catalog import ARTISTS, TRACKS_PER_ARTIST, Catalog
from tuify.emulator.ids import IdBook
from tuify.emulator.mixing import mix
from tuify.emulator.things import Item, LocalTrack, Pictures

WITHDRAWN = frozenset({7})
"""Playlists the service does not offer any more."""

_PLAYLIST, _ENTRY, _USER = 201, 202, 203
_RUN = 3
_CREATED_MS = 1_690_000_000_000
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_SPECIAL_ITEMS = {4: "episode", 24: "local", 27: "null"}
_LOCAL = LocalTrack("Night Bus Recording", "Robin Ashdown", "Bedroom Recordings", 151_000)


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose playlist it is; ``name`` may be None."""

    id: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Playlist:
    """A playlist; its entries are computed by :class:`PlaylistBook`."""

    number: int
    id: str
    name: str
    description: str | None
    owner: Owner
    public: bool | None
    collaborative: bool
    size: int
    pictures: Pictures
    snapshot_id: str

    @property
    def uri(self) -> str:
        """Return the Spotify URI."""
        return f"spotify:playlist:{self.id}"


@dataclass(frozen=True, slots=True)
class PlaylistEntry:
    """One row of a playlist; ``item`` is None where the service has lost it.

    ``added_by`` is the id of a user; very old entries know neither him nor the moment.
    """

    added_at_ms: int | None
    added_by: str | None
    item: Item | None


def user_id(seed: int, number: int) -> str:
    """Return the id of a user: 28 characters, as the service gives them today."""
    value = mix(seed, _USER, number, 1) << 64 | mix(seed, _USER, number, 2)
    digits = ""
    for _ in range(26):
        value, digit = divmod(value, 36)
        digits += _BASE_36[digit]
    return f"31{digits}"


class PlaylistBook:
    """All playlists of one seed. ``count`` of them belong to or are followed by the user."""

    def __init__(self, catalog: Catalog, seed: int, count: int) -> None:
        self.count = count
        self._catalog = catalog
        self._seed = seed
        self._ids = IdBook(seed)
        self.me = Owner(user_id(seed, 0), words.USER_NAMES[0])

    def by_id(self, id_: str) -> Playlist | None:
        """Find a playlist; it may be one the user does not follow (any number up to 2³²)."""
        number = self._ids.number_of("playlist", id_)
        if number is None or number >= 1 << 32 or number in WITHDRAWN:
            return None
        return self.playlist(number)

    def playlist(self, number: int) -> Playlist:
        """Return the ``number``-th playlist."""
        key = mix(self._seed, _PLAYLIST, number)
        size = {0: 34, 17: 0, 19: 3_217}.get(number, 8 + mix(key, 1) % 190)
        return Playlist(
            number=number,
            id=self._ids.id_of("playlist", number),
            name=_name(number, key),
            description=_description(number, key),
            owner=self._owner(number, key),
            public=None if number == 5 else mix(key, 3) % 3 != 0,
            collaborative=number in (2, 10),
            size=size,
            pictures=_pictures(number),
            snapshot_id=f"AAAA{mix(key, 4):016x}{mix(key, 5):012x}"[:32],
        )

    def entry(self, playlist: Playlist, place: int) -> PlaylistEntry:
        """Return the row at ``place`` of a playlist."""
        if not 0 <= place < playlist.size:
            raise IndexError(place)
        item = self._item(playlist.number, place)
        if playlist.number == 6 and place < 3:
            return PlaylistEntry(None, None, item)
        added_at_ms = _CREATED_MS + place * 5_400_000 + mix(self._seed, playlist.number, place) % 99
        return PlaylistEntry(added_at_ms, playlist.owner.id, item)

    def entries(self, playlist: Playlist, start: int, stop: int) -> Iterator[PlaylistEntry]:
        """Return the rows from ``start`` up to ``stop``, as far as there are any."""
        return (self.entry(playlist, at) for at in range(start, min(stop, playlist.size)))

    def place_of(self, playlist: Playlist, track_id: str) -> int | None:
        """Return the first place at which a track stands in a playlist."""
        wanted = self._catalog.track_number(track_id)
        special = _SPECIAL_ITEMS if playlist.number == 0 else {}
        for place in range(playlist.size):
            if place not in special and self._track(playlist.number, place) == wanted:
                return place
        return None

    def _item(self, number: int, place: int) -> Item | None:
        special = _SPECIAL_ITEMS.get(place) if number == 0 else None
        if special == "episode":
            return self._catalog.episode(0, 2)
        if special == "local":
            return _LOCAL
        if special == "null":
            return None
        return self._catalog.track(self._track(number, place))

    def _track(self, number: int, place: int) -> int:
        """Choose a track: runs of three, every third of them out of the songs the user likes."""
        run, step = divmod(place, _RUN)
        key = mix(self._seed, _ENTRY, number, run)
        if number == 0 or run % 3 == 0:
            liked = run * _RUN if number == 0 else key % 4096
            return self._catalog.liked_track(liked + step)
        return (key % ARTISTS) * TRACKS_PER_ARTIST + mix(key, step) % TRACKS_PER_ARTIST

    def _owner(self, number: int, key: int) -> Owner:
        if number == 8:
            return Owner(user_id(self._seed, 99), None)
        other = mix(key, 6) % 4 == 0 and number not in (0, 1, 3, 5, 11, 13, 14, 17, 19)
        who = 1 + mix(key, 7) % (len(words.USER_NAMES) - 1)
        return Owner(user_id(self._seed, who), words.USER_NAMES[who]) if other else self.me


def _name(number: int, key: int) -> str:
    odd = {13: "", 14: "[bold]Loud\x1b[7m[/] things"}
    if number in odd:
        return odd[number]
    if number < len(words.PLAYLIST_NAMES):
        return words.PLAYLIST_NAMES[number]
    place = words.PLACES[mix(key, 8) % len(words.PLACES)]
    return f"{place} {words.NOUNS[mix(key, 9) % len(words.NOUNS)]}"


def _description(number: int, key: int) -> str | None:
    if number == 3:
        return "Tea &amp; toast. More at <a href=&quot;spotify:user:robin&quot;>robin&#x27;s</a>"
    if number == 11:
        return None
    return "" if mix(key, 2) % 2 else "Collected on the way home."


def _pictures(number: int) -> Pictures:
    odd: dict[int, Pictures] = {3: "sizeless", 5: "none", 11: "null"}
    return odd.get(number, "usual")
