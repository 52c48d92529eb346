"""What only the screen can judge of the settings."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import get_args

import pytest

from tests.tui.stage import drawn, set_stage
from tests.tui.test_palette import never
from tuify.library.places import PlaceKind
from tuify.settings import Reading, Start, read_all
from tuify.tui.choices import Choices, judge

START_NAMES = get_args(Start)


def read(tmp_path: Path, text: str) -> Reading:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    return read_all({}, config=path)


def test_every_place_to_start_at_is_a_place() -> None:
    assert set(START_NAMES) <= {kind.value for kind in PlaceKind}


def test_columns_that_can_be_shown_are_taken_in_their_order(tmp_path: Path) -> None:
    text = "[columns]\ntracks = ['length', 'blah', 'title']\nsongs = ['title']\nalbums = []\n"
    choices = judge(read(tmp_path, text))
    assert dict(choices.columns) == {"tracks": ("length", "title")}
    told = "\n".join(choices.problems)
    assert "tracks can't show blah" in told
    assert "songs is no kind of list" in told
    assert "albums names no column" in told
    assert len(choices.problems) == 3


def test_problems_of_keys_and_columns_are_told_with_their_lines(tmp_path: Path) -> None:
    text = (
        'mouse = true\n\n[keys]\n# mine\nnext = "s"\n"repeat" = [\n  "blah",\n]\n'
        '[columns]\nsongs = ["title"]\ntracks = ["blah"]\n'
    )
    problems = judge(read(tmp_path, text)).problems
    path = tmp_path / "config.toml"
    for line, words in (
        (5, "[keys] next: s clashes with save-row"),
        (6, "[keys] repeat: 'blah' is no key"),
        (10, "[columns] songs is no kind of list"),
        (11, "[columns] tracks can't show blah"),
        (11, "[columns] tracks names no column"),
    ):
        assert any(each.startswith(f"{path}, line {line}: {words}") for each in problems), words
    assert len(problems) == 5


def test_a_row_that_is_not_found_is_told_with_the_file(tmp_path: Path) -> None:
    (problem,) = judge(read(tmp_path, 'keys.next = "blah"\n')).problems
    assert problem == f"{tmp_path / 'config.toml'}: [keys] next: 'blah' is no key"
    (problem,) = judge(read(tmp_path, 'mouse = true\nkeys = { next = "blah" }\n')).problems
    assert "config.toml, line 2: [keys] next: 'blah' is no key" in problem


def test_problems_of_the_file_the_keys_and_the_themes_are_told_together(tmp_path: Path) -> None:
    (tmp_path / "themes").mkdir()
    (tmp_path / "themes" / "mine.toml").write_text('primary = "red"', encoding="utf-8")
    (tmp_path / "themes" / "bad.toml").write_text("", encoding="utf-8")
    choices = judge(read(tmp_path, 'theme = "mine"\nmose = 1\n[keys]\nnext = "blah"\n'))
    assert [theme.name for theme in choices.themes] == ["mine"]
    assert len(choices.problems) == 3
    assert choices.notice.startswith("3 problems in config.toml or themes: `tuify config`")


def test_a_theme_nobody_has_is_told_with_its_line(tmp_path: Path) -> None:
    (problem,) = judge(read(tmp_path, '\ntheme = "sunny"\n')).problems
    assert "line 2: theme: there is no theme called 'sunny'" in problem


@pytest.mark.parametrize("count", [0, 1])
def test_the_notice_counts(count: int) -> None:
    notice = Choices(problems=("x",) * count).notice
    assert notice.startswith("1 problem ") if count else notice == ""


def test_nothing_chosen_imports_no_judge(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tuify.settings import read_all\n"
        "from tuify.tui.choices import judge\n"
        f"judge(read_all({{}}, config=Path({str(tmp_path)!r}) / 'x'))\n"
        "heavy = {'tuify.tui.chosen_keys', 'textual', 'pydantic', 'tomllib'}\n"
        "sys.exit(bool(heavy & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_screen_says_at_the_start_that_there_are_problems() -> None:
    async def run() -> str:
        app, _, _ = set_stage(choices=Choices(problems=("one", "two")))
        app.open_session = never
        async with app.run_test(size=(100, 30)) as pilot:
            await pilot.pause()
            return drawn(app)

    assert "2 problems in config.toml or themes: `tuify config` shows them" in asyncio.run(run())


def test_the_chosen_keys_work_on_the_screen(tmp_path: Path) -> None:
    choices = judge(read(tmp_path, '[keys]\npane-queue = "ä ä"\ndevices = ""\n'))

    async def run() -> list[str]:
        app, _, _ = set_stage(choices=choices)
        app.open_session = never
        seen: list[str] = []
        async with app.run_test() as pilot:
            for keys in (("d",), ("2",), ("ä", "ä")):
                await pilot.press(*keys)
                await pilot.pause()
                seen.append(str(app.main.focused.id if app.main.focused else None))
        return seen

    assert asyncio.run(run()) == ["library-table", "library-table", "queue-table"]
