"""Every operation the client speaks, and which of its methods speaks it.

Collected from the categories themselves, so that it can't tell anything but what the client does.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import NoReturn
from urllib.parse import unquote

from tuify.spotify.calls import Call
from tuify.spotify.client import Spotify
from tuify.spotify.endpoints.base import Endpoints
from tuify.spotify.errors import Unreachable
from tuify.spotify.operations import Operation, operations_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One operation, and the client's method for it, such as `albums.get_album`."""

    operation: Operation
    client_method: str


@cache
def reference() -> tuple[Entry, ...]:
    """The operations by category, each once, those of a category in the order of its module."""
    speakers: dict[Operation, list[str]] = {}
    for method, operations in _methods():
        for operation in operations:
            speakers.setdefault(operation, []).append(method)
    entries = (Entry(each, _speaker(each, speakers[each])) for each in speakers)
    return tuple(sorted(entries, key=lambda entry: entry.operation.category))


def operation_at(method: str, path: str) -> Operation | None:
    """The operation that a request with this method and path would be; None if there is none.

    Where several templates fit, the one that says most literally what the path says: for
    `/me/albums/contains` that is `/me/albums/contains` rather than `/me/albums/{id}`.
    """
    parts = [unquote(part) for part in path.split("/")]
    fitting = [
        entry.operation
        for entry in reference()
        if entry.operation.method == method and _fits(entry.operation.path, parts)
    ]
    return min(fitting, key=lambda operation: operation.path.count("{"), default=None)


class _Nobody:
    """Stands where a sender stands, for a client that is only looked at."""

    async def read(self, call: Call) -> NoReturn:
        """Send nothing."""
        raise Unreachable("This client is not connected to anything.", maybe_sent=False)

    async def command(self, call: Call) -> NoReturn:
        """Send nothing."""
        raise Unreachable("This client is not connected to anything.", maybe_sent=False)

    async def aclose(self) -> None:
        """Nothing is open."""


def _methods() -> Iterator[tuple[str, tuple[Operation, ...]]]:
    """The methods that speak operations, by the name a user of the client calls them."""
    for attribute, endpoints in vars(Spotify(_Nobody())).items():
        if not isinstance(endpoints, Endpoints):
            continue
        for kind in reversed(type(endpoints).__mro__):
            for name, method in vars(kind).items():
                if operations := operations_of(method):
                    yield f"{attribute}.{name}", operations


def _speaker(operation: Operation, methods: list[str]) -> str:
    """The method named like the operation, else the first that speaks it.

    An operation of 2026 is also spoken by the methods of the older ones that it takes the place of.
    """
    words = re.findall(r"[a-z0-9]+", re.sub("['’]", "", operation.title.casefold()))
    name = "_".join(words)
    return next((each for each in methods if each.endswith(f".{name}")), methods[0])


def _fits(template: str, parts: list[str]) -> bool:
    expected = template.split("/")
    if len(expected) != len(parts):
        return False
    return all(
        part != "" if each.startswith("{") else each == part
        for each, part in zip(expected, parts, strict=True)
    )
