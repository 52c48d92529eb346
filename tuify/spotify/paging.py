"""Parts of lists that are too long for one answer.

The addresses of the next page that come with an answer may name endpoints that are closed to this
app, so they only tell whether there is more: ask with an offset (or a cursor) of your own.
"""

from typing import Generic, TypeVar

import msgspec

from tuify.spotify.fields import Count, Text

T = TypeVar("T")


class Page(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """Entries `offset` to `offset + len(items)` of a list of `total`.

    An entry the service can't or won't show is None and keeps its place, so a position in `items`
    plus `offset` is a position in the list.
    """

    items: tuple[T | None, ...] = ()
    total: Count = 0
    limit: Count = 0
    offset: Count = 0
    next: Text | None = None

    def __post_init__(self) -> None:
        """See to it that the list is at least as long as what is known of it."""
        least = self.offset + len(self.items)
        if self.items and self.total < least:
            msgspec.structs.force_setattr(self, "total", least)


class Cursors(msgspec.Struct, frozen=True, gc=False):
    """Where to go on from: an id or a time in ms since 1970, as text."""

    after: Text | None = None
    before: Text | None = None


class CursorPage(msgspec.Struct, Generic[T], frozen=True, gc=False):
    """A part of a list that is walked by cursors. `cursors` is None on an empty page."""

    items: tuple[T | None, ...] = ()
    limit: Count = 0
    next: Text | None = None
    cursors: Cursors | None = None
    total: Count | None = None
