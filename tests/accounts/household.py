"""A login in a file, and an emulated service in a process of its own that takes each refresh token
once."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path

import httpx

from tests.journeys.service import Service
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.refresher import refresh_elsewhere
from tuify.accounts.refreshing import stored
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_service import TokenService

REDIRECT = "https://tuify.example/callback"


class Household:
    """A service and somebody who is logged in; the login is in a file below `folder`."""

    def __init__(self, folder: Path, service: Service) -> None:
        self.folder = folder
        self.service = service
        self.file = TokenFile(folder / "accounts" / "default.json")
        service.accounts(consent="approve", redirect_uris=[REDIRECT], rotation=True)
        self.file.write(asyncio.run(self._log_in()))

    def refreshed(self) -> int:
        """How often the service gave fresh tokens. Fails if a refresh token came twice, or the
        login is gone."""
        state = self.service.accounts()
        [login] = state["logins"]
        assert state["reused_refresh_tokens"] == 0
        assert login["revoked"] is False
        return int(login["refreshed"])

    def still_works(self) -> bool:
        """Whether the login can be renewed once more and opens the Web API."""
        held = stored(self.file).access_token
        asyncio.run(refresh_elsewhere(self.file, self.service.accounts_url, held))
        fresh = stored(self.file).access_token
        assert fresh != held
        bearer = {"Authorization": f"Bearer {fresh.reveal()}"}
        return httpx.get(f"{self.service.api_url}/me", headers=bearer, trust_env=False).is_success

    def leftovers(self) -> set[str]:
        """What lies beside the login and its lock."""
        return {path.name for path in self.file.path.parent.iterdir()} - {
            "default.json",
            "default.lock",
        }

    async def _log_in(self) -> StoredLogin:
        plan = LoginPlan(self.service.client_id, REDIRECT)
        service = TokenService(self.service.accounts_url)
        async with (
            Login(plan, service, wall=time.time) as login,
            httpx.AsyncClient(trust_env=False) as browser,
        ):
            login.paste((await browser.get(login.address)).headers["location"])
            return await login.finished()
