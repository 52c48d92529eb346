"""The pictures: the same bytes at each painting, and a file for each of them."""

from __future__ import annotations

from pathlib import Path

import pytest

from tuify.cli import main
from tuify.cli.exits import REFUSED
from tuify.cli.pictures import PICTURES

FOLDER = Path(__file__).parents[2] / "screenshots"


def test_two_paintings_are_the_same(tmp_path: Path) -> None:
    for attempt in ("one", "two"):
        assert main(["screenshots", "--out", str(tmp_path / attempt), "trouble-offline"]) == 0
    one, two = ((tmp_path / each / "trouble-offline.svg").read_bytes() for each in ("one", "two"))
    assert one == two
    assert b"next&#160;try" in one


def test_each_picture_is_in_the_folder_and_nothing_else() -> None:
    names = sorted(f"{picture.name}.svg" for picture in PICTURES)
    assert sorted(path.name for path in FOLDER.iterdir()) == names


def test_a_picture_there_is_not_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["screenshots", "--out", str(tmp_path), "mona-lisa"]) == REFUSED
    assert "demo-120x40" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
