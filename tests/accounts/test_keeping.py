"""A login comes and goes while another process renews the one that is there."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path

import pytest

from tests.accounts.support import ACCESS, login, run
from tuify.accounts.errors import AccountsUnavailable
from tuify.accounts.keeping import forget, keep
from tuify.accounts.lock import held
from tuify.accounts.token_file import TokenFile
from tuify.spotify.secret import Secret


@pytest.fixture
def file(tmp_path: Path) -> TokenFile:
    return TokenFile(tmp_path / "accounts" / "default.json")


def test_a_login_is_kept_and_forgotten(file: TokenFile) -> None:
    run(keep(file, login()))
    assert file.read() == login()
    assert run(forget(file)) is True
    assert file.read() is None
    assert run(forget(file)) is False


def test_where_nobody_was_logged_in_nothing_is_made(file: TokenFile) -> None:
    assert run(forget(file)) is False
    assert not file.path.parent.exists()


@pytest.mark.parametrize("content", [None, b"no login", b""])
def test_what_is_not_a_login_is_removed_all_the_same(
    file: TokenFile, content: bytes | None
) -> None:
    file.path.parent.mkdir(parents=True)
    if content is None:
        file.path.symlink_to(file.path.parent / "nowhere")
    else:
        file.path.write_bytes(content)
        file.path.chmod(0o666)
    assert run(forget(file)) is True
    assert not os.path.lexists(file.path)


@pytest.mark.parametrize("goes", [True, False])
def test_it_waits_until_nobody_renews_the_old_one(file: TokenFile, goes: bool) -> None:
    new = login(access_token=Secret("new"))

    async def main() -> None:
        file.write(login())
        renewing = held(file.lock_path)
        await renewing.__aenter__()
        released = asyncio.Event()

        async def sleep(_: float) -> None:
            kept = file.read()
            assert kept is not None
            assert kept.access_token == Secret(ACCESS)
            file.write(login(access_token=Secret("renewed")))
            await renewing.__aexit__(None, None, None)
            released.set()

        await (forget(file, sleep=sleep) if goes else keep(file, new, sleep=sleep))
        assert released.is_set()

    run(main())
    assert file.read() == (None if goes else new)


def test_it_does_not_wait_for_ever(file: TokenFile) -> None:
    async def main() -> None:
        file.write(login())

        async def sleep(_: float) -> None:
            """No time passes, however long it takes."""

        async with held(file.lock_path):
            with pytest.raises(AccountsUnavailable):
                await keep(file, login(user_id="other"), sleep=sleep)

    run(main())
    assert file.read() == login()
