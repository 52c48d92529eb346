"""Access tokens that live five seconds: an hour of the remote, in virtual time.

The session and the emulator are the real ones; between them are a login's file and the renewing
that every session does.
"""

from __future__ import annotations

import asyncio
import itertools
import random
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx

from tests.lists import liked
from tests.playback.sim import run_virtual
from tuify.accounts.errors import AccountsInTrouble, LoginEnded
from tuify.accounts.file_tokens import FileTokens, renew_in_process
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService
from tuify.device_memory import DeviceMemory
from tuify.emulator.app import Emulator, create_app
from tuify.emulator.options import EmulatorOptions
from tuify.playback.commands import Next
from tuify.playback.notices import CommandFailed
from tuify.playback.state import RemoteView
from tuify.session import Pace, Session
from tuify.settings import Settings
from tuify.spotify.errors import SpotifyError
from tuify.spotify.transport import Transport

HOUR_S = 3600
LIFE_S = 5
EPOCH_S = 1_800_000_000.0
HERE = "http://127.0.0.1"
TOKENS = "/api/token"
ELSEWHERE = "https://tuify.example/callback"


class Wire(httpx.AsyncBaseTransport):
    """Passes requests on; notes when what was asked, and what came of it."""

    def __init__(self, emulator: Emulator) -> None:
        self._inner = emulator.transport()
        self.noted: list[tuple[float, str, int]] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        answer = await self._inner.handle_async_request(request)
        now = asyncio.get_running_loop().time()
        self.noted.append((now, request.url.path, answer.status_code))
        return answer

    def refused(self) -> list[tuple[float, str, int]]:
        """What did not go well."""
        return [each for each in self.noted if each[2] >= 400]


class Household:
    """A session that is logged in, the world it steers, and what it showed."""

    def __init__(
        self,
        session: Session,
        emulator: Emulator,
        wire: Wire,
        file: TokenFile,
        log_in: Callable[[], Awaitable[StoredLogin]],
    ) -> None:
        self.session = session
        self.wire = wire
        self.file = file
        self.log_in = log_in
        self.errors: list[SpotifyError] = []
        self.failed: list[CommandFailed] = []
        self._outside = httpx.AsyncClient(transport=emulator.transport(), base_url=HERE)
        session.remote.subscribe(self._look)
        session.remote.on_failure(self.failed.append)

    async def behind(self, method: str, path: str, **body: object) -> Any:  # noqa: ANN401 - JSON
        """Pull a string behind the world."""
        answer = await self._outside.request(method, f"/_emulator/{path}", json=body or None)
        return answer.raise_for_status().json() if answer.content else None

    async def progress_ms(self) -> int:
        """Where the player really is."""
        return int((await self.behind("GET", "player"))["progress_ms"])

    async def aclose(self) -> None:
        """Close the connections."""
        await self._outside.aclose()
        await self.session.aclose()

    def _look(self, view: RemoteView) -> None:
        found = (view.link.error, view.queue.error, view.devices.error)
        self.errors += [error for error in found if error is not None]


@asynccontextmanager
async def household(folder: Path) -> AsyncIterator[Household]:
    """A running session. The service takes a refresh token once, and answers in 80 ms."""
    loop = asyncio.get_running_loop()

    def wall() -> float:
        return EPOCH_S + loop.time()

    options = EmulatorOptions(
        approve=True,
        rotation=True,
        token_lifetime_s=LIFE_S,
        redirect_uris=(ELSEWHERE,),
        latency_ms=80,
    )
    emulator = create_app(options, clock=wall, sleep=asyncio.sleep)
    wire = Wire(emulator)
    service = TokenService(HERE, http=wire)
    file = TokenFile(folder / "accounts" / "default.json")

    async def log_in() -> StoredLogin:
        async with Login(LoginPlan(emulator.client_id, ELSEWHERE), service, wall=wall) as login:
            async with httpx.AsyncClient(transport=emulator.transport()) as browser:
                login.paste((await browser.get(login.address)).headers["location"])
            return await login.finished()

    file.write(await log_in())
    tokens = FileTokens(file, renew_in_process(service, wall=wall), wall=wall)
    session = Session(
        Transport(f"{HERE}/v1", tokens, http=wire, clock=loop.time, rng=random.Random(7)),
        tokens=tokens,
        settings=Settings(),
        device_memory=DeviceMemory(),
        pace=Pace(clock=loop.time, rng=random.Random(7)),
    )
    place = Household(session, emulator, wire, file, log_in)
    running = asyncio.create_task(session.run())
    try:
        liked(session).look_at(0, 30)
        yield place
    finally:
        running.cancel()
        await asyncio.wait([running])
        await place.aclose()


