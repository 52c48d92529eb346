"""Adding to a playlist."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tuify.library.edits.borders import Rows
from tuify.library.edits.change import Run
from tuify.library.edits.contents import Contents
from tuify.library.edits.entries_change import EntriesChange
from tuify.library.edits.news import Deed
from tuify.library.edits.plans import MOST
from tuify.library.edits.removing import RemoveAdded
from tuify.library.entries import Entry, Thing


class AddEntries(EntriesChange):
    """Puts URIs in, 100 with each request, at `position` or at the end.

    `things` are what the URIs name as far as that is known; without all of them an open list of
    the playlist is read anew once they are in. `is_unique`: none of them was in it before.
    """

    def __init__(
        self,
        deed: Deed,
        contents: Contents,
        uris: Sequence[str],
        position: int | None,
        things: Mapping[str, Thing],
        *,
        is_unique: bool,
    ) -> None:
        super().__init__(deed, len(uris), contents)
        self._uris = tuple(uris)
        self._begin = position
        self._is_at_end = position is None
        self._things = things
        self._is_unique = is_unique and len(set(uris)) == len(uris)

    async def make(self, run: Run) -> None:
        """Send it. Only where a place is meant does it matter whether others were at it."""
        if not self._is_at_end:
            await self._contents.begin(self._seen)
        elif not await self._contents.begin_anywhere(self._seen):
            # At the end it is good all the same, but the rows shown are not.
            self.must_read_anew, self._begin = True, None
        for start in range(0, len(self._uris), MOST):
            run.go_on()
            part = self._uris[start : start + MOST]
            place = None if self._is_at_end else (self._begin or 0) + start
            await self._contents.add(part, place)
            self._made_in = self._contents.era
            self.done += len(part)
            run.advance(self.done)

    def reverse(self) -> RemoveAdded | None:
        """Take out exactly these, at their places."""
        if not self.done:
            return None
        return RemoveAdded(
            self.deed,
            self._contents,
            self._uris[: self.done],
            self._begin,
            era=self._made_in,
            is_unique=self._is_unique,
        )

    @property
    def _gained(self) -> int:
        return self.done

    def _show_in(self, rows: Rows) -> bool:
        if self._begin is None:
            self._begin = self._seen.total
        entries = [Entry(self._things[uri]) for uri in self._uris if uri in self._things]
        if self._begin is None or len(entries) != len(self._uris):
            return False
        rows.insert(self._begin, entries)
        return True

    def _hide_in(self, rows: Rows) -> None:
        begin = self._begin or 0
        rows.remove(range(begin + self.done, begin + len(self._uris)))
