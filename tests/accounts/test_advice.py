"""What is said about a login that failed."""

from __future__ import annotations

import pytest

from tests.accounts.support import NOW
from tuify.accounts import errors
from tuify.accounts.advice import (
    advice,
    clock_is_wrong,
    never_comes_back,
    tells_nothing_of_the_login,
)
from tuify.accounts.client_id import read_client_id
from tuify.spotify.errors import (
    NotAllowListed,
    OwnerWithoutPremium,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
)

REDIRECT = "http://127.0.0.1:8899/callback"
ID = "0123456789abcdef0123456789abcdef"


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (errors.Denied("."), "agree"),
        (errors.BadRedirect("."), REDIRECT),
        (errors.ClientUnknown("."), "Client ID"),
        (NotAllowListed("."), "User Management"),
        (OwnerWithoutPremium("."), "needs Premium"),
        (errors.AccountsUnavailable(".", maybe_sent=False), "network"),
        (Unreachable(".", maybe_sent=False), "clock"),
        (Unauthorized("."), "Log in again"),
        (ServerFault("."), "in a while"),
    ],
)
def test_each_failure_has_its_remedy(error: SpotifyError, said: str) -> None:
    assert said in advice(error, redirect_uri=REDIRECT, now=NOW)


def test_what_says_it_all_is_not_repeated() -> None:
    assert advice(errors.CodeExpired("."), redirect_uri=REDIRECT, now=NOW) == ""


def test_offline_the_clock_is_shown_for_it_may_be_the_cause() -> None:
    told = advice(Unreachable(".", maybe_sent=False), redirect_uri=REDIRECT, now=NOW)
    answered = errors.AccountsInTrouble(".", maybe_sent=True)
    assert "network" not in advice(answered, redirect_uri=REDIRECT, now=NOW)
    assert "2026-09-21 14:13 UTC" in told


def test_a_fresh_token_that_is_refused_is_the_clocks_fault_if_that_is_wrong() -> None:
    told = advice(Unauthorized("."), redirect_uri=REDIRECT, now=NOW, skew_s=-7300)
    assert "2 hours behind" in told


@pytest.mark.parametrize(
    ("skew_s", "said"),
    [
        (None, ""),
        (0.0, ""),
        (59.0, ""),
        (-59.0, ""),
        (60.0, "1 minute ahead of"),
        (-600.0, "10 minutes behind"),
        (3600.0, "1 hour ahead of"),
        (86_400.0 * 400, "400 days ahead of"),
    ],
)
def test_a_clock_is_wrong_from_a_minute_on(skew_s: float | None, said: str) -> None:
    told = clock_is_wrong(skew_s)
    assert said in told
    assert bool(told) == bool(said)


def test_an_address_that_is_not_registered_is_named() -> None:
    assert REDIRECT in never_comes_back(REDIRECT).splitlines()


@pytest.mark.parametrize(
    ("error", "is_kept"),
    [
        (Unreachable(".", maybe_sent=True), True),
        (ServerFault("."), True),
        (TokenMissing("."), True),
        (Unauthorized("."), False),
        (NotAllowListed("."), False),
        (OwnerWithoutPremium("."), False),
    ],
)
def test_a_login_is_kept_unless_it_is_known_to_be_of_no_use(
    error: SpotifyError, is_kept: bool
) -> None:
    assert tells_nothing_of_the_login(error) is is_kept


@pytest.mark.parametrize(
    "text",
    [ID, f"  {ID}\n", f'"{ID}"', f"https://developer.spotify.com/dashboard/{ID}/settings"],
)
def test_a_client_id_is_found_however_it_was_copied(text: str) -> None:
    assert read_client_id(text) == ID


@pytest.mark.parametrize(
    "text", ["", "abc", "https://developer.spotify.com/dashboard", "a b c d e"]
)
def test_what_is_no_client_id_is_none(text: str) -> None:
    assert read_client_id(text) is None
