"""Category "Users" of the Web API reference."""

from tuify.spotify.calls import call
from tuify.spotify.decoding import decode
from tuify.spotify.endpoints.sender import Endpoints
from tuify.spotify.models import User


class UserEndpoints(Endpoints):
    """Who is logged in."""

    async def get_current_users_profile(self) -> User:
        """Get Current User's Profile. Scope `user-read-private` for some of its fields."""
        return decode(await self._sender.read(call("GET", "/me")), User)
