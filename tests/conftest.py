"""No test sees the reader's own settings, files or terminal, and each run tries the same examples.

`HYPOTHESIS_PROFILE=explore` makes property tests try others than the last time.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ["TEXTUAL_ANIMATIONS"] = "none"  # read once, when Textual is imported

# A busy machine is no fault of the code, and what passed here has to pass there.
_STEADY = settings(
    deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True, database=None
)
settings.register_profile("steady", _STEADY)
settings.register_profile("explore", _STEADY, derandomize=False, max_examples=1_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))

_FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")
_KEPT = ("TEXTUAL_ANIMATIONS", "TEXTUAL_SNAPSHOT_TEMPDIR")  # the latter is the snapshot plugin's
_COLOURS = ("NO_COLOR", "FORCE_COLOR", "CLICOLOR_FORCE", "TTY_COMPATIBLE", "TTY_INTERACTIVE")


@pytest.fixture(autouse=True)
def _own_surroundings(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A home of the test's own, no settings from outside, and one kind of terminal for all."""
    home: Path = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("HOME", str(home))
    for name in _FOLDERS:
        monkeypatch.setenv(name, str(home / name.lower()))
    for name in list(os.environ):
        foreign = name.startswith(("TUIFY_", "TEXTUAL_")) and name not in _KEPT
        if foreign or name in _COLOURS:
            monkeypatch.delenv(name)
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLORTERM", "truecolor")
    monkeypatch.setenv("PYTHONUTF8", "1")
    monkeypatch.delenv("SSH_CONNECTION", raising=False)
