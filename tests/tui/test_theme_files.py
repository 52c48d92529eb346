"""The user's own themes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from tests.tui.stage import set_stage
from tests.tui.test_palette import never
from tuify.tui.choices import Choices
from tuify.tui.theme_files import BadTheme, read_themes, theme_of

MINE = 'primary = "#ff8800"\nansi = false\n[variables]\ncursor = "#222222 50%"\nquiet = "grey"\n'


def test_a_file_is_a_theme_by_its_name(tmp_path: Path) -> None:
    (tmp_path / "sunset.toml").write_text(MINE, encoding="utf-8")
    (tmp_path / "other.toml").write_text('name = "dawn"\nprimary = "red"', encoding="utf-8")
    (tmp_path / "notes.txt").write_text("no theme", encoding="utf-8")
    themes, problems = read_themes(tmp_path, ())
    assert [theme.name for theme in themes] == ["dawn", "sunset"]
    assert problems == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("primary = ", "not valid TOML"),
        ("", "no primary"),
        ('primary = "reddish"', "a primary that is no colour"),
        ("primary = 7", "a primary that is no colour"),
        ('primary = "red"\nprimry = "red"', "has primry"),
        ('primary = "red"\nname = 3', "a name that is no text"),
        ('primary = "red"\nname = "nord"', "another theme has: nord"),
        ('primary = "red"\ndark = "yes"', "dark that is not true or false"),
        ('primary = "red"\ntext_alpha = 2', "text_alpha that is no number"),
        ('primary = "red"\nvariables = 3', "variables that are no table"),
        ('primary = "red"\n[variables]\ncursor = "bold"', "cursor that is no colour"),
        ('primary = "red"\n[variables]\ncursor = "red 1000%"', "cursor that is no colour"),
        ('primary = "red"\n[variables]\n"a b" = "red"', "a name that can't be one"),
        ('primary = "red"\n[variables]\nlink-style = "red"', "link-style that is no style"),
    ],
)
def test_a_bad_file_is_named_with_the_reason_and_the_others_count(
    tmp_path: Path, text: str, why: str
) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text(text, encoding="utf-8")
    (tmp_path / "good.toml").write_text(MINE, encoding="utf-8")
    themes, (problem,) = read_themes(tmp_path, ("nord",))
    assert [theme.name for theme in themes] == ["good"]
    assert problem.startswith(f"{bad} ")
    assert why in problem


def test_all_that_is_wrong_with_a_file_is_told_at_once(tmp_path: Path) -> None:
    text = 'name = "nord"\nprimry = "red"\ndark = 1\n[variables]\n"a b" = "red"\nx = "bold"\n'
    (tmp_path / "bad.toml").write_text(text, encoding="utf-8")
    themes, problems = read_themes(tmp_path, ("nord",))
    assert themes == ()
    parts = ("primry", "another theme", "no primary", "dark", "can't be one: a b", "variable x")
    assert len(problems) == len(parts)
    for part, problem in zip(parts, problems, strict=True):
        assert part in problem
        assert problem.startswith(str(tmp_path / "bad.toml"))


def test_a_mark_of_the_encoding_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "sunset.toml").write_text(MINE, encoding="utf-8-sig")
    themes, problems = read_themes(tmp_path, ())
    assert ([theme.name for theme in themes], problems) == (["sunset"], ())


def test_text_that_is_not_utf8_and_folders_are_no_themes(tmp_path: Path) -> None:
    (tmp_path / "bytes.toml").write_bytes(b'primary = "\xff"')
    (tmp_path / "folder.toml").mkdir()
    themes, problems = read_themes(tmp_path, ())
    assert themes == ()
    assert len(problems) == 2


def test_no_style_is_refused_that_a_style_sheet_takes() -> None:
    theme = theme_of({"name": "x", "primary": "red", "variables": {"link-style": "bold dim"}})
    assert theme.variables == {"link-style": "bold dim"}
    with pytest.raises(BadTheme):
        theme_of({"name": " ", "primary": "red"})


@pytest.mark.parametrize("colour", ["ansi_blue", "#f80", "rgb(1,2,3)", "transparent", "auto"])
def test_any_theme_that_is_taken_can_be_shown(colour: str) -> None:
    values = {"name": "mine", "primary": colour, "background": colour}
    try:
        theme = theme_of(values | {"variables": {"quiet": colour}})
    except BadTheme:
        assert colour == "auto"
        return

    async def run() -> str:
        app, _, _ = set_stage(choices=Choices(themes=(theme,)))
        app.open_session = never
        async with app.run_test() as pilot:
            app.theme = "mine"
            await pilot.pause()
            return app.theme

    assert asyncio.run(run()) == "mine"
