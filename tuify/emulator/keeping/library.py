"""What the user keeps: saved tracks, albums, shows and the rest, and whom and what he follows.

There is one truth for all ways to ask. A thing is saved under any spelling (``/me/library`` with
its URI, ``/me/albums`` and its like with its id, ``/me/following``), is contained under any other,
and stands at the top of its list. What does not exist in this world cannot be kept: it is passed
over.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.keeping.kept import KeptThings, kept_at_first
from tuify.emulator.keeping.saved import SavedTracks
from tuify.emulator.playlists.book import Playlist, PlaylistBook, user_id

KEPT_KINDS = ("track", "album", "episode", "show", "audiobook", "artist", "user", "playlist")
"""The kinds of URI that the library endpoints accept."""

_FOLLOWED_PEOPLE = (1, 3)


class Library:
    """The account's library: a computed beginning, and what was changed since."""

    def __init__(
        self, catalog: Catalog, playlists: PlaylistBook, saved: SavedTracks, seed: int
    ) -> None:
        self.saved = saved
        self._catalog = catalog
        self._book = playlists
        self._followed = list(range(playlists.count))
        self._people = {user_id(seed, number) for number in _FOLLOWED_PEOPLE}
        self._changed: dict[str, KeptThings] = {}
        self._at_first: Callable[[str], KeptThings] = lru_cache(8)(
            lambda kind: kept_at_first(catalog, kind)
        )

    # -- playlists ---------------------------------------------------------------------------

    @property
    def playlist_count(self) -> int:
        """Return how many playlists the user owns or follows."""
        return len(self._followed)

    def playlist_page(self, offset: int, limit: int) -> list[Playlist]:
        """Return a stretch of the user's playlists, newest first."""
        return [self._book.playlist(number) for number in self._followed[offset : offset + limit]]

    def readable(self, playlist: Playlist) -> bool:
        """Tell whether the user may see the contents in development mode."""
        if playlist.owner == self._book.me:
            return True
        return playlist.collaborative and playlist.number in self._followed

    # -- all kinds ---------------------------------------------------------------------------

    def things(self, kind: str) -> KeptThings:
        """Return the row of albums, artists, shows, episodes or audiobooks.

        Raises ``KeyError`` for other kinds. The first row is made when it is first asked for.
        """
        changed = self._changed.get(kind)
        return self._at_first(kind) if changed is None else changed

    def save(self, uris: Iterable[Uri], now_ms: int) -> None:
        """Save, follow or subscribe to things; what is kept already stays where it is."""
        uris = list(uris)
        for kind, numbers in self._by_kind(uris).items():
            if kind == "track":
                self.saved = self.saved.save(numbers, now_ms)
            else:
                self._changed[kind] = self.things(kind).save(numbers, now_ms)
        for person in self._users(uris):
            self._people.add(person)
        for playlist in reversed(self._playlists(uris)):
            if playlist not in self._followed:
                self._followed.insert(0, playlist)

    def save_at(self, moments: Mapping[Uri, int]) -> None:
        """Save tracks as of moments of the past, so that they stand where those belong."""
        for uri, moment_ms in moments.items():
            number = self._catalog.track_number(uri.id)
            if number is not None:
                self.saved = self.saved.save_at(number, moment_ms)

    def remove(self, uris: Iterable[Uri]) -> None:
        """Undo :meth:`save`; what is not kept is passed over."""
        uris = list(uris)
        for kind, numbers in self._by_kind(uris).items():
            if kind == "track":
                self.saved = self.saved.remove(numbers)
            else:
                self._changed[kind] = self.things(kind).remove(numbers)
        self._people.difference_update(self._users(uris))
        for playlist in self._playlists(uris):
            if playlist in self._followed:
                self._followed.remove(playlist)

    def contains(self, uri: Uri) -> bool:
        """Tell whether something is saved or followed."""
        if uri.kind == "user":
            return uri.id in self._people
        if uri.kind == "playlist":
            return any(playlist in self._followed for playlist in self._playlists([uri]))
        for kind, numbers in self._by_kind([uri]).items():
            row = self.saved if kind == "track" else self.things(kind)
            return row.place_of(numbers[0]) is not None
        return False

    # -- what URIs name ----------------------------------------------------------------------

    def _users(self, uris: Iterable[Uri]) -> list[str]:
        return [uri.id for uri in uris if uri.kind == "user" and self._book.user(uri.id)]

    def _playlists(self, uris: Iterable[Uri]) -> list[int]:
        found = [self._book.by_id(uri.id) for uri in uris if uri.kind == "playlist"]
        return [playlist.number for playlist in found if playlist is not None]

    def _by_kind(self, uris: Iterable[Uri]) -> dict[str, list[int]]:
        """Return the numbers of the things that have rows, kind by kind."""
        numbers: dict[str, list[int]] = {}
        for uri in uris:
            kind, number = self._thing(uri)
            if number is not None:
                numbers.setdefault(kind, []).append(number)
        return numbers

    def _thing(self, uri: Uri) -> tuple[str, int | None]:
        """Return kind and number; an audiobook goes by the URI of a show as well."""
        if uri.kind == "track":
            return "track", self._catalog.track_number(uri.id)
        finders = {
            "album": self._catalog.album_by_id,
            "artist": self._catalog.artist_by_id,
            "show": self._catalog.show_by_id,
            "episode": self._catalog.episode_by_id,
            "audiobook": self._catalog.audiobook_by_id,
        }
        if uri.kind not in finders:
            return uri.kind, None
        found = finders[uri.kind](uri.id)
        if found is None and uri.kind == "show":
            return self._thing(Uri("audiobook", uri.id))
        return uri.kind, None if found is None else found.number
