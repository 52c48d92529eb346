"""Category "Artists" of the Web API reference."""

from tuify.spotify.arguments import checked_id
from tuify.spotify.calls import call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints
from tuify.spotify.models import Artist


class ArtistEndpoints(Endpoints):
    """Single artists."""

    async def get_artist(self, artist_id: str) -> Artist:
        """Get Artist. No scope. Raises `NotFound`. Only some hundred calls a day are allowed."""
        path = f"/artists/{checked_id(artist_id)}"
        return decode(await self._sender.read(call("GET", path, group="/artists/{id}")), Artist)
