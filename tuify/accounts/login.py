"""One attempt to log in: two ways back at the same time, and whichever comes first counts."""

import asyncio
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from types import TracebackType
from typing import Final, Self

from tuify.accounts.authorization import Callback, authorize_url, read_callback, read_redirect
from tuify.accounts.errors import AccountError, Denied
from tuify.accounts.listener import Listener
from tuify.accounts.pkce import Randomness, new_proof, new_state
from tuify.accounts.scopes import SCOPES
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_service import TokenService

DEFAULT_REDIRECT: Final = "http://127.0.0.1:8899/callback"


@dataclass(frozen=True, slots=True)
class LoginPlan:
    """With which app to log in, and where the browser is sent back to."""

    client_id: str
    redirect_uri: str = DEFAULT_REDIRECT
    scopes: tuple[str, ...] = SCOPES


class Login:
    """An async context: inside of it the way back is open, outside of it nothing is left.

    `port` replaces that of the redirect address. `wall` is in seconds since 1970. Raises
    `BadRedirect` for an address the service would refuse.
    """

    def __init__(
        self,
        plan: LoginPlan,
        service: TokenService,
        *,
        wall: Callable[[], float],
        port: int | None = None,
        randomness: Randomness = secrets.token_bytes,
    ) -> None:
        redirect = read_redirect(plan.redirect_uri)
        self.redirect = redirect.on_port(port) if port and redirect.is_loopback else redirect
        self.busy_port: int | None = None
        """The port that was to be listened on and is in use; pasting works all the same."""
        self.skew_s: float | None = None
        """How far this machine's clock is ahead of the service's, in seconds, once it is known."""
        self._plan = plan
        self._service = service
        self._wall = wall
        self._proof = new_proof(randomness)
        self._state = new_state(randomness)
        self._listener: Listener | None = None
        self._back: asyncio.Future[Callback] = asyncio.Future()

    async def __aenter__(self) -> Self:
        """Listen, if the redirect address leads to this machine and its port is free."""
        if self.redirect.is_loopback:
            try:
                self._listener = await Listener.open(self.redirect, self._state, self._came)
            except OSError:
                self.busy_port = self.redirect.port
            else:
                self.redirect = self.redirect.on_port(self._listener.port)
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop listening and forget what came."""
        if not self._back.cancel() and not self._back.cancelled():
            self._back.exception()  # a refusal nobody waited for any more is no fault
        if self._listener is not None:
            await self._listener.aclose()

    @property
    def is_listening(self) -> bool:
        """Whether a browser on this machine finds its way back by itself."""
        return self._listener is not None

    @property
    def address(self) -> str:
        """What to open in a browser, on whatever machine. Holds nothing secret."""
        return authorize_url(
            self._service.accounts_url,
            client_id=self._plan.client_id,
            redirect_uri=self.redirect.uri,
            scopes=self._plan.scopes,
            state=self._state,
            challenge=self._proof.challenge,
        )

    def paste(self, text: str) -> None:
        """Take the address of the page that failed to load, or just its code.

        Raises `WrongState` or `NothingToRead`, after which the attempt goes on.
        """
        try:
            self._came(read_callback(text, state=self._state))
        except Denied as denied:
            self._came(denied)

    async def came_back(self) -> None:
        """Wait until something came back, by whichever way. Raises `Denied`."""
        await asyncio.shield(self._back)

    async def finished(self) -> StoredLogin:
        """Wait for the first way back and get the tokens.

        Raises `Denied`, `CodeExpired`, `BadRedirect`, `ClientUnknown`, `AccountsUnavailable`;
        after `AccountsUnavailable` it can be awaited again.
        """
        callback = await asyncio.shield(self._back)
        granted = await self._service.exchange(
            self._plan.client_id, callback.code, self.redirect.uri, self._proof.verifier
        )
        now = self._wall()
        if granted.service_time is not None:
            self.skew_s = now - granted.service_time
        grant = granted.grant
        if grant.refresh_token is None:
            raise AccountError("The accounts service gave nothing to stay logged in with.")
        return StoredLogin(
            client_id=self._plan.client_id,
            access_token=grant.access_token,
            refresh_token=grant.refresh_token,
            expires_at=now + grant.expires_in_s,
            lives_s=grant.expires_in_s,
            scopes=self._plan.scopes if grant.scopes is None else grant.scopes,
            authorized_at=now,
        )

    def _came(self, back: Callback | Denied) -> None:
        if self._back.done():
            return
        if isinstance(back, Denied):
            self._back.set_exception(back)
        else:
            self._back.set_result(back)
