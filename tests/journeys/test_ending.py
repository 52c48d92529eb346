"""However it ends: the terminal is as it was, the exit code says why, and no token is printed."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from tests.journeys.conftest import Open
from tests.journeys.service import Service
from tests.journeys.terminal import Terminal, surroundings

LEFT_ALT_SCREEN = b"\x1b[?1049l"
SHOWN_CURSOR = b"\x1b[?25h"
MOUSE_OFF = (b"\x1b[?1000l", b"\x1b[?1003l", b"\x1b[?1006l")
PASTE_OFF = b"\x1b[?2004l"
KITTY_OFF = b"\x1b[<u"


def is_as_it_was(terminal: Terminal) -> bool:
    """Whether every mode that was switched on was switched off again, and the settings are back."""
    output = bytes(terminal.output)
    last_entered = output.rfind(b"\x1b[?1049h")
    modes = (LEFT_ALT_SCREEN, SHOWN_CURSOR, PASTE_OFF, KITTY_OFF, *MOUSE_OFF)
    assert last_entered >= 0, "the screen was never entered"
    missing = [mode for mode in modes if output.rfind(mode) < last_entered]
    assert missing == []
    return terminal.settings_now() == terminal.settings_before


@pytest.mark.parametrize("key", ["q", "\x03"])
def test_quitting(open_tuify: Open, service: Service, key: str) -> None:
    terminal = open_tuify(service=service)
    terminal.wait_for("of 10,000")
    terminal.press(key)
    assert terminal.wait_for_end() == 0
    assert is_as_it_was(terminal)
    assert service.access_token.encode() not in terminal.output
    assert service.world.playback()["is_playing"] is True  # the music plays on


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129), (signal.SIGINT, 130)]
)
def test_signals(open_tuify: Open, service: Service, number: signal.Signals, code: int) -> None:
    terminal = open_tuify(service=service)
    terminal.wait_for("of 10,000")
    terminal.signal(number)
    assert terminal.wait_for_end() == code
    assert is_as_it_was(terminal)
    assert b"Traceback" not in terminal.output


def test_a_signal_before_the_first_answer(open_tuify: Open, service: Service) -> None:
    service.weather(latency_ms=5_000)
    terminal = open_tuify(service=service)
    terminal.wait_for("Library")
    terminal.signal(signal.SIGTERM)
    assert terminal.wait_for_end() == 143
    assert is_as_it_was(terminal)


def test_a_closed_connection_ends_it(open_tuify: Open, service: Service) -> None:
    terminal = open_tuify(service=service)
    terminal.wait_for("of 10,000")
    terminal.hang_up()
    assert terminal.wait_for_end() == 129


CRASH = """
import sys
from tuify.library.saved import SavedIndex

async def run(self):
    token = self_token = "{token}"
    raise RuntimeError("something broke")

SavedIndex.run = run
from tuify.cli import main
sys.exit(main())
"""


def test_a_crash(tmp_path: Path, service: Service) -> None:
    env = surroundings(tmp_path, **service.env())
    code = CRASH.format(token=service.access_token)
    with Terminal([sys.executable, "-c", code], env=env) as terminal:
        assert terminal.wait_for_end() == 1
        assert is_as_it_was(terminal)
        assert b"something broke" in terminal.output
        assert service.access_token.encode() not in terminal.output


@pytest.mark.parametrize("command", [[], ["demo"]])
def test_a_dumb_terminal_is_refused(open_tuify: Open, command: list[str]) -> None:
    env = {"TERM": "dumb", "TUIFY_ACCESS_TOKEN": "BQD-secret"}
    terminal = open_tuify(*command, env=env)
    assert terminal.wait_for_end() == 2
    assert terminal.text().startswith("tuify: this terminal can't move its cursor (TERM is dumb)")
    assert b"\x1b" not in terminal.output


def test_the_demo_leaves_nothing_behind(open_tuify: Open, tmp_path: Path) -> None:
    terminal = open_tuify("demo")
    terminal.wait_for("of 10,000")
    terminal.press("3", "j", "\r", " ", "q")
    assert terminal.wait_for_end() == 0
    assert is_as_it_was(terminal)
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []
