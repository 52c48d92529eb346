"""The screen in a real pseudo-terminal: what it writes, and how it ends."""

from __future__ import annotations

import os
import re
import select
import signal
import struct
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

pty = pytest.importorskip("pty", reason="needs pseudo-terminals")
fcntl = pytest.importorskip("fcntl")
termios = pytest.importorskip("termios")

PROGRAM = """
import asyncio, sys
from typing import cast
from tests.tui import samples
from tests.tui.stage import Stage
from tuify.settings import Settings
from tuify.tui.app import TuifyApp, run

class Fragile(TuifyApp):
    def action_help(self):
        token = "".join(["s3cr3t", "-", "token"])
        raise RuntimeError("boom")

    def action_palette(self):
        fault = RuntimeError("boom \\x1b]0;evil\\x07")
        asyncio.get_running_loop().call_exception_handler({"message": "", "exception": fault})

async def open_session():
    view = samples.view(samples.playing(is_playing=False))
    return Stage(view, samples.liked(300))

code = run(Fragile(open_session, settings=Settings(glyphs="unicode")))
sys.exit(code)
"""
READY = b"Song 30"
PATIENCE = 20.0


class Terminal:
    """A program on a terminal of 120x40."""

    def __init__(self) -> None:
        self.ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 40, 120, 0, 0))
        self.before = termios.tcgetattr(theirs)
        self.theirs = theirs
        self.process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=os.environ | {"COLUMNS": "120", "LINES": "40"},
            start_new_session=True,
        )
        self.seen = b""

    def read(self, seconds: float) -> bytes:
        """What is written until nothing came for that long."""
        new = b""
        while select.select([self.ours], [], [], seconds)[0]:
            try:
                chunk = os.read(self.ours, 65536)
            except OSError:
                break
            if not chunk:
                break
            new += chunk
        self.seen += new
        return new

    def wait_for(self, words: bytes) -> None:
        """Read until these words were written."""
        end = time.monotonic() + PATIENCE
        while words not in self.seen:
            assert time.monotonic() < end, self.seen[-2_000:]
            self.read(0.1)

    def write(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self.ours, keys)

    def end(self) -> int:
        """The exit code, once the program has ended by itself."""
        self.wait_for(b"\x1b[?1049l")
        self.read(0.3)
        return self.process.wait(PATIENCE)


@pytest.fixture
def terminal() -> Iterator[Terminal]:
    """A terminal on which the screen shows its first rows."""
    terminal = Terminal()
    terminal.wait_for(READY)
    terminal.read(0.5)
    yield terminal
    terminal.process.kill()
    terminal.process.wait(PATIENCE)
    os.close(terminal.theirs)
    if terminal.ours >= 0:
        os.close(terminal.ours)


def assert_restored(terminal: Terminal) -> None:
    """Nothing of the screen is left in the terminal."""
    for mode in (b"1049", b"1000", b"1003", b"1006", b"1004", b"2004"):
        assert terminal.seen.rfind(b"\x1b[?" + mode + b"l") > terminal.seen.rfind(
            b"\x1b[?" + mode + b"h"
        ), mode
    assert terminal.seen.rfind(b"\x1b[?25h") > terminal.seen.rfind(b"\x1b[?25l")
    assert b"\x1b[23;2t" in terminal.seen
    assert termios.tcgetattr(terminal.theirs) == terminal.before


@pytest.mark.parametrize(
    ("number", "code"), [(signal.SIGTERM, 143), (signal.SIGHUP, 129)], ids=["SIGTERM", "SIGHUP"]
)
def test_a_signal_ends_it_in_order(terminal: Terminal, number: int, code: int) -> None:
    terminal.process.send_signal(number)
    assert terminal.end() == code
    assert_restored(terminal)


def test_quitting_leaves_nothing_behind(terminal: Terminal) -> None:
    terminal.write(b"q")
    assert terminal.end() == 0
    assert_restored(terminal)


