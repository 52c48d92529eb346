"""Whose login it is, asked of the service: what an app or an account lacks shows here first."""

from dataclasses import replace
from typing import TYPE_CHECKING

from tuify.accounts.stored_login import StoredLogin
from tuify.spotify.client import Spotify
from tuify.spotify.tokens import FixedToken
from tuify.spotify.transport import Transport

if TYPE_CHECKING:
    import httpx


async def verified(
    login: StoredLogin, api_url: str, *, http: "httpx.AsyncBaseTransport | None" = None
) -> StoredLogin:
    """The login with the id and name of its account, by one `GET /me`.

    Raises `NotAllowListed`, `OwnerWithoutPremium`, `Unauthorized` (a clock that is wrong, for
    one), or any other `SpotifyError`. `http` replaces the network.
    """
    spotify = Spotify(Transport(api_url, FixedToken(login.access_token), http=http))
    try:
        user = await spotify.users.get_current_users_profile()
    finally:
        await spotify.aclose()
    return replace(login, user_id=user.id, user_name=user.display_name or user.id)
