"""`tuify login` from the address to the file: what works, each failure, and what is kept then."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Callable
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
import pytest

from tests.accounts.support import ACCESS, CODE, REFRESH, Reply, login, refusal, tokens
from tests.cli.login.support import ADA, CLIENT, ELSEWHERE, Desk, Typed, address_in
from tests.playback.sim import run_virtual
from tuify.accounts.scopes import REASONS
from tuify.accounts.stored_login import StoredLogin
from tuify.cli.login.codes import DENIED, LOG_IN, NO_ANSWER
from tuify.cli.login.dialogue import Failed
from tuify.cli.login.race import PATIENCE_S, Cancelled

OFFLINE = httpx.ConnectError("refused")
UNREGISTERED = httpx.Response(403, text="User not registered in the Developer Dashboard")
NO_PREMIUM = httpx.Response(
    403, text="Active premium subscription required for the owner of the app."
)
REFUSED = httpx.Response(401, json={"error": {"status": 401, "message": "Invalid access token"}})


def back(**told: str) -> Callable[[str], str]:
    """The address a browser is sent to, made from the one that was shown."""

    def made(address: str) -> str:
        [state] = parse_qs(urlsplit(address).query)["state"]
        return f"{ELSEWHERE}?{urlencode({'state': state, **told})}"

    return made


def failure(desk: Desk) -> Failed:
    with pytest.raises(Failed) as caught:
        run_virtual(desk.log_in())
    return caught.value


def test_the_login_is_kept_and_whose_it_is_is_told(tmp_path: Path) -> None:
    desk = Desk(tmp_path, back(code=CODE))
    made = run_virtual(desk.log_in())
    assert desk.file.read() == made
    assert made.user_name == "Ada"
    assert made.client_id == CLIENT
    assert "Logged in as Ada, until 2027-03-22." in desk.said


def test_the_address_is_shown_opened_and_copied(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE)
    run_virtual(desk.log_in())
    assert desk.opened == [address_in(desk.out.getvalue())]
    assert desk.out.getvalue().count("\x1b]52;c;") == 1
    assert "Your browser was asked" in desk.said


def test_a_pipe_is_sent_plain_lines_only(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE, None, is_terminal=False)
    run_virtual(desk.log_in())
    assert "\x1b" not in desk.out.getvalue()
    assert "\r" not in desk.out.getvalue()


def test_what_was_granted_too_little_is_named(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE, replies=[tokens(scope="user-library-read")])
    run_virtual(desk.log_in())
    lacking = desk.said.partition("did not grant everything")[2]
    assert "user-library-modify: to save things" in lacking
    assert "user-library-read: to" not in lacking


def test_each_permission_is_named_with_what_it_is_for_before_it_is_asked_for(
    tmp_path: Path,
) -> None:
    desk = Desk(tmp_path, CODE)
    run_virtual(desk.log_in())
    before = desk.said.partition("Open this address")[0] or desk.said.partition("/authorize")[0]
    for scope, reason in REASONS.items():
        assert f"{scope}: to {reason.split()[0]}" in before


def test_what_can_not_be_it_is_said_and_pasting_goes_on(tmp_path: Path) -> None:
    other = f"{ELSEWHERE}?code={CODE}&state=another"
    desk = Desk(tmp_path, "hello", "", other, back(code=CODE))
    run_virtual(desk.log_in())
    assert "not the address of the page" in desk.said
    assert "belongs to another login" in desk.said
    assert len(desk.accounts.forms) == 1


@pytest.mark.parametrize(
    ("typed", "replies", "me", "said", "code"),
    [
        (back(error="access_denied"), [], ADA, "did not agree", DENIED),
        (CODE, [refusal("invalid_grant", "Invalid code")], ADA, "too old", DENIED),
        (CODE, [refusal("invalid_grant", "redirect_uri mismatch")], ADA, ELSEWHERE, DENIED),
        (CODE, [refusal("invalid_client", "Invalid client")], ADA, "Client ID", DENIED),
        (CODE, [], UNREGISTERED, "User Management", DENIED),
        (CODE, [], NO_PREMIUM, "needs Premium", DENIED),
        (CODE, [], REFUSED, "Log in again", LOG_IN),
    ],
)
@pytest.mark.parametrize("before", [None, login(user_name="Eve")], ids=["first", "again"])
def test_each_failure_says_what_to_do_and_changes_nothing(
    tmp_path: Path,
    typed: Typed,
    replies: list[Reply],
    me: httpx.Response,
    said: str,
    code: int,
    before: StoredLogin | None,
) -> None:
    desk = Desk(tmp_path, typed, replies=replies, me=me, before=before)
    failed = failure(desk)
    assert failed.code == code
    assert said in str(failed)
    assert f"tuify login --client-id {CLIENT}" in str(failed)
    assert ("of Eve is as it was" in str(failed)) is (before is not None)
    assert desk.file.read() == before
    assert desk.file.path.parent.exists() is (before is not None)


def test_a_token_that_is_refused_at_once_points_to_a_wrong_clock(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE, me=REFUSED, ahead_s=7200)
    assert "2 hours ahead of Spotify's" in str(failure(desk))


def test_a_wrong_clock_is_told_of_even_where_it_does_no_harm(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE, ahead_s=-600)
    run_virtual(desk.log_in())
    assert "10 minutes behind Spotify's" in desk.said


@pytest.mark.parametrize(
    "me", [OFFLINE, httpx.Response(500), httpx.Response(200, text="<html>")], ids=str
)
def test_a_login_is_kept_where_the_web_api_can_not_be_asked(
    tmp_path: Path, me: httpx.Response | Exception
) -> None:
    desk = Desk(tmp_path, CODE, me=me)
    made = run_virtual(desk.log_in())
    assert desk.file.read() == made
    assert made.user_id == ""
    assert "could not be asked" in desk.said
    assert "Logged in, until" in desk.said


def test_offline_enter_asks_once_more(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE, "", pause_s=1.0, replies=[OFFLINE, tokens()])
    run_virtual(desk.log_in())
    assert "Check the network" in desk.said
    assert "Press Enter to try again" in desk.said
    assert [form["code"] for form in desk.accounts.forms] == [CODE, CODE]


def test_offline_a_script_is_told_by_the_code(tmp_path: Path) -> None:
    desk = Desk(tmp_path, CODE, None, is_terminal=False, replies=[OFFLINE])
    failed = failure(desk)
    assert failed.code == NO_ANSWER
    assert "2026-09-21 14:13 UTC" in str(failed)


def test_the_end_of_the_input_ends_it_where_somebody_sits(tmp_path: Path) -> None:
    desk = Desk(tmp_path, None)
    with pytest.raises(Cancelled):
        run_virtual(desk.log_in())
    assert not desk.file.path.parent.exists()


def test_without_input_and_listener_nothing_can_come(tmp_path: Path) -> None:
    assert "--port" in str(failure(Desk(tmp_path, None, is_terminal=False)))


def test_without_input_the_listener_goes_on(tmp_path: Path) -> None:
    desk = Desk(tmp_path, None, is_terminal=False, redirect="http://127.0.0.1/callback")

    async def main() -> None:
        waiting = asyncio.create_task(desk.log_in())
        await desk.reader.is_asked.wait()
        query = parse_qs(urlsplit(address_in(desk.out.getvalue())).query)
        async with httpx.AsyncClient(trust_env=False, verify=False) as browser:
            told = {"code": CODE, "state": query["state"][0]}
            await browser.get(query["redirect_uri"][0], params=told)
        await waiting

    asyncio.run(main())
    assert desk.file.read() is not None


def test_an_address_that_never_calls_back_is_named_after_a_while(tmp_path: Path) -> None:
    late = Desk(tmp_path, CODE, pause_s=PATIENCE_S + 1)
    run_virtual(late.log_in())
    assert "INVALID_CLIENT" in late.said
    assert late.said.count(f"{ELSEWHERE} >") == 1
    soon = Desk(tmp_path, CODE, pause_s=PATIENCE_S - 1)
    run_virtual(soon.log_in())
    assert "INVALID_CLIENT" not in soon.said


def test_nothing_secret_is_said_or_stands_in_a_traceback(tmp_path: Path) -> None:
    good = tokens(access_token=ACCESS, refresh_token=REFRESH)
    desk = Desk(tmp_path, CODE, replies=[good], me=UNREGISTERED)
    try:
        run_virtual(desk.log_in())
    except Failed as failed:
        told = desk.out.getvalue() + "".join(
            traceback.TracebackException.from_exception(failed, capture_locals=True).format()
        )
    [form] = desk.accounts.forms
    for secret in (CODE, ACCESS, REFRESH, form["code_verifier"]):
        assert secret not in told


def test_a_service_that_speaks_to_the_terminal_is_not_let_through(tmp_path: Path) -> None:
    desk = Desk(tmp_path, back(error="\x1b]0;evil\x07\x1b[2Jx"))
    assert "\x1b" not in str(failure(desk))
    ada = httpx.Response(200, json={"id": "a", "display_name": "\x1b[2JAda\n"})
    named = Desk(tmp_path, CODE, me=ada)
    run_virtual(named.log_in())
    assert "\x1b[2J" not in named.out.getvalue()
