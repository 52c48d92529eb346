"""What came of a call, as a sentence for stderr and an exit code. Pure.

The words of the service are cleaned before they get here, and the token is taken out of them.
"""

from __future__ import annotations

from tuify.cli.api.codes import DENIED, FAULT, LOG_IN, NO_ANSWER, WAIT
from tuify.spotify.access import Refusal as Meaning
from tuify.spotify.access import refusal_in
from tuify.spotify.answers import Answer, error_in, problem_in, retry_after
from tuify.spotify.calls import Call
from tuify.spotify.errors import (
    RateLimited,
    ScopeMissing,
    SpotifyError,
    Unauthorized,
    Unreachable,
)
from tuify.spotify.operations import Operation, Standing

_TOO_MANY_REQUESTS = 429


class Failure(Exception):
    """It did not work out. `code` is the exit code, the text one line for the reader."""

    def __init__(self, line: str, code: int) -> None:
        super().__init__(line)
        self.code = code


def failure_in(answer: Answer, call: Call, *, wall: float) -> Failure | None:
    """What an answer other than 2xx means; None for a 2xx. `wall` is in seconds since 1970."""
    if answer.is_success:
        return None
    if answer.status == _TOO_MANY_REQUESTS:
        problem = problem_in(answer)
        said = _said(answer.status, problem.message, problem.reason)
        return Failure(f"{said}. {_wait(retry_after(answer, wall))}", WAIT)
    error = error_in(answer)
    hint = _hint(error, call.operation)
    return Failure(_said(answer.status, error.message, error.reason) + hint, _code(error))


def failure_from(error: SpotifyError, call: Call) -> Failure:
    """What it means that no answer came, or none that could be read."""
    if isinstance(error, RateLimited):
        said = _said(_TOO_MANY_REQUESTS, error.message, error.reason)
        return Failure(f"{said}. {_wait(error.retry_after)}", WAIT)
    if isinstance(error, Unreachable):
        doubt = ". It may have been obeyed" if error.maybe_sent and call.is_command else ""
        return Failure(error.message.rstrip(".") + doubt, NO_ANSWER)
    return Failure(error.message.rstrip(".") + _hint(error, call.operation), _code(error))


def _code(error: SpotifyError) -> int:
    if isinstance(error, Unauthorized):
        return LOG_IN
    is_denied = error.status is not None and 400 <= error.status < 500
    return DENIED if is_denied else FAULT


def _said(status: int, message: str, reason: str | None) -> str:
    """Status, message and the service's own word for it, without a full stop."""
    message = message.removeprefix(f"{status} ").rstrip(".")
    more = f" ({reason})" if reason and reason != message else ""
    return f"HTTP {status}: {message}{more}"


def _wait(seconds: float | None) -> str:
    if seconds is None:
        return "The service does not say how long to wait"
    whole = max(1, round(seconds))
    hours, minutes = whole // 3600, whole % 3600 // 60
    told = f" ({hours} h {minutes} min)" if hours else f" ({minutes} min)" if minutes else ""
    return f"Wait {whole} s{told}"


def _hint(error: SpotifyError, operation: Operation | None) -> str:
    """What helps, where that is known."""
    if isinstance(error, ScopeMissing):
        scopes = () if operation is None else operation.scopes
        needed = f" (it may need {', '.join(scopes)})" if scopes else ""
        return f". The token lacks a scope{needed}"
    if isinstance(error, Unauthorized):
        return ". Run: tuify login, or put a fresh token into TUIFY_ACCESS_TOKEN"
    if operation is None or operation.standing is Standing.AVAILABLE:
        return ""
    if refusal_in(operation, error) is not Meaning.CLOSED:
        return ""
    instead = f". Instead: {operation.instead}" if operation.instead else ""
    return f". This operation was {operation.standing.value}{instead}"
