"""Whether the services can be reached, how fast, and whether the clocks agree. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from tuify.accounts.advice import NOTICEABLE_SKEW_S
from tuify.cli.doctor.durations import spoken
from tuify.cli.doctor.facts import Reach
from tuify.cli.doctor.finding import Finding, Level
from tuify.cli.doctor.setting_findings import sentence

_SLOW_MS: Final = 1_000.0
_TOO_MANY_REQUESTS: Final = 429

_WAITING: Final = {
    "api": "Keys show their effect at once all the same; what is read takes that long to come.",
    "accounts": "Only logging in waits for it: tokens are renewed before they end.",
}
"""What a slow service means, by the name of its check."""


def service_findings(api: Reach, accounts: Reach, *, has_proxy: bool) -> Iterator[Finding]:
    """One finding for each service, and one for the clock."""
    yield _reached("api", "Web API", api, has_proxy=has_proxy)
    yield _reached("accounts", "Accounts", accounts, has_proxy=has_proxy)
    yield _clock(api.skew_s if api.skew_s is not None else accounts.skew_s)


def _reached(check: str, title: str, found: Reach, *, has_proxy: bool) -> Finding:
    figures = (
        ("host", found.host),
        ("status", found.status),
        ("first_ms", round(found.first_ms) if found.status is not None else None),
        ("ms", None if found.again_ms is None else round(found.again_ms)),
    )
    if found.status is None:
        words = sentence(found.trouble)
        advice = _way_there(found, has_proxy=has_proxy)
        return Finding(check, Level.TROUBLE, title, words, advice, figures)
    speed = _speed(found)
    if found.status >= 500:
        words = f"{found.host} is in trouble (HTTP {found.status}); it answers {speed}."
        advice = "That is not yours to mend, and passes."
        return Finding(check, Level.WARNING, title, words, advice, figures)
    if found.status == _TOO_MANY_REQUESTS:
        words = f"{found.host} has too many requests from here (HTTP 429)."
        advice = "Wait some minutes, and see what else asks from this address."
        return Finding(check, Level.WARNING, title, words, advice, figures)
    words = f"{found.host} answers {speed}."
    if (found.first_ms if found.again_ms is None else found.again_ms) > _SLOW_MS:
        return Finding(check, Level.WARNING, title, words, _WAITING[check], figures)
    return Finding(check, Level.OK, title, words, figures=figures)


def _speed(found: Reach) -> str:
    first = f"{found.first_ms:.0f} ms with its connection"
    return f"in {first}" if found.again_ms is None else f"in {found.again_ms:.0f} ms ({first})"


def _way_there(found: Reach, *, has_proxy: bool) -> str:
    if "certificate" in found.trouble:
        return "Look at the date of this machine, and at what decrypts its traffic (a proxy)."
    if found.host.startswith(("127.", "localhost", "[::1]")):
        return "Is it running? tuify emulator serves on this machine."
    proxy = ", and the proxy in your variables" if has_proxy else ""
    return f"Look at the network{proxy}. tuify goes on by itself once it is back."


def _clock(skew_s: float | None) -> Finding:
    if skew_s is None:
        words = "Not compared: no service told the time."
        return Finding("clock", Level.NOTE, "Clock", words, figures=(("skew_s", None),))
    figures = (("skew_s", round(skew_s, 1)),)
    if abs(skew_s) < NOTICEABLE_SKEW_S:
        words = "Agrees with the service's."
        return Finding("clock", Level.OK, "Clock", words, figures=figures)
    where = "ahead of" if skew_s > 0 else "behind"
    words = f"This machine's is {spoken(abs(skew_s))} {where} the service's."
    advice = "Set it by network time: tokens are renewed by it, too early or too late."
    return Finding("clock", Level.WARNING, "Clock", words, advice, figures)
