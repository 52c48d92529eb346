"""An app that logs in to the emulated accounts service, step by step."""

import hashlib
import re
from base64 import urlsafe_b64encode
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx

from tests.emulator.support import Api

AT = "http://emulator"
REDIRECT = "http://127.0.0.1:8899/callback"
VERIFIER = "a-verifier-that-is-long-enough~to.be_one-0123456789"
SCOPES = "user-library-read user-read-playback-state"
FORM = "application/x-www-form-urlencoded"

Wishes = dict[str, str | None]


def s256(verifier: str) -> str:
    """The challenge of a verifier, as an app makes it."""
    digest = hashlib.sha256(verifier.encode()).digest()
    return urlsafe_b64encode(digest).decode().rstrip("=")


def told(answer: httpx.Response) -> dict[str, str]:
    """What the app is told at its redirect address, which must be the usual one."""
    assert answer.status_code == 302
    address = answer.headers["location"]
    assert address.startswith(f"{REDIRECT}?")
    return {name: value for name, [value] in parse_qs(urlsplit(address).query).items()}


class App:
    """An app that is registered, and the emulator it logs in to. ``terms`` are set at once."""

    def __init__(self, api: Api | None = None, **terms: object) -> None:
        self.api = api or Api()
        self.set_terms(**terms)

    def set_terms(self, **terms: object) -> None:
        self.api.do("PUT", "/_emulator/accounts", terms)

    def state(self) -> Any:  # noqa: ANN401  # the body is whatever the test is about
        return self.api.get("/_emulator/accounts")

    # -- the browser -------------------------------------------------------------------------

    def ask(self, **changed: str | None) -> httpx.Response:
        """Open the address of ``/authorize``; what is None is left out."""
        wish: Wishes = {
            "client_id": self.api.emulator.client_id,
            "response_type": "code",
            "redirect_uri": REDIRECT,
            "scope": SCOPES,
            "state": "a state & more",
            "code_challenge_method": "S256",
            "code_challenge": s256(VERIFIER),
            **changed,
        }
        query = urlencode({name: value for name, value in wish.items() if value is not None})
        return self.api.send("GET", f"{AT}/authorize?{query}", token=None)

    def press(self, button: str, page: httpx.Response) -> httpx.Response:
        """Press one of the buttons of the page."""
        assert page.status_code == 200, page.text
        found = re.search(r'name="form_token" value="(\w+)"', page.text)
        assert found is not None
        return self.post("/authorize", form_token=found[1], answer=button)

    def code(self, **changed: str | None) -> str:
        """Ask, agree, and return the code."""
        page = self.ask(**changed)
        return told(page if page.status_code == 302 else self.press("approve", page))["code"]

    # -- the app -----------------------------------------------------------------------------

    def post(self, path: str, **form: str) -> httpx.Response:
        return self.api.send(
            "POST",
            AT + path,
            content=urlencode(form).encode(),
            headers={"Content-Type": FORM},
            token=None,
        )

    def redeem(self, code: str, /, **changed: str | None) -> httpx.Response:
        form: Wishes = {
            "grant_type": "authorization_code",
            "code": code,
            "redirect_uri": REDIRECT,
            "client_id": self.api.emulator.client_id,
            "code_verifier": VERIFIER,
            **changed,
        }
        return self.post("/api/token", **{key: one for key, one in form.items() if one is not None})

    def refresh(self, token: str) -> httpx.Response:
        return self.post(
            "/api/token",
            grant_type="refresh_token",
            refresh_token=token,
            client_id=self.api.emulator.client_id,
        )

    def log_in(self, **changed: str | None) -> dict[str, Any]:
        """Do all of it and return the tokens."""
        return tokens(self.redeem(self.code(**changed)))

    def opens(self, access_token: str, path: str = "/me/tracks") -> tuple[int, str]:
        """What the Web API says to a token: the status, and the message of an error."""
        answer = self.api.send("GET", path, token=f"Bearer {access_token}")
        message = "" if answer.is_success else answer.json()["error"]["message"]
        return answer.status_code, message


def tokens(answer: httpx.Response) -> dict[str, Any]:
    """The tokens in an answer, which must be a good one."""
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "no-store"
    body: dict[str, Any] = answer.json()
    return body


def refusal(answer: httpx.Response) -> tuple[int, str, str]:
    """Status, error and description of an answer without tokens."""
    assert answer.headers["content-type"] == "application/json"
    assert answer.json().keys() == {"error", "error_description"}
    return answer.status_code, answer.json()["error"], answer.json()["error_description"]
