"""Everything that can change: the account, its library, its playlists, its player."""

from itertools import count

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.ids import Uri
from tuify.emulator.catalog.oddities import ODD_TRACKS
from tuify.emulator.catalog.things import Item
from tuify.emulator.clock import WorldClock
from tuify.emulator.keeping.library import Library
from tuify.emulator.keeping.saved import SavedTracks
from tuify.emulator.options import EmulatorOptions
from tuify.emulator.playback.contexts import (
    AlbumContext,
    ArtistContext,
    CollectionContext,
    Context,
    PlaylistContext,
    ShowContext,
)
from tuify.emulator.playback.devices import first_devices
from tuify.emulator.playback.listening import HISTORY_KEPT, Listening, Play
from tuify.emulator.playback.player import Player, PlayerState
from tuify.emulator.playlists.book import PlaylistBook
from tuify.emulator.search.searching import Search

_FIRST_POSITION_MS = 72_000
_FIRST_INDEX = 1


class World:
    """The emulated service behind its endpoints, for one account."""

    def __init__(self, options: EmulatorOptions, clock: WorldClock) -> None:
        self.clock = clock
        self.catalog = Catalog(options.seed, ODD_TRACKS)
        self.playlists = PlaylistBook(self.catalog, options.seed, options.playlists)
        saved = SavedTracks(self.catalog, options.saved_tracks)
        self.library = Library(self.catalog, self.playlists, saved, options.seed)
        self.search = Search(self.catalog, self.playlists, self.library)
        self.player = Player(self._first_state(options.seed), clock, options.lag_ms)

    # -- looking up --------------------------------------------------------------------------

    def item(self, uri: str) -> Item | None:
        """Find a track or an episode by its URI."""
        parsed = Uri.parse(uri)
        if parsed is None:
            return None
        if parsed.kind == "track":
            return self.catalog.track_by_id(parsed.id)
        return self.catalog.broadcast_by_id(parsed.id) if parsed.kind == "episode" else None

    def context(self, spelled: str) -> Context | None:
        """Find what a context URI names; None if nothing can be played under it."""
        uri = Uri.parse(spelled)
        if uri is None:
            return None
        if uri.kind == "album":
            album = self.catalog.album_by_id(uri.id)
            return None if album is None else AlbumContext(self.catalog, album)
        if uri.kind == "artist":
            artist = self.catalog.artist_by_id(uri.id)
            return None if artist is None else ArtistContext(self.catalog, artist)
        if uri.kind == "playlist":
            playlist = self.playlists.by_id(uri.id)
            return None if playlist is None else PlaylistContext(self.playlists, playlist, spelled)
        if uri.kind == "show":
            show = self.catalog.series_by_id(uri.id)
            return None if show is None else ShowContext(self.catalog, show)
        if uri.kind == "collection" and uri.id == self.playlists.me.id:
            return CollectionContext(self.library.saved, uri.id)
        return None

    # -- the beginning -----------------------------------------------------------------------

    def _first_state(self, seed: int) -> PlayerState:
        """Let the first playlist play, with two liked songs in the queue."""
        now_ms = self.clock.now_ms()
        night_walk = self.playlists.playlist(0)
        context = PlaylistContext(self.playlists, night_walk, night_walk.uri)
        liked = [self.catalog.track(self.catalog.liked_track(place)) for place in (7, 12)]
        heard = Listening(
            item=context.item(_FIRST_INDEX),
            context=context,
            index=_FIRST_INDEX,
            as_of_ms=now_ms,
            changed_ms=now_ms - _FIRST_POSITION_MS,
            position_ms=_FIRST_POSITION_MS,
            queue=tuple(liked),
            history=self._first_history(now_ms - _FIRST_POSITION_MS),
        )
        return PlayerState(first_devices(seed, now_ms), heard, active="desk")

    def _first_history(self, until_ms: int) -> tuple[Play, ...]:
        """Invent the last fifty plays, so that there is something to look back on."""
        plays: list[Play] = []
        moment_ms = until_ms
        for place in count(30):
            if len(plays) == HISTORY_KEPT:
                break
            track = self.catalog.track(self.catalog.liked_track(place))
            context = AlbumContext(self.catalog, track.album) if place % 3 else None
            plays.append(Play(track, moment_ms - place % 977, context))
            moment_ms -= track.duration_ms
        return tuple(plays)
