"""What is to be known of a login is told in time, and leads to the login screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import cast

import pytest

from tests.tui import samples
from tests.tui.login_stage import SETTINGS, Doorstep, doorstep, stored
from tests.tui.stage import NOON, Stage
from tuify.accounts.errors import LoginEnded
from tuify.accounts.file_tokens import FileTokens
from tuify.accounts.scopes import SCOPES
from tuify.accounts.stored_login import LIFE_S, StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.playback.state import Link
from tuify.session import Session
from tuify.spotify.secret import Secret
from tuify.tui.login_watch import LoginWatch
from tuify.tui.screens.login import LoginScreen

DAY = 86_400.0
ENDED = Link(last_answer_at=0.0, failures=1, error=LoginEnded("The login has ended. Log in again."))


def tokens(login: StoredLogin, path: Path) -> FileTokens:
    """Tokens out of a file, at noon, which nobody renews."""

    async def never(file: TokenFile, old: Secret) -> None:
        raise AssertionError("nobody asked for a token")

    file = TokenFile(path / "accounts" / "default.json")
    file.write(login)
    return FileTokens(file, never, wall=NOON.timestamp)


class Watched:
    """A watch over a session that shows what a test wants, and what it said."""

    def __init__(self, login: StoredLogin, path: Path) -> None:
        self.stage = Stage(samples.view(), [])
        self.stage.tokens = tokens(login, path)
        self.said: list[str] = []
        self.now = NOON.timestamp()
        self.watch = LoginWatch(
            cast(Session, self.stage), say=self.said.append, wall=lambda: self.now
        )

    def hear(self, link: Link) -> None:
        """Have the remote hear from the service."""
        self.stage.remote.show(samples.view(link=link))


def test_a_login_that_is_all_right_is_not_talked_about(tmp_path: Path) -> None:
    watched = Watched(stored(), tmp_path)
    with watched.watch:
        watched.hear(Link(last_answer_at=5.0))
    assert watched.said == []
    assert "is good until 2027-05-24" in watched.watch.reason


def test_the_end_is_told_two_weeks_ahead_once_a_day(tmp_path: Path) -> None:
    watched = Watched(stored(authorized_at=NOON.timestamp() - LIFE_S + 13 * DAY), tmp_path)
    with watched.watch:
        assert watched.said == ["The login ends on 2026-12-06: L logs in again"]
        watched.hear(Link(last_answer_at=5.0))
        assert len(watched.said) == 1
        watched.now += DAY
        watched.hear(Link(last_answer_at=6.0))
        assert len(watched.said) == 2
    watched.now += DAY
    watched.hear(Link(last_answer_at=7.0))
    assert len(watched.said) == 2
    assert "2026-12-06" in watched.watch.reason


def test_fifteen_days_ahead_nothing_is_told(tmp_path: Path) -> None:
    watched = Watched(stored(authorized_at=NOON.timestamp() - LIFE_S + 15 * DAY), tmp_path)
    with watched.watch:
        assert watched.said == []


def test_what_is_missing_is_counted_and_the_reason_says_what_for(tmp_path: Path) -> None:
    watched = Watched(stored(scopes=SCOPES[2:]), tmp_path)
    with watched.watch:
        (said,) = watched.said
    assert said.startswith("The login lacks user-read-playback-state and 1 more: L ")
    assert "user-modify-playback-state: to play, pause, skip" in watched.watch.reason
    assert "user-top-read" not in watched.watch.reason


def test_a_login_that_ended_is_the_reason(tmp_path: Path) -> None:
    watched = Watched(stored(), tmp_path)
    with watched.watch:
        watched.hear(ENDED)
        assert watched.said == []
        assert watched.watch.reason.startswith("The login has ended")


def perform(act: Callable[[Doorstep], Awaitable[None]], login: StoredLogin, path: Path) -> None:
    """Act on an app that is logged in so."""

    async def run() -> None:
        async with doorstep(size=(120, 40), login=login) as door:
            door.stage.tokens = tokens(login, path)
            door.app.begin(door.app.open_session)
            await door.pilot.pause()
            await act(door)

    asyncio.run(run())


def test_from_a_login_that_ended_to_one_that_is_good(tmp_path: Path) -> None:
    async def act(door: Doorstep) -> None:
        door.stage.remote.show(samples.view(link=ENDED))
        await door.pilot.pause()
        assert "the login has ended; L logs in again" in door.text()
        await door.press("L")
        assert "its six months are over" in door.text()
        assert f"Logging in with the app {door.client_id}" in door.text()
        before = door.opened
        await door.hand_in(await door.agree())
        assert not isinstance(door.app.screen, LoginScreen)
        assert door.opened == before + 1

    perform(act, stored(client_id=Doorstep(SETTINGS).client_id), tmp_path)


@pytest.mark.parametrize("lacking", [1, 3])
def test_a_login_that_lacks_something_says_so_at_the_start(tmp_path: Path, lacking: int) -> None:
    async def act(door: Doorstep) -> None:
        assert "The login lacks user-read-playback-state" in door.text()
        await door.press("L")
        assert "to see what plays, where, and the devices" in door.text()
        await door.press("escape")
        assert not isinstance(door.app.screen, LoginScreen)

    perform(act, stored(scopes=SCOPES[lacking:]), tmp_path)
