"""Putting entries of a playlist back to the places they had."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tuify.library.edits.borders import Rows
from tuify.library.edits.change import Run
from tuify.library.edits.contents import Contents
from tuify.library.edits.entries_change import EntriesChange
from tuify.library.edits.news import Deed
from tuify.library.edits.plans import runs
from tuify.library.entries import Entry


@dataclass(frozen=True, slots=True)
class Lost:
    """What stood at a place; `entry` as far as the screen knew it."""

    uri: str
    entry: Entry | None


class PutBack(EntriesChange):
    """Puts `lost` in, each by the place at which it stands in the end.

    Neighbours go with one request, at most 100, from the first place on.
    """

    def __init__(
        self, deed: Deed, contents: Contents, lost: Mapping[int, Lost], *, era: int
    ) -> None:
        super().__init__(deed, len(lost), contents, era=era)
        self._lost = dict(sorted(lost.items()))

    async def make(self, run: Run) -> None:
        """Send it. Raises Clash if somebody else has changed the playlist."""
        await self._agree()
        for places in runs(self._lost):
            run.go_on()
            uris = [self._lost[place].uri for place in places]
            await self._contents.add(uris, places[0])
            for place in places:
                del self._lost[place]
            self.done += len(places)
            run.advance(self.done)

    def reverse(self) -> None:
        """What is put back stays; it can be taken out by hand."""
        return

    def rest(self) -> PutBack | None:
        """What is still missing."""
        if not self._lost:
            return None
        return PutBack(self.deed, self._contents, self._lost, era=self._era or 0)

    @property
    def _gained(self) -> int:
        return self.done

    def _show_in(self, rows: Rows) -> bool:
        entries = {place: lost.entry for place, lost in self._lost.items()}
        if None in entries.values():
            return False
        for places in runs(entries, most=len(entries)):
            rows.insert(places[0], [entry for place in places if (entry := entries[place])])
        return True

    def _hide_in(self, rows: Rows) -> None:
        if self._lost:
            rows.remove(tuple(self._lost))
