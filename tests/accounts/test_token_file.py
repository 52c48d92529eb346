"""The file of a login: whole, private, and refused where it is not."""

from __future__ import annotations

import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.accounts.support import ACCESS, REFRESH, login, run, stored
from tuify.accounts.errors import AccountsUnavailable, BadProfile, FileUnsafe
from tuify.accounts.lock import held
from tuify.accounts.profiles import accounts_folder, login_path, profiles
from tuify.accounts.stored_login import from_json, to_json
from tuify.accounts.token_file import TokenFile
from tuify.spotify.secret import Secret


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    return TokenFile(tmp_path / "state" / "accounts" / "default.json")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_what_is_written_is_read_again(file: TokenFile) -> None:
    assert file.read() is None
    file.write(login(user_name="Robin"))
    assert file.read() == login(user_name="Robin")
    assert stored(file.path.read_bytes())["access_token"] == ACCESS


def test_only_the_owner_may_look(file: TokenFile) -> None:
    old = os.umask(0)
    try:
        file.write(login())
    finally:
        os.umask(old)
    assert mode(file.path) == 0o600
    assert mode(file.path.parent) == 0o700
    assert [path.name for path in file.path.parent.iterdir()] == ["default.json"]


def test_a_login_hides_its_tokens() -> None:
    assert ACCESS not in repr(login())
    assert REFRESH not in repr(login())


@pytest.mark.parametrize("others", [0o604, 0o640, 0o666])
def test_a_file_others_may_read_is_refused(file: TokenFile, others: int) -> None:
    file.write(login())
    file.path.chmod(others)
    with pytest.raises(FileUnsafe, match="chmod 600"):
        file.read()


def test_a_folder_others_may_write_to_is_refused(file: TokenFile) -> None:
    file.write(login())
    file.path.parent.chmod(0o777)
    with pytest.raises(FileUnsafe, match="chmod 700"):
        file.read()


def test_a_link_is_refused(file: TokenFile, tmp_path: Path) -> None:
    file.write(login())
    elsewhere = tmp_path / "elsewhere.json"
    file.path.rename(elsewhere)
    file.path.symlink_to(elsewhere)
    with pytest.raises(FileUnsafe, match="is a link"):
        file.read()


@pytest.mark.parametrize("make", [lambda path: os.mkfifo(path, 0o600), lambda path: path.mkdir()])
def test_a_pipe_nobody_writes_to_and_a_folder_are_refused(
    file: TokenFile, make: Callable[[Path], None]
) -> None:
    file.write(login())
    file.path.unlink()
    make(file.path)
    with pytest.raises(FileUnsafe, match="no ordinary file"):
        file.read()


@pytest.mark.parametrize(
    "raw", [b"", b"{}", b"[]", b"{", b"\xff", b'{"version": 2}', to_json(login())[:-20]]
)
def test_what_is_no_login_is_refused(file: TokenFile, raw: bytes) -> None:
    file.write(login())
    file.path.write_bytes(raw)
    with pytest.raises(FileUnsafe, match="holds no login"):
        file.read()


@pytest.mark.parametrize("key", ["client_id", "access_token", "expires_at", "scopes"])
@pytest.mark.parametrize("value", [None, {}, ""])
def test_a_damaged_login_is_none(key: str, value: object) -> None:
    damaged = {**json.loads(to_json(login())), key: value}
    assert from_json(json.dumps(damaged).encode()) is None


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_login_whole(
    file: TokenFile, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write(login())

    def fail(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    if step == "fsync":
        monkeypatch.setattr(os, "fsync", fail)
    else:
        monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(FileUnsafe, match="No space left"):
        file.write(login(access_token=Secret("new")))
    monkeypatch.undo()
    assert file.read() == login()
    assert [path.name for path in file.path.parent.iterdir()] == ["default.json"]


def test_a_login_is_removed_with_what_was_half_written(file: TokenFile) -> None:
    file.write(login())
    (file.path.parent / ".default.abc").write_text("half")
    theirs = file.path.parent / ".default-2.abc"  # another profile's, being written right now
    theirs.write_text("half")
    assert file.remove()
    assert list(file.path.parent.iterdir()) == [theirs]
    assert not file.remove()


def test_profiles_are_files() -> None:
    assert profiles() == ()
    for name in ("work", "default"):
        TokenFile(login_path(name)).write(login())
    assert profiles() == ("default", "work")
    assert login_path().parent == accounts_folder()


@pytest.mark.parametrize("name", ["", "..", "a/b", "a b", ".x", "-x", "x" * 65, "ä"])
def test_a_profile_can_t_leave_its_folder(name: str) -> None:
    with pytest.raises(BadProfile):
        login_path(name)


def test_a_lock_is_held_by_one_and_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "accounts" / "default.lock"
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    async def story() -> None:
        async with held(path):
            with pytest.raises(AccountsUnavailable, match="Another tuify"):
                async with held(path, sleep=sleep, patience_s=1):
                    pass
        async with held(path, sleep=sleep):
            pass

    run(story())
    assert 1 <= sum(slept) < 1.1
    assert mode(path) == 0o600