def test_a_crash_is_told_without_what_variables_held(terminal: Terminal) -> None:
    terminal.write(b"?")
    assert terminal.end() == 1
    assert_restored(terminal)
    told = terminal.seen[terminal.seen.rfind(b"\x1b[?1049l") :]
    assert b"RuntimeError: boom" in told
    assert b"s3cr3t-token" not in terminal.seen
    assert told.count(b"\n") < 30


def test_a_fault_nobody_waits_for_ends_it_and_its_words_are_harmless(terminal: Terminal) -> None:
    terminal.write(b"\x10")
    assert terminal.end() == 1
    assert_restored(terminal)
    told = terminal.seen[terminal.seen.rfind(b"\x1b[?1049l") :]
    assert b"RuntimeError: boom ?]0;evil?" in told


def test_a_connection_that_closes_ends_it_soon(terminal: Terminal) -> None:
    os.close(terminal.theirs)
    os.close(terminal.ours)
    terminal.ours = -1
    terminal.theirs = os.open(os.devnull, os.O_RDONLY)
    assert terminal.process.wait(PATIENCE) == 129


def test_what_stands_still_writes_nothing(terminal: Terminal) -> None:
    assert terminal.read(2.5) == b""


def test_moving_the_mouse_writes_nothing(terminal: Terminal) -> None:
    for step in range(60):
        terminal.write(f"\x1b[<35;{2 + step * 2};{1 + step % 40}M".encode())
    assert terminal.read(0.5) == b""


def test_only_clicks_and_the_wheel_are_asked_for(terminal: Terminal) -> None:
    assert b"\x1b[?1000h" in terminal.seen
    assert b"\x1b[?1003h" not in terminal.seen


def test_losing_the_focus_and_getting_it_back_writes_nothing(terminal: Terminal) -> None:
    for told in (b"\x1b[O", b"\x1b[I", b"\x1b[O", b"\x1b[I"):
        terminal.write(told)
        assert len(terminal.read(0.5)) < 300


@pytest.mark.parametrize("stop", [signal.SIGSTOP, signal.SIGTSTP], ids=["SIGSTOP", "SIGTSTP"])
def test_a_stop_and_going_on_changes_nothing(terminal: Terminal, stop: int) -> None:
    for _ in range(2):
        terminal.process.send_signal(stop)
        os.waitpid(terminal.process.pid, os.WUNTRACED)
        terminal.read(0.3)
        terminal.process.send_signal(signal.SIGCONT)
        again = terminal.read(1.0)
        assert READY in again, "the screen is drawn anew"
    terminal.write(b"j")
    assert 0 < len(terminal.read(0.5)) <= 700
    terminal.write(b"q")
    assert terminal.end() == 0
    assert_restored(terminal)


def test_a_step_of_the_cursor_is_cheap(terminal: Terminal) -> None:
    for key in (b"j", b"j", b"k"):
        terminal.write(key)
        assert 0 < len(terminal.read(0.5)) <= 700


def test_the_title_shows_what_plays(terminal: Terminal) -> None:
    titles = re.findall(rb"\x1b\]2;([^\x1b]*)\x1b\\", terminal.seen)
    assert titles == ["Paper Lanterns · Ilse Moor - tuify".encode()]
    assert terminal.seen.index(b"\x1b[22;2t") < terminal.seen.index(b"\x1b]2;")


def test_a_link_is_copied_through_the_terminal(terminal: Terminal) -> None:
    terminal.write(b"c")
    assert b"\x1b]52;c;" in terminal.read(0.5)


def test_the_screen_is_imported_without_what_the_session_needs() -> None:
    code = "import sys, tuify.tui.app; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(out.stdout.split())
    assert "textual.app" in loaded
    for heavy in ("httpx", "pydantic", "starlette", "tuify.emulator", "tuify.accounts"):
        assert heavy not in loaded


def test_what_only_a_session_works_with_is_imported_with_it_and_no_sooner() -> None:
    code = "import sys, tuify.tui.app; print(*sys.modules)"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    later = (
        "library.paged",
        "library.listing",
        "library.overview",
        "library.arranged",
        "library.sources",
        "spotify.endpoints",
        "playback.remote",
        "tui.deeds",
        "tui.feeds",
    )
    assert not {f"tuify.{name}" for name in later} & set(out.stdout.split())
