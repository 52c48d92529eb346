"""Which rows of a page are saved: what the page itself tells, and what has to be asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from tuify.library import things
from tuify.library.changes import RowsArrived
from tuify.library.entries import Entry
from tuify.tui.browse.nature import saved_by_nature

if TYPE_CHECKING:
    from tuify.library.saved import SavedIndex
    from tuify.tui.browse.page import Page

_FIRST_ROWS: Final = 50
"""How many rows one request brings."""


def note_saved(page: Page | None, saved: SavedIndex | None, change: RowsArrived) -> None:
    """Rows of what is saved are saved; no request has to ask for it."""
    if page is None or saved is None or page.listing is None or not saved_by_nature(page.place):
        return
    rows = page.listing.rows
    found = (rows.row(index) for index in range(change.first, change.last + 1))
    uris = (things.uri(entry.thing) for entry in found if isinstance(entry, Entry))
    saved.note([uri for uri in uris if uri], saved=True)


def note_first(page: Page | None, saved: SavedIndex | None) -> None:
    """The same of the first rows of a page, which may be here before anybody is told of them."""
    note_saved(page, saved, RowsArrived(0, _FIRST_ROWS - 1))


def ask_saved(page: Page | None, saved: SavedIndex | None, first: int, last: int) -> None:
    """Have it found out which of the rows `first` to `last` are saved; of a page without rows,
    whether what it is about is."""
    if page is None or saved is None or saved_by_nature(page.place):
        return
    if page.about is not None and page.rows.total() == 0:
        saved.want([things.uri(page.about)])
    last = min(last, page.rows.count() - 1)
    entries = (page.rows.entry(index) for index in range(first, last + 1))
    saved.want([things.uri(entry.thing) for entry in entries if entry is not None])
