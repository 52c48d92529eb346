"""A stage for logging in: the app without a login, and an accounts service in the same process."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import cast

import httpx
from textual import events
from textual.pilot import Pilot

from tests.tui import samples
from tests.tui.stage import NOON, XTERM, Stage, Time, drawn
from tuify.accounts.profiles import login_path
from tuify.accounts.scopes import SCOPES
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.accounts.token_source import token_source
from tuify.accounts.whoami import verified
from tuify.emulator.app import create_app
from tuify.emulator.options import EmulatorOptions
from tuify.session import Session
from tuify.settings import Settings
from tuify.spotify.secret import Secret
from tuify.tui.app import TuifyApp
from tuify.tui.desk import Desk
from tuify.tui.login_means import LoginMeans

BASE = "http://127.0.0.1"
ELSEWHERE = "https://tuify.example/callback"
"""A redirect address that needs no listener."""
ANY_PORT = "http://127.0.0.1/callback"
"""One for which a free port is listened on."""
SETTINGS = Settings(
    glyphs="unicode",
    api_url=f"{BASE}/v1",
    accounts_url=BASE,
    redirect_uri=ELSEWHERE,
)


def stored(**changed: object) -> StoredLogin:
    """A login that was made at noon."""
    noon = NOON.timestamp()
    login = StoredLogin(
        client_id="c" * 32,
        access_token=Secret("access"),
        refresh_token=Secret("refresh"),
        expires_at=noon + 3600,
        lives_s=3600.0,
        scopes=SCOPES,
        authorized_at=noon,
        user_id="ilse",
        user_name="Ilse",
    )
    return replace(login, **changed)  # type: ignore[arg-type]  # its fields by name


class Doorstep:
    """An app in front of an account, with what a test does to both."""

    def __init__(self, settings: Settings) -> None:
        self.emulator = create_app(EmulatorOptions(), clock=NOON.timestamp)
        self.client_id = self.emulator.client_id
        self.settings = settings
        self.stage = Stage(samples.view(), samples.liked(30))
        self.demo = Stage(samples.view(), samples.liked(3))
        self.browsed: list[str] = []
        self.opened = 0
        self.patience = asyncio.Event()
        means = LoginMeans(self._open_demo, self._browse, self._desk)
        self.app = TuifyApp(
            self._open, settings=settings, clock=Time(), wall=lambda: NOON, env=XTERM, login=means
        )
        self.pilot: Pilot[None]

    @property
    def file(self) -> TokenFile:
        """Where the login is kept."""
        return TokenFile(login_path(self.settings.profile))

    def text(self) -> str:
        """The screen as plain text."""
        return drawn(self.app)

    async def press(self, *keys: str) -> None:
        """Press keys, and wait until all is drawn."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def paste(self, text: str) -> None:
        """Paste, as a terminal does that marks what is pasted."""
        self.app.post_message(events.Paste(text))
        await self.pilot.pause()

    async def choose_app(self) -> None:
        """Enter the Client ID of the emulated app."""
        await self.paste(self.client_id)
        await self.press("enter")

    async def hand_in(self, text: str) -> None:
        """Paste it, and go on until what follows is drawn."""
        await self.paste(text)
        await self.press("enter")
        await self.pilot.pause()

    async def agree(self, **terms: object) -> str:
        """Agree in a browser (or do what the `terms` say); the address it is sent back to."""
        told = {"consent": "approve", "redirect_uris": [ELSEWHERE, ANY_PORT], **terms}
        async with self.browser() as browser:
            await browser.put(f"{BASE}/_emulator/accounts", json=told)
            answer = await browser.get(self.app.clipboard)
            return str(answer.headers["location"])

    async def weather(self, *rules: dict[str, object]) -> None:
        """Set the weather of the service."""
        async with self.browser() as browser:
            await browser.put(f"{BASE}/_emulator/weather", json={"rules": rules})

    def browser(self) -> httpx.AsyncClient:
        """A client of the emulated service."""
        return httpx.AsyncClient(transport=self.emulator.transport())

    async def _open(self) -> Session:
        token_source(self.settings)
        self.opened += 1
        return cast(Session, self.stage)

    async def _open_demo(self) -> Session:
        return cast(Session, self.demo)

    def _browse(self, address: str) -> bool:
        self.browsed.append(address)
        return False

    def _desk(self, settings: Settings) -> Desk:
        async def sleep(seconds: float) -> None:
            await self.patience.wait()

        return Desk(
            settings,
            wall=NOON.timestamp,
            sleep=sleep,
            service=TokenService(BASE, http=self.emulator.transport()),
            ask_whose=partial(verified, http=self.emulator.transport()),
            randomness=lambda count: b"\0" * count,
        )


@asynccontextmanager
async def doorstep(
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings = SETTINGS,
    login: StoredLogin | None = None,
) -> AsyncIterator[Doorstep]:
    """The app as it starts, with or without a login in its file."""
    door = Doorstep(settings)
    if login is not None:
        door.file.write(login)
    async with door.app.run_test(size=size) as pilot:
        door.pilot = pilot
        await pilot.pause()
        yield door


def only_file(folder: Path) -> list[str]:
    """The names of what is kept for logins."""
    return sorted(path.name for path in folder.glob("*")) if folder.exists() else []
