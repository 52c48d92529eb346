"""What tuify tells the terminal besides the screen: the title and the clipboard."""

from __future__ import annotations

import base64
import contextlib
import subprocess
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.driver import Driver

_TMUX_COPIES = ("tmux", "load-buffer", "-w", "-")
_TMUX_PATIENCE_S = 2.0
_NO_TITLE = ("linux", "dumb", "cons", "vt")
_TITLE_LIMIT = 120


def title_sequence(title: str, env: Mapping[str, str]) -> str:
    """The sequence (OSC 2) that makes `title` the terminal's title; empty where there is none.

    Whatever a title holds, nothing of it can end the sequence or start another: only printable
    characters stay, and at most 120 of them.
    """
    if env.get("TERM", "").startswith(_NO_TITLE):
        return ""
    printable = "".join(character for character in title if character.isprintable())
    return f"\x1b]2;{printable[:_TITLE_LIMIT]}\x1b\\"


def copy_sequence(text: str, env: Mapping[str, str]) -> str:
    """The sequence (OSC 52) that puts `text` on the clipboard of the terminal one sits at.

    GNU screen swallows what it doesn't know, so there it is handed through in pieces. tmux takes
    the sequence only where `set-clipboard` is on, which it is not by default: see `copy_by_tmux`.
    """
    encoded = base64.b64encode(text.encode()).decode("ascii")
    sequence = f"\x1b]52;c;{encoded}\x07"
    if "TMUX" not in env and env.get("TERM", "").startswith("screen"):
        pieces = (sequence[start : start + 76] for start in range(0, len(sequence), 76))
        return "".join(f"\x1bP{piece}\x1b\\" for piece in pieces)
    return sequence


def copy_by_tmux(text: str, env: Mapping[str, str]) -> None:
    """Have the tmux one sits in put `text` on the clipboard of its own terminal.

    Takes some milliseconds. Outside of tmux, and where it is older than 3.2, nothing happens.
    """
    if "TMUX" not in env:
        return
    with contextlib.suppress(OSError, subprocess.SubprocessError):
        subprocess.run(
            _TMUX_COPIES,
            input=text.encode(),
            env=dict(env),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            timeout=_TMUX_PATIENCE_S,
            check=False,
        )


def driver_class() -> type[Driver] | None:
    """The terminal driver for tuify; None where Textual's own choice is the right one (Windows)."""
    if sys.platform == "win32":
        return None
    from tuify.tui.driver import TerminalDriver

    return TerminalDriver
