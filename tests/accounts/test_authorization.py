"""The address of the question, and every spelling of what comes back."""

from __future__ import annotations

import contextlib
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.accounts.support import CODE
from tuify.accounts.authorization import authorize_url, read_callback, read_redirect
from tuify.accounts.errors import AccountError, BadRedirect, Denied, NothingToRead, WrongState
from tuify.accounts.pkce import new_proof, new_state, proof_of
from tuify.accounts.scopes import REASONS, SCOPES, missing
from tuify.spotify.secret import Secret

STATE = "the-state"
BACK = f"http://127.0.0.1:8899/callback?code={CODE}&state={STATE}"


def test_the_proof_is_that_of_the_standard() -> None:
    # The example of RFC 7636, appendix B.
    proof = proof_of(Secret("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"))
    assert proof.challenge == "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"


def test_verifiers_and_states_differ_and_have_the_length_they_need() -> None:
    proofs = [new_proof() for _ in range(3)]
    assert len({proof.verifier for proof in proofs}) == 3
    assert all(43 <= len(proof.verifier.reveal()) <= 128 for proof in proofs)
    assert len({new_state() for _ in range(3)}) == 3


def test_the_address_asks_for_a_code_by_s256() -> None:
    url = authorize_url(
        "https://accounts.example.org",
        client_id="abc",
        redirect_uri="http://127.0.0.1:8899/callback",
        scopes=("user-library-read", "user-top-read"),
        state=STATE,
        challenge="chal",
    )
    parts = urlsplit(url)
    assert (parts.netloc, parts.path) == ("accounts.example.org", "/authorize")
    assert parse_qs(parts.query) == {
        "client_id": ["abc"],
        "response_type": ["code"],
        "redirect_uri": ["http://127.0.0.1:8899/callback"],
        "scope": ["user-library-read user-top-read"],
        "state": [STATE],
        "code_challenge_method": ["S256"],
        "code_challenge": ["chal"],
    }


@pytest.mark.parametrize(
    "text",
    [
        BACK,
        f"  {BACK}\n",
        f'"{BACK}"',
        BACK[:60] + "\n" + BACK[60:],
        f"{BACK}#_=_",
        f"?code={CODE}&state={STATE}",
        f"code={CODE}&state={STATE}",
        f"https://example.org/x?state={STATE}&code={CODE}",
    ],
)
def test_an_address_in_any_spelling(text: str) -> None:
    callback = read_callback(text, state=STATE)
    assert callback.code.reveal() == CODE
    assert callback.state_checked


def test_a_bare_code_is_taken_and_says_that_nothing_was_checked() -> None:
    callback = read_callback(f" {CODE}\n", state=STATE)
    assert callback.code.reveal() == CODE
    assert not callback.state_checked
    assert CODE not in repr(callback)


@pytest.mark.parametrize(
    ("text", "error"),
    [
        (f"http://127.0.0.1/callback?code={CODE}&state=other", WrongState),
        (f"http://127.0.0.1/callback?code={CODE}", NothingToRead),
        (f"http://127.0.0.1/callback?code={CODE}&state={STATE[:-2]}", NothingToRead),
        (f"http://127.0.0.1/callback?error=access_denied&state={STATE}", Denied),
        (f"http://127.0.0.1/callback?error=server_error&state={STATE}", Denied),
        ("http://127.0.0.1/callback?error=access_denied", WrongState),
        (f"http://127.0.0.1/callback?code=a%20b&state={STATE}", NothingToRead),
        ("https://accounts.spotify.com/authorize?client_id=x&state=" + STATE, NothingToRead),
        ("", NothingToRead),
        ("hello", NothingToRead),
    ],
)
def test_what_is_no_way_back(text: str, error: type[AccountError]) -> None:
    with pytest.raises(error) as failed:
        read_callback(text, state=STATE)
    assert CODE not in str(failed.value)


@given(st.text())
def test_any_text_is_a_callback_or_an_error(text: str) -> None:
    with contextlib.suppress(AccountError):
        callback = read_callback(text, state=STATE)
        assert callback.code.reveal() in "".join(text.split())


@pytest.mark.parametrize(
    ("uri", "host", "port", "is_loopback"),
    [
        ("http://127.0.0.1:8899/callback", "127.0.0.1", 8899, True),
        ("http://127.0.0.1/callback", "127.0.0.1", None, True),
        ("http://[::1]:9/x", "::1", 9, True),
        ("https://example.org/back", "example.org", None, False),
    ],
)
def test_redirect_addresses(uri: str, host: str, port: int | None, is_loopback: bool) -> None:
    redirect = read_redirect(uri)
    assert (redirect.host, redirect.port, redirect.is_loopback) == (host, port, is_loopback)


@pytest.mark.parametrize(
    "uri",
    [
        "http://localhost:8899/callback",
        "https://localhost/callback",
        "http://example.org/callback",
        "http://127.0.0.1.evil.example/callback",
        "ftp://127.0.0.1/callback",
        "http://127.0.0.1:99999/callback",
        "http://user@127.0.0.1/callback",
        "http://127.0.0.1/callback#x",
        "http://127.0.0.1/call back",
        "callback",
        "",
    ],
)
def test_redirect_addresses_the_service_would_refuse(uri: str) -> None:
    with pytest.raises(BadRedirect):
        read_redirect(uri)


def test_a_portless_loopback_address_is_used_with_a_port() -> None:
    assert read_redirect("http://127.0.0.1/cb").on_port(1234).uri == "http://127.0.0.1:1234/cb"
    assert read_redirect("http://[::1]/cb").on_port(1234).uri == "http://[::1]:1234/cb"


def test_each_scope_has_its_reason() -> None:
    assert len(SCOPES) == len(set(SCOPES)) == 16
    assert all(REASONS[scope] for scope in SCOPES)
    assert missing(SCOPES[1:]) == SCOPES[:1]
    assert missing(SCOPES) == ()
