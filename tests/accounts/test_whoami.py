"""Whose login it is, by one question."""

from __future__ import annotations

import json

import httpx
import pytest

from tests.accounts.support import ACCESS, login, run
from tuify.accounts.whoami import verified
from tuify.spotify.errors import (
    NotAllowListed,
    OwnerWithoutPremium,
    SpotifyError,
    Unauthorized,
    Unreachable,
)

API = "https://api.example.org/v1"
UNREGISTERED = "User not registered in the Developer Dashboard"
NO_PREMIUM = "Active premium subscription required for the owner of the app."
EXPIRED = json.dumps({"error": {"status": 401, "message": "The access token expired"}})


def service(
    *answers: httpx.Response | Exception,
) -> tuple[httpx.MockTransport, list[httpx.Request]]:
    """Gives these answers, the last one repeating, and keeps what was asked."""
    asked: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        reply = answers[min(len(asked), len(answers) - 1)]
        asked.append(request)
        if isinstance(reply, Exception):
            raise reply
        return reply

    return httpx.MockTransport(answer), asked


def test_the_login_learns_its_account_by_one_question() -> None:
    http, asked = service(httpx.Response(200, json={"id": "ada", "display_name": "Ada\x1b[2J"}))
    known = run(verified(login(), API, http=http))
    assert (known.user_id, known.user_name) == ("ada", "Ada")
    assert known.refresh_token == login().refresh_token
    [request] = asked
    assert (request.method, str(request.url)) == ("GET", f"{API}/me")
    assert request.headers["authorization"] == f"Bearer {ACCESS}"


@pytest.mark.parametrize("told", [{"id": "ada"}, {"id": "ada", "display_name": None}])
def test_who_has_no_name_is_called_by_the_id(told: dict[str, object]) -> None:
    http, _ = service(httpx.Response(200, json=told))
    assert run(verified(login(), API, http=http)).user_name == "ada"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (httpx.Response(403, text=UNREGISTERED), NotAllowListed),
        (httpx.Response(403, text=NO_PREMIUM), OwnerWithoutPremium),
        (httpx.Response(401, text=EXPIRED), Unauthorized),
        (httpx.ConnectError("refused"), Unreachable),
    ],
)
def test_what_the_app_or_the_account_lacks_shows(
    answer: httpx.Response | Exception, error: type[SpotifyError]
) -> None:
    http, _ = service(answer)
    with pytest.raises(error) as caught:
        run(verified(login(), API, http=http))
    assert ACCESS not in str(caught.value)
