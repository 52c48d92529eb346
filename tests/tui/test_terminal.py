"""What is written to the terminal besides the screen."""

from __future__ import annotations

import base64
import os
import pty
import threading
from pathlib import Path

import pytest

from tuify.tui.driver import watch_hang_up
from tuify.tui.terminal import copy_by_tmux, copy_sequence, title_sequence


@pytest.mark.parametrize("term", ["linux", "vt100", "dumb"])
def test_terminals_without_a_title_are_left_alone(term: str) -> None:
    assert title_sequence("Slow Tide", {"TERM": term}) == ""


def test_nothing_in_a_title_can_end_the_sequence() -> None:
    hostile = "a\x1b]52;c;aGk=\x07b\x9c\n\u202ec" + "x" * 500
    sequence = title_sequence(hostile, {"TERM": "xterm-256color"})
    assert sequence.startswith("\x1b]2;")
    assert sequence.endswith("\x1b\\")
    inside = sequence.removeprefix("\x1b]2;").removesuffix("\x1b\\")
    assert inside.isprintable()
    assert len(inside) <= 120


def _copied(sequence: str) -> str:
    encoded = sequence.removeprefix("\x1b]52;c;").removesuffix("\x07")
    return base64.b64decode(encoded).decode()


@pytest.mark.parametrize(
    "env",
    [{"TERM": "xterm"}, {"TERM": "tmux-256color", "TMUX": "x"}, {"TERM": "screen", "TMUX": "x"}],
)
def test_a_copy_goes_to_the_terminal_or_to_tmux_as_it_is(env: dict[str, str]) -> None:
    assert _copied(copy_sequence("https://example.org/ä", env)) == "https://example.org/ä"


def test_tmux_is_asked_to_copy_where_one_sits_in_it(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    fake = tmp_path / "tmux"
    fake.write_text(f'#!/bin/sh\necho "$@" > {asked}\ncat >> {asked}\n')
    fake.chmod(0o700)
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "TERM": "tmux-256color"}
    copy_by_tmux("spotify:track:1", env)
    assert not asked.exists()
    copy_by_tmux("spotify:track:1", {**env, "TMUX": "/tmp/socket,1,0"})
    assert asked.read_text() == "load-buffer -w -\nspotify:track:1"


def test_a_tmux_that_is_gone_costs_nothing(tmp_path: Path) -> None:
    env = {"PATH": str(tmp_path), "TMUX": "x"}
    copy_by_tmux("spotify:track:1", env)
    assert copy_sequence("spotify:track:1", env)


def test_screen_gets_a_copy_in_pieces_it_hands_through() -> None:
    sequence = copy_sequence("x" * 200, {"TERM": "screen.xterm-256color"})
    pieces = sequence.removesuffix("\x1b\\").split("\x1b\\")
    assert all(piece.startswith("\x1bP") and len(piece) < 256 for piece in pieces)
    assert _copied("".join(piece.removeprefix("\x1bP") for piece in pieces)) == "x" * 200


def test_a_hang_up_is_told_and_a_program_that_stays_is_ended() -> None:
    ours, theirs = pty.openpty()
    lost, ended = threading.Event(), threading.Event()
    codes: list[int] = []

    def end(code: int) -> None:
        codes.append(code)
        ended.set()

    thread = watch_hang_up(theirs, lost.set, patience=0, end=end)
    assert not lost.is_set()
    os.close(ours)
    assert lost.wait(5)
    assert ended.wait(5)
    assert codes == [129]
    thread.join(5)
    os.close(theirs)
