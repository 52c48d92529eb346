"""The real program at its most talkative, and while it crashes: no code, verifier or token is
shown, in its terminal or in the list of processes."""

from __future__ import annotations

import base64
import re
import sys
from pathlib import Path

import pytest

from tests.journeys.browser import answered, code_in
from tests.journeys.terminal import Terminal
from tests.journeys.traveller import Traveller

TALKATIVE = """
import logging, secrets, sys
secrets.token_bytes = lambda size: b"Z" * size
logging.basicConfig(level=logging.DEBUG)
import httpcore
import tuify.accounts.token_service as service

def broken(*told, **more):
    form = str(told) + str(more)
    raise RuntimeError("something broke")

{fault}
from tuify.cli import main
sys.exit(main(["login", "--no-browser"]))
"""
VERIFIER = base64.urlsafe_b64encode(b"Z" * 64).rstrip(b"=")
ANY_TOKEN = re.compile(rb"[AB]Q[0-9A-Za-z_-]{60,}")  # the emulator's codes and tokens


def shows_no_secret(terminal: Terminal) -> bool:
    return VERIFIER not in terminal.output and not ANY_TOKEN.search(terminal.output)


def began(traveller: Traveller, fault: str) -> tuple[Terminal, str]:
    """A login at its most talkative, and what the browser comes back with."""
    command = [sys.executable, "-c", TALKATIVE.format(fault=fault)]
    terminal, address = traveller.begin(command, PYTHONASYNCIODEBUG="1")
    back = answered(address)
    assert ANY_TOKEN.fullmatch(code_in(back).encode())
    return terminal, back


def test_all_logs_of_a_login(traveller: Traveller) -> None:
    terminal, back = began(traveller, "")
    with terminal:
        terminal.press(back, "\r")
        assert terminal.wait_for_end() == 0
        assert b"DEBUG:httpcore" in terminal.output
        assert b"Logged in as" in terminal.output
        assert shows_no_secret(terminal)
    assert ANY_TOKEN.fullmatch(traveller.login()["refresh_token"].encode())


def test_a_crash_while_the_answer_is_read(traveller: Traveller) -> None:
    terminal, back = began(traveller, "service.read_grant = broken")
    with terminal:
        terminal.press(back, "\r")
        assert terminal.wait_for_end() != 0
        assert b"something broke" in terminal.output
        assert shows_no_secret(terminal)
    assert traveller.has_nothing()


@pytest.mark.parametrize("step", ["send_request_headers", "send_request_body"])
def test_a_crash_while_the_code_is_on_the_wire(traveller: Traveller, step: str) -> None:
    fault = f"httpcore._async.http11.AsyncHTTP11Connection._{step} = broken"
    terminal, back = began(traveller, fault)
    with terminal:
        terminal.press(back, "\r")
        terminal.wait_for("Press Enter to try again")
        terminal.press("\x03")
        assert terminal.wait_for_end() == 130
        assert b"Traceback" not in terminal.output
        assert shows_no_secret(terminal)
    assert traveller.has_nothing()


def test_the_list_of_processes(traveller: Traveller) -> None:
    if not Path("/proc/self/environ").exists():
        pytest.skip("processes are looked at in /proc")
    terminal, address = traveller.log_in("--no-browser")
    terminal.press(answered(address))
    terminal.wait_for("characters, not shown")
    listed = listed_of(terminal)
    terminal.press("\r")
    assert terminal.wait_for_end() == 0
    terminal = traveller.tuify()
    terminal.wait_for("of 10,000")
    listed += listed_of(terminal)
    assert traveller.service.accounts_url.encode() in listed
    assert not ANY_TOKEN.search(listed)


def listed_of(terminal: Terminal) -> bytes:
    """The command of a program and its variables."""
    process = Path(f"/proc/{terminal.process.pid}")
    return (process / "cmdline").read_bytes() + (process / "environ").read_bytes()
