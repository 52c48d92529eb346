"""Settings from flags, variables and config.toml, and one readable line for each that can't be
used."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.settings import (
    Reading,
    Settings,
    SettingsError,
    config_path,
    load_settings,
    options,
    read_all,
)

TOKEN = "BQD-very-secret-token"


def config(tmp_path: Path, text: str, mode: int = 0o600) -> Path:
    path = tmp_path / "config.toml"
    path.write_text(text, encoding="utf-8")
    path.chmod(mode)
    return path


def refusal(
    env: dict[str, str] | None = None,
    path: Path | None = None,
    flags: dict[str, object] | None = None,
) -> str:
    with pytest.raises(SettingsError) as caught:
        load_settings(env or {}, config=path, flags=flags)
    return str(caught.value)


def test_nothing_said_gives_the_defaults(tmp_path: Path) -> None:
    assert load_settings({}, config=tmp_path / "missing.toml") == Settings()


def test_flags_win_over_variables_and_variables_over_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, 'theme = "a"\nvolume_step = 7\nseek_step_ms = 900\n')
    settings = load_settings(
        {"TUIFY_THEME": "b", "TUIFY_VOLUME_STEP": "8"}, config=path, flags={"theme": "c"}
    )
    assert (settings.theme, settings.volume_step, settings.seek_step_ms) == ("c", 8, 900)


@pytest.mark.parametrize(("typed", "meant"), [("0", False), ("off", False), ("true", True)])
def test_a_switch_reads_as_people_write_it(typed: str, meant: bool) -> None:
    assert load_settings({"TUIFY_MOUSE": typed}).mouse is meant


def test_an_empty_variable_says_nothing() -> None:
    assert load_settings({"TUIFY_ACCESS_TOKEN": "", "TUIFY_THEME": ""}) == Settings()


def test_the_token_is_stripped_and_hides_itself() -> None:
    settings = load_settings({"TUIFY_ACCESS_TOKEN": f" {TOKEN}\n"})
    assert settings.access_token is not None
    assert settings.access_token.reveal() == TOKEN
    assert TOKEN not in repr(settings)


def test_the_token_may_stand_in_a_file_of_ones_own(tmp_path: Path) -> None:
    settings = load_settings({}, config=config(tmp_path, f'access_token = "{TOKEN}"\n'))
    assert settings.access_token is not None
    assert settings.access_token.reveal() == TOKEN


@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604, 0o660])
def test_a_token_others_can_read_is_refused(tmp_path: Path, mode: int) -> None:
    path = config(tmp_path, f'access_token = "{TOKEN}"\n', mode)
    said = refusal(path=path)
    assert f"chmod 600 {path}" in said
    assert TOKEN not in said


def test_a_file_without_a_token_may_be_read_by_all(tmp_path: Path) -> None:
    assert load_settings({}, config=config(tmp_path, "mouse = false\n", 0o644)).mouse is False


@pytest.mark.parametrize(
    ("env", "said"),
    [
        ({"TUIFY_VOLUME_STEP": "loud"}, "TUIFY_VOLUME_STEP"),
        ({"TUIFY_VOLUME_STEP": "0"}, "greater than or equal to 1"),
        ({"TUIFY_SEEK_STEP_MS": "99"}, "TUIFY_SEEK_STEP_MS"),
        ({"TUIFY_GLYPHS": "emoji"}, "'auto', 'unicode' or 'ascii'"),
        ({"TUIFY_MOUSE": "perhaps"}, "TUIFY_MOUSE"),
        ({"TUIFY_TEME": "nord"}, "did you mean TUIFY_THEME?"),
        ({"TUIFY_QQQQ": "1"}, "TUIFY_QQQQ is not an option of tuify"),
        ({"TUIFY_ACCESS_TOKEN": "two words"}, "TUIFY_ACCESS_TOKEN"),
        ({"TUIFY_ACCESS_TOKEN": "line\nInjected: yes"}, "TUIFY_ACCESS_TOKEN"),
    ],
)
def test_a_bad_variable_is_named_in_one_line(env: dict[str, str], said: str) -> None:
    line = refusal(env)
    assert said in line
    assert "\n" not in line


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme = ", "not valid TOML"),
        ("api_url = 5", "line 1: api_url should be a text in quotes"),
        ("mouse = 1\n\nprofile = false", "line 3: profile should be a text in quotes"),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, text: str, said: str) -> None:
    path = config(tmp_path, text)
    line = refusal(path=path)
    assert str(path) in line
    assert said in line
    assert "\n" not in line


def read(tmp_path: Path, text: str) -> Reading:
    return read_all({}, config=config(tmp_path, text))


def test_what_can_not_be_used_in_the_file_is_told_all_at_once_and_costs_a_default(
    tmp_path: Path,
) -> None:
    text = """# mine
volume_step = 500
seek_step_ms = 900
mouse = "perhaps"
glyphs = "emoji"
poll_s = true
theem = "nord"
keys = 3

[columns]
tracks = ["title", 7]

