"""What an answer means. Pure: status, headers and body go in, an error comes out.

The body of an error may be the service's JSON object, that of the login service, plain text, a
page of HTML or nothing, whatever its content type says.
"""

import html
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Final

from tuify.spotify.errors import (
    BadRequest,
    DeviceNotFound,
    Forbidden,
    NoActiveDevice,
    NotAllowListed,
    NotFound,
    NotOffered,
    NotYourPlaylist,
    OwnerWithoutPremium,
    PremiumRequired,
    RestrictionViolated,
    ScopeMissing,
    ServerFault,
    SpotifyError,
    TokenMissing,
    Unauthorized,
    VolumeNotControllable,
)
from tuify.spotify.text import clean

_READ: Final = 8 * 1024
"""Characters that are looked at of an error that is no JSON."""

_MAX_MESSAGE: Final = 200

_HIDDEN_IN_HTML: Final = re.compile(r"(?is)<(script|style)\b.*?</\1\s*>|<!--.*?-->")
_TAG: Final = re.compile(r"<[^<>]*>")

_SAYS_NOT_YOURS: Final = re.compile(r"playlist.*\b(don.?t|do not|not) own|\bowner of the playlist")

_LACKS_A_SCOPE: Final = (
    "permissions missing",
    "insufficient client scope",
    "requires user authentication",
)

_RESTRICTIONS: Final = frozenset(
    {
        "NO_PREV_TRACK",
        "NO_NEXT_TRACK",
        "NO_SPECIFIC_TRACK",
        "ALREADY_PAUSED",
        "NOT_PAUSED",
        "NOT_PLAYING_LOCALLY",
        "NOT_PLAYING_TRACK",
        "NOT_PLAYING_CONTEXT",
        "ENDLESS_CONTEXT",
        "CONTEXT_DISALLOW",
        "ALREADY_PLAYING",
        "RATE_LIMITED",
        "REMOTE_CONTROL_DISALLOW",
        "DEVICE_NOT_CONTROLLABLE",
    }
)


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back. The names of the headers are in lower case. The body, which may hold tokens,
    stands in no `repr`."""

    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = field(default=b"", repr=False)

    @property
    def is_success(self) -> bool:
        """Whether the service did, or gave, what it was asked for."""
        return 200 <= self.status < 300


@dataclass(frozen=True, slots=True)
class Problem:
    """What the body of an error says: a clean line of text, and the service's word for it."""

    message: str
    reason: str | None = None


def problem_in(answer: Answer) -> Problem:
    """What the service says is wrong; at least the name of the status."""
    text = answer.body.decode("utf-8-sig", "replace").strip()
    told = _in_json(text) if text[:1] in ("{", "[", '"') else None
    if told is not None and told.message:
        return told
    reason = told.reason if told is not None else None
    if not text or told is not None:
        return Problem(_phrase(answer.status), reason)
    return Problem(_shortened(_without_tags(text[:_READ])) or _phrase(answer.status))


def error_in(answer: Answer) -> SpotifyError:
    """The error that an answer other than 2xx and 429 means."""
    problem = problem_in(answer)
    return _class_of(answer.status, problem)(
        problem.message, status=answer.status, reason=problem.reason
    )


def is_quota(problem: Problem) -> bool:
    """Whether a 429 is about the quota of some endpoints, not about the rate of all calls."""
    return problem.reason == "QUOTA_EXCEEDED"


def retry_after(answer: Answer, wall: float) -> float | None:
    """Seconds that a 429 asks to wait for; None if it names no time.

    The header holds seconds or a date, which is taken by the service's clock if it tells it and
    otherwise by `wall`, in seconds since 1970.
    """
    told = answer.headers.get("retry-after", "").strip()
    if re.fullmatch(r"[0-9]{1,12}(\.[0-9]{1,9})?", told):
        return float(told)
    until = moment_in(told)
    if until is None:
        return None
    now = moment_in(answer.headers.get("date", ""))
    return max(0.0, until - (wall if now is None else now))


def _class_of(status: int, problem: Problem) -> type[SpotifyError]:
    said = problem.message.casefold()
    match status:
        case 401:
            return _unauthorized(said)
        case 403:
            return _forbidden(said, problem.reason)
        case 404:
            return _not_found(said, problem.reason)
        case 410:
            return NotOffered
        case _:
            return BadRequest if 400 <= status < 500 else ServerFault


def _unauthorized(said: str) -> type[SpotifyError]:
    if any(words in said for words in _LACKS_A_SCOPE):
        return ScopeMissing
    return TokenMissing if "access token missing" in said else Unauthorized


def _forbidden(said: str, reason: str | None) -> type[SpotifyError]:
    if "premium subscription required for the owner" in said:
        return OwnerWithoutPremium
    if reason == "PREMIUM_REQUIRED" or "premium required" in said:
        return PremiumRequired
    if any(words in said for words in _LACKS_A_SCOPE):
        return ScopeMissing
    if "not registered" in said or "not be registered" in said:
        return NotAllowListed
    if reason == "VOLUME_CONTROL_DISALLOW" or "control device volume" in said:
        return VolumeNotControllable
    if reason in _RESTRICTIONS or "restriction violated" in said:
        return RestrictionViolated
    if _SAYS_NOT_YOURS.search(said):
        return NotYourPlaylist
    return NotOffered if said == "forbidden" else Forbidden


def _not_found(said: str, reason: str | None) -> type[SpotifyError]:
    if reason == "NO_ACTIVE_DEVICE" or "no active device" in said:
        return NoActiveDevice
    return DeviceNotFound if "device not found" in said else NotFound


def _in_json(text: str) -> Problem | None:
    """The problem in a JSON object, with an empty message if it tells none; else None."""
    try:
        parsed = json.loads(text)
    except (ValueError, RecursionError):
        return None
    if isinstance(parsed, str):
        return Problem(_shortened(parsed))
    if not isinstance(parsed, dict):
        return None
    match parsed.get("error"):
        case dict() as error:
            return Problem(_line(error.get("message")), _line(error.get("reason")) or None)
        case str() as error:
            return Problem(_line(parsed.get("error_description")) or _line(error), _line(error))
    return Problem(_line(parsed.get("message")))


def _line(value: object) -> str:
    return _shortened(value) if isinstance(value, str) else ""


def _without_tags(text: str) -> str:
    if not text.startswith("<"):
        return text
    return html.unescape(_TAG.sub(" ", _HIDDEN_IN_HTML.sub(" ", text)))


def _shortened(text: str) -> str:
    return " ".join(clean(text).split())[:_MAX_MESSAGE]


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"HTTP status {status}"


def moment_in(date: str) -> float | None:
    """Seconds since 1970 of a date as HTTP writes it; None if it is none."""
    try:
        moment = parsedate_to_datetime(date)
    except (ValueError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp()
