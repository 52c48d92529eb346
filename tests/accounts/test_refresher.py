"""The process that renews a login: it is let finish whatever happens to whoever started it, says
what went wrong, and shows nothing secret to those who list processes."""

from __future__ import annotations

import asyncio
import contextlib
import gc
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no file locks of this kind", allow_module_level=True)

from tests.accounts.household import Household
from tests.accounts.one_of_many import Task
from tests.accounts.support import login, run
from tests.journeys.service import Service
from tests.journeys.terminal import PATIENCE_S
from tuify.accounts import errors
from tuify.accounts.refresher import refresh_elsewhere
from tuify.accounts.refreshing import stored
from tuify.accounts.token_file import TokenFile
from tuify.spotify.errors import SpotifyError
from tuify.spotify.secret import Secret

SLOW_MS = 2_500


@pytest.fixture(scope="module")
def service() -> Iterator[Service]:
    with Service() as running:
        yield running


@pytest.fixture
def home(tmp_path: Path, service: Service) -> Iterator[Household]:
    yield Household(tmp_path, service)
    service.weather()


def renewed(home: Household) -> None:
    held = stored(home.file).access_token
    run(refresh_elsewhere(home.file, home.service.accounts_url, held))
    assert stored(home.file).access_token != held


def is_asking(service: Service) -> bool:
    """Whether the service has been asked for tokens and has not answered yet."""
    return any(each.path == "/api/token" and not each.status for each in service.requests())


def refreshers() -> Iterator[bytes]:
    """What the list of processes shows of those that renew: the command, and the variables."""
    for entry in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):  # it has ended
            line = (entry / "cmdline").read_bytes()
            if b"tuify.accounts.refresher" in line:
                yield line + (entry / "environ").read_bytes()


def wait_for_another_token(home: Household, held: Secret) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while stored(home.file).access_token == held:
        assert time.monotonic() < deadline, "the login was never renewed"


def test_it_renews_again_and_again(home: Household) -> None:
    before = stored(home.file)
    renewed(home)
    renewed(home)
    after = stored(home.file)
    assert after.refresh_token != before.refresh_token
    assert after.user_name == before.user_name
    assert home.still_works()


def test_a_token_that_is_on_disk_is_not_asked_for(home: Household) -> None:
    home.service.forget_requests()
    run(refresh_elsewhere(home.file, home.service.accounts_url, Secret("an older one")))
    assert home.service.requests() == []


def test_whoever_started_it_may_be_killed_with_its_whole_group(home: Household) -> None:
    held = stored(home.file).access_token
    home.service.weather(latency_ms=SLOW_MS)
    home.service.forget_requests()
    progress = home.folder / "progress"
    task = Task(str(home.file.path), str(progress), home.service.accounts_url, 1)
    program = subprocess.Popen(task.command(), start_new_session=True)
    home.service.wait_for(lambda: is_asking(home.service), "asked for tokens")
    os.killpg(program.pid, signal.SIGKILL)
    program.wait()
    assert not progress.exists()
    assert stored(home.file).access_token == held
    wait_for_another_token(home, held)
    assert home.still_works()


@pytest.mark.parametrize("is_left", [True, False], ids=["tuify ends", "tuify goes on"])
def test_nobody_need_wait_for_it(home: Household, is_left: bool) -> None:
    held = stored(home.file).access_token
    home.service.weather(latency_ms=SLOW_MS)
    home.service.forget_requests()

    async def leave() -> None:
        asking = asyncio.create_task(refresh_elsewhere(home.file, home.service.accounts_url, held))
        await asyncio.to_thread(
            home.service.wait_for, lambda: is_asking(home.service), "asked for tokens"
        )
        asking.cancel()
        await asyncio.wait([asking])
        del asking
        gc.collect()
        assert stored(home.file).access_token == held
        if not is_left:
            await asyncio.to_thread(wait_for_another_token, home, held)

    run(leave())
    wait_for_another_token(home, held)
    assert home.still_works()


def test_the_list_of_processes_shows_nothing_secret(home: Household) -> None:
    if not Path("/proc/self/environ").exists():
        pytest.skip("processes are looked at in /proc")
    home.service.weather(latency_ms=SLOW_MS)
    home.service.forget_requests()
    before = stored(home.file)
    shown: list[bytes] = []

    async def look() -> None:
        asking = asyncio.create_task(
            refresh_elsewhere(home.file, home.service.accounts_url, before.access_token)
        )
        await asyncio.to_thread(
            home.service.wait_for, lambda: is_asking(home.service), "asked for tokens"
        )
        shown.extend(refreshers())
        await asking

    run(look())
    assert shown
    after = stored(home.file)
    for login_ in (before, after):
        for secret in (login_.access_token, login_.refresh_token):
            assert not any(secret.reveal().encode() in each for each in shown)


def test_a_login_that_has_ended_is_told(home: Household) -> None:
    home.service.revoke()
    with pytest.raises(errors.LoginEnded, match="Log in again"):
        renewed(home)
    assert stored(home.file) is not None


def test_a_service_that_is_away_is_told(home: Household) -> None:
    held = stored(home.file).access_token
    with pytest.raises(errors.AccountsUnavailable, match="can't be reached"):
        run(refresh_elsewhere(home.file, "http://127.0.0.1:9", held))
    assert home.still_works()


@pytest.mark.parametrize(
    ("spoil", "error"),
    [
        (lambda path: path.unlink(), errors.NotLoggedIn),
        (lambda path: path.chmod(0o644), errors.FileUnsafe),
        (lambda path: path.write_text("{}"), errors.FileUnsafe),
    ],
)
def test_what_is_wrong_with_the_file_is_told(
    tmp_path: Path, spoil: Callable[[Path], object], error: type[SpotifyError]
) -> None:
    file = TokenFile(tmp_path / "accounts" / "default.json")
    file.write(login())
    spoil(file.path)
    with pytest.raises(error):
        run(refresh_elsewhere(file, "http://127.0.0.1:9", login().access_token))


def test_a_process_that_can_not_be_started_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = TokenFile(tmp_path / "accounts" / "default.json")
    file.write(login())
    monkeypatch.setattr("tuify.accounts.refresher._COMMAND", (str(tmp_path / "nothing"),))
    with pytest.raises(errors.AccountsUnavailable, match="could not be renewed"):
        run(refresh_elsewhere(file, "http://127.0.0.1:9", login().access_token))
    assert stored(file) == login()
