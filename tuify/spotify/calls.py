"""A request as the endpoints describe it, before a token, an address and headers are put to it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal
from urllib.parse import quote, urlencode

import msgspec

Method = Literal["GET", "PUT", "POST", "DELETE"]
Value = str | int | bool | Sequence[str] | None


@dataclass(frozen=True, slots=True)
class Call:
    """One request. `path` and `query` are ready for an address; `body` is JSON, or nothing.

    `group` names the endpoints that are believed to share one quota.
    """

    method: Method
    path: str
    group: str
    query: str = ""
    body: bytes | None = None

    @property
    def is_command(self) -> bool:
        """Whether it changes something, so that it must not be repeated blindly."""
        return self.method != "GET"

    @property
    def target(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path


def call(
    method: Method,
    path: str,
    *,
    group: str | None = None,
    query: dict[str, Value] | None = None,
    body: dict[str, object] | None = None,
) -> Call:
    """A call with its query spelled as the service wants it. What is None is left out.

    Booleans become `true` and `false`, sequences are joined by commas. Without a `group` the
    path is the group.
    """
    pairs = [(key, _spelled(value)) for key, value in (query or {}).items() if value is not None]
    told = {key: value for key, value in (body or {}).items() if value is not None}
    return Call(
        method=method,
        path=path,
        group=group or path,
        query=urlencode(pairs, quote_via=quote, safe=""),
        body=msgspec.json.encode(told) if told else None,
    )


def _spelled(value: str | int | bool | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    return ",".join(value)
