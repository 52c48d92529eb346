"""``/api/token``: codes for tokens, old tokens for fresh ones, and the bodies of refusals."""

import json
from pathlib import Path

import pytest

from tests.emulator.accounts.support import (
    AT,
    FORM,
    REDIRECT,
    SCOPES,
    VERIFIER,
    App,
    refusal,
    s256,
    tokens,
)
from tests.spotify.recordings import recording
from tuify.emulator.accounts.terms import SIX_MONTHS_S

UNKNOWN = (400, "invalid_grant", "Invalid refresh token")
REVOKED = (400, "invalid_grant", "Refresh token revoked")
BAD_CODE = (400, "invalid_grant", "Invalid authorization code")


@pytest.fixture
def app() -> App:
    return App(consent="approve")


def pass_s(app: App, seconds: float) -> None:
    app.api.time.pass_ms(seconds * 1000)


# -- a code ------------------------------------------------------------------------------------


def test_a_code_gives_tokens(app: App) -> None:
    given = tokens(app.redeem(app.code()))
    assert given.keys() == {"access_token", "expires_in", "refresh_token", "scope", "token_type"}
    assert (given["token_type"], given["expires_in"], given["scope"]) == ("Bearer", 3600, SCOPES)
    assert given["access_token"] != given["refresh_token"]
    assert app.opens(given["access_token"]) == (200, "")
    assert app.log_in()["access_token"] != given["access_token"]


def test_a_code_is_good_once(app: App) -> None:
    code = app.code()
    tokens(app.redeem(code))
    assert refusal(app.redeem(code)) == BAD_CODE
    assert refusal(app.redeem(app.code()[:-1])) == BAD_CODE


def test_a_code_is_good_for_ten_minutes(app: App) -> None:
    early, late = app.code(), app.code()
    pass_s(app, 599)
    tokens(app.redeem(early))
    pass_s(app, 1)
    assert refusal(app.redeem(late)) == (400, "invalid_grant", "Authorization code expired")


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"code_verifier": VERIFIER + "x"}, ("invalid_grant", "code_verifier was incorrect")),
        ({"code_verifier": s256(VERIFIER)}, ("invalid_grant", "code_verifier was incorrect")),
        ({"code_verifier": None}, ("invalid_request", "code_verifier must be supplied")),
        (
            {"redirect_uri": "http://127.0.0.1:8898/callback"},
            ("invalid_grant", "Invalid redirect URI"),
        ),
        ({"redirect_uri": None}, ("invalid_request", "redirect_uri must be supplied")),
        ({"code": None}, ("invalid_request", "code must be supplied")),
        ({"client_id": "0" * 32}, ("invalid_client", "Invalid client")),
        ({"client_id": None}, ("invalid_client", "Invalid client")),
        ({"grant_type": None}, ("unsupported_grant_type", "grant_type parameter is missing")),
    ],
)
def test_everything_must_fit_and_a_refusal_does_not_use_the_code_up(
    app: App, changed: dict[str, str | None], expected: tuple[str, str]
) -> None:
    code = app.code()
    assert refusal(app.redeem(code, **changed)) == (400, *expected)
    tokens(app.redeem(code))


def test_it_takes_a_form_and_nothing_else(app: App) -> None:
    address, code = f"{AT}/api/token", app.code()
    form = {"grant_type": "authorization_code", "code": code, "redirect_uri": REDIRECT}
    as_json = app.api.send("POST", address, json=form, token=None)
    assert refusal(as_json) == (415, "invalid_request", f"The body must be {FORM}")
    headers = {"Content-Type": FORM}
    with_secret = app.api.send("POST", address, headers=headers, token="Basic eDp5")
    assert refusal(with_secret) == (400, "invalid_client", "Invalid client secret")
    nothing = app.api.send("POST", address, headers=headers, token=None)
    assert refusal(nothing)[1] == "unsupported_grant_type"
    heap = app.api.send("POST", address, content=b"a=1&" * 50, headers=headers, token=None)
    assert refusal(heap)[1] == "unsupported_grant_type"
    assert app.api.send("GET", address).status_code == 405


def test_other_kinds_of_grants_are_none(app: App) -> None:
    answer = app.post(
        "/api/token", grant_type="client_credentials", client_id=app.api.emulator.client_id
    )
    assert refusal(answer)[:2] == (400, "unsupported_grant_type")


# -- refreshing --------------------------------------------------------------------------------


