"""What is said before the screen is opened."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuify.cli import screen
from tuify.cli.exits import Refusal
from tuify.session import Session
from tuify.settings import read_all
from tuify.tui.app import TuifyApp


async def never() -> Session:
    raise AssertionError


def openings(monkeypatch: pytest.MonkeyPatch) -> list[TuifyApp]:
    """The apps that are run from now on."""
    opened: list[TuifyApp] = []

    def run(app: TuifyApp) -> int:
        opened.append(app)
        return 0

    monkeypatch.setattr("tuify.tui.app.run", run)
    return opened


def test_a_theme_that_is_named_by_a_flag_and_not_there_is_refused(tmp_path: Path) -> None:
    reading = read_all({}, config=tmp_path / "none.toml", flags={"theme": "sunny"})
    with pytest.raises(Refusal, match="--theme: there is no theme called 'sunny'"):
        screen.show(never, reading)


def test_what_is_wrong_in_the_file_does_not_keep_the_screen_from_opening(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = openings(monkeypatch)
    path = tmp_path / "config.toml"
    path.write_text('theme = "sunny"\nx = 1\n[keys]\nnext = "ä"\nnxt = "ö"\n', encoding="utf-8")
    assert screen.show(never, read_all({}, config=path)) == 0
    (app,) = opened
    assert len(app.choices.problems) == 3
    assert "next" in app.keymap.changed
    assert app.theme == "tuify"


def test_a_theme_of_ones_own_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = openings(monkeypatch)
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "sunset.toml").write_text('primary = "#ff8800"', encoding="utf-8")
    reading = read_all({}, config=tmp_path / "none.toml", flags={"theme": "sunset"})
    assert screen.show(never, reading) == 0
    assert opened[0].theme == "sunset"
    assert opened[0].current_theme.primary == "#ff8800"
