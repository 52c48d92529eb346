"""Lists that are longer than one request: cut into groups, and read page after page.

Pages are asked for by computed offsets. The address of the next page that comes with an answer may
name an endpoint that is closed to this app, so it says only whether there is more. What else a page
tells of itself is believed as far as it is possible: the place of a page is the one that was asked
for, whatever offset it names.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

from tuify.spotify.errors import InvalidArgument, UnreadableAnswer
from tuify.spotify.paging import Page

T = TypeVar("T")

LARGEST: Final = 100
"""Entries of the largest page that any operation gives."""

FARTHEST: Final = 1_000_000
"""Entries after which a list is taken for one without an end."""

EMPTY_IN_A_ROW: Final = 50
"""Pages without entries, one after another, that a list may have before its end."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells of itself; None for what it does not tell, or not as a number.

    `entries` is how many came, `is_last` whether the page says that nothing follows.
    """

    entries: int
    limit: int | None = None
    total: int | None = None
    is_last: bool | None = None


def in_groups(entries: Sequence[T], most: int) -> Iterator[Sequence[T]]:
    """`entries` in their order, in groups of at most `most`."""
    if most < 1:
        raise InvalidArgument("A group has at least one entry.")
    return (entries[start : start + most] for start in range(0, len(entries), most))


def offset_after(offset: int, told: Told, *, limit: int = LARGEST) -> int | None:
    """Where the page after the one at `offset` begins; None if there is none.

    `limit` is how many entries were asked for. A page may be shorter than its limit, or empty, in
    the middle of a list, since the service leaves out what it may not show: so its limit counts
    where it is possible, and not its entries. A total that lies before the last entry, or before a
    page that is said to follow, is none; then the list goes on as long as entries come. Raises
    `UnreadableAnswer` for a list without an end.
    """
    if told.is_last:
        return None
    step = told.limit if told.limit and told.limit <= limit else told.entries or limit
    after = offset + max(step, told.entries)
    is_sure = told.total is not None and after < told.total
    if not is_sure and (not told.entries or _is_at_its_end(offset, told)):
        return None
    if after > FARTHEST:
        raise _astray("have no end")
    return after


class Trail:
    """The way through the pages of one list. Notices where it leads in circles."""

    def __init__(self) -> None:
        self._before: object = None
        self._empty = 0
        self._led_to: set[object] = set()

    def follow(self, page: object, *, is_empty: bool, leads_to: object) -> None:
        """Go past `page`, with what is asked for after it; None at the end.

        Raises `UnreadableAnswer` for the same entries twice in a row, for a place that was asked
        for before, and where nothing comes any more.
        """
        self._empty = self._empty + 1 if is_empty else 0
        is_same = not is_empty and page == self._before
        if is_same or leads_to in self._led_to or self._empty > EMPTY_IN_A_ROW:
            raise _astray("don't follow each other")
        self._before = page
        if leads_to is not None:
            self._led_to.add(leads_to)


async def pages(
    ask: Callable[[int], Awaitable[Page[T]]], *, start: int = 0, limit: int = LARGEST
) -> AsyncIterator[Page[T]]:
    """The pages of a list from the offset `start` on, so that all of it is read.

    `ask` gives the page at an offset, of `limit` entries (or fewer than `LARGEST` where that is not
    told). Raises `UnreadableAnswer` if the pages lead nowhere.
    """
    trail = Trail()
    offset: int | None = start
    while offset is not None:
        page = await ask(offset)
        told = Told(len(page.items), page.limit, page.total or None, page.next is None)
        offset = offset_after(offset, told, limit=limit)
        trail.follow(page, is_empty=not page.items, leads_to=offset)
        yield page


def _is_at_its_end(offset: int, told: Told) -> bool:
    """Whether a total that is possible says so of the page at `offset`, and nothing else denies
    it."""
    is_possible = told.total is not None and told.total >= offset + told.entries
    return is_possible and told.is_last is None


def _astray(what: str) -> UnreadableAnswer:
    return UnreadableAnswer(f"The pages of this list {what}.", status=200)
