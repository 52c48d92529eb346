"""A look at the terminal: variables, streams, and what tmux says of itself."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from typing import Final, TextIO

from tuify.cli.doctor.facts import Surroundings, Tmux
from tuify.tui.cover_pixels import can_decode

_TMUX_PATIENCE_S: Final = 1.0
_TMUX_ASKED: Final = (
    "version",
    "set-clipboard",
    "prefix",
    "prefix2",
    "escape-time",
    "focus-events",
    "client_termfeatures",
)
_QUESTION: Final = "\t".join(f"#{{{name}}}" for name in _TMUX_ASKED)

AskTmux = Callable[[], str]


def look_around(
    env: Mapping[str, str],
    stdin: TextIO | None,
    stderr: TextIO | None,
    *,
    ask_tmux: AskTmux | None = None,
) -> Surroundings:
    """The facts. The screen would be drawn on `stderr`, and keys come from `stdin`.

    `ask_tmux` gives tmux's answer, empty if it has none; the real one waits at most a second.
    """
    term = env.get("TERM", "")
    has_screen = stderr is not None and stderr.isatty()
    columns, lines = _size(stderr) if stderr is not None and has_screen else (0, 0)
    in_tmux = bool(env.get("TMUX"))
    return Surroundings(
        has_keyboard=stdin is not None and stdin.isatty(),
        has_screen=has_screen,
        term=term,
        columns=columns,
        lines=lines,
        encoding=(stderr.encoding if stderr is not None else "") or "",
        program=env.get("TERM_PROGRAM", ""),
        colour_term=env.get("COLORTERM", ""),
        no_color=bool(env.get("NO_COLOR")),
        is_ssh=bool(env.get("SSH_CONNECTION") or env.get("SSH_TTY")),
        in_tmux=in_tmux,
        in_screen=bool(env.get("STY")) or (not in_tmux and term.startswith("screen")),
        in_zellij="ZELLIJ" in env,
        tmux=read_tmux((ask_tmux or _ask_tmux)()) if in_tmux else None,
        has_pillow=can_decode(),
    )


def read_tmux(said: str) -> Tmux | None:
    """What tmux's answer means; None for none."""
    told = said.rstrip("\n").split("\t")
    if len(told) != len(_TMUX_ASKED) or not told[0]:
        return None
    version, clipboard, prefix, second, escape, focus, features = told
    return Tmux(
        version=version,
        set_clipboard=clipboard,
        prefixes=tuple(key for key in (prefix, second) if key and key != "None"),
        escape_ms=int(escape) if escape.isascii() and escape.isdigit() else 0,
        has_focus_events=focus in ("1", "on"),
        features=frozenset(features.split(",")) - {""},
    )


def _ask_tmux() -> str:
    try:
        return subprocess.run(
            ["tmux", "display-message", "-p", _QUESTION],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            errors="replace",
            timeout=_TMUX_PATIENCE_S,
            check=False,
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return ""


def _size(stream: TextIO) -> tuple[int, int]:
    try:
        return os.get_terminal_size(stream.fileno())
    except (OSError, ValueError):
        return 0, 0
