"""Category "Users" of the Web API reference."""

import asyncio
from typing import Final

from tuify.spotify.access import Access
from tuify.spotify.arguments import checked_user_id
from tuify.spotify.endpoints.base import Endpoints, Sender
from tuify.spotify.models import User
from tuify.spotify.operations import Operation, Standing, speaks

GET_CURRENT_USERS_PROFILE: Final = Operation(
    "GET",
    "/me",
    "Get Current User's Profile",
    "Users",
    ("user-read-private", "user-read-email"),
)
GET_USERS_PROFILE: Final = Operation(
    "GET", "/users/{user_id}", "Get User's Profile", "Users", standing=Standing.REMOVED_2026
)


class UserEndpoints(Endpoints):
    """Accounts."""

    def __init__(self, sender: Sender, access: Access) -> None:
        super().__init__(sender, access)
        self._own_id: str | None = None
        self._asking = asyncio.Lock()

    @speaks(GET_CURRENT_USERS_PROFILE)
    async def get_current_users_profile(self) -> User:
        """The account that is logged in. The scopes are for some of its fields only."""
        user = await self._get(GET_CURRENT_USERS_PROFILE, User)
        self._own_id = user.id
        return user

    @speaks(GET_CURRENT_USERS_PROFILE, GET_USERS_PROFILE)
    async def get_users_profile(self, user_id: str) -> User:
        """What is public of an account. Raises `NotFound`.

        Of the account that is logged in every app can see it, of others not.
        """
        wanted = checked_user_id(user_id)
        if self._own_id in (None, wanted):
            own = await self.get_current_users_profile()
            if own.id == wanted:
                return own
        return await self._get(GET_USERS_PROFILE, User, user_id=wanted)

    async def own_id(self) -> str:
        """The id of the account that is logged in; asked for at most once."""
        async with self._asking:
            return self._own_id or (await self.get_current_users_profile()).id
