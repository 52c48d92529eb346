"""Who is logged in, for how long, and with which permissions. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

from tuify.accounts.file_tokens import WARNING_S
from tuify.accounts.profiles import profile_flag
from tuify.accounts.scopes import REASONS
from tuify.cli.doctor.durations import spoken
from tuify.cli.doctor.facts import BadLogin, GivenToken, KeptLogin, LoginFacts, NoLogin
from tuify.cli.doctor.finding import Finding, Level


def login_findings(facts: LoginFacts, now: float) -> Iterator[Finding]:
    """What there is to say of the login; `now` is in seconds since 1970."""
    match facts:
        case NoLogin():
            yield _nobody(facts)
        case BadLogin():
            yield Finding("login", Level.TROUBLE, "Login", facts.sentence)
        case GivenToken():
            yield _given(facts)
        case KeptLogin():
            yield _kept(facts, now)
            yield _token(facts, now)
            yield _scopes(facts)


def _nobody(facts: NoLogin) -> Finding:
    where = profile_flag(facts.profile)
    there = f" (there are: {', '.join(facts.others)})" if facts.others else ""
    return Finding(
        "login",
        Level.TROUBLE,
        "Login",
        f"Nobody is logged in in the profile {facts.profile}{there}.",
        f"Run: tuify login{where} - or look around by: tuify demo",
        (("kind", "none"), ("profile", facts.profile), ("profiles", facts.others)),
    )


def _given(facts: GivenToken) -> Finding:
    instead = " The login that is there as well is not used." if facts.profile_too else ""
    return Finding(
        "login",
        Level.NOTE,
        "Login",
        "An access token was given in the settings. It can't be renewed, and such a token ends "
        f"after an hour.{instead}",
        "To stay logged in, take access_token out of the settings and run: tuify login",
        (("kind", "token"),),
    )


def _kept(facts: KeptLogin, now: float) -> Finding:
    left = facts.ends_at - now
    day = f"{datetime.fromtimestamp(facts.ends_at, UTC):%Y-%m-%d}"
    who = f"{facts.user or 'Somebody'} in the profile {facts.profile}"
    since = f"logged in {spoken(now - facts.authorized_at)} ago"
    figures = (
        ("kind", "file"),
        ("profile", facts.profile),
        ("authorized_at", round(facts.authorized_at)),
        ("ends_at", round(facts.ends_at)),
    )
    again = f"Run: tuify login{profile_flag(facts.profile)}"
    if left <= 0:
        words = f"{who}: the six months ended {spoken(-left)} ago, on {day}."
        return Finding("login", Level.TROUBLE, "Login", words, again, figures)
    words = f"{who}, {since}; a new one is needed by {day}, in {spoken(left)}."
    if left <= WARNING_S:
        return Finding("login", Level.WARNING, "Login", words, again, figures)
    return Finding("login", Level.OK, "Login", words, figures=figures)


def _token(facts: KeptLogin, now: float) -> Finding:
    left = facts.expires_at - now
    words = f"Good for another {spoken(left)}; it is renewed before."
    if left <= 0:
        words = f"It ended {spoken(-left)} ago, and is renewed when it is needed."
    figures = (("expires_at", round(facts.expires_at)),)
    return Finding("token", Level.OK, "Token", words, figures=figures)


def _scopes(facts: KeptLogin) -> Finding:
    figures = (("missing", facts.missing),)
    if not facts.missing:
        words = "All that tuify uses were given."
        return Finding("scopes", Level.OK, "Permissions", words, figures=figures)
    lacking = "; ".join(f"{scope} (to {REASONS[scope]})" for scope in facts.missing)
    words = f"Not given: {lacking}."
    advice = f"Run tuify login{profile_flag(facts.profile)} and agree to all of them."
    return Finding("scopes", Level.WARNING, "Permissions", words, advice, figures)
