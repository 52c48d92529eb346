"""One login from the address to the file, with everything from outside handed in.

Nothing is written before Spotify has told whose login it is: an app that may not be used, or an
owner without Premium, shows there first, and such a login would be of no use. Only where the Web
API can't be asked at all the login is kept unseen, because a code works once.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuify.accounts import guide
from tuify.accounts.advice import (
    advice,
    clock_is_wrong,
    never_comes_back,
    tells_nothing_of_the_login,
)
from tuify.accounts.keeping import keep
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.accounts.whoami import verified
from tuify.cli.login import wording
from tuify.cli.login.codes import code_of
from tuify.cli.login.race import Lines, Race
from tuify.cli.login.voice import Voice
from tuify.spotify.errors import SpotifyError

if TYPE_CHECKING:
    import httpx


class Failed(Exception):
    """It did not work out. The text says what is wrong and what to do; `code` is the exit code."""

    def __init__(self, text: str, code: int) -> None:
        super().__init__(text)
        self.code = code


@dataclass(frozen=True, slots=True)
class Wish:
    """Who wants to log in where. `registered` is the redirect address as the app's settings have
    to list it, `port` replaces the one that is listened on."""

    plan: LoginPlan
    profile: str
    api_url: str
    registered: str
    port: int | None = None


class Dialogue:
    """Talks one login through. `show` opens a browser, if one is to be opened.

    `wall` is in seconds since 1970; `api_http` replaces the network to the Web API.
    """

    def __init__(
        self,
        wish: Wish,
        service: TokenService,
        file: TokenFile,
        voice: Voice,
        *,
        show: Callable[[str], None] | None = None,
        wall: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        api_http: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        self._wish = wish
        self._service = service
        self._file = file
        self._voice = voice
        self._show = show
        self._wall = wall
        self._sleep = sleep
        self._api_http = api_http
        self._skew_s: float | None = None

    async def run(self, lines: Lines, *, before: StoredLogin | None = None) -> StoredLogin:
        """Log in and keep it. `before` is the login that is there already.

        Raises `Failed`, or `Cancelled` after Ctrl+D; the file is as it was then.
        """
        try:
            login = await self._checked(await self._came_back(lines))
            await keep(self._file, login)
        except SpotifyError as error:
            raise Failed(self._worded(error, before), code_of(error)) from None
        if wrong := clock_is_wrong(self._skew_s):
            self._voice.say(f"It works, but: {wrong}")
        self._voice.say(wording.logged_in(login, self._wish.profile))
        return login

    async def _came_back(self, lines: Lines) -> StoredLogin:
        """Say where to go, and wait until somebody comes back from there."""
        attempt = Login(self._wish.plan, self._service, wall=self._wall, port=self._wish.port)
        async with attempt:
            self._tell_where(attempt)
            race = Race(
                attempt,
                lines,
                self._voice,
                trouble=lambda error: f"{error.message} {self._advice(error)}",
                reminder=never_comes_back(self._wish.registered),
                sleep=self._sleep,
            )
            login = await race.run()
            self._skew_s = attempt.skew_s
            return login

    def _tell_where(self, attempt: Login) -> None:
        address = attempt.address
        self._voice.say(guide.asks_for(self._wish.plan.scopes))
        is_copied = self._voice.copy(address)
        if self._show is not None:
            self._show(address)
        self._voice.say(
            wording.open_this(address, is_copied=is_copied, is_opened=self._show is not None)
        )
        self._voice.say(
            guide.how_it_comes_back(
                attempt.redirect.uri,
                is_listening=attempt.is_listening,
                busy_port=attempt.busy_port,
            )
        )
        self._voice.prompt()

    async def _checked(self, login: StoredLogin) -> StoredLogin:
        """The login with its account; as it is where the Web API can't be asked."""
        try:
            return await verified(login, self._wish.api_url, http=self._api_http)
        except SpotifyError as error:
            if not tells_nothing_of_the_login(error):
                raise
            self._voice.say(wording.unchecked(error.message))
            return login

    def _worded(self, error: SpotifyError, before: StoredLogin | None) -> str:
        wish = self._wish
        told = (
            f"not logged in: {error.message}",
            self._advice(error),
            guide.nothing_kept(before),
            wording.again(wish.plan.client_id, wish.profile),
        )
        return "\n".join(line for line in told if line)

    def _advice(self, error: SpotifyError) -> str:
        return advice(
            error, redirect_uri=self._wish.registered, now=self._wall(), skew_s=self._skew_s
        )
