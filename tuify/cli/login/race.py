"""Waiting for the first way back, while the reader pastes."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Final, Protocol

from tuify.accounts.errors import AccountError, AccountsUnavailable, NothingToRead
from tuify.accounts.login import Login
from tuify.accounts.stored_login import StoredLogin
from tuify.cli.login import wording
from tuify.spotify.secret import Secret

PATIENCE_S: Final = 90.0
"""After how long without an answer the reader is told why there may never be one, in seconds."""


class Lines(Protocol):
    """Where pasted text comes from."""

    is_terminal: bool

    async def next(self) -> Secret | None:
        """The next text; None when there is no more."""
        ...


class Speaker(Protocol):
    """Tells the reader, and shows that something can be pasted."""

    def say(self, text: str) -> None:
        """Print it."""
        ...

    def prompt(self) -> None:
        """Show that something can be pasted."""
        ...


class Cancelled(Exception):
    """The reader ended it."""


class Race:
    """Waits for the browser, the reader and the clock at the same time. Use `run`, once.

    `trouble` words an accounts service that can't be had, `reminder` is said after `PATIENCE_S`.
    """

    def __init__(
        self,
        login: Login,
        lines: Lines,
        speaker: Speaker,
        *,
        trouble: Callable[[AccountsUnavailable], str],
        reminder: str,
        sleep: Callable[[float], Awaitable[object]] = asyncio.sleep,
    ) -> None:
        self._login = login
        self._lines = lines
        self._speaker = speaker
        self._trouble = trouble
        self._reminder = reminder
        self._sleep = sleep
        self._arrival: asyncio.Task[StoredLogin] | None = None
        self._text: asyncio.Task[Secret | None] | None = None
        self._has_come = False

    async def run(self) -> StoredLogin:
        """The login. Raises `Cancelled` after Ctrl+D, and what `Login.finished` raises."""
        self._arrival = asyncio.create_task(self._login.finished())
        self._text = self._next()
        reminding = asyncio.create_task(self._remind())
        try:
            while True:
                waiting = [task for task in (self._arrival, self._text) if task is not None]
                await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
                if (login := self._arrived()) is not None:
                    return login
                self._take_text()
        finally:
            await _ended(self._arrival, self._text, reminding)

    def _arrived(self) -> StoredLogin | None:
        """The login, if it is there; a service in trouble can be asked again by the reader."""
        if self._arrival is None or not self._arrival.done():
            return None
        arrival, self._arrival, self._has_come = self._arrival, None, True
        try:
            return arrival.result()
        except AccountsUnavailable as error:
            if not self._lines.is_terminal:
                raise
            self._speaker.say(f"{self._trouble(error)}\n{wording.TRY_AGAIN}")
            self._speaker.prompt()
            return None

    def _take_text(self) -> None:
        if self._text is None or not self._text.done():
            return
        text = self._text.result()
        if text is None:
            self._text = None
            self._input_ended()
            return
        self._text = self._next()
        if self._arrival is None:
            self._speaker.say(wording.ASKING)
            self._arrival = asyncio.create_task(self._login.finished())
        elif text:
            self._paste(text)
        self._speaker.prompt()

    def _paste(self, text: Secret) -> None:
        try:
            self._login.paste(text.reveal())
        except AccountError as error:
            self._speaker.say(error.message)
        else:
            self._has_come = True
            self._speaker.say(wording.ASKING)

    def _input_ended(self) -> None:
        if self._lines.is_terminal:
            raise Cancelled
        if not self._login.is_listening and not self._has_come:
            raise NothingToRead(wording.NOTHING_COMES)

    def _next(self) -> asyncio.Task[Secret | None]:
        return asyncio.create_task(self._lines.next())

    async def _remind(self) -> None:
        await self._sleep(PATIENCE_S)
        if not self._has_come:
            self._speaker.say(self._reminder)
            self._speaker.prompt()


async def _ended(*tasks: asyncio.Task[object] | None) -> None:
    """Have the tasks end, whatever they were doing."""
    running = [task for task in tasks if task is not None]
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
