"""Where somebody logs in, one attempt after the other. Knows the accounts and no widget.

Nothing is written before Spotify has told whose login it is: an app that may not be used, or an
owner without Premium, shows there first. Only where the Web API can't be asked at all the login is
kept unseen, because a code works once.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import Final

from tuify.accounts.advice import (
    advice,
    clock_is_wrong,
    never_comes_back,
    tells_nothing_of_the_login,
)
from tuify.accounts.client_id import read_client_id
from tuify.accounts.errors import AccountError, AccountsUnavailable
from tuify.accounts.guide import NOT_A_CLIENT_ID, how_it_comes_back, logged_in, nothing_kept
from tuify.accounts.keeping import keep
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.pkce import Randomness
from tuify.accounts.profiles import login_path
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.accounts.whoami import verified
from tuify.settings import Settings
from tuify.spotify.errors import SpotifyError

PATIENCE_S: Final = 90.0
"""After how long without an answer the reader is told why there may never be one, in seconds."""

AskWhose = Callable[[StoredLogin, str], Awaitable[StoredLogin]]
"""Asks the Web API at an address whose login it is."""


class Step(Enum):
    """How far an attempt is."""

    APP = auto()
    """The Client ID is not known yet."""
    OPENING = auto()
    """The way back is being opened."""
    BROWSER = auto()
    """Somebody has to agree in a browser."""
    ASKING = auto()
    """Somebody came back, and the service is asked for the login."""
    FAILED = auto()
    """It did not work out."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How an attempt stands. `address` is what to open in a browser, `ways_back` what happens then;
    `trouble` is what is wrong and what to do."""

    step: Step = Step.APP
    client_id: str = ""
    address: str = ""
    ways_back: str = ""
    is_listening: bool = False
    trouble: str = ""


class Desk:
    """Serves one reader. `close` ends whatever is under way; nothing of it is left then.

    `changed` is called at each step, `done` with words once a login is kept. `wall` is in seconds
    since 1970; `service` and `ask_whose` replace the network.
    """

    def __init__(
        self,
        settings: Settings,
        *,
        wall: Callable[[], float] = time.time,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
        service: TokenService | None = None,
        ask_whose: AskWhose = verified,
        randomness: Randomness = secrets.token_bytes,
    ) -> None:
        self.settings = settings
        self.standing = Standing()
        self.changed: Callable[[], None] = lambda: None
        self.done: Callable[[str], None] = lambda words: None
        self._wall = wall
        self._sleep = sleep
        self._service = service or TokenService(settings.accounts_url)
        self._ask_whose = ask_whose
        self._randomness = randomness
        self._file = TokenFile(login_path(settings.profile))
        self._before: StoredLogin | None = None
        self._is_refused = False
        self._login: Login | None = None
        self._repeat: asyncio.Event | None = None
        self._attempt: asyncio.Task[None] | None = None

    @property
    def registered(self) -> str:
        """The redirect address as the app's settings have to list it."""
        return self.settings.redirect_uri

    def open(self) -> None:
        """Begin with the app that is set, or else the one that was used last, if there is one.

        A login whose file was refused before, and is all right by now, is simply taken.
        """
        was_refused, self._is_refused = self._is_refused, False
        try:
            self._before = self._file.read()
        except AccountError as error:
            self._is_refused = True
            self._show(Standing(trouble=f"{error.message} Enter looks again."))
            return
        if was_refused and self._before is not None:
            self.done(logged_in(self._before))
            return
        chosen = self.settings.client_id
        if chosen is not None:
            self.choose_app(chosen)
        elif self._before is not None:
            self.choose_app(self._before.client_id)
        else:
            self._show(Standing())

    def choose_app(self, text: str) -> None:
        """Begin with the app whose Client ID is in `text`."""
        client_id = read_client_id(text)
        if client_id is None:
            self._show(replace(self.standing, trouble=NOT_A_CLIENT_ID))
            return
        self._begin(client_id)

    def other_app(self) -> None:
        """Drop what is under way, and ask for the app."""
        self.close()
        self._show(Standing())

    def again(self) -> None:
        """Ask once more for a login that could not be had, or else begin anew."""
        if self._repeat is not None:
            self._repeat.set()
        else:
            self.anew()

    def anew(self) -> None:
        """Begin anew, with another address; without an app, look once more what is there."""
        if self.standing.client_id:
            self._begin(self.standing.client_id)
        else:
            self.open()

    def paste(self, text: str) -> None:
        """Take the address of the page that failed to load, or just its code."""
        if self._login is None:
            return
        try:
            self._login.paste(text)
        except AccountError as error:
            self._show(replace(self.standing, trouble=error.message))

    def close(self) -> None:
        """End the attempt and stop listening."""
        attempt, self._attempt, self._repeat = self._attempt, None, None
        if attempt is not None:
            attempt.cancel()

    def _begin(self, client_id: str) -> None:
        before = self._attempt
        self.close()
        self._show(Standing(Step.OPENING, client_id))
        self._attempt = asyncio.create_task(self._run(client_id, before), name="login")
        self._attempt.add_done_callback(_tell_faults)

    async def _run(self, client_id: str, before: asyncio.Task[None] | None) -> None:
        if before is not None:
            await asyncio.wait([before])  # it may still hold the port
        skew_s = None
        try:
            async with self._login_with(client_id) as login:
                try:
                    granted = await self._granted(login)
                finally:
                    skew_s = login.skew_s
            checked = await self._checked(granted)
            await keep(self._file, checked)
        except SpotifyError as error:
            self._fail(error, skew_s)
        else:
            self._attempt = None
            self.done(f"{logged_in(checked)} {clock_is_wrong(skew_s)}".rstrip())

    def _login_with(self, client_id: str) -> Login:
        plan = LoginPlan(client_id, self.registered)
        return Login(plan, self._service, wall=self._wall, randomness=self._randomness)

    async def _granted(self, login: Login) -> StoredLogin:
        """Wait for somebody to come back, and get the tokens."""
        self._login = login
        self._show(self._in_browser(login))
        reminding = asyncio.create_task(self._remind())
        try:
            await login.came_back()
        finally:
            reminding.cancel()
            self._login = None
        while True:
            self._show(replace(self.standing, step=Step.ASKING, trouble=""))
            try:
                return await login.finished()
            except AccountsUnavailable as error:
                self._repeat = asyncio.Event()
                trouble = f"{error.message} {self._advice(error, None)}"
                self._show(replace(self.standing, step=Step.FAILED, address="", trouble=trouble))
                await self._repeat.wait()
                self._repeat = None

    def _in_browser(self, login: Login) -> Standing:
        ways_back = how_it_comes_back(
            login.redirect.uri, is_listening=login.is_listening, busy_port=login.busy_port
        )
        return replace(
            self.standing,
            step=Step.BROWSER,
            address=login.address,
            ways_back=ways_back,
            is_listening=login.is_listening,
        )

    async def _remind(self) -> None:
        await self._sleep(PATIENCE_S)
        self._show(replace(self.standing, trouble=never_comes_back(self.registered)))

    async def _checked(self, login: StoredLogin) -> StoredLogin:
        """The login with its account; as it is where the Web API can't be asked."""
        try:
            return await self._ask_whose(login, self.settings.api_url)
        except SpotifyError as error:
            if not tells_nothing_of_the_login(error):
                raise
            return login

    def _fail(self, error: SpotifyError, skew_s: float | None) -> None:
        self._attempt = None
        told = (error.message, self._advice(error, skew_s), nothing_kept(self._before))
        trouble = " ".join(words for words in told if words)
        self._show(replace(self.standing, step=Step.FAILED, address="", trouble=trouble))

    def _advice(self, error: SpotifyError, skew_s: float | None) -> str:
        return advice(error, redirect_uri=self.registered, now=self._wall(), skew_s=skew_s)

    def _show(self, standing: Standing) -> None:
        self.standing = standing
        self.changed()


def _tell_faults(attempt: asyncio.Task[None]) -> None:
    """Have a fault reach whoever looks after the loop's faults."""
    if not attempt.cancelled() and (fault := attempt.exception()) is not None:
        raise fault
