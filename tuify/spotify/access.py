"""What this app may call: told by nobody, learned from refusals. Pure but for its memory.

An app registered lately is refused operations that an older one still has, and an older emulation
or proxy may lack the spellings of 2026. Neither is asked about beforehand: an operation is taken to
be offered until a refusal says otherwise, and that is remembered for as long as the program runs,
so that it is never asked again.
"""

import re
from enum import Enum, auto
from typing import Final

from tuify.spotify.errors import (
    BadRequest,
    ClosedBySpotify,
    Forbidden,
    NotFound,
    NotOffered,
    NotYourPlaylist,
    ScopeMissing,
    SpotifyError,
)
from tuify.spotify.operations import Operation, Standing

_BAD_REQUEST: Final = 400
_METHOD_NOT_ALLOWED: Final = 405
_GONE: Final = 410
_NO_SUCH_ENDPOINT: Final = "service not found"
_NAMES_A_THING: Final = re.compile(
    r"(?i)\b(resource|id|ids|user|track|album|artist|playlist|show|episode|audiobook|chapter|"
    r"category|analysis|features|uri|market)\b"
)


class Refusal(Enum):
    """What an error says of the operation that it answers."""

    CLOSED = auto()
    """The app is not offered it."""
    DOUBTFUL = auto()
    """Either that, or this very thing is not to be had. Another spelling can tell."""
    OTHER = auto()
    """Nothing: a scope or Premium is missing, the thing is unknown or someone else's, ..."""


def refusal_in(operation: Operation, error: SpotifyError, *, has_worked: bool = False) -> Refusal:
    """What `error`, an answer to `operation`, says of it.

    `has_worked` tells that the operation was answered well before: then words that leave it open
    are about the thing that was asked for.
    """
    if operation.standing is Standing.AVAILABLE and not operation.is_recent:
        return Refusal.OTHER  # every app has it: no single answer may take it away
    if _says_there_is_no_such_operation(operation, error):
        return Refusal.CLOSED
    if type(error) not in (NotOffered, Forbidden, NotFound):
        return Refusal.OTHER
    if operation.is_recent:
        return Refusal.DOUBTFUL
    if type(error) is NotOffered:
        # The one word "Forbidden" is said of what was removed, and to those who don't own a list.
        return Refusal.OTHER if _changes_contents(operation) else Refusal.CLOSED
    if has_worked or type(error) is Forbidden:
        # A 403 in words of its own is about a country, a network, whose thing it is, ...
        return Refusal.OTHER
    return Refusal.OTHER if _is_about_a_thing(operation, error) else Refusal.CLOSED


def worded(operation: Operation, error: SpotifyError) -> SpotifyError:
    """`error`, or what it means where it is certain that the operation itself is offered."""
    is_bare = type(error) is NotOffered and error.status != _GONE
    if not is_bare or not operation.path.startswith("/playlists/"):
        return error
    return NotYourPlaylist(
        "Only those who own this playlist, or take part in it, may do this.",
        status=error.status,
        reason=error.reason,
    )


def proves_it_exists(error: SpotifyError) -> bool:
    """Whether the answer to an operation says so much that it must have been understood."""
    if isinstance(error, NotFound):
        return _names_a_thing(error)
    if isinstance(error, Forbidden):
        return not isinstance(error, NotOffered)
    return isinstance(error, ScopeMissing) or (
        isinstance(error, BadRequest) and error.status == _BAD_REQUEST
    )


def says_nothing(error: SpotifyError) -> bool:
    """Whether a refusal may be that of a server that does not know the operation."""
    if type(error) is NotFound:
        return not _names_a_thing(error)
    return isinstance(error, NotOffered) and error.status == _GONE


