"""Category "Tracks" of the Web API reference."""

from tuify.spotify.arguments import checked_id
from tuify.spotify.calls import call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints
from tuify.spotify.models import Track


class TrackEndpoints(Endpoints):
    """Single tracks."""

    async def get_track(self, track_id: str) -> Track:
        """Get Track. No scope. Raises `NotFound`. Only some hundred calls a day are allowed."""
        path = f"/tracks/{checked_id(track_id)}"
        return decode(await self._sender.read(call("GET", path, group="/tracks/{id}")), Track)
