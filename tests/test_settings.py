"""Settings from flags, variables and config.toml, and one readable line for each that can't be
used."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tuify.settings import Settings, SettingsError, config_path, load_settings

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
        ("volume_step = 'loud'", "volume_step"),
        ("volum_step = 3", "did you mean"),
        ("theme = ", "not valid TOML"),
        ("[remote]\ntheme = 'x'", "remote is not an option"),
    ],
)
def test_a_bad_file_is_named_with_its_key(tmp_path: Path, text: str, said: str) -> None:
    path = config(tmp_path, text)
    line = refusal(path=path)
    assert str(path) in line
    assert said in line
    assert "\n" not in line


def test_a_bad_flag_is_named_as_it_is_typed() -> None:
    assert refusal(flags={"volume_step": "loud"}).startswith("--volume-step ")


@pytest.mark.parametrize("text", [f"access_token = ['{TOKEN}']", f"access_token = 'a {TOKEN}'"])
def test_a_bad_token_is_never_repeated(tmp_path: Path, text: str) -> None:
    assert TOKEN not in refusal(path=config(tmp_path, text))


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
