"""The services are asked side by side, once each, within a time, and what they say is judged."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from email.utils import formatdate

import httpx
import pytest

from tests.cli.doctor.support import NOW, REACHED, TOKEN, Tick, by_check
from tests.playback.sim import run_virtual
from tuify.accounts.errors import AccountsUnavailable, LoginEnded
from tuify.cli.doctor.facts import Reach
from tuify.cli.doctor.finding import Finding, Level
from tuify.cli.doctor.service_findings import service_findings
from tuify.cli.doctor.services import PATIENCE_S, Heard, Times, ask_services
from tuify.settings import Settings
from tuify.spotify.errors import ClosedBySpotify, SpotifyError, Unreachable
from tuify.spotify.secret import Secret
from tuify.spotify.tokens import FixedToken, TokenSource

SETTINGS = Settings(
    api_url="https://api.example.org/v1", accounts_url="https://accounts.example.org"
)
FIXED = FixedToken(Secret(TOKEN))


class Wire:
    """Both services behind one transport; keeps what was sent."""

    def __init__(self, tick: Tick, *, mode: str = "extended") -> None:
        self._tick = tick
        self._mode = mode
        self.sent: list[httpx.Request] = []
        self.silent: set[str] = set()
        self.answers_each = 9
        """How often each host answers."""
        self.status: dict[str, int] = {}

    async def answer(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        asked = sum(each.url.host == request.url.host for each in self.sent)
        if asked > self.answers_each:
            await asyncio.Event().wait()
        if request.url.path in self.silent or request.url.host in self.silent:
            await asyncio.Event().wait()
        status = self.status.get(request.url.host)
        if status == 0:
            raise httpx.ConnectError("refused")
        self._tick.answered()
        headers = {"Date": formatdate(NOW, usegmt=True)}
        if status is not None:
            return httpx.Response(status, headers=headers)
        if "Authorization" not in request.headers:
            code = 405 if request.url.path == "/api/token" else 401
            return httpx.Response(code, headers=headers)
        if request.url.path == "/v1/markets" and self._mode == "development":
            return httpx.Response(403, json={"error": {"status": 403, "message": "Forbidden"}})
        bodies: dict[str, object] = {
            "/v1/me": {"id": "robin", "display_name": "Robin"},
            "/v1/me/player/devices": {"devices": [{"id": "1", "name": "Desk"}]},
            "/v1/markets": {"markets": ["SE"]},
        }
        return httpx.Response(200, json=bodies[request.url.path])

    def sent_by(self, *, known: bool) -> list[str]:
        """Host and path of what was sent with a token, or without."""
        return sorted(
            f"{each.url.host}{each.url.path}"
            for each in self.sent
            if ("Authorization" in each.headers) == known
        )


class Failing:
    """A token source that has none."""

    def __init__(self, error: SpotifyError) -> None:
        self._error = error

    async def access_token(self) -> Secret:
        raise self._error

    async def refreshed(self, rejected: Secret) -> Secret | None:
        raise self._error


class Stuck(Failing):
    """A token source that takes for ever."""

    async def access_token(self) -> Secret:
        await asyncio.Event().wait()
        raise self._error


def ask(wire: Wire, tick: Tick, tokens: TokenSource | None = FIXED) -> Heard:
    """All that is heard, in virtual time; never after more than five seconds of it."""

    async def asked() -> tuple[Heard, float]:
        loop = asyncio.get_running_loop()
        heard = await ask_services(
            SETTINGS,
            tokens,
            http=httpx.MockTransport(wire.answer),
            times=Times(tick=lambda: tick.now, wall=lambda: tick.wall),
        )
        return heard, loop.time()

    heard, took_s = run_virtual(asked())
    assert took_s <= PATIENCE_S
    return heard


def test_without_a_token_both_services_are_looked_at_and_nothing_else() -> None:
    tick = Tick()
    wire = Wire(tick)
    heard = ask(wire, tick, tokens=None)
    assert heard.account is None
    assert (heard.api.status, heard.accounts.status) == (401, 405)
    assert wire.sent_by(known=True) == []
    assert wire.sent_by(known=False) == [
        "accounts.example.org/api/token",
        "accounts.example.org/api/token",
        "api.example.org/v1/me",
        "api.example.org/v1/me",
    ]


def test_with_a_token_three_cheap_questions_are_enough() -> None:
    tick = Tick()
    wire = Wire(tick)
    heard = ask(wire, tick)
    assert heard.account is not None
    assert heard.account.user.value is not None
    assert heard.account.user.value.display_name == "Robin"
    assert heard.account.markets.value == ("SE",)
    assert [each.name for each in heard.account.devices.value or ()] == ["Desk"]
    assert wire.sent_by(known=True) == [
        "api.example.org/v1/markets",
        "api.example.org/v1/me",
        "api.example.org/v1/me/player/devices",
    ]
    assert {each.method for each in wire.sent} == {"GET"}


def test_what_is_refused_to_new_apps_tells_the_mode() -> None:
    tick = Tick()
    heard = ask(Wire(tick, mode="development"), tick)
    assert heard.account is not None
    assert isinstance(heard.account.markets.error, ClosedBySpotify)


def test_both_answers_are_measured() -> None:
    tick = Tick(0.2, 0.05)
    wire = Wire(tick)
    wire.silent.add("accounts.example.org")
    found = ask(wire, tick, tokens=None).api
    assert round(found.first_ms) == 200
    assert found.again_ms is not None
    assert round(found.again_ms) == 50


def test_one_answer_is_enough_to_be_reached() -> None:
    tick = Tick(0.2)
    wire = Wire(tick)
    wire.answers_each = 1
    heard = ask(wire, tick, tokens=None)
    assert (heard.api.status, heard.api.again_ms, heard.api.trouble) == (401, None, "")
    assert heard.accounts.status == 405


@pytest.mark.parametrize("ahead_s", [0.0, 400.0, -90.0])
def test_the_clock_is_compared_with_the_services(ahead_s: float) -> None:
    tick = Tick(wall=NOW + ahead_s)
    heard = ask(Wire(tick), tick, tokens=None)
    assert heard.api.skew_s is not None
    assert abs(heard.api.skew_s - ahead_s) <= 0.5


def test_an_api_that_says_nothing_is_given_up_alone() -> None:
    tick = Tick()
    wire = Wire(tick)
    wire.silent.add("api.example.org")
    heard = ask(wire, tick)
    assert heard.api.status is None
    assert "in time" in heard.api.trouble
    assert heard.accounts.status == 405
    assert heard.account is not None
    assert isinstance(heard.account.user.error, Unreachable)


def test_one_slow_question_costs_no_other() -> None:
    tick = Tick()
    wire = Wire(tick)
    wire.silent.add("/v1/me/player/devices")
    heard = ask(wire, tick)
    assert heard.account is not None
    assert heard.account.user.value is not None
    assert isinstance(heard.account.devices.error, Unreachable)


@pytest.mark.parametrize("source", [Stuck, Failing])
@pytest.mark.parametrize(
    "error", [LoginEnded("over"), AccountsUnavailable("away", maybe_sent=True)]
)
def test_without_a_fresh_token_the_account_is_not_asked(
    source: type[Failing], error: SpotifyError
) -> None:
    tick = Tick()
    wire = Wire(tick)
    heard = ask(wire, tick, tokens=source(error))
    assert heard.account is not None
    assert heard.account.devices.error is not None
    assert wire.sent_by(known=True) == []
    assert heard.api.status == 401


def test_offline_nothing_is_raised() -> None:
    tick = Tick()
    wire = Wire(tick)
    wire.status = {"api.example.org": 0, "accounts.example.org": 0}
    heard = ask(wire, tick)
    assert heard.api.trouble == "api.example.org can't be reached."
    assert heard.accounts.status is None
    assert heard.account is not None
    assert TOKEN not in repr(heard)


# What it comes to


def found(api: Reach = REACHED, accounts: Reach = REACHED) -> dict[str, Finding]:
    return by_check(service_findings(api, accounts, has_proxy=False))


def test_services_that_answer_are_well_and_say_how_fast() -> None:
    findings = found()
    assert {each.level for each in findings.values()} == {Level.OK}
    assert "in 40 ms" in findings["api"].words
    assert "120 ms" in findings["api"].words


@pytest.mark.parametrize(
    ("api", "level", "words"),
    [
        (replace(REACHED, status=503), Level.WARNING, "HTTP 503"),
        (replace(REACHED, status=429), Level.WARNING, "too many requests"),
        (replace(REACHED, again_ms=1400.0), Level.WARNING, "1400 ms"),
        (replace(REACHED, first_ms=1400.0), Level.OK, "1400 ms"),
        (replace(REACHED, first_ms=1400.0, again_ms=None), Level.WARNING, "1400 ms"),
        (Reach("api.example.org", trouble="It broke off"), Level.TROUBLE, "It broke off."),
    ],
)
def test_what_is_wrong_with_a_service(api: Reach, level: Level, words: str) -> None:
    finding = found(api)["api"]
    assert finding.level is level
    assert words in finding.words
    assert bool(finding.advice) == (level is not Level.OK)


@pytest.mark.parametrize(
    ("reach", "has_proxy", "advice"),
    [
        (Reach("a.org", trouble="The certificate of a.org is not trusted."), False, "date"),
        (Reach("127.0.0.1:8898", trouble="can't be reached"), False, "tuify emulator"),
        (Reach("a.org", trouble="can't be reached"), True, "proxy"),
        (Reach("a.org", trouble="can't be reached"), False, "network"),
    ],
)
def test_the_way_to_an_unreachable_service_is_looked_at(
    reach: Reach, has_proxy: bool, advice: str
) -> None:
    findings = by_check(service_findings(reach, REACHED, has_proxy=has_proxy))
    assert advice in findings["api"].advice


@pytest.mark.parametrize(
    ("skew_s", "level", "words"),
    [
        (None, Level.NOTE, "Not compared"),
        (59.0, Level.OK, "Agrees"),
        (-59.0, Level.OK, "Agrees"),
        (240.0, Level.WARNING, "4 minutes ahead of"),
        (-7200.0, Level.WARNING, "2 hours behind"),
    ],
)
def test_a_clock_that_is_wrong_says_by_how_much(
    skew_s: float | None, level: Level, words: str
) -> None:
    finding = found(replace(REACHED, skew_s=skew_s), replace(REACHED, skew_s=None))["clock"]
    assert finding.level is level
    assert words in finding.words


def test_where_the_api_tells_no_time_the_accounts_service_does() -> None:
    finding = found(Reach("a.org", trouble="away"), replace(REACHED, skew_s=600.0))["clock"]
    assert "10 minutes" in finding.words
