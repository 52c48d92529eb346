"""What all changes of a playlist's entries have in common."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from dataclasses import replace

from tuify.library.changes import Change as ListChange
from tuify.library.changes import ListReset
from tuify.library.edits.borders import Rows
from tuify.library.edits.change import Change
from tuify.library.edits.contents import NOTHING_SEEN, Contents, Seen
from tuify.library.edits.news import Deed
from tuify.library.entries import Entry


class EntriesChange(Change):
    """A change of what is in a playlist. `era` is that of the change it takes back, if it does.

    `_seen` is what the screen showed before, `_rows` the rows of the open list as long as they show
    the change: if the list is read anew meanwhile, nobody knows whether what was read shows it.
    """

    def __init__(
        self, deed: Deed, total: int, contents: Contents, *, era: int | None = None
    ) -> None:
        super().__init__(deed, total)
        self.target = contents.target
        self._contents = contents
        self._era = era
        self._made_in = 0
        self._seen: Seen = NOTHING_SEEN
        self._rows: Rows | None = None
        self._endings: tuple[Callable[[], None], ...] = ()

    def show(self) -> None:
        """Show it in the list of the entries, if that is open."""
        self._seen = self._contents.seen()
        listing = self._contents.listing
        if listing is None or self._seen.total is None:
            return
        rows = listing.rows
        self._endings = (rows.hold(), rows.subscribe(self._note))
        self._rows = rows if self._show_in(rows) else None
        if self._rows is not None:
            self._contents.show_total(rows.total, gained=0)

    def take_back(self) -> None:
        """Show what is so without the part that was not made."""
        if self._rows is not None:
            self._hide_in(self._rows)

    def read_anew(self) -> None:
        """Have the list of the entries read anew."""
        self._contents.show_total(None, gained=self._gained)
        self._let_go()
        self._contents.read_anew()

    def settle(self) -> None:
        """Note which state the open list shows; if it does not show the change, it is read anew."""
        shown_in = self._rows
        total = None if self._rows is None else self._rows.total
        self._contents.show_total(total, gained=self._gained)
        self._let_go()
        if self.done:
            self._contents.settle(shown_in)

    @property
    def _gained(self) -> int:
        """How many entries the playlist has more, as far as it is made."""
        return 0

    async def _agree(self) -> None:
        """See to it that it is about the playlist as it was shown. Raises Clash, SpotifyError."""
        await self._contents.begin(self._seen, era=self._era)

    @abstractmethod
    def _show_in(self, rows: Rows) -> bool:
        """Show it; False if that can't be."""

    @abstractmethod
    def _hide_in(self, rows: Rows) -> None:
        """Show what is so without the part that was not made."""

    def _note(self, change: ListChange) -> None:
        if isinstance(change, ListReset):
            self._rows = None

    def _let_go(self) -> None:
        self._rows = None
        self._seen = NOTHING_SEEN
        for end in self._endings:
            end()
        self._endings = ()


def undated(entry: Entry) -> Entry:
    """An entry as it is put in again: when and by whom it is added is not known yet."""
    return replace(entry, added_at=None, added_by=None)
