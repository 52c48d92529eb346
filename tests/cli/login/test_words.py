"""What is said before and around the dialogue, and where a browser is opened."""

from __future__ import annotations

import io
from collections.abc import Mapping

import pytest

from tests.accounts.support import login
from tests.cli.login.support import CLIENT
from tuify.accounts import guide
from tuify.accounts.advice import DASHBOARD
from tuify.cli.exits import Refusal
from tuify.cli.login import wording
from tuify.cli.login.browser import has_browser
from tuify.cli.login.run import ask_for_client_id, registered_address
from tuify.cli.login.voice import Voice

REDIRECT = "http://127.0.0.1:8899/callback"


def voice(*, is_terminal: bool = True, columns: int = 80) -> tuple[Voice, io.StringIO]:
    out = io.StringIO()
    env = {"TERM": "xterm"}
    return Voice(out, is_terminal=is_terminal, env=env, columns=columns), out


@pytest.mark.parametrize(
    ("env", "platform", "opens"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"DISPLAY": ":10", "SSH_CONNECTION": "1 2 3 4"}, "linux", False),
        ({"DISPLAY": "", "WAYLAND_DISPLAY": ""}, "linux", False),
        ({}, "darwin", True),
        ({"SSH_TTY": "/dev/ttys1"}, "darwin", False),
    ],
)
def test_a_browser_opens_where_the_reader_sits(
    env: Mapping[str, str], platform: str, opens: bool
) -> None:
    assert has_browser(env, platform) is opens


@pytest.mark.parametrize(
    ("redirect", "port", "registered"),
    [
        (REDIRECT, None, REDIRECT),
        (REDIRECT, 9000, "http://127.0.0.1:9000/callback"),
        ("http://127.0.0.1/callback", 9000, "http://127.0.0.1/callback"),
        ("http://[::1]:8899/x", 9000, "http://[::1]:9000/x"),
        ("https://example.org/x", None, "https://example.org/x"),
    ],
)
def test_the_address_to_register_is_the_one_that_is_used(
    redirect: str, port: int | None, registered: str
) -> None:
    assert registered_address(redirect, port) == registered


@pytest.mark.parametrize(
    ("redirect", "port", "said"),
    [("http://localhost/x", None, "localhost"), ("https://example.org/x", 8899, "--port")],
)
def test_an_address_that_can_not_be_registered_is_refused(
    redirect: str, port: int | None, said: str
) -> None:
    with pytest.raises(Refusal, match=said):
        registered_address(redirect, port)


def test_the_client_id_is_asked_for_until_it_is_one() -> None:
    speaker, out = voice()
    typed = iter(["", "what?", f" {CLIENT} "])
    assert ask_for_client_id(speaker, REDIRECT, lambda prompt: next(typed)) == CLIENT
    said = out.getvalue()
    assert said.count("That is no Client ID") == 2
    for needed in (DASHBOARD, REDIRECT, "needs Spotify\n     Premium", "tuify demo"):
        assert needed in said or needed.replace("\n    ", "") in said


def test_both_addresses_can_be_copied() -> None:
    speaker, out = voice()
    typed = iter(["d", "r", CLIENT])
    ask_for_client_id(speaker, REDIRECT, lambda prompt: next(typed))
    assert out.getvalue().count("\x1b]52;c;") == 2
    assert "no Client ID" not in out.getvalue()


def test_lines_are_wrapped_and_addresses_are_not() -> None:
    speaker, out = voice(columns=40)
    address = "https://example.org/" + "x" * 100
    speaker.say(f"  1. {'word ' * 20}\n{address}")
    lines = out.getvalue().splitlines()
    assert lines[1].startswith("     word")
    assert max(len(line) for line in lines if line != address) < 40
    assert address in lines


def test_what_is_said_takes_the_place_of_the_prompt() -> None:
    speaker, out = voice()
    speaker.prompt(12)
    speaker.say("Then this.")
    speaker.say("And that.")
    before, _, after = out.getvalue().partition("Then")
    assert before.endswith("\r\x1b[K")
    assert "\r" not in after


def test_a_pipe_gets_no_prompt() -> None:
    speaker, out = voice(is_terminal=False)
    speaker.prompt(12)
    speaker.leave()
    assert out.getvalue() == ""
    assert speaker.copy("x") is False


def test_a_busy_port_is_named_and_pasting_stays() -> None:
    told = guide.how_it_comes_back(REDIRECT, is_listening=False, busy_port=8899)
    assert "8899 is in use" in told
    assert f"{REDIRECT}?code=" in told.splitlines()


@pytest.mark.parametrize(("profile", "more"), [("default", ""), ("work", " --profile work")])
def test_the_next_command_names_the_profile(profile: str, more: str) -> None:
    assert wording.logged_in(login(user_id="a", user_name="Ada"), profile).startswith(
        f"Logged in as Ada, until 2027-03-22. Now: tuify{more}"
    )
    assert wording.again(CLIENT, profile).endswith(f"{CLIENT}{more}")
