"""Answers of the service as pages of entries. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from tuify.library.entries import Entry, Thing
from tuify.spotify.models import Model
from tuify.spotify.paging import Page

T = TypeVar("T")
M = TypeVar("M", bound=Model)


def page_of(page: Page[T], entry: Callable[[T], Entry | None]) -> Page[Entry]:
    """The same page with `entry` of each of its items; what the service left null stays so."""
    items = tuple(None if item is None else entry(item) for item in page.items)
    return Page(items, page.total, page.limit, page.offset, page.next)


def things_of(page: Page[T], thing: Callable[[T], Thing | None]) -> Page[Entry]:
    """As `page_of`, of things about which their list says nothing."""
    return page_of(page, lambda item: bare(thing(item)))


def whole(entries: Iterable[Entry | None]) -> Page[Entry]:
    """A list that came with one answer."""
    items = tuple(entries)
    return Page(items, len(items), len(items), 0)


def part_of(page: Page[Entry], offset: int, limit: int) -> Page[Entry]:
    """Rows `offset` to `offset + limit - 1` of a page that has them."""
    first = offset - page.offset
    return Page(page.items[first : first + limit], page.total, limit, offset)


def bare(thing: Thing | None) -> Entry | None:
    """A row of which only the thing itself is known; None for none."""
    return None if thing is None else Entry(thing)


def ref(model: type[M], thing: M) -> M:
    """As much of a thing as others name of it: one small object that all its rows can share."""
    return model(**{field: getattr(thing, field) for field in model.__struct_fields__})
