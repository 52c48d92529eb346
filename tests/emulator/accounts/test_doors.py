"""What a token opens: scopes at the gateway, private fields, and what the log does not hold."""

import json
from urllib.parse import quote

import pytest

from tests.emulator.accounts.support import REDIRECT, VERIFIER, App, refusal, s256, tokens
from tests.emulator.support import Api
from tuify.emulator.accounts.scopes import SCOPES, demand_of

LACKING = (403, "Insufficient client scope")


@pytest.fixture
def app() -> App:
    return App(consent="approve")


def test_a_token_opens_what_its_scopes_say(app: App) -> None:
    token = app.log_in(scope="user-library-read")["access_token"]
    assert app.opens(token, "/me/tracks") == (200, "")
    assert app.opens(token, "/search?q=a&type=track") == (200, "")
    assert app.opens(token, "/me/player") == LACKING
    assert app.opens(token, "/me/playlists") == LACKING
    assert app.opens(token, "/nowhere") == (404, "Service not found")
    assert app.opens("token", "/me/playlists") == (200, "")


def test_a_token_without_scopes_opens_what_needs_none(app: App) -> None:
    given = app.log_in(scope=None)
    assert given["scope"] == ""
    assert app.opens(given["access_token"], "/me") == (200, "")
    assert app.opens(given["access_token"]) == LACKING


def test_a_refused_command_does_nothing(app: App) -> None:
    token = app.log_in(scope="user-read-playback-state")["access_token"]
    answer = app.api.send("PUT", "/me/player/pause", token=f"Bearer {token}")
    assert (answer.status_code, answer.json()["error"]["message"]) == LACKING
    assert app.api.player()["is_playing"] is True


def test_what_an_app_is_not_given_is_forbidden_before_scopes_count() -> None:
    app = App(Api(mode="development"), consent="approve")
    token = app.log_in(scope="user-read-private")["access_token"]
    assert app.opens(token, "/me/tracks/contains?ids=x") == (403, "Forbidden")
    assert app.opens(token, "/me/tracks") == LACKING


@pytest.mark.parametrize(
    ("scope", "seen"),
    [
        (None, set[str]()),
        ("user-read-email", {"email"}),
        ("user-read-private", {"country", "explicit_content", "product"}),
    ],
)
def test_what_is_private_about_a_user_needs_a_scope(
    app: App, scope: str | None, seen: set[str]
) -> None:
    token = app.log_in(scope=scope)["access_token"]
    shown = app.api.send("GET", "/me", token=f"Bearer {token}").json()
    assert shown.keys() & {"country", "email", "explicit_content", "product"} == seen
    assert shown["id"]


@pytest.mark.parametrize(
    ("method", "uris", "needed"),
    [
        ("PUT", "spotify:track:a", {"user-library-modify"}),
        ("DELETE", "spotify:artist:a,spotify:user:b", {"user-follow-modify"}),
        ("PUT", "spotify:playlist:a", {"playlist-modify-public"}),
        ("GET", "spotify:album:a,spotify:artist:b", {"user-library-read", "user-follow-read"}),
        ("GET", "spotify:playlist:a", {"playlist-read-private"}),
        ("GET", "", set[str]()),
    ],
)
def test_the_library_needs_a_scope_for_each_kind_of_thing(
    method: str, uris: str, needed: set[str]
) -> None:
    path = "/me/library/contains" if method == "GET" else "/me/library"
    assert demand_of(method, path, f"uris={quote(uris)}").every == needed


def test_a_look_at_the_head_needs_what_the_whole_needs(app: App) -> None:
    token = app.log_in(scope="user-top-read")["access_token"]
    assert app.api.send("HEAD", "/me/tracks", token=f"Bearer {token}").status_code == 403


def test_one_of_two_scopes_is_enough_to_change_playlists() -> None:
    demand = demand_of("POST", "/me/playlists", "")
    assert demand.is_met_by(frozenset({"playlist-modify-private"}))
    assert demand.is_met_by(frozenset({"playlist-modify-public"}))
    assert not demand.is_met_by(SCOPES - {"playlist-modify-private", "playlist-modify-public"})
    picture = demand_of("PUT", "/playlists/x/images", "")
    assert not picture.is_met_by(frozenset({"playlist-modify-public"}))
    assert not picture.is_met_by(frozenset({"ugc-image-upload"}))
    assert picture.is_met_by(frozenset({"ugc-image-upload", "playlist-modify-public"}))


