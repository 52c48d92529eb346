"""Tokens in time: one renewal at a time, on disk before it is used, and what trouble does."""

from __future__ import annotations

import asyncio
from pathlib import Path

import httpx
import pytest

from tests.accounts.support import ACCESS, NOW, Accounts, Reply, login, refusal, run, tokens
from tuify.accounts.errors import AccountsUnavailable, LoginEnded, NotLoggedIn
from tuify.accounts.file_tokens import FileTokens, renew_in_process
from tuify.accounts.stored_login import LIFE_S
from tuify.accounts.token_file import TokenFile
from tuify.spotify.secret import Secret

ENDED = refusal("invalid_grant", "Refresh token revoked")
OFFLINE = httpx.ConnectError("refused")


class Desk:
    """A login in a file, a service, and a clock that is moved by hand."""

    def __init__(self, folder: Path, *replies: Reply) -> None:
        self.now = NOW
        self.accounts = Accounts(*replies)
        self.file = TokenFile(folder / "accounts" / "default.json")
        self.file.write(login())
        self.tokens = self.reader()

    def reader(self) -> FileTokens:
        """Another tuify with the same login."""
        renew = renew_in_process(self.accounts.service, wall=lambda: self.now)
        return FileTokens(self.file, renew, wall=lambda: self.now)

    def access(self) -> str:
        return run(self.tokens.access_token()).reveal()

    @property
    def asked(self) -> int:
        return len(self.accounts.forms)


def test_a_good_token_is_given_without_asking(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens())
    desk.now += 3600 - 61
    assert desk.access() == ACCESS
    assert desk.asked == 0


def test_a_token_is_renewed_a_minute_early_and_is_on_disk(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens(1, refresh_token=None))
    desk.now += 3600 - 60
    assert desk.access() == "access-1"
    kept = desk.file.read()
    assert kept is not None
    assert kept.access_token == Secret("access-1")
    assert kept.refresh_token == login().refresh_token
    assert kept.expires_at == desk.now + 3600
    assert kept.authorized_at == NOW
    assert desk.access() == "access-1"
    assert desk.asked == 1


def test_a_rotated_refresh_token_replaces_the_old_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens(1), tokens(2))
    desk.now += 3600
    assert desk.access() == "access-1"
    desk.now += 3600
    assert desk.access() == "access-2"
    assert [form["refresh_token"] for form in desk.accounts.forms] == [
        login().refresh_token.reveal(),
        "refresh-1",
    ]


def test_a_token_that_lives_for_seconds_is_used_for_most_of_them(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens(1, expires_in=5), tokens(2, expires_in=5))
    desk.now += 3600
    assert desk.access() == "access-1"
    desk.now += 4
    assert desk.access() == "access-1"
    desk.now += 0.6
    assert desk.access() == "access-2"


def test_many_who_ask_at_once_cost_one_renewal(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens(1), tokens(2))
    desk.now += 3600

    async def story() -> list[Secret]:
        return await asyncio.gather(*(desk.tokens.access_token() for _ in range(8)))

    assert {token.reveal() for token in run(story())} == {"access-1"}
    assert desk.asked == 1


def test_two_programs_share_one_renewal(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens(1), tokens(2))
    desk.now += 3600
    other = desk.reader()

    async def story() -> list[Secret]:
        return [*await asyncio.gather(desk.tokens.access_token(), other.access_token())]

    assert {token.reveal() for token in run(story())} == {"access-1"}
    assert desk.asked == 1


def test_a_rejected_token_is_replaced_by_what_is_on_disk_if_that_is_another(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens(1), tokens(2))
    other = desk.reader()
    assert run(other.refreshed(Secret(ACCESS))) == Secret("access-1")
    assert run(desk.tokens.refreshed(Secret(ACCESS))) == Secret("access-1")
    assert desk.asked == 1


@pytest.mark.parametrize("trouble", [OFFLINE, httpx.Response(503, text="busy")])
def test_trouble_at_the_service_costs_nothing(tmp_path: Path, trouble: Reply) -> None:
    desk = Desk(tmp_path, trouble, trouble, tokens(1))
    desk.now += 3600 - 30
    assert desk.access() == ACCESS  # good for half a minute yet
    desk.now += 30
    with pytest.raises(AccountsUnavailable):
        desk.access()
    assert desk.file.read() == login()
    assert desk.access() == "access-1"


def test_a_login_that_ended_is_asked_about_once(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ENDED)
    desk.now += 3600
    for _ in range(3):
        with pytest.raises(LoginEnded):
            desk.access()
    assert desk.asked == 1
    assert desk.file.read() == login()


def test_a_new_login_is_found_after_one_has_ended(tmp_path: Path) -> None:
    desk = Desk(tmp_path, ENDED)
    desk.now += 3600
    with pytest.raises(LoginEnded):
        desk.access()
    desk.file.write(login(access_token=Secret("another"), expires_at=desk.now + 3600))
    assert desk.access() == "another"


def test_someone_without_a_lock_may_have_renewed_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path)

    def renewed_meanwhile(form: object) -> httpx.Response:
        desk.file.write(login(access_token=Secret("theirs"), refresh_token=Secret("next")))
        return ENDED

    desk.accounts = Accounts(renewed_meanwhile)
    desk.tokens = desk.reader()
    assert run(desk.tokens.refreshed(Secret(ACCESS))) == Secret("theirs")


def test_without_a_file_nobody_is_logged_in(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens())
    desk.file.remove()
    with pytest.raises(NotLoggedIn, match="tuify login"):
        desk.access()


def test_the_end_of_six_months_is_announced_two_weeks_ahead(tmp_path: Path) -> None:
    desk = Desk(tmp_path, tokens())
    desk.now = NOW + LIFE_S - 15 * 86_400
    assert not desk.tokens.ends_soon()
    desk.now += 86_401
    assert desk.tokens.ends_soon()
