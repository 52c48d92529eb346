"""What to do about a login that failed, in words. Pure."""

from datetime import UTC, datetime
from typing import Final

from tuify.accounts.errors import (
    AccountError,
    AccountsInTrouble,
    BadRedirect,
    ClientUnknown,
    CodeExpired,
    Denied,
    FileUnsafe,
    LoginEnded,
)
from tuify.spotify.errors import (
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

DASHBOARD: Final = "https://developer.spotify.com/dashboard"
"""Where apps are registered."""

NOTICEABLE_SKEW_S: Final = 60.0
"""From how many seconds on a wrong clock is worth a word."""


def tells_nothing_of_the_login(error: SpotifyError) -> bool:
    """Whether the Web API could only not be asked, so that a login is to be kept nevertheless."""
    return isinstance(
        error, Unreachable | ServerFault | RateLimited | TokenMissing | UnreadableAnswer
    )


def advice(
    error: SpotifyError, *, redirect_uri: str, now: float, skew_s: float | None = None
) -> str:
    """What the reader can do; empty where the error itself says it.

    `redirect_uri` is the one the login used, `now` in seconds since 1970, `skew_s` by how much
    this machine's clock is ahead, if that is known.
    """
    match error:
        case Denied():
            return "Log in again and agree, with the account whose player you want to steer."
        case BadRedirect():
            return f"At {DASHBOARD} the app's settings have to list exactly: {redirect_uri}"
        case ClientUnknown():
            return f"Copy the Client ID once more from the app's settings at {DASHBOARD}"
        case NotAllowListed():
            return (
                "Whoever owns the app has to add you, with the e-mail address of your Spotify "
                f"account, under User Management at {DASHBOARD} - then log in again."
            )
        case OwnerWithoutPremium():
            return (
                "Whoever owns the app needs Premium; after it was bought, some hours go by until "
                "Spotify knows. Then log in again."
            )
        case CodeExpired() | LoginEnded() | FileUnsafe():
            return ""
        case AccountsInTrouble():
            return "Nothing is wrong here; try again in some minutes."
        case Unreachable():
            return (
                "Check the network, a proxy, and this machine's clock, without which no "
                f"connection is trusted: it says {_moment(now)}."
            )
        case ScopeMissing():
            return "Log in again, and agree to everything that is asked for."
        case Unauthorized():
            wrong = clock_is_wrong(skew_s)
            return wrong or "Log in again; Spotify should take a login that is that young."
        case AccountError():
            return ""
        case _:
            return "Try again in a while."


def clock_is_wrong(skew_s: float | None) -> str:
    """By how much this machine's clock is wrong, and what to do; empty if it is not."""
    if skew_s is None or abs(skew_s) < NOTICEABLE_SKEW_S:
        return ""
    direction = "ahead of" if skew_s > 0 else "behind"
    return (
        f"This machine's clock is {_span(abs(skew_s))} {direction} Spotify's. Set it right, best "
        "by NTP."
    )


def never_comes_back(redirect_uri: str) -> str:
    """What to say when nothing has come back for a while."""
    return (
        "Still nothing. If the browser shows INVALID_CLIENT, no page will ever come back:\n"
        f"the app's settings at {DASHBOARD}\n"
        "do not list this redirect address, to the letter, or the Client ID is another one:\n"
        f"{redirect_uri}"
    )


def _moment(now: float) -> str:
    return datetime.fromtimestamp(now, UTC).strftime("%Y-%m-%d %H:%M UTC")


def _span(seconds: float) -> str:
    for size, unit in ((86_400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            number = round(seconds / size)
            return f"{number} {unit}{'' if number == 1 else 's'}"
    return f"{round(seconds)} seconds"
