"""The Web API, one attribute for each category of its reference."""

from typing import Protocol

from tuify.spotify.access import Access
from tuify.spotify.endpoints.albums import AlbumEndpoints
from tuify.spotify.endpoints.artists import ArtistEndpoints
from tuify.spotify.endpoints.library import LibraryEndpoints
from tuify.spotify.endpoints.player import PlayerEndpoints
from tuify.spotify.endpoints.playlists import PlaylistEndpoints
from tuify.spotify.endpoints.sender import Sender
from tuify.spotify.endpoints.tracks import TrackEndpoints
from tuify.spotify.endpoints.users import UserEndpoints


class ClosableSender(Sender, Protocol):
    """A sender that holds connections."""

    async def aclose(self) -> None:
        """Let go of them."""
        ...


class Spotify:
    """Every method of every category may raise any `SpotifyError`, and nothing else."""

    def __init__(self, transport: ClosableSender) -> None:
        self._transport = transport
        self.access = Access()
        self.player = PlayerEndpoints(transport)
        self.users = UserEndpoints(transport)
        self.library = LibraryEndpoints(transport, self.access)
        self.tracks = TrackEndpoints(transport)
        self.albums = AlbumEndpoints(transport)
        self.artists = ArtistEndpoints(transport)
        self.playlists = PlaylistEndpoints(transport)

    async def aclose(self) -> None:
        """Close the connections. Nothing can be sent afterwards."""
        await self._transport.aclose()
