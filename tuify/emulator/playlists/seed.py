"""The playlists as they were when the world began, computed from the seed.

Numbers from 0 on are lists of people; :data:`EDITORIAL` begins the shelves of those that the
service makes itself, which apps in development mode are not shown.
"""

from base64 import b64encode

from tuify.emulator.catalog import words
from tuify.emulator.catalog.catalog import ARTISTS, TRACKS_PER_ARTIST, Catalog
from tuify.emulator.catalog.ids import IdBook
from tuify.emulator.catalog.things import Item, LocalTrack, Pictures
from tuify.emulator.mixing import mix
from tuify.emulator.playlists import editorial
from tuify.emulator.playlists.parts import Owner, Playlist, PlaylistEntry

LAST = 1 << 32
"""The first number that the seed makes no playlist of."""

EDITORIAL = 1 << 31
"""The number of the first list of the first editorial shelf."""

ON_A_SHELF = 256
SHELVES = 1 << 16
SPOTIFY = Owner("spotify", "Spotify")

_PLAYLIST, _ENTRY, _USER = 201, 202, 203
_RUN = 3
_CREATED_MS = 1_690_000_000_000
_BASE_36 = "0123456789abcdefghijklmnopqrstuvwxyz"
_NAMELESS_USER = 99
_SPECIAL_ITEMS = {4: "episode", 24: "local", 27: "null"}
_ODD_SIZES = {0: 34, 17: 0, 19: 3_217}
_LOCAL = LocalTrack("Night Bus Recording", "Robin Ashdown", "Bedroom Recordings", 151_000)


def user_id(seed: int, number: int) -> str:
    """Return the id of a user: 28 characters, as the service gives them today."""
    value = mix(seed, _USER, number, 1) << 64 | mix(seed, _USER, number, 2)
    digits = ""
    for _ in range(26):
        value, digit = divmod(value, 36)
        digits += _BASE_36[digit]
    return f"31{digits}"


def snapshot_id(revision: int, *mixed: int) -> str:
    """Name a version: base64 of its revision and a hash of forty hexadecimal digits."""
    mark = f"{mix(*mixed, revision, 1):016x}{mix(*mixed, revision, 2):016x}"
    return b64encode(f"{revision},{mark}{mix(*mixed, revision, 3) >> 32:08x}".encode()).decode()


def is_editorial(number: int) -> bool:
    """Tell whether the service itself makes the playlist."""
    return EDITORIAL <= number < EDITORIAL + SHELVES * ON_A_SHELF


class SeededPlaylists:
    """All playlists of one seed, in their first version."""

    def __init__(self, catalog: Catalog, seed: int) -> None:
        self._catalog = catalog
        self._seed = seed
        self.ids = IdBook(seed)
        self.me = Owner(user_id(seed, 0), words.USER_NAMES[0])

    def playlist(self, number: int) -> Playlist:
        """Return the ``number``-th playlist."""
        key = mix(self._seed, _PLAYLIST, number)
        own = is_editorial(number)
        size = _ODD_SIZES.get(number, 8 + mix(key, 1) % 190)
        revision = size + 1
        return Playlist(
            number=number,
            id=self.ids.id_of("playlist", number),
            name=_name(number, key),
            description=_description(number, key),
            owner=self._owner(number, key),
            public=None if number == 5 else own or mix(key, 3) % 3 != 0,
            collaborative=number in (2, 10),
            pictures=_pictures(number),
            revision=revision,
            snapshot_id=snapshot_id(revision, key),
            rows=range(size),
            followers=mix(key, 10) % 900_000 if own else number % 9,
        )

    def user(self, id_: str) -> Owner | None:
        """Find one of the people who own playlists, or the service itself."""
        return next((owner for owner in self._owners() if owner.id == id_), None)

    def entry(self, playlist: Playlist, place: int) -> PlaylistEntry:
        """Return the row that stood at ``place`` of a playlist when the world began."""
        item = self._item(playlist.number, place)
        if playlist.number == 6 and place < 3:
            return PlaylistEntry(None, None, item)
        added_at_ms = _CREATED_MS + place * 5_400_000 + mix(self._seed, playlist.number, place) % 99
        return PlaylistEntry(added_at_ms, playlist.owner.id, item)

    def track(self, number: int, place: int) -> int | None:
        """Return the number of the track at a place; None where something else stands."""
        if number == 0 and place in _SPECIAL_ITEMS:
            return None
        return self._track(number, place)

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
        if is_editorial(number):
            artist = editorial.artist(self._catalog, *_on_shelf(number), key)
            return artist * TRACKS_PER_ARTIST + mix(key, step) % TRACKS_PER_ARTIST
        if number == 0 or run % 3 == 0:
            liked = run * _RUN if number == 0 else key % 4096
            return self._catalog.liked_track(liked + step)
        return (key % ARTISTS) * TRACKS_PER_ARTIST + mix(key, step) % TRACKS_PER_ARTIST

    def _owner(self, number: int, key: int) -> Owner:
        if is_editorial(number):
            return SPOTIFY
        if number == 8:
            return Owner(user_id(self._seed, _NAMELESS_USER), None)
        other = mix(key, 6) % 4 == 0 and number not in (0, 1, 3, 5, 11, 13, 14, 17, 19)
        who = 1 + mix(key, 7) % (len(words.USER_NAMES) - 1)
        return Owner(user_id(self._seed, who), words.USER_NAMES[who]) if other else self.me

    def _owners(self) -> list[Owner]:
        named = [Owner(user_id(self._seed, who), name) for who, name in enumerate(words.USER_NAMES)]
        return [*named, Owner(user_id(self._seed, _NAMELESS_USER), None), SPOTIFY]


def _on_shelf(number: int) -> tuple[int, int]:
    """Return the shelf of an editorial playlist, and its place there."""
    return divmod(number - EDITORIAL, ON_A_SHELF)


def _name(number: int, key: int) -> str:
    odd = {13: "", 14: "[bold]Loud\x1b[7m[/] things"}
    if number in odd:
        return odd[number]
    if is_editorial(number):
        return editorial.title(*_on_shelf(number))
    if number < len(words.PLAYLIST_NAMES):
        return words.PLAYLIST_NAMES[number]
    place = words.PLACES[mix(key, 8) % len(words.PLACES)]
    return f"{place} {words.NOUNS[mix(key, 9) % len(words.NOUNS)]}"


def _description(number: int, key: int) -> str | None:
    if number == 3:
        return "Tea &amp; toast. More at <a href=&quot;spotify:user:robin&quot;>robin&#x27;s</a>"
    if number == 11:
        return None
    if is_editorial(number):
        return editorial.description(*_on_shelf(number))
    return "" if mix(key, 2) % 2 else "Collected on the way home."


def _pictures(number: int) -> Pictures:
    odd: dict[int, Pictures] = {3: "sizeless", 5: "none", 11: "null"}
    return odd.get(number, "usual")
