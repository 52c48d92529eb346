"""Category "Albums" of the Web API reference."""

from tuify.spotify.arguments import checked_id
from tuify.spotify.calls import call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints
from tuify.spotify.models import Album


class AlbumEndpoints(Endpoints):
    """Single albums."""

    async def get_album(self, album_id: str) -> Album:
        """Get Album, with the first page of its tracks (up to 50). No scope. `NotFound`."""
        path = f"/albums/{checked_id(album_id)}"
        return decode(await self._sender.read(call("GET", path, group="/albums/{id}")), Album)
