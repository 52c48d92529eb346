"""The Web API, one attribute for each category of its reference."""

from typing import Protocol

from tuify.spotify.access import Access
from tuify.spotify.answer_cache import AnswerCache
from tuify.spotify.endpoints.albums import AlbumEndpoints
from tuify.spotify.endpoints.artists import ArtistEndpoints
from tuify.spotify.endpoints.audiobooks import AudiobookEndpoints
from tuify.spotify.endpoints.base import Sender
from tuify.spotify.endpoints.browse import BrowseEndpoints
from tuify.spotify.endpoints.episodes import EpisodeEndpoints
from tuify.spotify.endpoints.follow import FollowEndpoints
from tuify.spotify.endpoints.library import LibraryEndpoints
from tuify.spotify.endpoints.markets import MarketEndpoints
from tuify.spotify.endpoints.personalization import PersonalizationEndpoints
from tuify.spotify.endpoints.player import PlayerEndpoints
from tuify.spotify.endpoints.playlists import PlaylistEndpoints
from tuify.spotify.endpoints.search import SearchEndpoints
from tuify.spotify.endpoints.shows import ShowEndpoints
from tuify.spotify.endpoints.tracks import TrackEndpoints
from tuify.spotify.endpoints.users import UserEndpoints
from tuify.spotify.gate import Gate
from tuify.spotify.gathering import Turns


class ClosableSender(Sender, Protocol):
    """A sender that holds connections."""

    async def aclose(self) -> None:
        """Let go of them."""
        ...


class Spotify:
    """Every method of every category may raise any `SpotifyError`, and nothing else.

    Given `answers`, a cache before `transport`, nothing is asked again as long as its answer holds.
    """

    def __init__(self, transport: ClosableSender, *, answers: AnswerCache | None = None) -> None:
        self._transport = transport
        self._answers = answers
        self.access = Access()
        gate = Gate(answers if answers is not None else transport, self.access)
        turns = Turns()
        self.player = PlayerEndpoints(gate, self.access)
        self.users = UserEndpoints(gate, self.access)
        self.follow = FollowEndpoints(gate, self.access)
        self.library = LibraryEndpoints(gate, self.access)
        self.tracks = TrackEndpoints(gate, self.access, turns)
        self.albums = AlbumEndpoints(gate, self.access, turns)
        self.artists = ArtistEndpoints(gate, self.access, turns)
        self.audiobooks = AudiobookEndpoints(gate, self.access, turns)
        self.browse = BrowseEndpoints(gate, self.access)
        self.episodes = EpisodeEndpoints(gate, self.access, turns)
        self.markets = MarketEndpoints(gate, self.access)
        self.personalization = PersonalizationEndpoints(gate, self.access)
        self.search = SearchEndpoints(gate, self.access)
        self.shows = ShowEndpoints(gate, self.access, turns)
        self.playlists = PlaylistEndpoints(gate, self.access, self.users)

    def forget_answers(self, holding: str = "") -> None:
        """Ask anew for everything whose path or query holds a text, such as an id; for all by
        default."""
        if self._answers is not None:
            self._answers.forget(holding)

    async def aclose(self) -> None:
        """Close the connections. Nothing can be sent afterwards."""
        await self._transport.aclose()