def test_a_refresh_answers_without_a_refresh_token_and_the_old_one_stays_good(app: App) -> None:
    given = app.log_in()
    for _ in range(3):
        fresh = tokens(app.refresh(given["refresh_token"]))
        assert fresh.keys() == {"access_token", "expires_in", "scope", "token_type"}
        assert fresh["scope"] == SCOPES
        assert app.opens(fresh["access_token"]) == (200, "")
    assert app.opens(given["access_token"]) == (200, "")
    assert app.state()["logins"][0]["refreshed"] == 3


def test_with_rotation_a_refresh_token_is_good_once(app: App) -> None:
    app.set_terms(consent="approve", rotation=True)
    first = app.log_in()["refresh_token"]
    second = tokens(app.refresh(first))["refresh_token"]
    third = tokens(app.refresh(second))["refresh_token"]
    assert len({first, second, third}) == 3
    assert [refusal(app.refresh(old)) for old in (first, second)] == [REVOKED, REVOKED]
    assert app.state()["reused_refresh_tokens"] == 2
    assert tokens(app.refresh(third))["refresh_token"] != third
    assert len(app.state()["logins"]) == 1


def test_rotation_can_begin_and_end_while_somebody_is_logged_in(app: App) -> None:
    first = app.log_in()["refresh_token"]
    app.set_terms(rotation=True)
    second = tokens(app.refresh(first))["refresh_token"]
    app.set_terms(rotation=False)
    assert "refresh_token" not in tokens(app.refresh(second))
    assert refusal(app.refresh(first)) == REVOKED
    tokens(app.refresh(second))


def test_an_access_token_expires_and_can_be_refreshed(app: App) -> None:
    app.set_terms(consent="approve", token_lifetime_s=5)
    given = app.log_in()
    assert given["expires_in"] == 5
    pass_s(app, 4.9)
    assert app.opens(given["access_token"]) == (200, "")
    pass_s(app, 0.1)
    assert app.opens(given["access_token"]) == (401, "The access token expired")
    fresh = tokens(app.refresh(given["refresh_token"]))
    assert app.opens(fresh["access_token"]) == (200, "")


def test_a_login_ends_six_months_after_somebody_agreed(app: App) -> None:
    token = app.log_in()["refresh_token"]
    pass_s(app, SIX_MONTHS_S - 1)
    tokens(app.refresh(token))
    pass_s(app, 1)
    assert refusal(app.refresh(token)) == UNKNOWN


def test_a_token_nobody_gave_is_no_token(app: App) -> None:
    assert refusal(app.refresh("AQ" + "x" * 128)) == UNKNOWN
    given = app.log_in()
    assert refusal(app.refresh(given["access_token"])) == UNKNOWN
    assert app.opens(given["refresh_token"]) == (401, "Invalid access token")
    answer = app.post(
        "/api/token", grant_type="refresh_token", client_id=app.api.emulator.client_id
    )
    assert refusal(answer) == (400, "invalid_request", "refresh_token must be supplied")


def test_what_is_revoked_opens_nothing(app: App) -> None:
    given, code = app.log_in(), app.code()
    app.api.do("POST", "/_emulator/accounts/revoke")
    assert app.opens(given["access_token"]) == (401, "Invalid access token")
    assert refusal(app.refresh(given["refresh_token"])) == REVOKED
    assert refusal(app.redeem(code)) == BAD_CODE
    assert app.opens("token") == (200, "")
    assert app.opens(app.log_in()["access_token"]) == (200, "")


def test_access_tokens_alone_can_be_revoked(app: App) -> None:
    given = app.log_in()
    app.api.do("POST", "/_emulator/accounts/revoke", {"only": "access_tokens"})
    assert app.opens(given["access_token"]) == (401, "Invalid access token")
    assert app.opens(tokens(app.refresh(given["refresh_token"]))["access_token"]) == (200, "")
    assert app.api.refused("POST", "/_emulator/accounts/revoke", {"only": "x"})[0] == 400


# -- the recorded bodies -----------------------------------------------------------------------


def test_refusals_are_as_recorded(app: App) -> None:
    app.set_terms(consent="approve", rotation=True)
    spent = app.log_in()["refresh_token"]
    app.refresh(spent)
    answers = {
        "token_bad_code_400": app.redeem("AQ" + "x" * 100),
        "token_bad_verifier_400": app.redeem(app.code(), code_verifier="y" * 43),
        "token_invalid_grant_400": app.refresh("AQ" + "x" * 100),
        "token_invalid_grant_revoked_400": app.refresh(spent),
    }
    folder = Path(__file__).parents[3].parent / "shared" / "recordings" / "observed-http"
    for name, answer in answers.items():
        recorded = json.loads(recording(folder / f"{name}.json"))["response"]
        assert answer.status_code == recorded["status"]
        assert answer.json() == recorded["body"]
        assert answer.headers["content-type"] == recorded["headers"]["content-type"]
