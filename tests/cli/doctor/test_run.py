"""The command as it is typed: against the emulator, without a login, offline, in any terminal."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.accounts.support import ACCESS, REFRESH
from tests.accounts.support import login as stored_login
from tests.cli.test_command_line import modules_after
from tests.journeys.service import Service
from tuify.accounts.profiles import login_path
from tuify.accounts.token_file import TokenFile
from tuify.cli import main
from tuify.cli.doctor.codes import MEANINGS, TROUBLE
from tuify.cli.exits import DONE, INTERRUPTED, REFUSED

TUIFY = (sys.executable, "-m", "tuify", "doctor")
NOWHERE = {"TUIFY_API_URL": "http://127.0.0.1:9/v1", "TUIFY_ACCOUNTS_URL": "http://127.0.0.1:9"}
CHECKS = [
    "program", "terminal", "keys", "settings", "login", "api", "accounts", "clock", "account",
    "app", "premium", "devices",
]  # fmt: skip


@pytest.fixture(scope="module")
def services() -> Iterator[dict[str, Service]]:
    with Service() as extended, Service("--mode", "development") as development:
        yield {"extended": extended, "development": development}


@pytest.fixture
def ready(services: dict[str, Service], monkeypatch: pytest.MonkeyPatch) -> Service:
    """The service in fair weather, and the variables that lead to it."""
    service = services["extended"]
    lead_to(service, monkeypatch)
    service.weather(latency_ms=0, rules=[])
    service.forget_requests()
    return service


def lead_to(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in service.env().items():
        monkeypatch.setenv(name, value)


def findings_in(text: str) -> dict[str, dict[str, Any]]:
    return {each["check"]: each for each in json.loads(text)["findings"]}


def told(capfd: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    """The findings of `tuify doctor --json` in this process."""
    main(["doctor", "--json"])
    return findings_in(capfd.readouterr().out)


@pytest.mark.parametrize("mode", ["extended", "development"])
def test_all_is_well_in_both_modes(
    mode: str,
    services: dict[str, Service],
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:
    lead_to(services[mode], monkeypatch)
    assert main(["doctor", "--json"]) == DONE
    out, err = capfd.readouterr()
    assert err == ""
    assert services[mode].access_token not in out
    findings = findings_in(out)
    assert list(findings) == CHECKS
    assert findings["app"]["figures"]["mode"] == mode
    assert findings["premium"]["figures"]["premium"] is (True if mode == "extended" else None)
    assert findings["devices"]["figures"]["count"] > 0
    assert findings["clock"]["level"] == "ok"


def test_nothing_is_changed_and_little_is_asked(
    ready: Service, capfd: pytest.CaptureFixture[str]
) -> None:
    told(capfd)
    asked = ready.requests()
    assert {each.method for each in asked} == {"GET"}
    assert len(asked) <= 7


@pytest.mark.parametrize(
    ("rule", "check", "level"),
    [
        ({"kind": "server_error", "path": "/v1/*"}, "api", "warning"),
        ({"kind": "drop", "path": "/v1/*"}, "api", "trouble"),
        ({"kind": "drop", "path": "/api/token"}, "accounts", "trouble"),
        ({"kind": "rate_limit", "retry_after": 90, "path": "/v1/me"}, "account", "trouble"),
        ({"kind": "quota", "path": "/v1/me/player/devices"}, "devices", "warning"),
    ],
)
def test_weather_is_told(
    rule: dict[str, object], check: str, level: str, ready: Service,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    ready.weather(rules=[rule])
    findings = told(capfd)
    assert findings[check]["level"] == level
    assert list(findings) == CHECKS


def test_a_token_that_is_not_taken_is_trouble(
    ready: Service, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("TUIFY_ACCESS_TOKEN", "BQ-another-one-altogether")
    assert main(["doctor"]) == TROUBLE
    out = capfd.readouterr().out
    assert "Invalid access token" in out
    assert "another-one" not in out


def test_without_a_login_the_rest_is_looked_at(
    ready: Service, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("TUIFY_ACCESS_TOKEN")
    assert main(["doctor"]) == TROUBLE
    lines = capfd.readouterr().out.splitlines()
    assert any(line.startswith("trouble  Login") for line in lines)
    assert any(line.startswith("ok       Web API") for line in lines)
    assert lines[-1].startswith("1 of ")


def test_offline_with_a_login_that_ended_no_token_is_told(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    for name, value in NOWHERE.items():
        monkeypatch.setenv(name, value)
    TokenFile(login_path()).write(stored_login(expires_at=0.0))
    assert main(["doctor", "--json"]) == TROUBLE
    out, err = capfd.readouterr()
    findings = findings_in(out)
    assert findings["api"]["level"] == findings["accounts"]["level"] == "trouble"
    assert findings["account"]["level"] == "note"
    assert "Web API can't be reached" in findings["account"]["words"]
    for secret in (ACCESS, REFRESH):
        assert secret not in out + err


def test_settings_that_can_not_be_used_are_a_finding_and_nothing_is_asked(
    ready: Service, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    path = tmp_path / "config.toml"
    path.write_text("profile = 1\n", encoding="utf-8")
    monkeypatch.setenv("TUIFY_CONFIG", str(path))
    assert main(["doctor"]) == TROUBLE
    out = capfd.readouterr().out
    assert f"{path}, line 1: profile" in out
    assert "Traceback" not in out
    assert ready.requests() == []


# Terminals


def in_terminal(**env: str) -> tuple[int, str]:
    """Exit code and output of the command in a pseudo-terminal of 80x24, all of it offline."""
    master, slave = pty.openpty()
    os.set_blocking(master, True)
    clean = {**os.environ, **NOWHERE, **env}
    with subprocess.Popen(
        TUIFY, stdin=slave, stdout=slave, stderr=slave, env=clean, close_fds=True
    ) as process:
        os.close(slave)
        read = bytearray()
        while True:
            try:
                chunk = os.read(master, 65_536)
            except OSError:  # Linux says so when the other end is closed
                break
            if not chunk:
                break
            read += chunk
        code = process.wait(timeout=60)
    os.close(master)
    return code, read.decode("utf-8", "replace").replace("\r\n", "\n")


def test_a_terminal_is_coloured_and_only_a_word_deep() -> None:
    code, shown = in_terminal()
    assert code == TROUBLE
    assert "\x1b[1;31mtrouble\x1b[0m" in shown
    assert "does not know its size" in shown


@pytest.mark.parametrize("env", [{"NO_COLOR": "1"}, {"TERM": "dumb"}])
def test_no_colours_where_nobody_wants_them(env: dict[str, str]) -> None:
    _, shown = in_terminal(**env)
    assert "\x1b" not in shown
    assert "trouble  Web API" in shown


def test_a_terminal_that_can_not_show_tuify_can_show_this() -> None:
    _, shown = in_terminal(TERM="dumb", PYTHONUTF8="0", PYTHONIOENCODING="iso-8859-1")
    assert "trouble  Kind" in shown
    assert "trouble  Letters" in shown
    assert "LC_ALL=C.UTF-8" in shown


def test_letters_the_encoding_lacks_are_escaped() -> None:
    name = "K\u00fcche \u97f3\u697d"
    TokenFile(login_path()).write(stored_login(user_name=name))
    env = {**os.environ, **NOWHERE, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    done = subprocess.run(TUIFY, env=env, capture_output=True, timeout=60, check=False)
    assert done.returncode == TROUBLE
    assert rb"K\xfcche \u97f3\u697d" in done.stdout
    assert done.stderr == b""


# The command itself


def test_it_needs_no_textual() -> None:
    loaded = modules_after("doctor", "--api-url", "http://127.0.0.1:9")
    assert "httpx" in loaded  # or it did not get so far
    assert loaded & {"textual", "starlette", "uvicorn"} == set()


def test_a_slow_name_server_does_not_keep_it() -> None:
    code = (
        "import socket, threading, sys\n"
        "socket.getaddrinfo = lambda *a, **k: threading.Event().wait()\n"
        "from tuify.cli.doctor import run\n"
        "from tuify.cli import main\n"
        "ask = run.ask_services\n"
        "run.ask_services = lambda *a, **k: ask(*a, **k, patience_s=0.1)\n"
        "sys.exit(main(['doctor', '--json']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=30, check=False
    )
    assert done.returncode == TROUBLE
    assert findings_in(done.stdout)["api"]["words"].endswith("did not answer in time.")
    assert done.stderr == ""


def test_a_reader_that_stops_reading_is_no_crash() -> None:
    command = f"{' '.join(TUIFY)} | true"
    done = subprocess.run(
        ["bash", "-c", f"{command}; echo ${{PIPESTATUS[0]}}"],
        env={**os.environ, **NOWHERE}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout.strip() in ("141", str(TROUBLE))  # the pipe may have taken all of it
    assert done.stderr == ""


def test_what_can_not_be_read_ends_with_two() -> None:
    with pytest.raises(SystemExit) as ended:
        main(["doctor", "everything"])
    assert ended.value.code == REFUSED


def test_every_code_is_explained_in_the_help(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["doctor", "--help"])
    out = capsys.readouterr().out
    assert {DONE, TROUBLE, REFUSED, INTERRUPTED} <= MEANINGS.keys()
    for code, meaning in MEANINGS.items():
        assert f"{code:>3}  {meaning}" in out
