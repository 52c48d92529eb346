"""Checks of arguments, made before a request goes out. All raise `InvalidArgument`."""

import re
from collections.abc import Sequence

from tuify.spotify.errors import InvalidArgument

_ID = re.compile(r"[0-9A-Za-z]{1,100}")
_URI = re.compile(r"spotify:[a-z]+:[^\s,]+")

PLAYABLE = frozenset({"track", "episode", "chapter"})
SAVEABLE = frozenset(
    {"track", "album", "episode", "show", "audiobook", "user", "playlist", "artist"}
)


def checked_id(value: str) -> str:
    """An id that may become a part of a path."""
    if not _ID.fullmatch(value):
        raise InvalidArgument("An id consists of letters and digits only.")
    return value


def checked_ids(values: Sequence[str], *, most: int) -> list[str]:
    """1 to `most` ids."""
    _check_number(values, "ids", most)
    return [checked_id(value) for value in values]


def uri_kind(uri: str) -> str:
    """What a URI names: `track`, `album`, ... ; `local` for a file of the user's own."""
    if not _URI.fullmatch(uri):
        raise InvalidArgument("A Spotify URI looks like spotify:track:ID.")
    parts = uri.split(":")
    return parts[3] if parts[1] == "user" and len(parts) > 3 else parts[1]


def checked_uris(values: Sequence[str], *, kinds: frozenset[str], most: int) -> list[str]:
    """1 to `most` URIs of these kinds."""
    _check_number(values, "URIs", most)
    for uri in values:
        checked_uri(uri, kinds=kinds)
    return list(values)


def checked_uri(uri: str, *, kinds: frozenset[str]) -> str:
    """A URI of one of these kinds."""
    kind = uri_kind(uri)
    if kind not in kinds:
        raise InvalidArgument(f"This does not work with a URI of the kind {kind[:20]!r}.")
    return uri


def checked_range(name: str, value: int, least: int, most: int | None = None) -> int:
    """A whole number from `least` to `most`."""
    if value < least or (most is not None and value > most):
        upto = "or more" if most is None else f"to {most}"
        raise InvalidArgument(f"{name} must be {least} {upto}, not {value}.")
    return value


def checked_limit(limit: int, most: int = 50) -> int:
    """How many entries to ask for at once: 1 to `most`."""
    return checked_range("limit", limit, 1, most)


def checked_offset(offset: int) -> int:
    """Where in a list to begin, counted from 0."""
    return checked_range("offset", offset, 0)


def _check_number(values: Sequence[str], what: str, most: int) -> None:
    if isinstance(values, str):
        raise InvalidArgument(f"A list of {what} is needed, not a single text.")
    if not values:
        raise InvalidArgument(f"At least one of the {what} is needed.")
    if len(values) > most:
        raise InvalidArgument(f"At most {most} {what} go into one request, not {len(values)}.")
