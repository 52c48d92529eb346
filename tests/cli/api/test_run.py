"""The command as it is typed: what goes together, what is printed where, and with which code it
ends."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import signal
import subprocess
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.test_command_line import modules_after
from tests.journeys.service import Service
from tuify.cli import main
from tuify.cli.api.codes import (
    DENIED,
    LOG_IN,
    MEANINGS,
    NO_ANSWER,
    PIPE_CLOSED,
    UNWRITABLE,
    WAIT,
)
from tuify.cli.exits import DONE, INTERRUPTED, REFUSED
from tuify.cli.parser import build_parser

TUIFY = (sys.executable, "-m", "tuify", "api")
HEAVY = {"textual", "rich", "pydantic", "pydantic_settings", "starlette", "uvicorn"}


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with Service("--saved-tracks", "120") as running:
        yield running


@pytest.fixture
def ready(service: Service, monkeypatch: pytest.MonkeyPatch) -> Service:
    """The service in fair weather, and the variables that lead to it."""
    for name, value in service.env().items():
        monkeypatch.setenv(name, value)
    service.weather(latency_ms=0, rules=[])
    service.forget_requests()
    return service


def api(*typed: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [*TUIFY, *typed], input=given, capture_output=True, timeout=60, check=False
    )


def lines_of(errors: bytes) -> list[str]:
    return errors.decode().splitlines()


# What goes together


@pytest.mark.parametrize(
    "typed",
    [
        "GET /me/tracks -q limit=5 -q market=SE -i",
        "-i -q limit=5 -q market=SE GET /me/tracks",
        "GET -q limit=5 /me/tracks --include -q market=SE",
        "GET -qlimit=5 /me/tracks --query market=SE -i",
    ],
)
def test_flags_may_stand_anywhere(typed: str) -> None:
    arguments = build_parser().parse_args(["api", *typed.split()])
    assert (arguments.method, arguments.path) == ("GET", "/me/tracks")
    assert arguments.query == ["limit=5", "market=SE"]
    assert arguments.include


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "GET",
        "GET /me /you",
        "GET /me --theme nord",
        "GET /me -q",
        "GET /me --inc",
    ],
)
def test_what_can_not_be_read_ends_with_two(typed: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["api", *typed.split()])
    assert ended.value.code == REFUSED


@pytest.mark.parametrize(
    "typed",
    [
        "--list GET /me",
        "GET --list",
        "--list -q limit=5",
        "--list --paginate",
        "--list --include",
        "--list -d {}",
        "GET /me --json",
        "GET /me/tracks --paginate --include",
        "PUT /me/tracks -d {} -d {}",
        "PATCH /me",
        "GET https://evil.io/v1/me",
        "GET /me -d {}",
        "PUT /me -d {",
        "PUT /me -d @/no/such/file",
        "PUT /me -d @/",
        "PUT /me -d \udcff",
        "PUT /me/tracks --paginate",
        "PUT /me/tracks --paginate -d -",
        "GET /recommendations --paginate",
        "PUT /me/tracks -d @",
        "GET /me --paginate",
        "GET /me/tracks -q limit=x --paginate",
    ],
)
def test_contradictions_are_one_line_and_nothing_is_sent(
    typed: str, ready: Service, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["api", *typed.split()]) == REFUSED
    out, err = capfd.readouterr()
    assert out == ""
    assert err.startswith("tuify: ")
    assert err.count("\n") == 1
    assert ready.requests() == []


@pytest.mark.parametrize("flag", ["--nonsense", "--theme=nord"])
def test_a_flag_that_is_unknown_shows_the_usage_of_this_command(
    flag: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit):
        main(["api", "GET", "/me", flag])
    err = capsys.readouterr().err
    assert err.startswith("usage: tuify api METHOD PATH")
    assert flag in err


def test_without_a_token_nothing_is_sent_or_read(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["api", "PUT", "/me/tracks", "-d", "-"]) == REFUSED
    assert "TUIFY_ACCESS_TOKEN" in capfd.readouterr().err


def test_the_table_needs_no_token_and_its_flags_no_order(capfd: pytest.CaptureFixture[str]) -> None:
    assert main(["api", "--list"]) == DONE
    plain = capfd.readouterr().out.splitlines()
    assert main(["api", "--json", "--list"]) == DONE
    listed = json.loads(capfd.readouterr().out)
    assert len(plain) == len(listed) + 1
    assert {"GET\t/me", "PUT\t/me/player/volume"} <= {
        "\t".join(line.split("\t")[:2]) for line in plain
    }


def test_the_help_tells_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["api", "--help"])
    told = capsys.readouterr().out
    assert all(f"{code:>3}  {meaning}" in told for code, meaning in MEANINGS.items())
    assert "--api-url" in told
    assert "--theme" not in told


@pytest.mark.parametrize(
    ("typed", "heavy"),
    [
        (["--help"], HEAVY | {"httpx", "msgspec"}),
        (["--list"], HEAVY | {"httpx"}),
        (["GET", "/me"], HEAVY - {"rich"}),  # which httpx imports where click is installed
    ],
)
def test_only_what_is_needed_is_imported(typed: list[str], heavy: set[str], ready: Service) -> None:
    assert modules_after("api", *typed) & heavy == set()


# With a service


def test_the_body_comes_as_it_is_and_nothing_else(ready: Service) -> None:
    done = api("get", "me/tracks?limit=9", "-q", "limit=2")
    assert (done.returncode, done.stderr) == (DONE, b"")
    assert len(json.loads(done.stdout)["items"]) == 2
    assert [f"{each.path}?{each.query}" for each in ready.requests()] == ["/v1/me/tracks?limit=2"]


def test_an_address_from_an_answer_can_be_asked_for(ready: Service) -> None:
    href = json.loads(api("GET", "/me/tracks", "-q", "limit=3").stdout)["next"]
    assert json.loads(api("GET", href).stdout)["offset"] == 3


def test_a_body_is_sent_from_the_flag_a_file_or_the_input(ready: Service, tmp_path: Path) -> None:
    file = tmp_path / "body.json"
    file.write_text('{"name": "From a file"}', encoding="utf-8")
    made = [
        api("POST", "/me/playlists", "-d", '{"name": "Typed"}'),
        api("-d", f"@{file}", "POST", "/me/playlists"),
        api("POST", "-d", "-", "/me/playlists", given='{"name": "Från röret"}'.encode()),
    ]
    names = [json.loads(done.stdout)["name"] for done in made]
    assert names == ["Typed", "From a file", "Från röret"]


def test_a_cover_is_sent(ready: Service) -> None:
    playlist = json.loads(api("POST", "/me/playlists", "-d", '{"name": "Cover"}').stdout)["id"]
    done = api("PUT", f"/playlists/{playlist}/images", "-d", "-", given=b"\xff\xd8\xff\xe0 picture")
    assert (done.returncode, done.stdout, done.stderr) == (DONE, b"", b"")


def test_an_error_is_one_line_elsewhere(ready: Service) -> None:
    done = api("GET", "/no/such/thing")
    assert (done.returncode, done.stdout) == (DENIED, b"")
    assert lines_of(done.stderr) == ["tuify: HTTP 404: Service not found"]


def test_with_its_head_an_error_is_printed_too(ready: Service) -> None:
    done = api("GET", "/no/such/thing", "-i")
    head, _, body = done.stdout.partition(b"\n\n")
    assert done.returncode == DENIED
    assert head.startswith(b"HTTP 404\n")
    assert b"\ncontent-type: application/json" in head
    assert json.loads(body)["error"]["status"] == 404
    assert len(lines_of(done.stderr)) == 1


def test_a_token_that_is_refused_is_not_shown(
    ready: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUIFY_ACCESS_TOKEN", "BQDnobody-knows-this")
    done = api("GET", "/me", "-i")
    assert done.returncode == LOG_IN
    assert b"BQDnobody" not in done.stdout + done.stderr


def test_a_limit_tells_how_long_to_wait(ready: Service) -> None:
    ready.weather(rules=[{"kind": "quota", "path": "/v1/me", "retry_after": 48925, "count": 1}])
    done = api("GET", "/me")
    assert (done.returncode, done.stdout) == (WAIT, b"")
    assert "48925 s (13 h 35 min)" in lines_of(done.stderr)[0]


def test_where_nobody_answers_it_says_so(ready: Service) -> None:
    done = api("PUT", "/me/player/pause", "--api-url", "http://127.0.0.1:9/v1")
    assert (done.returncode, done.stdout) == (NO_ANSWER, b"")
    assert len(lines_of(done.stderr)) == 1


def test_a_list_is_printed_entry_by_entry(ready: Service) -> None:
    done = api("GET", "/me/tracks", "--paginate")
    assert done.returncode == DONE
    assert len([json.loads(line) for line in done.stdout.splitlines()]) == 120
    assert [each.query for each in ready.requests()] == [
        "limit=50",
        "limit=50&offset=50",
        "limit=50&offset=100",
    ]


def test_a_reader_that_has_enough_ends_it_quietly(ready: Service) -> None:
    ready.weather(latency_ms=50)
    running = subprocess.Popen(
        [*TUIFY, "GET", "/me/tracks", "-q", "limit=1", "--paginate"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert json.loads(running.stdout.readline())["track"]
    running.stdout.close()
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (PIPE_CLOSED, b"")
    assert len(ready.requests()) < 20


def test_ctrl_c_ends_it_quietly_and_keeps_what_was_printed(ready: Service) -> None:
    ready.weather(rules=[{"kind": "slow", "path": "/v1/me/tracks", "ms": 60_000, "after": 1}])
    # Whoever runs the tests in the background has SIGINT ignored in all that they start.
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from tuify.cli import main; sys.exit(main(sys.argv[1:]))"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, "api", "GET", "/me/tracks", "-q", "limit=1", "--paginate"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert json.loads(running.stdout.readline())["track"]
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=60)
    assert (running.returncode, out, err) == (INTERRUPTED, b"", b"")


def test_ctrl_c_again_and_again_ends_it_as_quietly(ready: Service) -> None:
    ready.weather(rules=[{"kind": "slow", "path": "/v1/me/tracks", "ms": 60_000, "after": 1}])
    code = (
        "import signal, sys; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from tuify.cli import main; sys.exit(main())"
    )
    running = subprocess.Popen(
        [sys.executable, "-c", code, "api", "GET", "/me/tracks", "-q", "limit=1", "--paginate"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdout is not None
    assert json.loads(running.stdout.readline())["track"]
    for _ in range(9):
        running.send_signal(signal.SIGINT)  # nothing, once it has ended
        with contextlib.suppress(subprocess.TimeoutExpired):
            running.wait(timeout=0.02)
    assert (running.wait(), running.communicate()) == (INTERRUPTED, (b"", b""))


def test_ctrl_c_while_modules_are_imported_is_quiet() -> None:
    code = (
        "import sys, tuify.cli\n"
        "class Interrupted:\n"
        "    def find_spec(self, *_):\n"
        "        raise KeyboardInterrupt\n"
        "sys.meta_path.insert(0, Interrupted())\n"
        "sys.exit(tuify.cli.main())"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (INTERRUPTED, b"", b"")


def on_a_terminal(*typed: str, columns: int = 80) -> str:
    """What a terminal of that width is sent."""
    ours, theirs = pty.openpty()
    termios.tcsetwinsize(theirs, (24, columns))
    env = {name: value for name, value in os.environ.items() if name != "COLUMNS"}
    running = subprocess.Popen([*TUIFY, *typed], stdout=theirs, stderr=subprocess.PIPE, env=env)
    os.close(theirs)
    shown = bytearray()
    with contextlib.suppress(OSError):  # Linux's way to say that nobody holds the other end
        while chunk := os.read(ours, 65_536):
            shown += chunk
    os.close(ours)
    _, err = running.communicate(timeout=60)
    assert (running.returncode, err) == (DONE, b"")
    return shown.decode()


def test_a_terminal_is_sent_nothing_that_steers_it(ready: Service) -> None:
    name = "red\x9b31m\u202eturned"
    made = ("POST", "/me/playlists", "-d", json.dumps({"name": name}))
    shown = on_a_terminal(*made)
    assert "\x9b" not in shown
    assert "\u202e" not in shown
    assert json.loads(shown)["name"] == name == json.loads(api(*made).stdout)["name"]
    assert shown.endswith("}\r\n")


def test_the_table_fits_the_terminal() -> None:
    lines = on_a_terminal("--list", columns=70).splitlines()
    assert max(map(len, lines)) <= 70
    assert "GET     /me/albums" in "\n".join(lines)


def test_a_full_disk_is_told_of(ready: Service) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*TUIFY, "GET", "/me"], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
        )
    assert done.returncode == UNWRITABLE
    assert len(lines_of(done.stderr)) == 1


@pytest.mark.parametrize("typed", [["--help"], ["api", "--help"], ["--version"]])
def test_help_for_a_full_disk_is_told_of(typed: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "tuify", *typed],
            stdout=full,
            stderr=subprocess.PIPE,
            env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
            timeout=60,
            check=False,
        )
    assert done.returncode == UNWRITABLE
    assert len(lines_of(done.stderr)) == 1


@pytest.mark.parametrize(
    ("redirected", "typed", "code"),
    [
        (">&-", "GET /me", REFUSED),
        ("2>&-", "GET /no/such/thing", DENIED),
        ("2>&-", "GET /me/../you", REFUSED),
        ("2>/dev/full", "GET /no/such/thing", DENIED),
        ("2>/dev/full", "GET /me/../you", REFUSED),
        ("<&-", "PUT /me/tracks -d -", REFUSED),
    ],
)
def test_streams_that_take_nothing_are_no_reason_to_crash(
    redirected: str, typed: str, code: int, ready: Service
) -> None:
    done = subprocess.run(
        ["sh", "-c", f'exec "$@" {redirected}', "sh", *TUIFY, *typed.split()],
        capture_output=True,
        timeout=60,
        check=False,
    )
    assert (done.returncode, done.stdout) == (code, b"")
    assert b"Traceback" not in done.stderr
