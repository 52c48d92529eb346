"""Lists that come in pages, as raw JSON: the entries of a page, and the query for the next. Pure.

An answer is a page if it is an object with a list `items`, or if exactly one of its members is such
an object (`albums`, `artists`, `categories`, `playlists` ...). The address of the next page that
comes along may name an operation that is closed to this app, so it tells only whether there is
more.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import msgspec

from tuify.cli.api.query import Pairs, merged, value_of
from tuify.cli.exits import Refusal
from tuify.spotify.errors import UnreadableAnswer
from tuify.spotify.text import clean
from tuify.spotify.walking import Told, offset_after

USUAL_LIMIT: Final = 50
"""Entries of a page where nobody says how many there may be."""

SEARCH_END: Final = 1000
"""Entries that can be had of a search; offset and limit together go no further."""

_SEARCH: Final = "/search"
_BACKWARDS: Final = "/me/player/recently-played"
_COUNT: Final = re.compile(r"[0-9]{1,9}")

_Members = Mapping[str, msgspec.Raw]


class Lost(Exception):
    """The answer is no JSON, or the pages don't follow each other. The text is one line."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page, and what it tells of itself; None for what it does not tell.

    `entries` are JSON without line breaks, `null` where the service shows nothing. `is_last` is
    whether it says that nothing follows. `cursors` say where a list without offsets goes on.
    """

    entries: tuple[bytes, ...]
    offset: int | None = None
    limit: int | None = None
    total: int | None = None
    is_last: bool | None = None
    cursors: Mapping[str, str] | None = None


def page_in(body: bytes, *, is_list: bool = False) -> Page:
    """The page in the body of an answer, which must tell its place unless this `is_list` for sure.

    Raises Refusal if the answer is no page or holds several, and Lost if it can't be read, or is
    no page although this `is_list`.
    """
    try:
        members = _members(body)
        pages = {} if members is None else _pages(members)
    except (ValueError, RecursionError) as error:
        raise Lost(f"the answer is no JSON that could be read: {error}") from None
    if len(pages) > 1:
        names = ", ".join(clean(name) for name in pages)
        raise Refusal(f"--paginate walks one list, and this answer holds several: {names}")
    for page in pages.values():
        if is_list or page.offset is not None or page.cursors is not None:
            return page
    if is_list:
        raise Lost("the service sent something else than a page of this list")
    raise Refusal("--paginate walks lists that come in pages, and this answer is none")


def first_query(pairs: Pairs, most: int | None) -> Pairs:
    """The query for the first page: as typed, with a limit of `most` unless another was typed.

    Raises Refusal if a limit or offset was typed that can't be counted with.
    """
    for name, least in (("limit", 1), ("offset", 0)):
        typed = value_of(pairs, name)
        if typed is not None and not (_COUNT.fullmatch(typed) and int(typed) >= least):
            raise Refusal(f"to paginate, {name} must be a whole number from {least} on")
    if value_of(pairs, "limit") is None:
        return (*pairs, ("limit", str(most or USUAL_LIMIT)))
    return pairs


def next_query(path: str, pairs: Pairs, page: Page) -> Pairs | None:
    """The query for what follows `page`, which `pairs` asked for; None if it is the last.

    Raises Lost where walking on would lead nowhere.
    """
    if page.cursors is not None:
        return _by_cursor(path, pairs, page, page.cursors)
    limit = int(value_of(pairs, "limit") or USUAL_LIMIT)
    told = Told(len(page.entries), page.limit, page.total, page.is_last)
    try:
        after = offset_after(int(value_of(pairs, "offset") or 0), told, limit=limit)
    except UnreadableAnswer as error:
        raise Lost(error.message.rstrip(".")) from None
    if after is None:
        return None
    if path == _SEARCH:
        limit = min(limit, SEARCH_END - after)
    if limit <= 0:
        return None
    return merged(pairs, (("limit", str(limit)), ("offset", str(after))))


def _by_cursor(path: str, pairs: Pairs, page: Page, cursors: Mapping[str, str]) -> Pairs | None:
    """What was played is walked into the past unless it was asked for after a time."""
    is_backwards = path == _BACKWARDS and value_of(pairs, "after") is None
    name = "before" if is_backwards else "after"
    cursor = cursors.get(name)
    if not cursor or page.is_last or (page.is_last is None and not page.entries):
        return None
    if cursor == value_of(pairs, name):
        raise Lost("the service says that this page is followed by itself")
    return merged(pairs, ((name, cursor),))


def _pages(members: _Members) -> dict[str, Page]:
    """The page that this object is, or those that its members are, by their names."""
    page = _page(members)
    if page is not None:
        return {"items": page}
    inner = {name: _members(bytes(value)) for name, value in members.items()}
    found = {name: _page(each) for name, each in inner.items() if each is not None}
    return {name: page for name, page in found.items() if page is not None}


def _page(members: _Members) -> Page | None:
    """The page that this object is; None if it is none."""
    try:
        items = msgspec.json.decode(members.get("items", b"0"), type=list[msgspec.Raw])
    except msgspec.ValidationError:
        return None
    cursors = _value(members, "cursors")
    return Page(
        entries=tuple(msgspec.json.format(bytes(each), indent=-1) for each in items),
        offset=_count(members, "offset"),
        limit=_count(members, "limit"),
        total=_count(members, "total"),
        is_last=_value(members, "next") is None if "next" in members else None,
        cursors=_texts(cursors) if "cursors" in members else None,
    )


def _members(raw: bytes) -> _Members | None:
    """The members of a JSON object; None for any other value."""
    try:
        return msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
    except msgspec.ValidationError:
        return None


def _value(members: _Members, name: str) -> object:
    return msgspec.json.decode(members[name]) if name in members else None


def _count(members: _Members, name: str) -> int | None:
    """A number as it counts, also where it is written as 5.0."""
    value = _value(members, name)
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        return {}
    return {str(name): str(text) for name, text in value.items() if isinstance(text, str | int)}
