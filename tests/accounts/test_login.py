"""One attempt to log in: both ways back, and what is left of it."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.accounts.support import ACCOUNTS, CODE, NOW, Accounts, Reply, refusal, run, tokens
from tuify.accounts.errors import (
    AccountError,
    AccountsUnavailable,
    BadRedirect,
    CodeExpired,
    Denied,
    NothingToRead,
    WrongState,
)
from tuify.accounts.login import Login, LoginPlan
from tuify.accounts.scopes import SCOPES
from tuify.settings import Settings

ANY_PORT = "http://127.0.0.1/callback"
ELSEWHERE = "https://example.org/callback"


class Attempt(Login):
    """An attempt against a service that answers as was written down."""

    def __init__(
        self, *replies: Reply, redirect: str = ANY_PORT, port: int | None = None, ahead: float = 0
    ) -> None:
        self.accounts = Accounts(*replies or (tokens(),))
        plan = LoginPlan("client", redirect)
        super().__init__(plan, self.accounts.service, wall=lambda: NOW + ahead, port=port)

    @property
    def asked(self) -> dict[str, str]:
        """What the address asks for."""
        query = parse_qs(urlsplit(self.address).query)
        return {key: value for key, [value] in query.items()}

    def answer(self, **told: str) -> str:
        """The address a browser is sent to."""
        return f"{self.redirect.uri}?{urlencode({'state': self.asked['state'], **told})}"


async def visit(address: str) -> int:
    """Have a browser go there; the status."""
    async with httpx.AsyncClient(trust_env=False, verify=False) as browser:
        return (await browser.get(address)).status_code


def test_the_usual_redirect_address_is_the_same_everywhere() -> None:
    assert LoginPlan("client").redirect_uri == Settings().redirect_uri


def test_the_address_asks_for_what_is_used_and_proves_nothing_yet() -> None:
    async def main() -> None:
        async with Attempt() as attempt:
            assert attempt.address.startswith(f"{ACCOUNTS}/authorize?")
            assert attempt.asked["scope"].split() == list(SCOPES)
            assert attempt.asked["redirect_uri"] == attempt.redirect.uri
            attempt.paste(CODE)
            await attempt.finished()
            [form] = attempt.accounts.forms
            digest = hashlib.sha256(form["code_verifier"].encode()).digest()
            challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
            assert attempt.asked["code_challenge"] == challenge
            assert form["code_verifier"] not in attempt.address

    run(main())


def test_a_browser_on_this_machine_comes_back_by_itself() -> None:
    async def main() -> None:
        async with Attempt(tokens(3)) as attempt:
            assert attempt.is_listening
            assert await visit(attempt.answer(code=CODE)) == 200
            login = await attempt.finished()
            assert login.access_token.reveal() == "access-3"
            assert login.refresh_token.reveal() == "refresh-3"
            assert login.expires_at == NOW + 3600
            assert login.authorized_at == NOW
            assert login.scopes == ("user-library-read",)
            [form] = attempt.accounts.forms
            assert form["code"] == CODE
            assert form["redirect_uri"] == attempt.redirect.uri

    run(main())


@pytest.mark.parametrize("redirect", [ANY_PORT, ELSEWHERE])
def test_pasting_works_wherever_the_browser_is(redirect: str) -> None:
    async def main() -> None:
        async with Attempt(redirect=redirect) as attempt:
            waiting = asyncio.create_task(attempt.finished())
            attempt.paste(f"  {attempt.answer(code=CODE)[:60]}\n{attempt.answer(code=CODE)[60:]}\n")
            assert (await waiting).client_id == "client"
            assert attempt.accounts.forms[0]["redirect_uri"] == attempt.redirect.uri

    run(main())


def test_whichever_comes_first_counts_and_the_other_is_ignored() -> None:
    async def main() -> None:
        async with Attempt() as attempt:
            attempt.paste(CODE)
            assert await visit(attempt.answer(code="B" * 30)) == 200
            attempt.paste(attempt.answer(error="access_denied"))
            await attempt.finished()
            assert [form["code"] for form in attempt.accounts.forms] == [CODE]

    run(main())


def test_what_can_not_be_it_is_told_and_the_attempt_goes_on() -> None:
    async def main() -> None:
        async with Attempt() as attempt:
            with pytest.raises(NothingToRead):
                attempt.paste("hello")
            with pytest.raises(WrongState):
                attempt.paste(f"{ANY_PORT}?code={CODE}&state=another")
            attempt.paste(attempt.answer(code=CODE))
            await attempt.finished()

    run(main())


@pytest.mark.parametrize("pastes", [True, False])
def test_a_denial_ends_it(pastes: bool) -> None:
    async def main() -> None:
        async with Attempt() as attempt:
            back = attempt.answer(error="access_denied")
            if pastes:
                attempt.paste(back)
            else:
                await visit(back)
            with pytest.raises(Denied):
                await attempt.finished()
            assert attempt.accounts.forms == []

    run(main())


def test_a_port_in_use_leaves_the_pasting() -> None:
    async def main() -> None:
        async with Attempt() as first:
            port = first.redirect.port
            async with Attempt(redirect=f"http://127.0.0.1:{port}/callback") as second:
                assert second.busy_port == port
                assert not second.is_listening
                second.paste(second.answer(code=CODE))
                await second.finished()

    run(main())


def test_another_port_can_be_listened_on() -> None:
    async def main() -> None:
        async with Attempt() as first:
            free = first.redirect.port
        async with Attempt(redirect="http://127.0.0.1:9/callback", port=free) as attempt:
            assert attempt.redirect.uri == f"http://127.0.0.1:{free}/callback"
            assert attempt.asked["redirect_uri"] == attempt.redirect.uri
            assert await visit(attempt.answer(code=CODE)) == 200

    run(main())


def test_a_redirect_elsewhere_opens_no_port() -> None:
    async def main() -> None:
        async with Attempt(redirect=ELSEWHERE, port=8899) as attempt:
            assert not attempt.is_listening
            assert attempt.busy_port is None
            assert attempt.redirect.uri == ELSEWHERE

    run(main())


def test_a_redirect_the_service_would_refuse_is_refused_at_once() -> None:
    async def main() -> None:
        with pytest.raises(BadRedirect):
            Attempt(redirect="http://localhost:8899/callback")

    run(main())


def test_a_service_in_trouble_can_be_asked_once_more() -> None:
    async def main() -> None:
        async with Attempt(httpx.ConnectError("refused"), tokens()) as attempt:
            attempt.paste(CODE)
            with pytest.raises(AccountsUnavailable):
                await attempt.finished()
            assert (await attempt.finished()).access_token.reveal() == "access-1"

    run(main())


@pytest.mark.parametrize(
    ("reply", "error"),
    [
        (refusal("invalid_grant", "Invalid authorization code"), CodeExpired),
        (refusal("invalid_grant", "Invalid redirect URI"), BadRedirect),
        (tokens(refresh_token=None), AccountError),
    ],
)
def test_a_code_that_brings_nothing_says_why(reply: Reply, error: type[AccountError]) -> None:
    async def main() -> None:
        async with Attempt(reply) as attempt:
            attempt.paste(CODE)
            with pytest.raises(error):
                await attempt.finished()

    run(main())


@pytest.mark.parametrize("ahead", [0.0, 300.0, -7200.0])
def test_a_wrong_clock_is_noticed(ahead: float) -> None:
    async def main() -> None:
        async with Attempt(ahead=ahead) as attempt:
            attempt.paste(CODE)
            await attempt.finished()
            assert attempt.skew_s == ahead

    run(main())


def test_leaving_it_closes_the_port_and_leaves_no_complaint() -> None:
    async def main() -> None:
        complaints: list[object] = []
        loop = asyncio.get_running_loop()
        loop.set_exception_handler(lambda _, context: complaints.append(context))
        async with Attempt() as attempt:
            waiting = asyncio.create_task(attempt.finished())
            await asyncio.sleep(0)
            attempt.paste(attempt.answer(error="access_denied"))
            waiting.cancel()
        with pytest.raises(httpx.ConnectError):
            await visit(attempt.answer(code=CODE))
        assert complaints == []
        assert attempt.accounts.forms == []

    run(main())


def test_no_two_attempts_have_anything_in_common() -> None:
    async def main() -> None:
        async with Attempt() as first, Attempt() as second:
            assert first.asked["state"] != second.asked["state"]
            assert first.asked["code_challenge"] != second.asked["code_challenge"]

    run(main())