class Access:
    """Remembers what was refused and what was not. Decides nothing by time and sends nothing."""

    def __init__(self) -> None:
        self._closed: dict[Operation, int | None] = {}
        self._worked: set[Operation] = set()
        self._bare: set[Operation] = set()
        self._misfits: set[tuple[Operation, str]] = set()

    def is_open(self, operation: Operation) -> bool:
        """Whether it is worth asking for."""
        return operation not in self._closed

    def has_worked(self, operation: Operation) -> bool:
        """Whether it was answered well before. What came in 2026 came as a whole."""
        if operation.is_recent:
            return any(known.is_recent for known in self._worked)
        return operation in self._worked

    def close(self, operation: Operation, status: int | None = None) -> None:
        """Note that it is not offered, and the HTTP status that said so."""
        self._closed[operation] = status

    def note_success(self, operation: Operation) -> None:
        """Note that it was answered well."""
        self._worked.add(operation)
        self._bare.discard(operation)

    def takes(self, operation: Operation, kind: str) -> bool:
        """Whether things of this kind are worth trying with it."""
        return (operation, kind) not in self._misfits

    def note_misfit(self, operation: Operation, kind: str) -> None:
        """Note that it takes no things of this kind."""
        self._misfits.add((operation, kind))

    def is_refused_barely(self, operation: Operation) -> bool:
        """Whether the last answer to it was a 403 without a reason, which left it open."""
        return operation in self._bare

    def lacks_recent(self) -> bool:
        """Whether anything that came in 2026 is known not to be offered."""
        return any(known.is_recent for known in self._closed)

    def require(self, operation: Operation) -> None:
        """Raise `ClosedBySpotify` if it is known not to be offered."""
        if operation in self._closed:
            raise closed(operation, status=self._closed[operation])

    def judged(self, operation: Operation, error: SpotifyError) -> SpotifyError:
        """The error to raise for an answer to `operation`; what it teaches is noted."""
        has_worked = operation in self._worked
        self._bare.discard(operation)
        match refusal_in(operation, error, has_worked=has_worked):
            case Refusal.CLOSED:
                self.close(operation, error.status)
                return closed(operation, status=error.status, reason=error.reason)
            case Refusal.DOUBTFUL:
                return error
            case Refusal.OTHER:
                if type(error) is NotOffered:
                    self._bare.add(operation)
                return worded(operation, error)


def closed(
    operation: Operation, *, status: int | None = None, reason: str | None = None
) -> ClosedBySpotify:
    """The error for an operation that is not offered."""
    since = operation.standing.since
    when = "" if since is None else f" since {since:%Y-%m-%d}"
    instead = f" Instead: {operation.instead}." if operation.instead else ""
    return ClosedBySpotify(
        f"Spotify does not offer {operation.title!r} to this app{when}.{instead}",
        status=status,
        reason=reason,
        since=since,
        instead=operation.instead,
    )


def _says_there_is_no_such_operation(operation: Operation, error: SpotifyError) -> bool:
    if error.status == _METHOD_NOT_ALLOWED:
        return True
    if error.status == _GONE:
        # Of what came in 2026, it may be the thing in the path that is gone.
        return "{" not in operation.path or not operation.is_recent
    return type(error) is NotFound and error.message.casefold().rstrip(".") == _NO_SUCH_ENDPOINT


def _changes_contents(operation: Operation) -> bool:
    """Whether it changes the entries of a playlist, which only some may do in any spelling."""
    return operation.path.startswith("/playlists/") and (
        operation.method != "GET" and operation.path.endswith("/tracks")
    )


def _is_about_a_thing(operation: Operation, error: SpotifyError) -> bool:
    """Whether a 404 may be about what was asked for.

    What was removed in 2026 is refused by 403, so that a 404 to it is about the thing in its path;
    what was closed in 2024 is answered by 404 as well, in words that name nothing.
    """
    is_in_path = "{" in operation.path
    if is_in_path and operation.standing is Standing.REMOVED_2026:
        return True
    asks_for_things = is_in_path or operation.most_ids is not None
    return asks_for_things and _names_a_thing(error)


def _names_a_thing(error: SpotifyError) -> bool:
    return _NAMES_A_THING.search(error.message) is not None
