"""What the accounts service says when it is asked for tokens. Pure."""

import json
from dataclasses import dataclass
from typing import Final

from tuify.accounts.errors import (
    AccountError,
    AccountsInTrouble,
    BadRedirect,
    ClientUnknown,
    CodeExpired,
    LoginEnded,
)
from tuify.spotify.answers import Answer, problem_in
from tuify.spotify.errors import SpotifyError
from tuify.spotify.secret import Secret

_USUAL_LIFE_S: Final = 3600.0
_LONGEST_LIFE_S: Final = 366 * 86_400.0


@dataclass(frozen=True, slots=True)
class Grant:
    """Tokens. `refresh_token` is None where the one that was used stays good; `scopes` is None
    where they stay as they were."""

    access_token: Secret
    refresh_token: Secret | None
    expires_in_s: float
    scopes: tuple[str, ...] | None


def read_grant(answer: Answer, *, refreshing: bool) -> Grant | SpotifyError:
    """The tokens in an answer, or what went wrong; `refreshing` says what had been asked."""
    if not answer.is_success:
        return _refusal(answer, refreshing=refreshing)
    try:
        told = json.loads(answer.body)
    except (ValueError, RecursionError):
        told = None
    token = told.get("access_token") if isinstance(told, dict) else None
    if not isinstance(told, dict) or not isinstance(token, str) or not token:
        return AccountsInTrouble(
            "The accounts service sent an answer that can't be read.", maybe_sent=True
        )
    kept = told.get("refresh_token")
    scope = told.get("scope")
    return Grant(
        access_token=Secret(token),
        refresh_token=Secret(kept) if isinstance(kept, str) and kept else None,
        expires_in_s=_life(told.get("expires_in")),
        scopes=tuple(scope.split()) if isinstance(scope, str) and scope.strip() else None,
    )


def _life(told: object) -> float:
    if isinstance(told, int | float) and not isinstance(told, bool) and told > 0:
        return float(min(told, _LONGEST_LIFE_S))  # a whole number may be too large for a float
    return _USUAL_LIFE_S


def _refusal(answer: Answer, *, refreshing: bool) -> SpotifyError:
    """A refusal that will be the same tomorrow, or trouble that may be over in a moment."""
    problem = problem_in(answer)
    said, status = problem.message.casefold(), answer.status
    if status == 429 or not 400 <= status < 500:
        return AccountsInTrouble(f"The accounts service {_trouble(status)}.", maybe_sent=True)
    if problem.reason == "invalid_grant" and refreshing:
        return LoginEnded("The login has ended. Log in again.", status=status)
    if "redirect" in said:
        return BadRedirect(
            "Spotify says that the redirect address differs from the one registered for the app.",
            status=status,
        )
    if problem.reason == "invalid_grant":
        return CodeExpired(
            "Spotify does not take this code: it was used before, or is too old. Log in again.",
            status=status,
        )
    if problem.reason in ("invalid_client", "unauthorized_client"):
        return ClientUnknown("Spotify knows no app with this client id.", status=status)
    return AccountError(f"The accounts service refused: {problem.message}", status=status)


def _trouble(status: int) -> str:
    return "takes no more questions for now (429)" if status == 429 else f"is in trouble ({status})"
