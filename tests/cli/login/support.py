"""A dialogue without a terminal and without a network."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from tests.accounts.support import NOW, Accounts, Reply, tokens
from tuify.accounts.login import LoginPlan
from tuify.accounts.stored_login import StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.cli.login.dialogue import Dialogue, Wish
from tuify.cli.login.voice import Voice
from tuify.spotify.secret import Secret

ELSEWHERE = "https://example.org/callback"
API = "https://api.example.org/v1"
CLIENT = "0123456789abcdef0123456789abcdef"
ADA = httpx.Response(200, json={"id": "ada", "display_name": "Ada"})

Typed = str | None | Callable[[str], str]
"""What is pasted: a text, one made from the address that was shown, or the end of the input."""


class Reader:
    """Reads what is said and pastes, one text after each `pause_s` seconds; then waits."""

    def __init__(
        self, said: io.StringIO, typed: Sequence[Typed], *, is_terminal: bool, pause_s: float
    ) -> None:
        self.is_terminal = is_terminal
        self.is_asked = asyncio.Event()
        self._said = said
        self._typed = list(typed)
        self._pause_s = pause_s

    async def next(self) -> Secret | None:
        """The next text."""
        self.is_asked.set()
        await asyncio.sleep(self._pause_s)
        if not self._typed:
            await asyncio.Event().wait()
        typed = self._typed.pop(0)
        if typed is None:
            return None
        return Secret(typed(address_in(self._said.getvalue())) if callable(typed) else typed)


class Desk:
    """Somebody who logs in, and what is left of it."""

    def __init__(
        self,
        folder: Path,
        *typed: Typed,
        replies: Sequence[Reply] = (),
        me: httpx.Response | Exception = ADA,
        before: StoredLogin | None = None,
        redirect: str = ELSEWHERE,
        is_terminal: bool = True,
        ahead_s: float = 0.0,
        pause_s: float = 0.0,
    ) -> None:
        self.out = io.StringIO()
        self.opened: list[str] = []
        self.accounts = Accounts(*replies or (tokens(),))
        self.file = TokenFile(folder / "accounts" / "default.json")
        self.before = before
        if before is not None:
            self.file.write(before)
        self._me = me
        self.reader = Reader(self.out, typed, is_terminal=is_terminal, pause_s=pause_s)
        self._dialogue = Dialogue(
            Wish(LoginPlan(CLIENT, redirect), "default", API, redirect),
            self.accounts.service,
            self.file,
            Voice(self.out, is_terminal=is_terminal, env={"TERM": "xterm"}),
            show=self.opened.append,
            wall=lambda: NOW + ahead_s,
            api_http=httpx.MockTransport(self._whoami),
        )

    async def log_in(self) -> StoredLogin:
        """Talk it through."""
        return await self._dialogue.run(self.reader, before=self.before)

    @property
    def said(self) -> str:
        """Everything, as one line without what steers a terminal."""
        plain = re.sub(r"\x1b\][^\x07]*\x07|\x1b\[K", "", self.out.getvalue())
        return " ".join(plain.split())

    def _whoami(self, request: httpx.Request) -> httpx.Response:
        if isinstance(self._me, Exception):
            raise self._me
        return self._me


def address_in(said: str) -> str:
    """The address to open, in what was said."""
    found = re.search(r"\S+/authorize\?\S+", said)
    assert found is not None
    return found[0]
