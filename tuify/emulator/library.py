"""What the user keeps: saved tracks, and which albums, artists, shows and playlists are his."""

from collections.abc import Iterable

from tuify.emulator.catalog import Catalog
from tuify.emulator.ids import Uri
from tuify.emulator.mixing import mix
from tuify.emulator.playlists import Playlist, PlaylistBook
from tuify.emulator.saved import SavedTracks

KEPT_KINDS = ("track", "album", "episode", "show", "audiobook", "artist", "user", "playlist")
"""The kinds of URI that the library endpoints accept."""

_ONE_IN = {"album": 4, "artist": 3, "show": 2, "episode": 5}


class Library:
    """The account's library: a computed beginning, and what was changed since."""

    def __init__(
        self, catalog: Catalog, playlists: PlaylistBook, saved: SavedTracks, seed: int
    ) -> None:
        self.saved = saved
        self._catalog = catalog
        self._book = playlists
        self._seed = seed
        self._followed = list(range(playlists.count))
        self._changed: dict[Uri, bool] = {}

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

    def save(self, uris: Iterable[Uri], now_ms: int) -> None:
        """Save, follow or subscribe to things; what is kept already stays where it is."""
        uris = list(uris)
        self.saved = self.saved.save(self._track_numbers(uris), now_ms)
        for uri in uris:
            if uri.kind == "playlist":
                playlist = self._book.by_id(uri.id)
                if playlist is not None and playlist.number not in self._followed:
                    self._followed.insert(0, playlist.number)
            elif uri.kind != "track":
                self._changed[uri] = True

    def remove(self, uris: Iterable[Uri]) -> None:
        """Undo :meth:`save`; what is not kept is passed over."""
        uris = list(uris)
        self.saved = self.saved.remove(self._track_numbers(uris))
        for uri in uris:
            if uri.kind == "playlist":
                playlist = self._book.by_id(uri.id)
                if playlist is not None and playlist.number in self._followed:
                    self._followed.remove(playlist.number)
            elif uri.kind != "track":
                self._changed[uri] = False

    def contains(self, uri: Uri) -> bool:
        """Tell whether something is saved or followed."""
        if uri.kind == "track":
            track = self._catalog.track_number(uri.id)
            return track is not None and self.saved.place_of(track) is not None
        if uri.kind == "playlist":
            playlist = self._book.by_id(uri.id)
            return playlist is not None and playlist.number in self._followed
        return self._changed.get(uri, self._at_first(uri))

    def _at_first(self, uri: Uri) -> bool:
        """Tell whether an album, artist, show or episode belonged to the library when it began."""
        if uri.kind not in _ONE_IN:
            return False
        find = {
            "album": self._catalog.album_by_id,
            "artist": self._catalog.artist_by_id,
            "show": self._catalog.show_by_id,
            "episode": self._catalog.episode_by_id,
        }[uri.kind]
        found = find(uri.id)
        return found is not None and mix(self._seed, 401, found.number) % _ONE_IN[uri.kind] == 0

    def _track_numbers(self, uris: Iterable[Uri]) -> list[int]:
        tracks = (self._catalog.track_number(uri.id) for uri in uris if uri.kind == "track")
        return [track for track in tracks if track is not None]
