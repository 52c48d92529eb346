"""The same inside the program: tuify opens without a login, somebody logs in, and it plays."""

from __future__ import annotations

import socket

import pytest

from tests.journeys.browser import answered, code_in, copied, go
from tests.journeys.ports import is_listened_on, port_in
from tests.journeys.terminal import Terminal
from tests.journeys.test_ending import is_as_it_was
from tests.journeys.traveller import Traveller
from tests.journeys.wire import Wire

ENTER, F5, CTRL_C, CTRL_T = "\r", "\x1b[15~", "\x03", "\x14"
PASTE = "\x1b[200~{}\x1b[201~"


def arrived(terminal: Terminal, *, attempt: int = 1) -> str:
    """The address to open, which is on the clipboard; waits for the screen that shows it."""
    terminal.wait_for(lambda _: len(copied(terminal)) >= attempt)
    terminal.wait_for("Paste here")
    return copied(terminal)[attempt - 1]


def test_from_nothing_to_playing(traveller: Traveller) -> None:
    service = traveller.service
    terminal = traveller.tuify(TUIFY_CLIENT_ID="")
    terminal.wait_for("Client ID")
    assert "http://127.0.0.1/callback" in terminal.text()
    terminal.press("no id", ENTER)
    terminal.wait_for("no Client ID")
    terminal.press("\x15", service.client_id, ENTER)
    back = answered(arrived(terminal))
    terminal.press(PASTE.format(back), ENTER)
    traveller.steers(terminal)
    assert traveller.shows_no_secret(terminal, back)
    assert traveller.login()["client_id"] == service.client_id
    traveller.plays()


def test_a_browser_on_this_machine_comes_back_by_itself(traveller: Traveller) -> None:
    terminal = traveller.tuify()
    back = answered(arrived(terminal))
    assert "Thank you" in go(back)
    traveller.steers(terminal)
    assert not is_listened_on(port_in(back))
    assert traveller.shows_no_secret(terminal, back)


def test_a_small_screen_will_do(traveller: Traveller) -> None:
    terminal = traveller.open_tuify(env=traveller.env, columns=50, lines=16)
    terminal.press(PASTE.format(code_in(answered(arrived(terminal)))), ENTER)
    terminal.wait_for("of 10,000")


def test_denied_and_agreed_after_all(traveller: Traveller) -> None:
    terminal = traveller.tuify()
    go(answered(arrived(terminal), "deny"))
    terminal.wait_for("did not agree")
    assert traveller.has_nothing()
    terminal.press(F5)
    terminal.press(PASTE.format(answered(arrived(terminal, attempt=2))), ENTER)
    traveller.steers(terminal)


def test_a_port_in_use_is_told_and_pasting_works(traveller: Traveller) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        where = f"http://127.0.0.1:{port}/callback"
        terminal = traveller.tuify(TUIFY_REDIRECT_URI=where)
        address = arrived(terminal)
        terminal.wait_for(f"Port {port} is in use")
        terminal.press(PASTE.format(answered(address)), ENTER)
        traveller.steers(terminal)


@pytest.mark.parametrize("is_asking", [False, True])
def test_cancelled_it_leaves_nothing(traveller: Traveller, is_asking: bool) -> None:
    terminal = traveller.tuify()
    back = answered(arrived(terminal))
    assert is_listened_on(port_in(back))
    if is_asking:
        traveller.service.weather(latency_ms=20_000)
        terminal.press(PASTE.format(back), ENTER)
        traveller.service.wait_for(lambda: traveller.exchanges() == 1, "asked for tokens")
    terminal.press(CTRL_C)
    assert terminal.wait_for_end() == 0
    assert is_as_it_was(terminal)
    assert b"Traceback" not in terminal.output
    assert not is_listened_on(port_in(back))
    assert traveller.has_nothing()


def test_the_demo_can_be_looked_at_first(traveller: Traveller) -> None:
    terminal = traveller.tuify()
    back = answered(arrived(terminal))
    terminal.press(CTRL_T)
    terminal.wait_for("of 10,000")
    assert not is_listened_on(port_in(back))
    traveller.service.event(event="another_remote", do="next")  # not what plays in the demo
    terminal.press("L")
    terminal.press(PASTE.format(answered(arrived(terminal, attempt=2))), ENTER)
    traveller.steers(terminal)


def test_an_accounts_service_that_is_away_can_be_asked_again(traveller: Traveller) -> None:
    with Wire(traveller.service.port) as wire:
        terminal = traveller.tuify(TUIFY_ACCOUNTS_URL=f"http://127.0.0.1:{wire.port}")
        back = answered(arrived(terminal))
        wire.cut()
        terminal.press(PASTE.format(back), ENTER)
        terminal.wait_for("can't be reached")
        assert traveller.has_nothing()
        wire.mend()
        terminal.press(ENTER)
        traveller.steers(terminal)


def test_a_login_that_is_withdrawn_while_it_plays_is_made_again(traveller: Traveller) -> None:
    service = traveller.service
    service.accounts(token_lifetime_s=2)
    terminal = traveller.tuify()
    back = answered(arrived(terminal))
    terminal.press(PASTE.format(back), ENTER)
    terminal.wait_for("of 10,000")
    service.revoke()
    terminal.press("r")
    terminal.wait_for("login has ended")
    assert service.world.playing_title() in terminal.text()
    service.event(event="another_remote", do="next")  # which the remote can't know
    terminal.press("L")
    terminal.wait_for("it was withdrawn")
    terminal.press(PASTE.format(answered(arrived(terminal, attempt=2))), ENTER)
    traveller.steers(terminal)
