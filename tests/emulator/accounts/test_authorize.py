"""``/authorize``: who is asked, who is refused on the page, and who is sent back."""

import re

import pytest

from tests.emulator.accounts.support import REDIRECT, SCOPES, App, s256, told


@pytest.fixture
def app() -> App:
    return App()


def test_the_page_says_who_wants_what(app: App) -> None:
    page = app.ask()
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    for shown in (*SCOPES.split(), app.api.emulator.client_id, REDIRECT, "Approve", "Deny"):
        assert shown in page.text
    assert "http" not in re.sub(re.escape(REDIRECT), "", page.text)


def test_who_agrees_is_sent_back_with_a_code_and_the_state(app: App) -> None:
    answer = told(app.press("approve", app.ask()))
    assert answer.keys() == {"code", "state"}
    assert answer["state"] == "a state & more"
    assert re.fullmatch(r"[\w-]{100,}", answer["code"])


def test_who_denies_is_sent_back_with_an_error(app: App) -> None:
    answer = told(app.press("deny", app.ask()))
    assert answer == {"error": "access_denied", "state": "a state & more"}


def test_without_a_state_none_comes_back(app: App) -> None:
    assert told(app.press("deny", app.ask(state=None))) == {"error": "access_denied"}


def test_a_page_is_answered_once(app: App) -> None:
    page = app.ask()
    app.press("deny", page)
    again = app.press("approve", page)
    assert (again.status_code, "answered before" in again.text) == (400, True)
    assert app.post("/authorize", answer="approve", form_token="f" * 48).status_code == 400
    assert app.post("/authorize").status_code == 400


def test_a_button_that_is_none_leaves_the_page_open(app: App) -> None:
    page = app.ask()
    assert app.press("perhaps", page).status_code == 400
    assert "code" in told(app.press("approve", page))


@pytest.mark.parametrize(
    ("changed", "problem"),
    [
        ({"client_id": None}, "Missing required parameter: client_id"),
        ({"client_id": "0" * 32}, "INVALID_CLIENT: Invalid client"),
        ({"redirect_uri": None}, "INVALID_CLIENT: Invalid redirect URI"),
        ({"redirect_uri": "http://127.0.0.1:8899/other"}, "redirect_uri: Not matching"),
        ({"redirect_uri": "http://localhost:8899/callback"}, "INVALID_CLIENT: Invalid redirect"),
        ({"redirect_uri": "https://example.org/<script>"}, "INVALID_CLIENT: Invalid redirect"),
    ],
)
def test_what_is_wrong_with_the_app_stays_on_the_page(
    app: App, changed: dict[str, str | None], problem: str
) -> None:
    for consent in ("ask", "approve", "deny"):
        app.set_terms(consent=consent)
        page = app.ask(**changed)
        assert page.status_code == 400
        assert "location" not in page.headers
        assert problem in page.text
        assert "<script>" not in page.text


@pytest.mark.parametrize(
    ("changed", "error"),
    [
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": None}, "unsupported_response_type"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"code_challenge_method": None}, "invalid_request"),
        ({"code_challenge": None}, "invalid_request"),
        ({"code_challenge": s256("x") + "="}, "invalid_request"),
        ({"scope": "user-library-read everything"}, "invalid_scope"),
    ],
)
def test_what_is_wrong_with_the_question_is_told_to_the_app(
    app: App, changed: dict[str, str | None], error: str
) -> None:
    assert told(app.ask(**changed)) == {"error": error, "state": "a state & more"}


def test_nobody_is_asked_twice_for_the_same(app: App) -> None:
    app.press("approve", app.ask())
    assert "code" in told(app.ask())
    assert "code" in told(app.ask(scope="user-library-read"))
    assert app.ask(show_dialog="true").status_code == 200
    assert app.ask(scope=f"{SCOPES} user-top-read").status_code == 200
    app.api.do("POST", "/_emulator/accounts/revoke")
    assert app.ask().status_code == 200


def test_somebody_who_denied_is_asked_again(app: App) -> None:
    app.press("deny", app.ask())
    assert app.ask().status_code == 200


@pytest.mark.parametrize(
    ("consent", "auto", "outcome"),
    [
        ("approve", None, "code"),
        ("approve", "approve", "code"),
        ("approve", "deny", "error"),
        ("approve", "whatever", "code"),
        ("deny", None, "error"),
        ("deny", "approve", "code"),
    ],
)
def test_the_page_can_be_left_out(consent: str, auto: str | None, outcome: str) -> None:
    app = App(consent=consent)
    assert outcome in told(app.ask(auto=auto))


def test_an_address_does_not_approve_itself(app: App) -> None:
    assert app.ask(auto="approve").status_code == 200


def test_only_so_many_pages_are_open(app: App) -> None:
    first = app.ask()
    for _ in range(99):
        app.ask()
    assert "code" in told(app.press("approve", first))
    second = app.ask(show_dialog="true")
    for _ in range(100):
        app.ask(show_dialog="true")
    assert app.press("approve", second).status_code == 400
