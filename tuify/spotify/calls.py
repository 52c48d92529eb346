"""A request as the endpoints describe it, before a token, an address and headers are put to it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import quote, urlencode

import msgspec

from tuify.spotify.errors import InvalidArgument
from tuify.spotify.operations import Method, Operation

Value = str | int | float | bool | Sequence[str] | None
Query = Mapping[str, Value]

JSON: Final = "application/json"
JPEG: Final = "image/jpeg"


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `path` and `query` are ready for an address; `body` is of `content_type`.

    `group` names the endpoints that are believed to share one quota. `is_answered` says of a
    command that the body of its answer matters. `operation` is what it speaks, if that is known.
    `known_tag` is that of an answer which is known already: if it still holds, the service says
    no more than that.
    """

    method: Method
    path: str
    group: str
    query: str = ""
    body: bytes | None = None
    content_type: str = JSON
    is_answered: bool = False
    operation: Operation | None = None
    known_tag: str = ""

    @property
    def is_command(self) -> bool:
        """Whether it changes something, so that it must not be repeated blindly."""
        return self.method != "GET"

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path


def call(
    operation: Operation,
    *,
    at: Mapping[str, str] | None = None,
    query: Query | None = None,
    body: Mapping[str, object] | None = None,
    is_answered: bool = False,
) -> Call:
    """A call of `operation`, the parameters of its path filled in from `at`.

    Query and body are spelled as the service wants them: what is None is left out, booleans of the
    query become `true` and `false`, its sequences are joined by commas. Raises `InvalidArgument`
    for what can't be spelled, such as half a character or a number of thousands of digits.
    """
    try:
        filled = {name: quote(value, safe="") for name, value in (at or {}).items()}
        asked, told = spelled_query(query or {}), spelled_body(body or {})
    except (ValueError, OverflowError):
        raise InvalidArgument("An argument holds what can't be sent.") from None
    return Call(
        method=operation.method,
        path=operation.path.format(**filled),
        group=operation.quota_group,
        query=asked,
        body=told,
        is_answered=is_answered,
        operation=operation,
    )


def spelled_query(query: Query) -> str:
    """The query as text, without a question mark."""
    pairs = [(key, _spelled(value)) for key, value in query.items() if value is not None]
    return urlencode(pairs, quote_via=quote, safe="")


def spelled_body(body: Mapping[str, object]) -> bytes | None:
    """The body as JSON; None if nothing of it is told."""
    told = {key: value for key, value in body.items() if value is not None}
    return msgspec.json.encode(told) if told else None


def _spelled(value: str | float | bool | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return ",".join(value)
