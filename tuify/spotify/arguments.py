"""Checks of arguments, made before a request goes out. All raise `InvalidArgument`.

They take whatever they are given: not everyone who calls the client has the types checked.
"""

import re
from collections.abc import Sequence
from typing import Final

from tuify.spotify.errors import InvalidArgument
from tuify.spotify.operations import Operation

_ID = re.compile(r"[0-9A-Za-z]{1,100}")
_CATEGORY_ID = re.compile(r"[0-9A-Za-z_-]{1,100}")
_LOCALE = re.compile(r"[a-z]{2}_[A-Z]{2}")
_MARKET = re.compile(r"[A-Z]{2}|from_token")
_URI = re.compile(r"spotify:[a-z]+:[^\s,\ud800-\udfff]+")
_USER_ID = re.compile(r"(?!\.{1,2}$)[^\s,:/?#\x00-\x1f\x7f\ud800-\udfff]{1,100}")
_SURROGATE = re.compile("[\ud800-\udfff]")

_LARGEST: Final = 2**53
"""The largest number that every reader of JSON takes for the same."""

PLAYABLE = frozenset({"track", "episode", "chapter"})
SAVEABLE = frozenset(
    {"track", "album", "episode", "show", "audiobook", "user", "playlist", "artist"}
)
NO_CONTEXT = PLAYABLE | {"local"}
"""What is played as an item, and holds none."""

_NAMED_FREELY = frozenset({"local", "user"})


def checked_text(name: str, value: str) -> str:
    """A text of whole characters."""
    if not isinstance(value, str) or _SURROGATE.search(value):
        raise InvalidArgument(f"{name} must be a text without half characters.")
    return value


def checked_optional_text(name: str, value: str | None) -> str | None:
    """As `checked_text`, or None."""
    return None if value is None else checked_text(name, value)


def checked_flag(name: str, value: bool) -> bool:
    """Yes or no."""
    if not isinstance(value, bool):
        raise InvalidArgument(f"{name} must be True or False.")
    return value


def checked_optional_flag(name: str, value: bool | None) -> bool | None:
    """Yes, no or None."""
    return None if value is None else checked_flag(name, value)


def checked_id(value: str) -> str:
    """An id that may become a part of a path."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise InvalidArgument("An id consists of letters and digits only.")
    return value


def checked_ids(values: Sequence[str], *, most: int) -> list[str]:
    """1 to `most` ids."""
    _check_number(values, "ids", most)
    return [checked_id(value) for value in values]


def checked_category_id(value: str) -> str:
    """The id of a category, which may be made of words: `toplists`, `edm_dance`."""
    if not isinstance(value, str) or not _CATEGORY_ID.fullmatch(value):
        raise InvalidArgument("The id of a category consists of letters, digits, - and _ only.")
    return value


def checked_user_id(value: str) -> str:
    """The id of a user. Many were chosen freely, as in `ilse.moor`."""
    if not isinstance(value, str) or not _USER_ID.fullmatch(value):
        raise InvalidArgument("The id of a user holds no spaces, commas, colons or slashes.")
    return value


def ids_for(operation: Operation, values: Sequence[str]) -> list[str]:
    """As many ids as one request of `operation` takes."""
    return checked_ids(values, most=operation.most_ids or 1)


def user_ids_for(operation: Operation, values: Sequence[str]) -> list[str]:
    """As many ids of users as one request of `operation` takes."""
    _check_number(values, "ids", operation.most_ids or 1)
    return [checked_user_id(value) for value in values]


def uri_kind(uri: str) -> str:
    """What a URI names: `track`, `album`, ... ; `local` for a file of the user's own."""
    if not isinstance(uri, str) or not _URI.fullmatch(uri):
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
    if kind not in _NAMED_FREELY:
        checked_id(uri.rpartition(":")[2])
    return uri


def checked_context(uri: str) -> str:
    """A URI of something that holds items to be played; returns what it names."""
    kind = uri_kind(uri)
    if kind in NO_CONTEXT:
        raise InvalidArgument(f"A URI of the kind {kind!r} is played in a list of URIs.")
    return kind


def checked_range(name: str, value: int, least: int, most: int | None = None) -> int:
    """A whole number from `least` to `most`."""
    if isinstance(value, bool) or not isinstance(value, int) or abs(value) > _LARGEST:
        raise InvalidArgument(f"{name} must be a whole number that can be counted with.")
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


def part_for(operation: Operation, limit: int, offset: int) -> dict[str, int]:
    """The part of a list to ask `operation` for, as it stands in the query."""
    return {"limit": limit_for(operation, limit), "offset": checked_offset(offset)}


def limit_for(operation: Operation, limit: int) -> int:
    """As many entries as one page of `operation` may have."""
    return checked_limit(limit, operation.most_entries or 1)


def checked_choice(name: str, value: str, choices: Sequence[str]) -> str:
    """One of a few words."""
    if value not in choices:
        raise InvalidArgument(f"{name} must be one of {', '.join(choices)}.")
    return value


def checked_choices(name: str, values: Sequence[str], choices: Sequence[str]) -> list[str]:
    """At least one of a few words."""
    if isinstance(values, str) or not isinstance(values, Sequence) or not values:
        raise InvalidArgument(f"{name} must be a list of some of {', '.join(choices)}.")
    return [checked_choice(name, value, choices) for value in values]


def checked_locale(locale: str | None) -> str | None:
    """A language and a country, as in "es_MX"; None leaves the choice to the service."""
    if locale is None:
        return None
    if not isinstance(locale, str) or not _LOCALE.fullmatch(locale):
        raise InvalidArgument("A locale is a language and a country, such as es_MX.")
    return locale


def checked_market(market: str | None) -> str | None:
    """The ISO 3166-1 code of a country, as in "SE"; None leaves the choice to the account."""
    if market is None:
        return None
    if not isinstance(market, str) or not _MARKET.fullmatch(market):
        raise InvalidArgument("A market is the two-letter code of a country.")
    return market


def _check_number(values: Sequence[str], what: str, most: int) -> None:
    if isinstance(values, str | bytes) or not isinstance(values, Sequence):
        raise InvalidArgument(f"A list of {what} is needed, not a single text or something else.")
    if not values:
        raise InvalidArgument(f"At least one of the {what} is needed.")
    if len(values) > most:
        raise InvalidArgument(f"At most {most} {what} go into one request, not {len(values)}.")
