"""Logging in on the screen, from nothing to the remote."""

from __future__ import annotations

import asyncio
import stat
from collections.abc import Awaitable, Callable
from dataclasses import replace
from urllib.parse import urlsplit

import httpx
import pytest
from textual import events

from tests.tui.login_stage import ANY_PORT, ELSEWHERE, SETTINGS, Doorstep, doorstep, stored
from tuify.accounts.advice import DASHBOARD
from tuify.accounts.stored_login import StoredLogin
from tuify.settings import Settings
from tuify.spotify.secret import Secret
from tuify.tui.screens.help import HelpScreen
from tuify.tui.screens.login import LoginScreen
from tuify.tui.screens.main import MainScreen

Golden = Callable[[str, str], None]
Act = Callable[[Doorstep], Awaitable[None]]

SIZES = [(120, 40), (80, 24), (50, 16)]


def perform(
    act: Act,
    *,
    size: tuple[int, int] = (80, 24),
    settings: Settings = SETTINGS,
    login: StoredLogin | None = None,
) -> None:
    """Act on a doorstep of its own."""

    async def run() -> None:
        async with doorstep(size=size, settings=settings, login=login) as door:
            await act(door)

    asyncio.run(run())


def is_asked(door: Doorstep) -> bool:
    """Whether the login screen is what is shown."""
    return isinstance(door.app.screen, LoginScreen)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
def test_what_it_looks_like(size: tuple[int, int], golden: Golden) -> None:
    async def act(door: Doorstep) -> None:
        name = f"{size[0]}x{size[1]}"
        golden(f"login-app-{name}", door.text())
        await door.choose_app()
        golden(f"login-browser-{name}", door.text())
        await door.hand_in(await door.agree(consent="deny"))
        golden(f"login-denied-{name}", door.text())

    perform(act, size=size)


def test_plain_letters_where_signs_are_not_to_be_had() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        await door.paste("AQ" + "x" * 30)
        assert "*" * 32 in door.text()
        assert door.text().isascii()

    perform(act, settings=replace(SETTINGS, glyphs="ascii"))


def test_by_pasting_from_nothing_to_the_remote() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        back = await door.agree()
        code = back.partition("code=")[2].partition("&")[0]
        await door.paste(back)
        assert code not in door.text()
        await door.press("enter")
        await door.pilot.pause()
        assert isinstance(door.app.screen, MainScreen)
        assert door.app.session is not None
        assert "Logged in as" in door.text()
        assert "Song 1" in door.text()
        kept = door.file.read()
        assert kept is not None
        assert kept.client_id == door.client_id
        assert stat.S_IMODE(door.file.path.stat().st_mode) == 0o600

    perform(act)


def test_a_browser_on_this_machine_comes_back_by_itself() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        assert "Waiting for the browser to come back" in door.text()
        back = await door.agree()
        assert urlsplit(back).port
        async with httpx.AsyncClient(trust_env=False) as browser:
            assert (await browser.get(back)).status_code == 200
            for _ in range(100):
                await door.pilot.pause()
                if not is_asked(door):
                    break
            assert not is_asked(door)
            with pytest.raises(httpx.ConnectError):
                await browser.get(back)

    perform(act, settings=replace(SETTINGS, redirect_uri=ANY_PORT))


@pytest.mark.parametrize("keys", ["escape", "ctrl+t", "ctrl+c"])
def test_whichever_way_it_is_left_nothing_listens_and_nothing_is_kept(keys: str) -> None:
    settings = replace(SETTINGS, redirect_uri=ANY_PORT, client_id="c" * 32)

    async def run() -> None:
        async with doorstep(settings=settings) as door:
            if keys == "escape":  # with a remote to go back to
                await door.press("ctrl+t", "L")
            ways = urlsplit(door.app.clipboard).query
            port = int(ways.partition("127.0.0.1%3A")[2].partition("%2F")[0])
            await door.pilot.press(keys)
            await door.pilot.pause()
        with pytest.raises(ConnectionRefusedError):
            await asyncio.open_connection("127.0.0.1", port)
        assert not door.file.is_there

    asyncio.run(run())


def test_a_port_in_use_is_told_and_pasting_works() -> None:
    async def run() -> None:
        server = await asyncio.start_server(lambda reader, writer: writer.close(), "127.0.0.1", 0)
        async with server:
            port = server.sockets[0].getsockname()[1]
            settings = replace(SETTINGS, redirect_uri=f"http://127.0.0.1:{port}/callback")
            async with doorstep(settings=settings) as door:
                await door.choose_app()
                assert f"Port {port} is in use" in door.text()
                assert "Waiting for you to paste" in door.text()
                await door.hand_in(await door.agree())
                assert not is_asked(door)

    asyncio.run(run())


def test_an_address_torn_over_lines_is_put_together() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        back = await door.agree()
        await door.hand_in(f" {back[:40]}\r\n  {back[40:]}\n")
        assert not is_asked(door)

    perform(act)