# -- weather, the log, the strings -------------------------------------------------------------


def test_the_accounts_service_has_weather(app: App) -> None:
    given = app.log_in()
    app.api.weather({"kind": "server_error", "status": 503, "path": "/api/token", "count": 1})
    assert app.refresh(given["refresh_token"]).status_code == 503
    tokens(app.refresh(given["refresh_token"]))
    app.api.weather({"kind": "slow", "ms": 700, "path": "/authorize"})
    app.ask()
    assert app.api.time.slept == [0.7]


def test_with_its_answer_lost_a_rotated_token_is_used_up_all_the_same(app: App) -> None:
    app.set_terms(consent="approve", rotation=True)
    token = app.log_in()["refresh_token"]
    rule = {"kind": "server_error", "path": "/api/token", "executed": True, "count": 1}
    app.api.weather(rule)
    assert app.refresh(token).status_code == 502
    assert refusal(app.refresh(token))[2] == "Refresh token revoked"


def test_neither_the_log_nor_the_state_holds_a_secret(app: App) -> None:
    code = app.code()
    given = tokens(app.redeem(code))
    app.api.send("POST", f"http://emulator/api/token?code={code}&code_verifier={VERIFIER}")
    app.api.send("GET", f"http://emulator/callback?code={code}")
    log = app.api.get("/_emulator/requests")["requests"]
    told = [(one["method"], one["path"], one["status"]) for one in log]
    assert told[:3] == [
        ("GET", "/authorize", 302),
        ("POST", "/api/token", 200),
        ("POST", "/api/token", 400),
    ]
    assert s256(VERIFIER) in log[0]["query"]
    for secret in (code, VERIFIER, given["access_token"], given["refresh_token"]):
        assert secret not in json.dumps(log)
        assert secret not in json.dumps(app.state())
        assert secret not in repr(vars(app.api.emulator.accounts)["_ledger"].logins)


def test_answers_carry_the_moment_of_the_world(app: App) -> None:
    first = app.ask().headers["date"]
    app.api.event("advance", ms=3_600_000)
    dates = [first, app.ask().headers["date"], app.api.send("GET", "/me").headers["date"]]
    assert [date[-12:] for date in dates] == ["11:06:40 GMT", "12:06:40 GMT", "12:06:40 GMT"]


def test_the_state_shows_terms_and_logins(app: App) -> None:
    assert app.state()["terms"]["consent"] == "approve"
    app.log_in(scope="user-top-read")
    app.set_terms(token_lifetime_s=60, redirect_uris=[REDIRECT], login_lifetime_s=1000)
    state = app.state()
    assert state["client_id"] == app.api.emulator.client_id
    assert state["terms"] == {
        "consent": "ask",
        "redirect_uris": [REDIRECT],
        "rotation": False,
        "token_lifetime_s": 60,
        "login_lifetime_s": 1000,
    }
    (login,) = state["logins"]
    assert login == {
        "authorized_at": 1_795_000_000,
        "ends_at": 1_795_001_000,
        "refreshed": 0,
        "revoked": False,
        "scopes": ["user-top-read"],
    }


@pytest.mark.parametrize(
    "terms",
    [
        {"consent": "perhaps"},
        {"rotation": 1},
        {"token_lifetime_s": 0},
        {"token_lifetime_s": True},
        {"login_lifetime_s": 1.5},
        {"redirect_uris": "http://127.0.0.1/callback"},
        {"redirect_uris": ["http://localhost/callback"]},
        {"scopes": []},
    ],
)
def test_terms_that_make_no_sense_change_nothing(app: App, terms: dict[str, object]) -> None:
    before = app.state()
    status, message, _ = app.api.refused("PUT", "/_emulator/accounts", {"rotation": True, **terms})
    assert (status, bool(message)) == (400, True)
    assert app.state() == before