[remote]
x = 1
"""
    reading = read(tmp_path, text)
    assert reading.settings == Settings(seek_step_ms=900)
    told = [problem.removeprefix(str(reading.path)) for problem in reading.problems]
    assert told == [
        ", line 2: volume_step should be a whole number from 1 to 100; the default is used",
        ", line 4: mouse should be true or false; the default is used",
        ", line 5: glyphs should be one of auto, unicode, ascii; the default is used",
        ", line 6: poll_s should be a whole number from 3 to 60; the default is used",
        ", line 7: theem is not an option of tuify; did you mean theme?",
        ", line 8: keys should be a table: [keys], and its rows under it; the default is used",
        ', line 11: [columns] tracks should be a text or a list of texts: ["a", "b"]',
        ", line 13: remote is no table of tuify",
    ]


def test_tables_are_read_as_they_were_written(tmp_path: Path) -> None:
    text = "[keys]\nnext = 'b'\nquit = ['x', 'ctrl+q']\ndevices = []\n"
    reading = read(tmp_path, text)
    assert reading.settings.keys == (("next", ("b",)), ("quit", ("x", "ctrl+q")), ("devices", ()))
    assert reading.problems == ()


@pytest.mark.parametrize("text", ["theme = ", "\xff", "[keys]\n[keys]"])
def test_a_file_that_is_no_toml_is_a_problem_for_the_screen_only(tmp_path: Path, text: str) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(text.encode("latin-1"))
    reading = read_all({}, config=path)
    assert reading.settings == Settings()
    (problem,) = reading.problems
    assert problem.startswith(str(path))
    assert "defaults apply" in problem
    with pytest.raises(SettingsError):
        read_all({}, config=path, needs_file=True)


def test_each_origin_is_named_as_it_was_spelled(tmp_path: Path) -> None:
    path = config(tmp_path, 'theme = "a"\n\nmouse = false\n')
    reading = read_all({"TUIFY_POLL_S": "9"}, config=path, flags={"theme": "c"})
    assert reading.settings == Settings(theme="c", mouse=False, poll_s=9)
    assert dict(reading.origins) == {
        "theme": "--theme",
        "mouse": f"{path}, line 3: mouse",
        "poll_s": "TUIFY_POLL_S",
    }
    assert reading.is_in_file("mouse")
    assert not reading.is_in_file("theme")


def test_plain_mode_sets_what_is_not_set_otherwise(tmp_path: Path) -> None:
    reading = read(tmp_path, 'plain = true\nglyphs = "unicode"\n')
    plain = Settings(plain=True, glyphs="unicode", theme="ansi-dark", cover="off", title=False)
    assert reading.settings == plain
    assert reading.origins["title"] == "plain"


def test_an_ordinary_file_is_read_without_pydantic(tmp_path: Path) -> None:
    path = config(tmp_path, 'theme = "nord"\nmouse = false\n[keys]\nnext = "b"\n')
    code = (
        "import sys; from tuify.settings import read_all;"
        f"assert read_all({{'TUIFY_CONFIG': {str(path)!r}}}).settings.theme == 'nord';"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@given(
    st.dictionaries(
        st.sampled_from([*(option.name for option in options()), "keys", "columns", "other"]),
        st.one_of(
            st.booleans(),
            st.integers(),
            st.floats(allow_nan=False),
            st.text(max_size=5),
            st.lists(st.integers(), max_size=2),
            st.dictionaries(st.text("ab"), st.integers()),
        ),
        max_size=4,
    )
)
def test_any_toml_is_read_or_refused_in_one_line(values: dict[str, object]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "config.toml"
        path.write_text(
            "\n".join(f"{key} = {_toml(value)}" for key, value in values.items()), "utf-8"
        )
        path.chmod(0o600)
        try:
            reading = read_all({}, config=path)
        except SettingsError:
            assert "\n" not in refusal(path=path)
            return
    for option in options():
        if option.name not in reading.origins:
            assert getattr(reading.settings, option.name) == option.default


def _toml(value: object) -> str:
    if isinstance(value, dict):
        return "{" + ", ".join(f'"{key}" = {_toml(each)}' for key, each in value.items()) + "}"
    return json.dumps(value)


def test_a_bad_flag_is_named_as_it_is_typed() -> None:
    assert refusal(flags={"volume_step": "loud"}).startswith("--volume-step ")


@pytest.mark.parametrize("text", [f"access_token = ['{TOKEN}']", f"access_token = 'a {TOKEN}'"])
def test_a_bad_token_is_never_repeated(tmp_path: Path, text: str) -> None:
    assert TOKEN not in refusal(path=config(tmp_path, text))


def test_a_mark_of_the_encoding_is_no_fault(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'\xef\xbb\xbftheme = "nord"\r\nmouse = 3\r\n')
    reading = read_all({}, config=path)
    assert reading.settings.theme == "nord"
    assert reading.origins["theme"] == f"{path}, line 1: theme"
    (problem,) = reading.problems
    assert problem.startswith(f"{path}, line 2: mouse ")


def test_text_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_bytes(b'theme = "\xff"\n')
    assert refusal(path=path) == f"{path} is not UTF-8 text"


def test_a_folder_in_the_files_place_is_refused(tmp_path: Path) -> None:
    assert "can't be read" in refusal(path=tmp_path)


def test_tuify_config_names_the_file(tmp_path: Path) -> None:
    path = config(tmp_path, "mouse = false\n")
    assert config_path({"TUIFY_CONFIG": str(path)}) == path
    assert load_settings({"TUIFY_CONFIG": str(path)}).mouse is False


def test_a_named_file_that_is_missing_is_an_error(tmp_path: Path) -> None:
    missing = tmp_path / "nowhere.toml"
    assert str(missing) in refusal({"TUIFY_CONFIG": str(missing)})


@pytest.mark.parametrize(
    "env", [{}, {"TUIFY_API_URL": "https://example.com", "TUIFY_ACCESS_TOKEN": TOKEN}]
)
def test_the_usual_start_does_without_pydantic(env: dict[str, str]) -> None:
    code = (
        f"import sys; from tuify.settings import load_settings; load_settings({env!r});"
        "sys.exit('pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_with_and_without_pydantic_texts_mean_the_same(tmp_path: Path) -> None:
    env = {"TUIFY_API_URL": "https://example.com", "TUIFY_THEME": "nord", "TUIFY_ACCESS_TOKEN": "t"}
    assert load_settings(env) == load_settings(env, config=config(tmp_path, "# empty"))
