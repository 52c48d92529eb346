"""Where the access token comes from, as the settings say."""

from __future__ import annotations

import time

import pytest

from tests.accounts.support import login, run
from tuify.accounts.errors import BadProfile, FileUnsafe, NotLoggedIn
from tuify.accounts.profiles import login_path
from tuify.accounts.token_file import TokenFile
from tuify.accounts.token_source import token_source
from tuify.settings import Settings
from tuify.spotify.secret import Secret


def keep(profile: str, token: str) -> None:
    later = time.time() + 3600
    TokenFile(login_path(profile)).write(login(access_token=Secret(token), expires_at=later))


def given(settings: Settings) -> str:
    return run(token_source(settings).access_token()).reveal()


def test_each_profile_has_its_own() -> None:
    keep("default", "one")
    keep("work", "two")
    assert given(Settings()) == "one"
    assert given(Settings(profile="work")) == "two"


def test_a_token_in_the_settings_goes_before_a_login() -> None:
    keep("default", "one")
    assert given(Settings(access_token=Secret("handed over"))) == "handed over"


def test_without_a_login_it_is_said_at_once() -> None:
    keep("default", "one")
    with pytest.raises(NotLoggedIn):
        token_source(Settings(profile="work"))


def test_a_login_others_may_read_is_refused_at_once() -> None:
    keep("default", "one")
    login_path().chmod(0o640)
    with pytest.raises(FileUnsafe):
        token_source(Settings())


@pytest.mark.parametrize("profile", ["", "../x", "a/b", ".hidden", "a" * 65])
def test_a_profile_is_a_mere_name(profile: str) -> None:
    with pytest.raises(BadProfile):
        token_source(Settings(profile=profile))
