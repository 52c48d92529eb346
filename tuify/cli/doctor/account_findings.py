"""What the account and the app may do, and the devices, from what the API told. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tuify.accounts.advice import DASHBOARD
from tuify.accounts.errors import AccountError, FileUnsafe, NotLoggedIn
from tuify.cli.doctor.durations import spoken
from tuify.cli.doctor.facts import Account, GivenToken, LoginFacts, Told
from tuify.cli.doctor.finding import Finding, Level
from tuify.cli.doctor.setting_findings import sentence
from tuify.spotify.errors import (
    ClosedBySpotify,
    NotAllowListed,
    OwnerWithoutPremium,
    RateLimited,
    ScopeMissing,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    Unreachable,
    UnreadableAnswer,
)
from tuify.spotify.models import Device, User

_TITLES: Final = (("account", "Account"), ("app", "App"), ("premium", "Premium"))
_MOST_NAMES: Final = 5


def account_findings(
    account: Account | None, login: LoginFacts | None, *, is_reached: bool = True
) -> Iterator[Finding]:
    """Account, app, Premium and devices; each is there in any case, if only to say why not.

    Where the Web API is not `is_reached`, that is said of it already.
    """
    if account is None:
        why = "Not asked: there is no login." if login is not None else "Not asked: see settings."
        for check, title in (*_TITLES, ("devices", "Devices")):
            yield Finding(check, Level.NOTE, title, why)
        return
    refusal = account.user.error
    yield _account(account.user, login, is_reached=is_reached)
    yield _app(account.markets, refusal)
    yield _premium(account, refusal)
    yield _devices(account.devices, refusal)


def _account(told: Told[User], login: LoginFacts | None, *, is_reached: bool) -> Finding:
    if told.value is not None:
        name = told.value.display_name or told.value.id
        who = (("id", told.value.id), ("name", name))
        return Finding("account", Level.OK, "Account", f"{name}.", figures=who)
    assert told.error is not None
    figures = (("status", told.error.status), ("error", type(told.error).__name__))
    if isinstance(told.error, Unreachable) and not is_reached:
        words = "Not known, since the Web API can't be reached."
        return Finding("account", Level.NOTE, "Account", words, figures=figures)
    level, words, advice = refused(told.error, login)
    return Finding("account", level, "Account", words, advice, figures)


def refused(error: SpotifyError, login: LoginFacts | None) -> tuple[Level, str, str]:
    """Level, words and advice for what went wrong with a question."""
    words = sentence(error.message)
    match error:
        case NotAllowListed():
            advice = f"Its owner adds the account at {DASHBOARD} (User Management)."
            return Level.TROUBLE, "The app does not know this account (allow-list).", advice
        case OwnerWithoutPremium():
            advice = "Its owner needs Premium; it can take hours until that is noticed."
            return Level.TROUBLE, "The owner of the app has no Premium.", advice
        case RateLimited():
            what = "The quota is used up" if error.quota else "Too many requests"
            words = f"{what}; nothing is answered for another {spoken(error.retry_after)}."
            return Level.TROUBLE, words, "Wait. Asking meanwhile makes it longer."
        case FileUnsafe() | NotLoggedIn():
            return Level.TROUBLE, words, ""
        case ScopeMissing():
            return Level.TROUBLE, words, "Run tuify login and agree to all permissions."
        case TokenMissing():
            words = (
                "The service just said that there is no token, as it does to good ones at times."
            )
            return Level.WARNING, words, "Try again in a moment."
        case Unauthorized() if isinstance(login, GivenToken):
            return Level.TROUBLE, words, "Put a fresh token into the settings."
        case Unauthorized():
            return Level.TROUBLE, words, "Run: tuify login"
        case ServerFault() | UnreadableAnswer():
            return Level.WARNING, f"The service is in trouble: {words}", "Try again in a moment."
        case AccountError():
            return Level.TROUBLE, words, "Run: tuify login"
        case _:
            return Level.TROUBLE, words, ""


def _app(told: Told[tuple[str, ...]], refusal: SpotifyError | None) -> Finding:
    if told.value is not None:
        words = "It may call what Spotify took from new apps in February 2026 (extended access)."
        return Finding("app", Level.OK, "App", words, figures=(("mode", "extended"),))
    if isinstance(told.error, ClosedBySpotify):
        words = (
            "Development Mode, as for every new app: some operations are refused, and tuify goes "
            "around them."
        )
        advice = "tuify api --list shows which."
        return Finding("app", Level.OK, "App", words, advice, (("mode", "development"),))
    return _unknown("app", "App", told.error, refusal, (("mode", None),))


def _premium(account: Account, refusal: SpotifyError | None) -> Finding:
    title = "Premium"
    if isinstance(refusal, OwnerWithoutPremium):
        words = "The owner of the app has none, so that the app may call nothing."
        return Finding("premium", Level.TROUBLE, title, words, figures=(("premium", False),))
    user = account.user.value
    if user is None:
        return _unknown("premium", title, refusal, refusal, (("premium", None),))
    if user.product == "premium":
        words = "This account has it."
        return Finding("premium", Level.OK, title, words, figures=(("premium", True),))
    if user.product:
        words = f"This account has none (it is {user.product!r}): it can look, but not steer."
        advice = "Playing from afar needs Premium."
        return Finding("premium", Level.TROUBLE, title, words, advice, (("premium", False),))
    owner = ""
    if isinstance(account.markets.error, ClosedBySpotify):
        owner = " The owner of the app has it, or nothing would have been answered."
    words = f"This app is not told. If it is missing, the first key that steers says so.{owner}"
    return Finding("premium", Level.NOTE, title, words, figures=(("premium", None),))


def _devices(told: Told[tuple[Device, ...]], refusal: SpotifyError | None) -> Finding:
    devices = told.value
    if devices is None:
        return _unknown("devices", "Devices", told.error, refusal, (("count", None),))
    usable = sum(not each.is_restricted for each in devices)
    figures = (("count", len(devices)), ("usable", usable))
    if not devices:
        words = "None is there to play on."
        advice = "Open Spotify on a phone, a computer or a speaker; r in tuify looks again."
        return Finding("devices", Level.WARNING, "Devices", words, advice, figures)
    shown = [_described(each) for each in devices[:_MOST_NAMES]]
    if len(devices) > _MOST_NAMES:
        shown.append(f"and {len(devices) - _MOST_NAMES} more")
    words = f"{len(devices)}: {', '.join(shown)}."
    if not usable:
        advice = "None of them takes commands: open Spotify on another one."
        return Finding("devices", Level.WARNING, "Devices", words, advice, figures)
    return Finding("devices", Level.OK, "Devices", words, figures=figures)


def _described(device: Device) -> str:
    said = [
        word
        for word, is_so in (
            ("active", device.is_active),
            ("takes no commands", device.is_restricted),
            ("private session", device.is_private_session),
        )
        if is_so
    ]
    name = device.name or device.type or "nameless"
    return f"{name} ({', '.join(said)})" if said else name


def _unknown(
    check: str,
    title: str,
    error: SpotifyError | None,
    refusal: SpotifyError | None,
    figures: tuple[tuple[str, None], ...],
) -> Finding:
    """The finding that it could not be learned; what is said of the account already is not
    repeated."""
    if refusal is not None or error is None:
        words = "Not known, since the account could not be asked."
        return Finding(check, Level.NOTE, title, words, figures=figures)
    level, words, advice = refused(error, None)
    level = Level.WARNING if level is Level.TROUBLE else level
    return Finding(check, level, title, f"Not known. {words}", advice, figures)
