"""Finding the style sheets in a wheel and in a checkout."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuify.tui.styles import SHEETS, StylesMissing, style_sheets


def _fill(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in SHEETS:
        (folder / f"{name}.tcss").touch()


def test_a_wheel_has_them_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "tuify"
    _fill(package / "styles")
    _fill(tmp_path / "styles")
    assert {sheet.parent for sheet in style_sheets(package)} == {package / "styles"}


def test_a_checkout_has_them_one_folder_up(tmp_path: Path) -> None:
    _fill(tmp_path / "styles")
    sheets = style_sheets(tmp_path / "tuify")
    assert [sheet.stem for sheet in sheets] == list(SHEETS)


def test_a_broken_installation_says_where_it_looked(tmp_path: Path) -> None:
    with pytest.raises(StylesMissing, match="styles") as caught:
        style_sheets(tmp_path / "tuify")
    assert tmp_path / "styles" in caught.value.looked_in


def test_every_sheet_in_the_folder_is_read() -> None:
    folder = style_sheets()[0].parent
    assert {sheet.stem for sheet in folder.glob("*.tcss")} == set(SHEETS)
