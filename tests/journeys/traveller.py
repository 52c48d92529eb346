"""Somebody who logs in from a terminal, and what is left of it on disk."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.journeys.browser import address_shown, code_in
from tests.journeys.service import Service
from tests.journeys.terminal import Terminal, surroundings

Open = Callable[..., Terminal]


@dataclass(frozen=True, slots=True)
class Traveller:
    """Somebody with a service and a home of their own, who is logged in nowhere."""

    service: Service
    home: Path
    open_tuify: Open

    @property
    def env(self) -> dict[str, str]:
        """The variables: the service and its app, but no token."""
        return {
            "TUIFY_API_URL": self.service.api_url,
            "TUIFY_ACCOUNTS_URL": self.service.accounts_url,
            "TUIFY_CLIENT_ID": self.service.client_id,
            "TUIFY_REDIRECT_URI": "http://127.0.0.1/callback",
        }

    def tuify(self, *arguments: str, **env: str) -> Terminal:
        """Open tuify so."""
        return self.open_tuify(*arguments, env={**self.env, **env})

    def log_in(self, *arguments: str, **env: str) -> tuple[Terminal, str]:
        """Begin to log in; the terminal, and the address to open."""
        terminal = self.tuify("login", *arguments, **env)
        accounts_url = env.get("TUIFY_ACCOUNTS_URL", self.service.accounts_url)
        return terminal, address_shown(terminal, accounts_url)

    @property
    def login_file(self) -> Path:
        """Where the login is kept."""
        return self.home / "state" / "tuify" / "accounts" / "default.json"

    def login(self) -> dict[str, str]:
        """The login, which nobody else may read."""
        assert stat.S_IMODE(self.login_file.stat().st_mode) == 0o600
        assert stat.S_IMODE(self.login_file.parent.stat().st_mode) == 0o700
        kept: dict[str, str] = json.loads(self.login_file.read_bytes())
        return kept

    def has_nothing(self) -> bool:
        """Whether no file is left of a login, not even half of one."""
        return not [path for path in self.home.rglob("*") if path.is_file()]

    def exchanges(self) -> int:
        """How often tokens were asked for."""
        return sum(each.path == "/api/token" for each in self.service.requests())

    def begin(self, command: list[str], **env: str) -> tuple[Terminal, str]:
        """As `log_in`, with a command of the test's own in the place of tuify."""
        own = surroundings(self.home, **self.env, **env)
        terminal = Terminal(command, env=own)
        return terminal, address_shown(terminal, self.service.accounts_url)

    def shows_no_secret(self, terminal: Terminal, back: str) -> bool:
        """Whether neither the code in `back` nor a token was written to the terminal."""
        kept = self.login()
        secrets = (code_in(back), kept["access_token"], kept["refresh_token"])
        return not any(secret.encode() in terminal.output for secret in secrets)

    def plays(self) -> None:
        """The remote opens with the login, and steers."""
        self.steers(self.tuify())

    def steers(self, terminal: Terminal) -> None:
        """The remote in the terminal shows what plays, a key steers, and it ends as it should."""
        world = self.service.world
        is_playing = world.is_playing()
        terminal.wait_for("of 10,000")
        playing = f"{'▶' if is_playing else '‖'} {world.playing_title()}"
        # Rows of the lists bear the sign and the title as well, and a cover may stand before them.
        terminal.wait_for(lambda screen: playing in screen.partition("Now playing")[2])
        terminal.press(" ")
        self.service.wait_for(lambda: world.is_playing() is not is_playing, "a key that steers")
        terminal.press("q")
        assert terminal.wait_for_end() == 0
        assert terminal.settings_now() == terminal.settings_before
