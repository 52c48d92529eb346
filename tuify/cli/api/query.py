"""Queries as pairs of texts: read, merged and spelled. Pure."""

from __future__ import annotations

from typing import Final
from urllib.parse import parse_qsl, quote, urlencode

from tuify.cli.exits import Refusal

Pair = tuple[str, str]
Pairs = tuple[Pair, ...]

# Escapes of bytes that are not UTF-8 come out as they went in.
_ODD_BYTES: Final = "surrogateescape"


def typed_pair(text: str) -> Pair:
    """The pair in `KEY=VALUE`. Raises Refusal where there is none."""
    key, sign, value = text.partition("=")
    if not sign or not key:
        raise Refusal(f"-q takes KEY=VALUE, such as limit=5, not {text!r}")
    if any("\ud800" <= ch <= "\udfff" for ch in text):
        raise Refusal(f"-q {key!r} holds bytes that are not UTF-8")
    return key, value


def read_pairs(query: str) -> Pairs:
    """The pairs of a query as it stands in an address, without its question mark."""
    return tuple(parse_qsl(query, keep_blank_values=True, errors=_ODD_BYTES))


def spelled(pairs: Pairs) -> str:
    """The query of an address. Whatever could be taken for something else is percent-encoded."""
    return urlencode(pairs, quote_via=quote, safe="", errors=_ODD_BYTES)


def merged(pairs: Pairs, newer: Pairs) -> Pairs:
    """`pairs` without those that `newer` names as well, then `newer`."""
    names = {name for name, _ in newer}
    return (*(pair for pair in pairs if pair[0] not in names), *newer)


def without(pairs: Pairs, *names: str) -> Pairs:
    """`pairs` but for those with these names."""
    return tuple(pair for pair in pairs if pair[0] not in names)


def value_of(pairs: Pairs, name: str) -> str | None:
    """The value of a name, the last one where there are several; None if it does not occur."""
    return dict(pairs).get(name)
