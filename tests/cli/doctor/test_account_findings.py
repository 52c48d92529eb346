"""What is said of account, app, Premium and devices."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cli.doctor.support import ACCOUNT, DESK, HALL, KEPT, by_check, refused_with
from tuify.accounts.errors import AccountsUnavailable, ClientUnknown, LoginEnded
from tuify.cli.doctor.account_findings import account_findings
from tuify.cli.doctor.facts import Account, GivenToken, LoginFacts, NoLogin, Told
from tuify.cli.doctor.finding import Finding, Level
from tuify.spotify.errors import (
    ClosedBySpotify,
    Forbidden,
    NotAllowListed,
    OwnerWithoutPremium,
    RateLimited,
    ScopeMissing,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
)
from tuify.spotify.models import Device, User

CHECKS = ["account", "app", "premium", "devices"]
CLOSED = ClosedBySpotify("Spotify does not offer it.", status=403)


def found(account: Account | None, login: LoginFacts | None = KEPT) -> dict[str, Finding]:
    findings = by_check(account_findings(account, login))
    assert list(findings) == CHECKS
    return findings


def limited(*, quota: bool = False) -> RateLimited:
    return RateLimited("API rate limit exceeded", retry_after=40_000, retry_at=1.0, quota=quota)


def test_all_is_well() -> None:
    findings = found(ACCOUNT)
    assert {each.level for each in findings.values()} == {Level.OK}
    assert "Robin" in findings["account"].words
    assert dict(findings["app"].figures) == {"mode": "extended"}
    assert dict(findings["premium"].figures) == {"premium": True}


@pytest.mark.parametrize("login", [None, NoLogin("default")])
def test_without_a_login_every_check_says_that_it_was_not_asked(login: LoginFacts | None) -> None:
    findings = found(None, login)
    assert {each.level for each in findings.values()} == {Level.NOTE}
    assert all(each.words.startswith("Not asked") for each in findings.values())


@pytest.mark.parametrize(
    ("error", "level", "words", "advice"),
    [
        (NotAllowListed("x", status=403), Level.TROUBLE, "allow-list", "User Management"),
        (OwnerWithoutPremium("x", status=403), Level.TROUBLE, "no Premium", "hours"),
        (limited(), Level.TROUBLE, "another 11 hours", "Wait"),
        (limited(quota=True), Level.TROUBLE, "quota", "Wait"),
        (ScopeMissing("Permissions missing"), Level.TROUBLE, "Permissions", "tuify login"),
        (Unauthorized("Invalid access token"), Level.TROUBLE, "Invalid", "tuify login"),
        (TokenMissing("Access token missing"), Level.WARNING, "good ones", "again"),
        (LoginEnded("The login has ended."), Level.TROUBLE, "ended", "tuify login"),
        (ClientUnknown("No such app."), Level.TROUBLE, "No such app", "tuify login"),
        (ServerFault("Bad gateway", status=502), Level.WARNING, "in trouble", "again"),
        (AccountsUnavailable("away", maybe_sent=True), Level.TROUBLE, "away.", ""),
    ],
)
def test_why_the_account_is_not_told(
    error: SpotifyError, level: Level, words: str, advice: str
) -> None:
    findings = found(refused_with(error))
    assert findings["account"].level is level
    assert words in findings["account"].words
    assert advice in findings["account"].advice
    others = [findings[check] for check in CHECKS[1:]]
    assert all(each.level is Level.NOTE for each in others if each.check != "premium")


def test_a_token_that_was_given_is_not_renewed_by_a_login() -> None:
    finding = found(refused_with(Unauthorized("Expired")), GivenToken(profile_too=False))["account"]
    assert "fresh token" in finding.advice


def test_what_is_said_of_the_api_already_is_not_said_again() -> None:
    account = refused_with(Unreachable("It broke off.", maybe_sent=True))
    findings = by_check(account_findings(account, KEPT, is_reached=False))
    assert {each.level for each in findings.values()} == {Level.NOTE}


# The app


def test_development_mode_is_told_and_is_no_fault() -> None:
    findings = found(replace(ACCOUNT, markets=Told(error=CLOSED)))
    assert findings["app"].level is Level.OK
    assert "Development Mode" in findings["app"].words
    assert dict(findings["app"].figures) == {"mode": "development"}


@pytest.mark.parametrize("error", [limited(quota=True), Forbidden("no", status=403)])
def test_another_refusal_tells_no_mode(error: SpotifyError) -> None:
    finding = found(replace(ACCOUNT, markets=Told(error=error)))["app"]
    assert finding.level is Level.WARNING
    assert dict(finding.figures) == {"mode": None}


# Premium


@pytest.mark.parametrize("product", ["free", "open"])
def test_an_account_without_premium_can_not_steer(product: str) -> None:
    account = replace(ACCOUNT, user=Told(User(id="robin", product=product)))
    finding = found(account)["premium"]
    assert finding.level is Level.TROUBLE
    assert product in finding.words


def test_where_premium_is_not_told_that_is_said_and_what_follows_from_the_mode() -> None:
    untold = replace(ACCOUNT, user=Told(User(id="robin")))
    assert "owner" not in found(untold)["premium"].words
    finding = found(replace(untold, markets=Told(error=CLOSED)))["premium"]
    assert finding.level is Level.NOTE
    assert "The owner of the app has it" in finding.words
    assert dict(finding.figures) == {"premium": None}


def test_an_owner_without_premium_is_known_from_the_refusal() -> None:
    finding = found(refused_with(OwnerWithoutPremium("x", status=403)))["premium"]
    assert finding.level is Level.TROUBLE


# Devices


@pytest.mark.parametrize(
    ("devices", "level", "words"),
    [
        ((), Level.WARNING, "None is there"),
        ((DESK,), Level.OK, "1: Desk (active)."),
        ((DESK, HALL), Level.OK, "Hall (takes no commands)"),
        ((HALL,), Level.WARNING, "1: Hall"),
        ((DESK,) * 7, Level.OK, "and 2 more"),
        ((Device(id="2", name="", type="Speaker"),), Level.OK, "1: Speaker."),
    ],
)
def test_devices_are_counted_and_named(
    devices: tuple[Device, ...], level: Level, words: str
) -> None:
    finding = found(replace(ACCOUNT, devices=Told(devices)))["devices"]
    assert finding.level is level
    assert words in finding.words
    assert dict(finding.figures)["count"] == len(devices)


def test_devices_alone_may_be_refused() -> None:
    error = ScopeMissing("Insufficient client scope", status=403)
    findings = found(replace(ACCOUNT, devices=Told(error=error)))
    assert findings["account"].level is Level.OK
    assert findings["devices"].level is Level.WARNING
    assert "tuify login" in findings["devices"].advice
