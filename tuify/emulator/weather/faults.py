"""The answers of bad weather, as clients have recorded them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from starlette.responses import Response

from tuify.emulator import errors
from tuify.emulator.errors import ApiError
from tuify.emulator.mixing import mix
from tuify.emulator.wire import UNCACHED, error_answer, json_answer

_USUAL_RATE_WAIT_S = 7
_USUAL_QUOTA_WAIT_S = 48_925
_URL_SAFE = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"
_JUNK_LENGTH = 27

_OWNER_WITHOUT_PREMIUM = (
    "Active premium subscription required for the owner of the app. When the subscription status "
    "changes, it can take a few hours before requests are allowed again."
)
_NOT_REGISTERED = (
    "The user is not registered for this application. Please check your settings on "
    "https://developer.spotify.com/dashboard."
)
_SERVER_MESSAGES = {
    500: "Server error.",
    502: "Bad gateway.",
    503: "Service unavailable",
    504: "Gateway timeout",
}


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What a rule says about the fault it makes."""

    retry_after: int | None
    status: int
    html: bool


Fault = Callable[[Circumstances], Response]


def _error(status: int, message: str, reason: str | None = None) -> Fault:
    return lambda _: error_answer(ApiError(status, message, reason))


def _made(make: Callable[[], ApiError]) -> Fault:
    return lambda _: error_answer(make())


def _text(status: int, text: str) -> Fault:
    """Make an answer in plain text, without a content type, as the service's own gateway does."""
    return lambda _: Response(text, status, {"Cache-Control": UNCACHED})


def _limited(reason: str | None, message: str, usual_wait_s: int) -> Fault:
    def fault(of: Circumstances) -> Response:
        body = ApiError(429, message, reason).body()
        return json_answer(body, 429, headers=_retry_after(of, usual_wait_s))

    return fault


def _limited_in_text(of: Circumstances) -> Response:
    headers = {"Cache-Control": UNCACHED, **_retry_after(of, _USUAL_RATE_WAIT_S)}
    return Response("Too many requests", 429, headers)


def _server_error(of: Circumstances) -> Response:
    message = _SERVER_MESSAGES[of.status]
    if not of.html:
        return error_answer(ApiError(of.status, message))
    page = f"<html><head><title>{of.status}</title></head><body><h1>{message}</h1></body></html>"
    return Response(page, of.status, {"Content-Type": "text/html; charset=UTF-8"})


def _retry_after(of: Circumstances, usual_s: int) -> dict[str, str]:
    return {"Retry-After": str(usual_s if of.retry_after is None else of.retry_after)}


ANSWERS: dict[str, Fault] = {
    "expired_token": _error(401, "The access token expired"),
    "invalid_token": _error(401, "Invalid access token"),
    "token_missing": _error(401, "Access token missing"),
    "permissions_missing": _error(401, "Permissions missing"),
    "forbidden": _made(errors.forbidden),
    "insufficient_scope": _error(403, "Insufficient client scope"),
    "premium_required": _error(403, "Player command failed: Premium required", "PREMIUM_REQUIRED"),
    "owner_without_premium": _text(403, _OWNER_WITHOUT_PREMIUM),
    "not_registered": _text(403, _NOT_REGISTERED),
    "restriction": _made(errors.restriction_violated),
    "volume_disallowed": _made(errors.volume_disallowed),
    "no_active_device": _made(errors.no_active_device),
    "device_not_found": _made(errors.device_not_found),
    "not_found": _error(404, "non existing id"),
    "rate_limit": _limited(None, "API rate limit exceeded", _USUAL_RATE_WAIT_S),
    "rate_limit_text": _limited_in_text,
    "quota": _limited("QUOTA_EXCEEDED", "Too many requests", _USUAL_QUOTA_WAIT_S),
    "server_error": _server_error,
}
"""The kinds of weather that answer instead of an endpoint.

401: ``expired_token``, ``invalid_token``, ``token_missing`` (the spurious one), and
``permissions_missing``. 403: ``forbidden``, ``insufficient_scope``, ``premium_required``,
``restriction``, ``volume_disallowed`` as JSON, ``owner_without_premium`` and ``not_registered`` as
plain text. 404: ``no_active_device``, ``device_not_found``, ``not_found``. 429 with
``Retry-After``: ``rate_limit``, ``rate_limit_text``, ``quota``. 5xx: ``server_error``.
"""


def limited(limit: str, retry_after_s: int) -> Response:
    """Return the 429 of a limit, by the name of its kind."""
    return ANSWERS[limit](Circumstances(retry_after_s, status=429, html=False))


class JunkText:
    """Produces the characters with which the service has answered commands since 2024."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._turns = count()

    def next(self) -> str:
        """Return 27 url-safe characters, different each time."""
        turn = next(self._turns)
        places = range(_JUNK_LENGTH)
        return "".join(_URL_SAFE[mix(self._seed, turn, place) % 64] for place in places)


_NUMBER = re.compile(r'"(?:[^"\\]|\\.)*"|(?<![\w.])-?\d+(?![\w.])')


def with_floats(content: bytes) -> bytes:
    """Write the whole numbers of a JSON text as the service did for some weeks of 2024."""

    def spelled(found: re.Match[str]) -> str:
        text = found.group()
        if text.startswith('"'):
            return text
        number = int(text)
        return f"{number:.1f}" if abs(number) < 10**7 else _scientific(number)

    return _NUMBER.sub(spelled, content.decode()).encode()


def _scientific(number: int) -> str:
    """Write 49000000 as ``4.9E7``, exactly."""
    digits = str(abs(number))
    mantissa = f"{digits[0]}.{digits[1:].rstrip('0') or '0'}"
    return f"{'-' if number < 0 else ''}{mantissa}E{len(digits) - 1}"
