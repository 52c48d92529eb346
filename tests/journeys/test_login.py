"""From nothing to playing: `tuify login` in a terminal, somebody at a browser, then the remote."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.journeys.browser import address_shown, answered, code_in, copied, go
from tests.journeys.ports import is_listened_on, port_in
from tests.journeys.terminal import Terminal
from tests.journeys.traveller import Traveller
from tests.journeys.wire import Wire

FAR_AWAY = {"SSH_CONNECTION": "192.0.2.1 50000 192.0.2.2 22"}
NOWHERE = "http://127.0.0.1:9/v1"


def test_a_browser_on_another_machine_and_a_paste(traveller: Traveller) -> None:
    terminal, address = traveller.log_in(**FAR_AWAY)
    assert copied(terminal) == [address]
    assert "browser was asked" not in terminal.text()
    back = answered(address)
    terminal.press(back)
    terminal.wait_for("characters, not shown")
    terminal.press("\r")
    terminal.wait_for("Logged in as")
    assert terminal.wait_for_end() == 0
    assert terminal.settings_now() == terminal.settings_before
    assert traveller.shows_no_secret(terminal, back)
    traveller.plays()


def test_a_bare_code_will_do(traveller: Traveller) -> None:
    terminal, address = traveller.log_in(**FAR_AWAY)
    terminal.press(code_in(answered(address)), "\r")
    assert terminal.wait_for_end() == 0
    assert traveller.login()["user_name"] in terminal.text()


def test_a_browser_on_this_machine_comes_back_by_itself(traveller: Traveller) -> None:
    terminal, address = traveller.log_in("--no-browser")
    back = answered(address)
    assert "Thank you" in go(back)
    terminal.wait_for("Logged in as")
    assert terminal.wait_for_end() == 0
    assert not is_listened_on(port_in(back))
    assert traveller.shows_no_secret(terminal, back)
    traveller.plays()


def test_both_ways_at_once_make_one_login(traveller: Traveller) -> None:
    terminal, address = traveller.log_in("--no-browser")
    back = answered(address)
    with ThreadPoolExecutor() as another:
        coming = another.submit(go, back)
        terminal.press(back, "\r")
        coming.exception()  # that the listener is gone already is fine
    terminal.wait_for("Logged in as")
    assert terminal.wait_for_end() == 0
    assert traveller.exchanges() == 1
    traveller.plays()


def test_strangers_at_the_door_and_nonsense_at_the_prompt_change_nothing(
    traveller: Traveller,
) -> None:
    terminal, address = traveller.log_in("--no-browser")
    back = answered(address)
    assert "Nothing here" in go(back.replace("/callback", "/favicon.ico"))
    assert "Not this one" in go(back.replace("state=", "state=x"))
    terminal.press("hello\r")
    terminal.wait_for("not the address of the page")
    terminal.press(back.replace("state=", "state=x"), "\r")
    terminal.wait_for("belongs to another login")
    assert traveller.exchanges() == 0
    terminal.press(back, "\r")
    assert terminal.wait_for_end() == 0


@pytest.mark.parametrize("is_pasted", [True, False])
def test_denied(traveller: Traveller, is_pasted: bool) -> None:
    terminal, address = traveller.log_in("--no-browser")
    back = answered(address, "deny")
    if is_pasted:
        terminal.press(back, "\r")
    else:
        assert "Not logged in" in go(back)
    terminal.wait_for("did not agree")
    assert terminal.wait_for_end() == 4
    assert "Nothing was kept." in terminal.text()
    assert traveller.has_nothing()
    assert traveller.exchanges() == 0


def test_a_port_in_use_is_told_and_pasting_works(traveller: Traveller) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        terminal, address = traveller.log_in("--no-browser", "--port", str(port))
        assert f"Port {port} is in use" in terminal.text()
        back = answered(address)
        assert port_in(back) == port
        terminal.press(back, "\r")
        assert terminal.wait_for_end() == 0
    traveller.plays()


def _key(key: str) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.press(key)


def _ending(number: signal.Signals) -> Callable[[Terminal], None]:
    return lambda terminal: terminal.signal(number)


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (_key("\x03"), 130),
        (_key("\x04"), 130),
        (_ending(signal.SIGTERM), 143),
        (_ending(signal.SIGHUP), 129),
    ],
    ids=["Ctrl+C", "Ctrl+D", "SIGTERM", "SIGHUP"],
)
def test_cancelled_it_leaves_nothing(
    traveller: Traveller, end: Callable[[Terminal], None], code: int
) -> None:
    terminal, address = traveller.log_in("--no-browser")
    back = answered(address)
    assert is_listened_on(port_in(back))
    end(terminal)
    assert terminal.wait_for_end() == code
    assert terminal.settings_now() == terminal.settings_before
    assert b"Traceback" not in terminal.output
    assert not is_listened_on(port_in(back))
    assert traveller.has_nothing()
    assert traveller.exchanges() == 0


def test_cancelled_while_spotify_is_asked_it_leaves_nothing(traveller: Traveller) -> None:
    terminal, address = traveller.log_in("--no-browser")
    back = answered(address)
    traveller.service.weather(latency_ms=20_000)
    terminal.press(back, "\r")
    traveller.service.wait_for(lambda: traveller.exchanges() == 1, "asked for tokens")
    terminal.press("\x03")
    assert terminal.wait_for_end() == 130
    assert traveller.has_nothing()


def test_an_accounts_service_that_is_away_can_be_asked_again(traveller: Traveller) -> None:
    with Wire(traveller.service.port) as wire:
        away = f"http://127.0.0.1:{wire.port}"
        terminal, address = traveller.log_in("--no-browser", TUIFY_ACCOUNTS_URL=away)
        back = answered(address)
        wire.cut()
        terminal.press(back, "\r")
        terminal.wait_for("can't be reached")
        terminal.wait_for("Press Enter to try again")
        assert traveller.has_nothing()
        wire.mend()
        terminal.press("\r")
        terminal.wait_for("Logged in as")
        assert terminal.wait_for_end() == 0
    assert traveller.shows_no_secret(terminal, back)
    traveller.plays()


def test_a_login_whose_account_can_not_be_asked_for_is_kept(traveller: Traveller) -> None:
    terminal, address = traveller.log_in("--no-browser", TUIFY_API_URL=NOWHERE)
    terminal.press(answered(address), "\r")
    terminal.wait_for("whose it is could not be asked")
    assert terminal.wait_for_end() == 0
    traveller.plays()


def test_a_client_id_is_asked_for_and_the_way_to_one_told(traveller: Traveller) -> None:
    terminal = traveller.tuify("login", "--no-browser", TUIFY_CLIENT_ID="")
    terminal.wait_for("Client ID:")
    assert "Redirect URI" in terminal.text()
    terminal.press("no id\r")
    terminal.wait_for("That is no Client ID")
    terminal.press(f"{traveller.service.client_id}\r")
    terminal.press(answered(address_shown(terminal, traveller.service.accounts_url)), "\r")
    assert terminal.wait_for_end() == 0
    traveller.plays()


def test_a_second_account_stands_beside_the_first_until_it_is_logged_out(
    traveller: Traveller,
) -> None:
    terminal, address = traveller.log_in("--no-browser")
    terminal.press(answered(address), "\r")
    assert terminal.wait_for_end() == 0
    first = traveller.login_file.read_bytes()
    terminal, address = traveller.log_in("--no-browser", "--profile", "kitchen")
    terminal.press(answered(address), "\r")
    assert terminal.wait_for_end() == 0
    assert traveller.login_file.read_bytes() == first
    assert traveller.tuify("logout", "--profile", "kitchen").wait_for_end() == 0
    assert sorted(path.name for path in traveller.login_file.parent.glob("*.json")) == [
        "default.json"
    ]
    traveller.plays()
