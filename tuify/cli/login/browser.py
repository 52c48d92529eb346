"""A browser on this machine, if there is one that somebody would see."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping

_FAR_AWAY = ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY")
_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY")


def has_browser(env: Mapping[str, str], platform: str) -> bool:
    """Whether a browser that is opened here appears in front of the reader.

    Over SSH it would open on the far machine, and without a display it can't, or would take the
    terminal. `platform` is spelled as `sys.platform`.
    """
    if any(env.get(name) for name in _FAR_AWAY):
        return False
    if platform in ("darwin", "win32"):
        return True
    return any(env.get(name) for name in _DISPLAYS)


def open_browser(address: str) -> None:
    """Have the reader's browser show `address`, without waiting for it.

    Another process does it, without a terminal: what a browser writes would stand in the dialogue,
    and one for terminals would take it over.
    """
    command = [sys.executable, "-I", "-m", "webbrowser", address]
    threading.Thread(target=_run_silently, args=(command,), daemon=True).start()


def _run_silently(command: list[str]) -> None:
    subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        check=False,
    )
