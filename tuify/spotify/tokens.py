"""Where the transport gets its access token from."""

from typing import Protocol

from tuify.spotify.secret import Secret


class TokenSource(Protocol):
    """Gives out access tokens. Both methods may raise a `SpotifyError`, which is passed on."""

    async def access_token(self) -> Secret:
        """The token to use now, refreshed beforehand if it is about to end."""
        ...

    async def refreshed(self, rejected: Secret) -> Secret | None:
        """A token other than `rejected`, which the service refused; None if there is none.

        Several calls may be refused at once with the same token: only the first may refresh, the
        others are given what it brought.
        """
        ...


class FixedToken:
    """A token that was handed over ready-made and can't be refreshed."""

    def __init__(self, token: Secret) -> None:
        self._token = token

    async def access_token(self) -> Secret:
        """The token."""
        return self._token

    async def refreshed(self, rejected: Secret) -> Secret | None:
        """None: there is no other."""
        return None
