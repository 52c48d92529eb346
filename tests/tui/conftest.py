"""Screens as text files, reviewed once and compared from then on; and no waiting for nothing."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import textual.app
import textual.pilot

from tests.tui.quiet import until_quiet

FOLDER = Path(__file__).parent / "goldens"


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name; `--snapshot-update` writes the file instead."""

    def compare(name: str, text: str) -> None:
        file = FOLDER / f"{name}.txt"
        if request.config.getoption("update_snapshots", default=False):
            FOLDER.mkdir(exist_ok=True)
            file.write_text(text, encoding="utf-8")
        assert file.exists(), f"{file} is missing; --snapshot-update writes it"
        assert text == file.read_text(encoding="utf-8")

    return compare


@pytest.fixture(autouse=True)
def _rest_is_seen_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have Textual's pilot go on as soon as there is nothing to do."""
    for module in (textual.app, textual.pilot):
        monkeypatch.setattr(module, "wait_for_idle", until_quiet)
