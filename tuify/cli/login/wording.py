"""What `tuify login` says besides what the login screen says as well. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tuify.accounts import guide
from tuify.accounts.advice import DASHBOARD
from tuify.accounts.profiles import profile_flag
from tuify.accounts.scopes import missing
from tuify.accounts.stored_login import StoredLogin

CLIENT_ID_PROMPT: Final = "Client ID: "

NO_CLIENT_ID: Final = (
    "no client id to log in with. Register an app at "
    f"{DASHBOARD}, and try: tuify login --client-id ID"
)

ASKING: Final = "Asking Spotify for the login ..."

TRY_AGAIN: Final = "Press Enter to try again, or Ctrl+C to end."

NOTHING_COMES: Final = (
    "Nothing can come back: the standard input has ended, and no port is listened on. Try --port."
)

CANCELLED: Final = "cancelled; nothing was changed"


def what_is_needed(redirect_uri: str, *, can_copy: bool) -> str:
    """How to come by an app, once."""
    steps = [
        f"  {number}. {step.words} {step.address}".rstrip()
        for number, step in enumerate(guide.registering(redirect_uri), start=1)
    ]
    copying = "At the prompt, d copies the dashboard's address and r the redirect address."
    return "\n".join(
        [
            guide.WHY_AN_APP,
            "",
            *steps,
            "",
            *([copying] if can_copy else []),
            "Just looking? Ctrl+C, and: tuify demo",
        ]
    )


def replaces(login: StoredLogin) -> str:
    """Whose login goes away once the other is there."""
    return f"Until this works, the login of {guide.name_of(login)} stays as it is."


def another_account(profiles: Sequence[str]) -> str:
    """How to come by a login for another account than those there are."""
    return (
        f"There are logins already, in these profiles: {', '.join(profiles)}. Spotify takes the "
        "account that the browser is logged in with; a private window lets you choose."
    )


def open_this(address: str, *, is_copied: bool, is_opened: bool) -> str:
    """The address, and where it is besides."""
    also = []
    if is_opened:
        also.append("Your browser was asked to show it.")
    if is_copied:
        also.append("It is on your clipboard, if your terminal allows that.")
    after = f"\n\n{' '.join(also)}" if also else ""
    return f"Open this address in a browser, on whatever machine, and agree:\n\n{address}{after}"


def again(client_id: str, profile: str) -> str:
    """How to try once more without typing everything."""
    return f"To try again: tuify login --client-id {client_id}{profile_flag(profile)}"


def unchecked(message: str) -> str:
    """That the login is there, although the Web API could not be asked whose it is."""
    return f"The login is there, but whose it is could not be asked: {message}"


def logged_in(login: StoredLogin, profile: str) -> str:
    """Who is logged in, for how long, and what comes next."""
    told = f"{guide.logged_in(login)} Now: tuify{profile_flag(profile)}"
    if lacking := missing(login.scopes):
        told += f"\n\nSpotify did not grant everything:\n{guide.lacks(lacking)}"
    return told
