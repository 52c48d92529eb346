"""What an app asks for at ``/authorize``, and what becomes of the question."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from tuify.emulator.accounts import scopes as known
from tuify.emulator.accounts.redirects import is_registered, with_answer

_CHALLENGE = re.compile(r"[0-9A-Za-z_-]{43}")

Parameters = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wish:
    """An app wants to be allowed something. ``state`` is None where the app sent none.

    ``challenge`` is the SHA-256 of the verifier in base64url. With ``show_dialog`` the page is
    shown even to somebody who agreed to all of it before.
    """

    redirect_uri: str
    scopes: tuple[str, ...]
    state: str | None
    challenge: str
    show_dialog: bool


@dataclass(frozen=True, slots=True)
class Refused:
    """A page that says what is wrong. The app never hears of it: nothing is trusted to reach it."""

    problem: str
    words: str


@dataclass(frozen=True, slots=True)
class SentBack:
    """Where the browser goes next: the app's address, with a code or an error."""

    address: str


OLD_PAGE = Refused("Invalid request", "This page was answered before, or is too old.")

_NOT_REGISTERED = Refused(
    "INVALID_CLIENT: Invalid redirect URI", "redirect_uri: Not matching configuration"
)


def read_wish(
    told: Parameters, client_id: str, registered: tuple[str, ...]
) -> Wish | Refused | SentBack:
    """Read the query of ``/authorize``.

    Whatever is wrong with the app or its address is refused on the page; once the address is known
    to be the app's, it is told there.
    """
    if not told.get("client_id"):
        return Refused("Missing required parameter: client_id", "Every app has one.")
    if told["client_id"] != client_id:
        return Refused("INVALID_CLIENT: Invalid client", "There is no app with this client id.")
    redirect_uri = told.get("redirect_uri", "")
    if not is_registered(redirect_uri, registered):
        return _NOT_REGISTERED
    wish = Wish(
        redirect_uri=redirect_uri,
        scopes=tuple(dict.fromkeys(told.get("scope", "").split())),
        state=told.get("state"),
        challenge=told.get("code_challenge", ""),
        show_dialog=told.get("show_dialog") == "true",
    )
    error = _error(told, wish)
    return wish if error is None else sent_back(wish, error=error)


def sent_back(wish: Wish, **answer: str) -> SentBack:
    """Send the browser back to the app with an answer, and with the state it came with."""
    if wish.state is not None:
        answer["state"] = wish.state
    return SentBack(with_answer(wish.redirect_uri, answer))


def _error(told: Parameters, wish: Wish) -> str | None:
    """Return the name of what is wrong. An app without a secret has to prove itself by S256."""
    if told.get("response_type") != "code":
        return "unsupported_response_type"
    if told.get("code_challenge_method") != "S256" or not _CHALLENGE.fullmatch(wish.challenge):
        return "invalid_request"
    if known.unknown(wish.scopes):
        return "invalid_scope"
    return None


Answer = Literal["approve", "deny"]


def read_answer(text: str | None) -> Answer | None:
    """Read which button was pressed."""
    if text == "approve":
        return "approve"
    return "deny" if text == "deny" else None