def test_letters_belong_to_the_field_and_keep_their_order() -> None:
    async def act(door: Doorstep) -> None:
        for key in ("q", "L", "n", "question_mark", "backspace", "left", "x"):
            character = {"question_mark": "?"}.get(key, key if len(key) == 1 else None)
            door.app.post_message(events.Key(key, character))
        await door.pilot.pause()
        assert "qLxn" in door.text()
        await door.press("enter")
        assert "That is no Client ID" in door.text()
        await door.press("q", "ctrl+u")
        assert is_asked(door)

    perform(act)


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("not_registered", "under User Management at"),
        ("owner_without_premium", "needs Premium"),
    ],
)
def test_what_the_app_lacks_is_told_and_nothing_is_kept(kind: str, words: str) -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        await door.weather({"kind": kind, "path": "/v1/*"})
        await door.hand_in(await door.agree())
        told = " ".join(door.text().split())
        assert words in told
        assert "Nothing was kept" in told
        assert not door.file.is_there
        await door.weather()
        await door.press("enter")
        await door.hand_in(await door.agree())
        assert not is_asked(door)

    perform(act)


def test_an_accounts_service_in_trouble_is_asked_again_with_the_same_code() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        await door.weather({"kind": "server_error", "path": "/api/token", "count": 1})
        await door.hand_in(await door.agree())
        assert "in trouble (502)" in door.text()
        await door.press("enter")
        await door.pilot.pause()
        assert not is_asked(door)

    perform(act)


def test_where_the_web_api_makes_no_sense_the_login_is_kept_unseen() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        await door.weather({"kind": "garbage", "path": "/v1/me"})
        await door.hand_in(await door.agree())
        assert not is_asked(door)
        kept = door.file.read()
        assert kept is not None
        assert kept.user_id == ""

    perform(act)


def test_an_address_of_another_login_is_refused_and_the_right_one_taken() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        back = await door.agree()
        await door.hand_in(back.replace("state=", "state=x"))
        assert "belongs to another login" in door.text()
        await door.hand_in("hello")
        assert "not the address of the page" in door.text()
        await door.hand_in(back)
        assert not is_asked(door)

    perform(act)


def test_a_redirect_address_that_never_calls_back_is_told_after_a_while() -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        assert "INVALID_CLIENT" not in door.text()
        door.patience.set()
        await door.pilot.pause()
        assert "INVALID_CLIENT" in door.text()
        assert ELSEWHERE in door.text()
        await door.hand_in(await door.agree())
        assert not is_asked(door)

    perform(act)


def test_each_address_can_be_copied() -> None:
    async def act(door: Doorstep) -> None:
        await door.press("ctrl+d")
        assert door.app.clipboard == DASHBOARD
        await door.press("f3")
        assert door.app.clipboard == ELSEWHERE
        await door.press("ctrl+l")
        assert "There is no login address yet" in door.text()
        await door.choose_app()
        address = door.app.clipboard
        assert address.startswith("http://127.0.0.1/authorize?client_id=")
        assert door.browsed == [address]
        await door.press("ctrl+r", "ctrl+l")
        assert door.app.clipboard == address
        assert "Copied the login address" in door.text()

    perform(act)


def test_the_demo_first_and_the_login_from_there() -> None:
    async def act(door: Doorstep) -> None:
        await door.press("ctrl+t")
        assert isinstance(door.app.screen, MainScreen)
        assert "1 of 3" in door.text()
        await door.press("L", "escape")
        assert "1 of 3" in door.text()
        assert not door.demo.closed
        await door.press("L")
        await door.choose_app()
        await door.hand_in(await door.agree())
        assert "1 of 30" in door.text()
        assert door.demo.closed

    perform(act)


def test_another_app_can_be_chosen() -> None:
    async def act(door: Doorstep) -> None:
        assert "Logging in with the app" in door.text()
        await door.press("ctrl+x")
        await door.choose_app()
        await door.hand_in(await door.agree())
        assert not is_asked(door)

    perform(act, settings=replace(SETTINGS, client_id="c" * 32), size=(120, 40))


def test_a_file_that_others_may_read_is_refused_until_it_is_put_right() -> None:
    async def run() -> None:
        async with doorstep(login=stored()) as door:
            assert door.opened == 1
            door.file.path.chmod(0o644)
        async with doorstep() as door:
            assert door.opened == 0
            assert "chmod 600" in " ".join(door.text().split())
            await door.press("enter")
            assert is_asked(door)
            door.file.path.chmod(0o600)
            await door.press("enter")
            assert not is_asked(door)
            assert door.opened == 1

    asyncio.run(run())


def test_escape_at_the_first_start_only_empties_the_field() -> None:
    async def act(door: Doorstep) -> None:
        await door.press("a", "b", "c", "escape")
        assert is_asked(door)
        assert "abc" not in door.text()
        await door.press("f1")
        assert isinstance(door.app.screen, HelpScreen)
        assert "Logging in" in door.text(), door.text()
        await door.press("escape", "pagedown", "pageup", "f5")
        assert is_asked(door)

    perform(act, size=(50, 16))


def test_a_token_that_goes_before_a_login_is_named() -> None:
    async def act(door: Doorstep) -> None:
        await door.press("L")
        assert "TUIFY_ACCESS_TOKEN" in door.text()
        assert not is_asked(door)

    perform(act, settings=replace(SETTINGS, access_token=Secret("token")), size=(120, 40))


@pytest.mark.parametrize("size", [(20, 3), (5, 2), (1, 1)])
def test_no_terminal_is_too_small_to_survive(size: tuple[int, int]) -> None:
    async def act(door: Doorstep) -> None:
        await door.choose_app()
        await door.press("pagedown", "up", "f5", "ctrl+x")
        await door.pilot.resize_terminal(80, 24)
        assert "Client ID" in door.text()

    perform(act, size=size)
