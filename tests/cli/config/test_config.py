"""`tuify config`: what is in force, and the example to begin with."""

from __future__ import annotations

import json
import re
import stat
from pathlib import Path

import pytest

from tuify.cli import main
from tuify.cli.config.codes import PROBLEMS, UNWRITABLE
from tuify.cli.config.example import example
from tuify.cli.exits import DONE, REFUSED
from tuify.settings import Settings, options, read_all
from tuify.tui.actions import ACTIONS
from tuify.tui.choices import judge

TOKEN = "BQD-very-secret-token"


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where config.toml is looked for, with nothing there, and nothing else set."""
    home = tmp_path / "home"
    monkeypatch.setattr("platformdirs.user_config_path", lambda name: home / name)
    for name in ("TUIFY_CONFIG", "TUIFY_THEME", "TUIFY_POLL_S", "TUIFY_ACCESS_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    return home / "tuify" / "config.toml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.chmod(0o600)


def said(capsys: pytest.CaptureFixture[str], *arguments: str, code: int = DONE) -> str:
    assert main(["config", *arguments]) == code
    return capsys.readouterr().out


def test_without_a_file_all_is_default_and_the_way_to_one_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = said(capsys)
    assert out.startswith(f"There is no {path}; `tuify config --init` writes one.\n")
    for option in options():
        assert re.search(rf"^{option.name} .* default$", out, re.MULTILINE), option.name
    assert out.endswith("No problems.\n")


def test_each_option_is_told_with_where_it_was_set(
    path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    write(path, 'theme = "nord"\nmouse = false\n')
    monkeypatch.setenv("TUIFY_POLL_S", "9")
    out = said(capsys, "--volume-step", "7")
    assert re.search(r"^theme +nord +config.toml, line 1$", out, re.MULTILINE)
    assert re.search(r"^mouse +false +config.toml, line 2$", out, re.MULTILINE)
    assert re.search(r"^poll_s +9 +TUIFY_POLL_S$", out, re.MULTILINE)
    assert re.search(r"^volume_step +7 +--volume-step$", out, re.MULTILINE)


def test_of_a_theme_that_nobody_has_the_default_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, 'theme = "nrod"\n')
    out = said(capsys, code=PROBLEMS)
    assert re.search(r"^theme +\(unset\) +default$", out, re.MULTILINE)
    assert "line 1: theme: there is no theme called 'nrod'" in out
    told = json.loads(said(capsys, "--json", code=PROBLEMS))
    assert told["settings"]["theme"] == {"value": None, "is_set": False, "from": "default"}


@pytest.mark.parametrize("flag", [(), ("--json",)])
def test_a_token_is_never_shown(
    path: Path, capsys: pytest.CaptureFixture[str], flag: tuple[str, ...]
) -> None:
    write(path, f'access_token = "{TOKEN}"\n')
    out = said(capsys, *flag)
    assert TOKEN not in out
    assert "access_token" in out


def test_what_is_ones_own_and_what_is_wrong_is_told(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, 'volume = 1\n[keys]\nnext = "ü"\nshufle = "ö"\n[columns]\ntracks = ["title"]\n')
    (path.parent / "themes").mkdir()
    (path.parent / "themes" / "mine.toml").write_text('primary = "red"', encoding="utf-8")
    out = said(capsys, code=PROBLEMS)
    assert re.search(r"^  next +ü, media_track_next +usually n, media_track_next$", out, re.M)
    assert re.search(r"^  tracks +title$", out, re.M)
    assert "\n  mine\n" in out
    assert "2 problems:\n" in out
    assert "did you mean volume_step?\n" in out
    assert "did you mean shuffle?\n" in out


def test_the_object_for_programs_holds_the_same(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, 'theme = "nord"\n[keys]\nnext = "ö"\nnxt = "ä"\n')
    told = json.loads(said(capsys, "--json", code=PROBLEMS))
    assert told["file"] == str(path)
    assert told["settings"]["theme"] == {
        "value": "nord",
        "is_set": True,
        "from": f"{path}, line 1: theme",
    }
    assert told["settings"]["mouse"] == {"value": True, "is_set": False, "from": "default"}
    assert told["keys"] == {"next": ["ö", "media_track_next"]}
    assert len(told["problems"]) == 1


def test_what_steers_a_terminal_is_shown_as_an_escape(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write(path, 'profile = "a\\u001b]0;evil\\u0007"\n')
    out = said(capsys)
    assert "\x1b" not in out
    assert r"a\x1b]0;evil\x07" in out


def test_a_setting_that_can_not_be_used_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["config", "--volume-step", "loud"]) == REFUSED
    assert "--volume-step" in capsys.readouterr().err


# The example


def test_the_example_is_written_for_its_owner_alone_and_never_over_another(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert str(path) in said(capsys, "--init")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_text(encoding="utf-8") == example()
    path.write_text("mouse = false\n", encoding="utf-8")
    assert main(["config", "--init"]) == REFUSED
    assert f"{path} is there already" in capsys.readouterr().err
    assert path.read_text(encoding="utf-8") == "mouse = false\n"


def test_where_the_file_can_not_be_written_that_is_said(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path.parent.parent.mkdir(parents=True)
    path.parent.write_text("no folder", encoding="utf-8")
    assert main(["config", "--init"]) == UNWRITABLE
    assert "can't be written" in capsys.readouterr().err


def test_the_path_is_printed_alone(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "--path") == f"{path}\n"


def test_the_example_as_it_is_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text(example(), encoding="utf-8")
    reading = read_all({}, config=path)
    assert (reading.settings, reading.problems) == (Settings(), ())


def test_everything_in_the_example_can_be_commented_in_and_is_the_default(tmp_path: Path) -> None:
    unset = {option.name for option in options() if option.default is None}
    lines = [
        line.removeprefix("# ")
        for line in example().splitlines()
        if not line.startswith("##") and line.removeprefix("# ").partition(" ")[0] not in unset
    ]
    path = tmp_path / "config.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    reading = read_all({}, config=path)
    choices = judge(reading)
    assert choices.problems == ()
    assert choices.keymap.changed == frozenset()
    assert {name for name, _ in reading.settings.keys} == {action.id for action in ACTIONS}
    for option in options():
        assert getattr(reading.settings, option.name) == option.default


def test_the_example_names_every_option_and_fits_in_a_hundred_columns() -> None:
    for option in options():
        assert f"\n# {option.name} = " in example()
    assert max(map(len, example().splitlines())) <= 100
