"""The way through a login in words, the same in the terminal and on the screen. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from tuify.accounts.advice import DASHBOARD
from tuify.accounts.scopes import REASONS
from tuify.accounts.stored_login import StoredLogin
from tuify.spotify.text import clean

WHY_AN_APP: Final = (
    "tuify speaks to Spotify in the name of an app of your own. To register one, once:"
)

NOT_A_CLIENT_ID: Final = "That is no Client ID: it has 32 letters and digits."

TOKEN_WINS: Final = (
    "The variable TUIFY_ACCESS_TOKEN, or access_token in config.toml, goes before it."
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. `address` belongs behind the words, for the reader to copy."""

    words: str
    address: str = ""


def registering(redirect_uri: str) -> tuple[Step, ...]:
    """How to come by an app, in order."""
    return (
        Step("Log in to the dashboard. Whoever owns the app needs Spotify Premium.", DASHBOARD),
        Step(
            "Create an app. Name and description are up to you; tick Web API, and enter as its "
            "Redirect URI, to the letter:",
            redirect_uri,
        ),
        Step("Copy the Client ID from the app's settings. The secret is not needed."),
    )


def known_app(client_id: str, redirect_uri: str) -> str:
    """Which app is used, and what has to stand in its settings."""
    return (
        f"Logging in with the app {client_id}.\n"
        f"Its settings have to list this redirect address: {redirect_uri}"
    )


def how_it_comes_back(redirect_uri: str, *, is_listening: bool, busy_port: int | None) -> str:
    """The ways back that there are."""
    if is_listening:
        first = (
            "On this machine, the rest happens by itself. On any other one, the page that comes "
            "after agreeing fails to load."
        )
    elif busy_port is not None:
        first = (
            f"Port {busy_port} is in use by another program, so tuify can't see you come back: "
            "the page that comes after agreeing is not tuify's."
        )
    else:
        first = "The page that comes after agreeing knows nothing of tuify."
    return (
        f"{first} That is fine: copy its address, which begins with\n{redirect_uri}?code=\n"
        "and paste it here, or just its code. It is not shown. Then press Enter."
    )


def logged_in(login: StoredLogin) -> str:
    """Who is logged in, and for how long."""
    name = f" as {name_of(login)}" if login.user_id else ""
    return f"Logged in{name}, until {day(login.ends_at)}."


def nothing_kept(before: StoredLogin | None) -> str:
    """How things are after a login that failed."""
    if before is None:
        return "Nothing was kept."
    return f"Nothing was kept; the login of {name_of(before)} is as it was."


def asks_for(scopes: Iterable[str]) -> str:
    """What the reader is about to agree to."""
    return f"What tuify asks to be allowed:\n{lacks(scopes)}"


def lacks(scopes: Iterable[str]) -> str:
    """A line for each scope, with what can't be done without it."""
    return "\n".join(
        f"  {scope}: to {REASONS[scope]}" if scope in REASONS else f"  {scope}" for scope in scopes
    )


def name_of(login: StoredLogin) -> str:
    """The name of the account, or what there is of it."""
    return clean(login.user_name or login.user_id) or "an unknown account"


def day(moment: float) -> str:
    """The day of a moment in seconds since 1970, in UTC."""
    return datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%d")
