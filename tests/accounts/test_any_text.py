"""Whatever the accounts service says or a login's file holds is read or refused, never a crash: in
its traceback would be tokens."""

from __future__ import annotations

import json

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.accounts.support import ACCESS, login
from tuify.accounts.stored_login import StoredLogin, from_json, to_json
from tuify.accounts.token_answer import Grant, read_grant
from tuify.spotify.answers import Answer
from tuify.spotify.errors import SpotifyError

HUGE = 10**400  # JSON has no limit, a float has
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.just(HUGE),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=5,
)
KEPT = json.loads(to_json(login()))


def with_some_of(keys: list[str]) -> st.SearchStrategy[dict[str, object]]:
    """Any values under these keys, of which some may be missing."""
    return st.dictionaries(st.sampled_from(keys), VALUES)


@given(
    told=with_some_of(["access_token", "refresh_token", "expires_in", "scope", "error"]),
    status=st.sampled_from([200, 201, 204, 302, 400, 401, 429, 500]),
    refreshing=st.booleans(),
)
@example(told={"access_token": ACCESS, "expires_in": HUGE}, status=200, refreshing=True)
def test_any_answer_is_tokens_or_an_error(
    told: dict[str, object], status: int, refreshing: bool
) -> None:
    outcome = read_grant(Answer(status, {}, json.dumps(told).encode()), refreshing=refreshing)
    assert isinstance(outcome, Grant | SpotifyError)
    if isinstance(outcome, Grant):
        assert 0 < outcome.expires_in_s <= 366 * 86_400


@given(body=st.binary())
def test_any_body_is_tokens_or_an_error(body: bytes) -> None:
    assert isinstance(read_grant(Answer(200, {}, body), refreshing=True), SpotifyError)


@given(changed=with_some_of(list(KEPT)))
@example(changed={"expires_at": HUGE})
def test_any_file_is_a_login_or_none(changed: dict[str, object]) -> None:
    found = from_json(json.dumps({**KEPT, **changed}).encode())
    assert found is None or isinstance(found, StoredLogin)


@given(raw=st.binary())
def test_any_bytes_are_no_login(raw: bytes) -> None:
    assert from_json(raw) is None


@pytest.mark.parametrize("shown", [repr, str])
def test_an_answer_shows_nothing_of_its_body(shown: object) -> None:
    assert callable(shown)
    assert ACCESS not in shown(Answer(200, {}, json.dumps({"access_token": ACCESS}).encode()))