def test_an_hour_shows_no_hiccup(tmp_path: Path) -> None:
    async def main() -> None:
        loop = asyncio.get_running_loop()
        async with household(tmp_path) as home:
            for minute in range(60):
                liked(home.session).look_at(minute * 100, minute * 100 + 30)
                if minute % 10 == 3:
                    home.session.remote.dispatch(Next())
                await asyncio.sleep(60)
                shown = home.session.remote.view.playback.position_ms(loop.time())
                assert abs(shown - await home.progress_ms()) < 500
            assert home.errors == []
            assert home.failed == []
            assert home.wire.refused() == []
            assert liked(home.session).row(5_900) is not None

    run_virtual(main())


def test_an_hour_renews_when_a_token_is_needed_and_the_last_one_is_old(tmp_path: Path) -> None:
    async def main() -> None:
        async with household(tmp_path) as home:
            await asyncio.sleep(HOUR_S)
            renewals = [at for at, path, _ in home.wire.noted if path == TOKENS]
            uses = [at for at, path, _ in home.wire.noted if path != TOKENS]
            gaps = [after - before for before, after in itertools.pairwise(renewals)]
            assert min(gaps) >= 0.9 * LIFE_S
            assert all(any(0 < use - at < 1 for use in uses) for at in renewals)
            # Someone looks every five seconds or so.
            assert HOUR_S / 6 < len(renewals) <= HOUR_S / (0.9 * LIFE_S)
            state = await home.behind("GET", "accounts")
            assert state["logins"][0]["refreshed"] == len(renewals) - 1  # the first was the login
            assert state["reused_refresh_tokens"] == 0

    run_virtual(main())


def test_a_login_that_is_withdrawn_is_told_of_and_asked_about_once(tmp_path: Path) -> None:
    async def main() -> None:
        async with household(tmp_path) as home:
            await asyncio.sleep(600)
            await home.behind("POST", "accounts/revoke")
            home.wire.noted.clear()
            await asyncio.sleep(HOUR_S / 2)
            assert {type(error) for error in home.errors} == {LoginEnded}
            assert isinstance(home.session.remote.view.link.error, LoginEnded)
            assert [(path, status) for _, path, status in home.wire.noted] == [(TOKENS, 400)]
            assert home.session.remote.view.playback.item is not None

            home.file.write(await home.log_in())
            await asyncio.sleep(120)
            assert home.session.remote.view.link.error is None

    run_virtual(main())


def test_trouble_at_the_accounts_service_is_over_when_it_is_over(tmp_path: Path) -> None:
    async def main() -> None:
        async with household(tmp_path) as home:
            await asyncio.sleep(600)
            await home.behind("PUT", "weather", rules=[{"kind": "server_error", "path": TOKENS}])
            home.wire.noted.clear()
            await asyncio.sleep(600)
            assert {type(error) for error in home.errors} == {AccountsInTrouble}
            assert len(home.wire.noted) < 30
            await home.behind("PUT", "weather")
            await asyncio.sleep(120)
            assert home.session.remote.view.link.error is None
            assert (await home.behind("GET", "accounts"))["reused_refresh_tokens"] == 0

    run_virtual(main())
