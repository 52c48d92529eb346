"""The command line: what it says, what it refuses, with which code it ends, and what it imports."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

import tuify
from tuify.cli import main
from tuify.cli.exits import REFUSED, Refusal
from tuify.cli.parser import build_parser
from tuify.cli.terminal import require_terminal
from tuify.cli.world_flags import chosen_world
from tuify.emulator.options import EmulatorOptions

TOKEN = "BQD-very-secret-token"


class Tty(io.StringIO):
    """A stream that says it is a terminal."""

    def __init__(self, encoding: str = "utf-8") -> None:
        super().__init__()
        self._encoding = encoding

    @property
    def encoding(self) -> str:  # type: ignore[override]  # StringIO has none of its own
        return self._encoding

    def isatty(self) -> bool:
        return True


def run(*arguments: str, env: Mapping[str, str] | None = None) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tuify", *arguments],
        env={**os.environ, **(env or {})},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def modules_after(*arguments: str) -> set[str]:
    """The top-level modules that are imported once the command has run."""
    code = (
        "import sys\nfrom tuify.cli import main\n"
        f"try: main({list(arguments)!r})\nexcept SystemExit: pass\n"
        "print('MODULES', *{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        timeout=60, check=True,
    )  # fmt: skip
    return set(done.stdout.rpartition("MODULES")[2].split())


@pytest.mark.parametrize(
    ("arguments", "heavy"),
    [
        (["--help"], {"textual", "rich", "httpx", "pydantic", "starlette", "msgspec"}),
        (["--version"], {"textual", "rich", "httpx", "pydantic", "starlette", "msgspec"}),
        (["emulator", "--help"], {"textual", "rich", "httpx", "pydantic", "starlette", "msgspec"}),
        (["demo"], {"textual", "httpx", "pydantic", "starlette"}),
        ([], {"textual", "httpx", "pydantic", "starlette"}),
    ],
)
def test_nothing_heavy_is_imported_for_words(arguments: list[str], heavy: set[str]) -> None:
    assert modules_after(*arguments) & heavy == set()


def test_the_modules_of_the_screen_wait_for_no_network_nor_settings() -> None:
    code = (
        "import sys, tuify.cli.screen, tuify.cli.demo, tuify.tui.app;"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "textual" in loaded
    assert loaded & {"httpx", "pydantic", "pydantic_settings", "starlette", "uvicorn"} == set()


def test_the_version_is_the_packages_own(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out == f"tuify {tuify.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ["--theme"],
        ["sing"],
        ["emulator", "--port", "65536"],
        ["emulator", "--port", "x"],
        ["emulator", "--saved-tracks", "-1"],
        ["demo", "--mode", "other"],
        ["demo", "--api-url", "https://example.com"],
    ],
)
def test_what_makes_no_sense_ends_with_two(arguments: list[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(arguments)
    assert ended.value.code == REFUSED


@pytest.mark.parametrize(
    ("flags", "login"), [("", "tuify login"), ("--profile work", "tuify login --profile work")]
)
def test_without_a_login_one_line_says_what_to_do(
    flags: str, login: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["api", "GET", "/me", *flags.split()]) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"tuify: not logged in. Run: {login}, or ")
    assert err.count("\n") == 1


@pytest.mark.parametrize("variable", ["TUIFY_API_URL", "TUIFY_ACCOUNTS_URL"])
@pytest.mark.parametrize(
    "url",
    ["http://example.com/v1", "ftp://127.0.0.1", "not an address", "http://127.0.0.1.evil.io"],
)
def test_a_token_goes_nowhere_it_could_be_read(variable: str, url: str) -> None:
    done = run(env={variable: url, "TUIFY_ACCESS_TOKEN": TOKEN})
    assert done.returncode == REFUSED
    assert variable.removeprefix("TUIFY_").lower() in done.stderr
    assert TOKEN not in done.stderr
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    "url", ["https://example.com/v1", "http://127.0.0.1:9/v1", "http://[::1]:9"]
)
def test_https_and_this_machine_are_fine(url: str) -> None:
    done = run(env={"TUIFY_API_URL": url, "TUIFY_ACCESS_TOKEN": TOKEN})
    assert done.returncode == REFUSED
    assert "terminal" in done.stderr  # it got as far as looking for one


def test_a_bad_setting_is_one_line(tmp_path: Path) -> None:
    path = tmp_path / "config.toml"
    path.write_text("api_url = 5\n", encoding="utf-8")
    done = run("demo", env={"TUIFY_CONFIG": str(path)})
    assert done.returncode == REFUSED
    assert done.stderr.startswith(f"tuify: {path}, line 1: api_url ")
    assert done.stderr.count("\n") == 1


def test_a_pipe_is_no_terminal() -> None:
    done = run("demo")
    assert done.returncode == REFUSED
    assert done.stderr == "tuify: keys are read from a terminal, and the standard input is none\n"


def test_a_terminal_is_enough() -> None:
    require_terminal({"TERM": "xterm"}, Tty(), Tty())


@pytest.mark.parametrize("term", [None, "", "dumb"])
def test_a_terminal_without_a_cursor_is_refused(term: str | None) -> None:
    with pytest.raises(Refusal, match="TERM"):
        require_terminal({} if term is None else {"TERM": term}, Tty(), Tty())


def test_a_screen_that_goes_into_a_file_is_refused() -> None:
    with pytest.raises(Refusal, match="standard error"):
        require_terminal({"TERM": "xterm"}, Tty(), io.StringIO())


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "no-such-thing"])
def test_an_encoding_without_all_letters_is_refused(encoding: str) -> None:
    with pytest.raises(Refusal, match="UTF-8"):
        require_terminal({"TERM": "xterm"}, Tty(), Tty(encoding))


def test_the_emulator_says_which_extra_it_needs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    assert main(["emulator"]) == REFUSED
    assert "tuify-remote[emulator]" in capsys.readouterr().err


def test_the_flags_of_the_world_become_its_options() -> None:
    typed = (
        "demo --saved-tracks 7 --playlists 3 --seed 9 --mode development --latency 20 --lag 30 "
        "--rate-limit 40 --quota 600"
    )
    assert chosen_world(build_parser().parse_args(typed.split())) == EmulatorOptions(
        saved_tracks=7,
        playlists=3,
        seed=9,
        mode="development",
        latency_ms=20,
        lag_ms=30,
        rate_limit=40,
        quota=600,
    )


def test_a_world_that_is_too_large_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["emulator", "--saved-tracks", "999999999999"]) == REFUSED
    assert "saved tracks" in capsys.readouterr().err


@pytest.mark.parametrize("typed", [["--theme", "nord", "demo"], ["demo", "--theme", "nord"]])
def test_settings_may_stand_before_or_behind_the_command(typed: list[str]) -> None:
    assert build_parser().parse_args(typed).theme == "nord"
