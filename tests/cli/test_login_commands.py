"""`tuify login`, `logout` and `whoami` as they are typed: refusals, codes, and what they print."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Mapping

import pytest

from tests.accounts.support import NOW, login
from tuify.accounts.errors import LoginEnded
from tuify.accounts.profiles import login_path
from tuify.accounts.scopes import SCOPES
from tuify.accounts.stored_login import LIFE_S, StoredLogin
from tuify.accounts.token_file import TokenFile
from tuify.cli import main, whoami
from tuify.cli.exits import DONE, REFUSED
from tuify.cli.identity import Account, as_json, as_lines
from tuify.cli.login.codes import LOG_IN, NO_ANSWER
from tuify.spotify.errors import Unreachable
from tuify.spotify.tokens import TokenSource

ADA = Account("ada", "Ada")
DAY_S = 86_400.0


def kept(profile: str = "default", **changed: object) -> StoredLogin:
    """A login that is in its file and fresh."""
    now = time.time()
    made = login(**{"expires_at": now + 3600, "authorized_at": now, **changed})
    TokenFile(login_path(profile)).write(made)
    return made


async def offline(api_url: str, tokens: TokenSource) -> Account:
    """Stands for the question whose token it is."""
    raise Unreachable("offline", maybe_sent=False)


async def ended(api_url: str, tokens: TokenSource) -> Account:
    raise LoginEnded("The login has ended. Log in again.")


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ("login", "--client-id"),
        ("login --client-id no", "client_id"),
        ("login --redirect-uri http://localhost/x", "127.0.0.1"),
        ("login --redirect-uri https://example.org/x --port 80", "--port"),
        ("login --accounts-url http://example.org", "accounts_url"),
        ("login --profile ../x", "profile"),
        ("logout --profile ../x", "profile"),
    ],
)
def test_what_can_not_be_done_is_one_line(
    arguments: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(arguments.split()) == REFUSED
    out, err = capsys.readouterr()
    assert out == ""
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize("port", ["0", "65536", "x"])
def test_a_port_is_a_port(port: str) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["login", "--port", port])
    assert ended.value.code == REFUSED


@pytest.mark.parametrize("command", ["login", "whoami"])
def test_a_file_others_may_read_is_refused_with_a_sentence(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    kept()
    path = login_path()
    path.chmod(0o644)
    assert main([command]) == REFUSED
    assert f"chmod 600 {path}" in capsys.readouterr().err


def test_words_need_neither_network_nor_screen() -> None:
    code = (
        "import sys\nfrom tuify.cli import main\n"
        "try: main(['login', '--client-id', 'no'])\nexcept SystemExit: pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) & {"textual", "rich", "httpx", "starlette"} == set()


def test_logging_out_forgets_one_profile(capsys: pytest.CaptureFixture[str]) -> None:
    kept()
    kept("work")
    assert main(["logout", "--profile", "work"]) == DONE
    assert "profile work" in capsys.readouterr().out
    assert TokenFile(login_path("work")).read() is None
    assert TokenFile(login_path()).read() is not None
    assert main(["logout", "--profile", "work"]) == DONE
    assert "Nobody" in capsys.readouterr().out


def test_whoami_says_that_nobody_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["whoami"]) == LOG_IN
    assert "tuify login" in capsys.readouterr().err


def test_offline_whoami_says_what_it_knows(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(whoami, "_asked", offline)
    kept("work", user_id="ada", user_name="Ada")
    assert main(["whoami", "--profile", "work", "--json"]) == NO_ANSWER
    out, err = capsys.readouterr()
    told = json.loads(out)
    assert (told["user_id"], told["profile"], told["asked"]) == ("ada", "work", False)
    assert err.count("\n") == 1


def test_whoami_says_that_the_login_has_ended(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(whoami, "_asked", ended)
    kept()
    assert main(["whoami", "--json"]) == LOG_IN
    out, err = capsys.readouterr()
    assert out == ""
    assert "Log in again" in err


def test_the_table_says_what_is_missing_and_what_for() -> None:
    made = login(scopes=[scope for scope in SCOPES if scope != "user-top-read"])
    told = as_lines(ADA, "work", made, now=NOW)
    assert "Ada (ada)" in told
    assert "work" in told
    assert "missing  user-top-read, to list your top tracks" in told
    assert "2027-03-22, in 182 days" in told
    assert "missing" not in as_lines(ADA, "work", login(scopes=SCOPES), now=NOW)


@pytest.mark.parametrize(
    ("left_days", "said", "is_soon"),
    [(15.0, "in 15 days\n", False), (13.5, "another six months", True), (-1.0, "over", True)],
)
def test_the_end_is_announced(left_days: float, said: str, is_soon: bool) -> None:
    now = NOW + LIFE_S - left_days * DAY_S
    assert said in as_lines(ADA, "default", login(), now=now)
    assert json.loads(as_json(ADA, "default", login(), is_asked=True, now=now))["ends_soon"] is (
        is_soon
    )


def test_a_token_that_was_handed_over_has_no_profile() -> None:
    told: Mapping[str, object] = json.loads(as_json(ADA, "work", None, is_asked=True, now=NOW))
    assert told["user_name"] == "Ada"
    assert {key for key, value in told.items() if value is None} == {
        "profile", "client_id", "scopes", "scopes_missing", "ends_at", "ends_soon"
    }  # fmt: skip
    assert "work" not in as_lines(ADA, "work", None, now=NOW)


def test_neither_shows_a_token() -> None:
    made = login()
    told = as_lines(ADA, "default", made, now=NOW)
    told += as_json(ADA, "default", made, is_asked=True, now=NOW)
    assert made.access_token.reveal() not in told
    assert made.refresh_token.reveal() not in told
