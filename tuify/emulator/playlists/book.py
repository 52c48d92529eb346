"""The playlists of the world: the user's own, shared ones, and other people's.

Playlist 0, "Night Walk", is what plays when the world begins. It holds a podcast episode (place 4),
a local file (place 24) and an entry that is null (place 27). Other oddities, by number: 3 has a
description full of HTML entities and a picture without measures; 5 no picture and ``public`` null;
8 an owner without a display name; 11 ``images`` null and no description; 13 an empty name; 14 a
name with markup and an escape sequence; 17 no entries at all; 19 more than 3,000 entries; 6 is so
old that nobody knows who added its first three entries, or when. Number 7 has been withdrawn: its
place in ``GET /me/playlists`` and in ``GET /search`` is null and its id answers 404.

Playlists are computed (:mod:`tuify.emulator.playlists.seed`) until somebody changes them; only then
are they kept, with their latest versions (:mod:`tuify.emulator.playlists.edits`).
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.catalog.things import Item
from tuify.emulator.mixing import mix
from tuify.emulator.playlists.parts import Addition, Owner, Playlist, PlaylistEntry, Row
from tuify.emulator.playlists.seed import (
    EDITORIAL,
    LAST,
    ON_A_SHELF,
    SHELVES,
    SeededPlaylists,
    is_editorial,
    snapshot_id,
    user_id,
)

__all__ = ["WITHDRAWN", "Owner", "Playlist", "PlaylistBook", "PlaylistEntry", "user_id"]

WITHDRAWN = frozenset({7})
"""Playlists the service does not offer any more."""

VERSIONS_KEPT = 30
"""How many versions of a playlist a ``snapshot_id`` can speak of, besides the first."""

_LOOKED_THROUGH = 256
_VERSION = 204


@dataclass
class _Edited:
    """A playlist somebody changed, with the rows of its latest versions by snapshot id."""

    now: Playlist
    versions: dict[str, Sequence[Row]] = field(default_factory=dict)

    def turn_to(self, playlist: Playlist) -> None:
        """Go on to a later version and forget the oldest."""
        self.now = playlist
        self.versions[playlist.snapshot_id] = playlist.rows
        while len(self.versions) > VERSIONS_KEPT:
            del self.versions[next(iter(self.versions))]


class PlaylistBook:
    """All playlists of one world. ``count`` of them belong to or are followed by the user."""

    def __init__(self, catalog: Catalog, seed: int, count: int) -> None:
        self.count = count
        self._catalog = catalog
        self._seed = seed
        self._seeded = SeededPlaylists(catalog, seed)
        self._edited: dict[int, _Edited] = {}
        self._created = 0
        self._covers: dict[str, bytes] = {}
        self.me = self._seeded.me

    # -- finding -----------------------------------------------------------------------------

    def by_id(self, id_: str) -> Playlist | None:
        """Find a playlist; it may be one the user does not follow."""
        number = self._seeded.ids.number_of("playlist", id_)
        if number is None or number >= LAST + self._created or number in WITHDRAWN:
            return None
        return self.playlist(number)

    def playlist(self, number: int) -> Playlist:
        """Return the ``number``-th playlist as it is today."""
        edited = self._edited.get(number)
        return self._seeded.playlist(number) if edited is None else edited.now

    def editorial(self, shelf: int, place: int) -> Playlist:
        """Return a playlist of the service's own, from one of 65,536 shelves of 256."""
        if not (0 <= shelf < SHELVES and 0 <= place < ON_A_SHELF):
            raise IndexError((shelf, place))
        return self.playlist(EDITORIAL + shelf * ON_A_SHELF + place)

    def is_editorial(self, playlist: Playlist) -> bool:
        """Tell whether the service itself made a playlist."""
        return is_editorial(playlist.number)

    def user(self, id_: str) -> Owner | None:
        """Find one of the people who own playlists, or the service itself."""
        return self._seeded.user(id_)

    def public_of(self, owner: Owner) -> list[Playlist]:
        """Return what somebody else shows on his profile, as far as the user can come across it."""
        numbers = range(max(self.count, _LOOKED_THROUGH))
        found = (self.playlist(number) for number in numbers if number not in WITHDRAWN)
        return [playlist for playlist in found if playlist.owner == owner and playlist.public]

    # -- reading -----------------------------------------------------------------------------

    def entry(self, playlist: Playlist, place: int) -> PlaylistEntry:
        """Return the row at ``place`` of a playlist, in the version given."""
        if not 0 <= place < playlist.size:
            raise IndexError(place)
        row = playlist.rows[place]
        if isinstance(row, int):
            return self._seeded.entry(playlist, row)
        return PlaylistEntry(row.added_at_ms, row.added_by, self._added_item(row))

    def entries(self, playlist: Playlist, start: int, stop: int) -> Iterator[PlaylistEntry]:
        """Return the rows from ``start`` up to ``stop``, as far as there are any."""
        return (self.entry(playlist, at) for at in range(start, min(stop, playlist.size)))

    def place_of(self, playlist: Playlist, uri: str) -> int | None:
        """Return the first place at which something stands in a playlist."""
        is_it = self.holds(playlist, (uri,))
        return next((place for place, row in enumerate(playlist.rows) if is_it(row)), None)

    def holds(self, playlist: Playlist, uris: Iterable[str]) -> Callable[[Row], bool]:
        """Return a test for rows that hold one of some URIs; tracks are not made for it."""
        named = frozenset(uris)
        parsed = [Uri.parse(uri) for uri in named]
        found = (uri for uri in parsed if uri is not None and uri.kind == "track")
        tracks = frozenset(self._catalog.track_number(uri.id) for uri in found)

        def is_it(row: Row) -> bool:
            if isinstance(row, Addition):
                return row.uri in named
            number = self._seeded.track(playlist.number, row)
            if number is not None:
                return number in tracks
            item = self._seeded.entry(playlist, row).item
            return item is not None and item.uri in named

        return is_it

    def known(self, playlist: Playlist, snapshot: str) -> Sequence[Row] | None:
        """Return the rows of a version that is still remembered."""
        if snapshot == playlist.snapshot_id:
            return playlist.rows
        edited = self._edited.get(playlist.number)
        if edited is not None and snapshot in edited.versions:
            return edited.versions[snapshot]
        if playlist.number < LAST:
            first = self._seeded.playlist(playlist.number)
            return first.rows if first.snapshot_id == snapshot else None
        return None

    # -- changing ----------------------------------------------------------------------------

    def create(
        self, name: str, description: str | None, *, public: bool, collaborative: bool
    ) -> Playlist:
        """Make an empty playlist of the user's."""
        number = LAST + self._created
        self._created += 1
        playlist = Playlist(
            number=number,
            id=self._seeded.ids.id_of("playlist", number),
            name=name,
            description=description,
            owner=self.me,
            public=public,
            collaborative=collaborative,
            pictures="none",
            revision=1,
            snapshot_id=self._snapshot(number, 1),
            rows=(),
        )
        self._edited[number] = _Edited(playlist, {playlist.snapshot_id: ()})
        return playlist

    def keep(self, changed: Playlist) -> Playlist:
        """Keep a changed playlist as its next version, under a snapshot id of its own.

        What is equal to the version before is no change. Lists made here get pictures of the
        service with their first row.
        """
        before = self.playlist(changed.number)
        if tuple(changed.rows) == tuple(before.rows):
            changed = replace(changed, rows=before.rows)
        if changed == before:
            return before
        if changed.number >= LAST:
            changed = replace(changed, pictures="usual" if changed.rows else "none")
        revision = before.revision + 1
        after = replace(
            changed, revision=revision, snapshot_id=self._snapshot(changed.number, revision)
        )
        edited = self._edited.get(changed.number)
        if edited is None:
            edited = self._edited[changed.number] = _Edited(before)
        edited.turn_to(after)
        return after

    def additions(self, uris: Iterable[str], now_ms: int) -> tuple[Addition, ...]:
        """Make rows the user adds; raises ``KeyError`` with a URI that can't be added."""
        return tuple(self._addition(uri, now_ms) for uri in uris)

    def _addition(self, uri: str, now_ms: int) -> Addition:
        match Uri.parse(uri):
            case Uri("track", id_):
                track = self._catalog.track_number(id_)
                is_there = track is not None
            case Uri("episode", id_):
                track, is_there = None, self._catalog.episode_by_id(id_) is not None
            case _:
                track, is_there = None, False
        if not is_there:
            raise KeyError(uri)
        return Addition(uri, track, now_ms, self.me.id)

    def _added_item(self, row: Addition) -> Item | None:
        if row.track is not None:
            return self._catalog.track(row.track)
        parsed = Uri.parse(row.uri)
        return None if parsed is None else self._catalog.episode_by_id(parsed.id)

    def _snapshot(self, number: int, revision: int) -> str:
        return snapshot_id(revision, mix(self._seed, _VERSION, number))

    # -- covers ------------------------------------------------------------------------------

    def put_cover(self, playlist: Playlist, jpeg: bytes) -> Playlist:
        """Keep an uploaded picture, in the place of the one before."""
        if playlist.cover is not None:
            self._covers.pop(playlist.cover, None)
        name = f"{playlist.id}-{playlist.revision + 1}"
        self._covers[name] = jpeg
        return self.keep(replace(playlist, cover=name))

    def cover(self, name: str) -> bytes | None:
        """Return an uploaded JPEG by its name."""
        return self._covers.get(name)
