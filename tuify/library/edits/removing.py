"""Taking entries out of a playlist.

The service takes out every entry with a URI, wherever it stands. So where the same URI is to stay
at another place it is taken out everywhere and put back there.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from tuify.library.changes import Absent
from tuify.library.edits.borders import Rows
from tuify.library.edits.change import Run
from tuify.library.edits.contents import Contents
from tuify.library.edits.entries_change import EntriesChange, undated
from tuify.library.edits.news import Deed
from tuify.library.edits.plans import is_addable, places_among, removals, runs, together, without
from tuify.library.edits.putting_back import Lost, PutBack
from tuify.library.entries import Entry
from tuify.spotify.errors import InvalidArgument

GONE_ALREADY: Final = (
    "Some of these are not available any more; Spotify tells no address by which to take them out."
)
TWIN_STAYS: Final = (
    "Some of these stand at other places of the playlist too and could not be put back there: "
    "Spotify takes only tracks and episodes, no local files."
)
NOT_BACK: Final = "Local files among them can't be put back: Spotify does not take them."


class RemoveEntries(EntriesChange):
    """Takes the entries at some places out, and no others.

    What the screen does not know of the playlist is read first, since the same URIs might stand
    there (50 entries a request).
    """

    def __init__(
        self, deed: Deed, contents: Contents, gone: Sequence[int], *, era: int | None = None
    ) -> None:
        super().__init__(deed, len(gone), contents, era=era)
        self._gone: Sequence[int] = sorted(set(gone))
        self._uris: Mapping[int, str | None] = {}
        self._entries: Mapping[int, Entry] = {}
        self._standing: Sequence[int] | None = None
        # What stands elsewhere was taken out and is not back yet.
        self._is_torn = False

    async def make(self, run: Run) -> None:
        """Send it. Raises InvalidArgument where the places can't be emptied by themselves."""
        await self._agree()
        total = await self._learn(run)
        gone = set(self._gone)
        self._check(gone)
        # Of all that was seen only what may be lost is kept, as long as this can be taken back.
        named = {self._uris[row] for row in gone}
        self._entries = {
            row: entry for row, entry in self._seen.entries.items() if self._uris.get(row) in named
        }
        self._standing = range(total)
        for part in removals(self._uris, self._gone):
            run.go_on()
            await self._remove(part, gone)
            run.advance(self.done)

    async def _learn(self, run: Run) -> int:
        """Find out the URI of each entry, and how many entries there are."""
        total = await self._contents.total() if self._seen.total is None else self._seen.total
        self._uris = await self._contents.uris(run, total, self._seen.uris)
        return total

    def _check(self, gone: set[int]) -> None:
        if any(self._uris.get(row) is None for row in gone):
            raise InvalidArgument(GONE_ALREADY)
        named = {self._uris[row] for row in gone}
        twins = (uri for row, uri in self._uris.items() if row not in gone and uri in named)
        if not all(map(is_addable, twins)):
            raise InvalidArgument(TWIN_STAYS)
        if not all(map(is_addable, named)):
            self.note = NOT_BACK

    async def _remove(self, named: Sequence[str], gone: set[int]) -> None:
        """One request to take out, and those that put back what stood elsewhere."""
        standing = self._standing or ()
        wanted = set(named)
        cleared = {row for row in standing if self._uris.get(row) in wanted}
        await self._contents.remove(named)
        self._made_in = self._contents.era
        self._standing = without(standing, cleared)
        self.done += len(cleared & gone)
        self._is_torn = True
        back = places_among(self._standing, sorted(cleared - gone))
        for places in runs(back):
            rows = [back[place] for place in places]
            await self._contents.add([self._uris[row] or "" for row in rows], places[0])
            self._standing = together(self._standing, rows)
        self._is_torn = False

    def reverse(self) -> PutBack | None:
        """Put all that is missing back to its place, as far as the service takes it."""
        if self._standing is None or not self.done:
            return None
        there = set(self._standing)
        missing = [row for row, uri in self._uris.items() if row not in there and is_addable(uri)]
        lost = {
            place: Lost(self._uris[row] or "", self._entry(row))
            for place, row in places_among(self._standing, sorted(missing)).items()
        }
        return PutBack(self.deed, self._contents, lost, era=self._made_in) if lost else None

    @property
    def _gained(self) -> int:
        return -self.done

    def _entry(self, row: int) -> Entry | None:
        entry = self._entries.get(row)
        return None if entry is None else undated(entry)

    def _show_in(self, rows: Rows) -> bool:
        rows.remove(self._gone)
        return True

    def _hide_in(self, rows: Rows) -> None:
        everything = range(self._seen.total or 0)
        standing = everything if self._standing is None else self._standing
        shown = without(everything, set(self._gone))
        lost = set(shown) - set(standing)
        rows.remove([place for place, row in enumerate(shown) if row in lost])
        back = sorted(set(self._gone) & set(standing))
        places = places_among(without(shown, lost), back)
        entries = self._seen.entries
        for run in runs(places, most=len(places)):
            rows.insert(run[0], [entries.get(places[place], Absent.LOADING) for place in run])


class RemoveAdded(RemoveEntries):
    """Takes out what was added: `uris` from the place `begin` on, or at the end if it is None.

    `is_unique`: none of them stands anywhere else, so nothing needs to be read.
    """

    def __init__(
        self,
        deed: Deed,
        contents: Contents,
        uris: Sequence[str],
        begin: int | None,
        *,
        era: int,
        is_unique: bool,
    ) -> None:
        super().__init__(deed, contents, range(len(uris)), era=era)
        self._added = tuple(uris)
        self._begin = begin
        self._is_unique = is_unique

    async def _learn(self, run: Run) -> int:
        total = await self._contents.total() if self._seen.total is None else self._seen.total
        self._place(total)
        added = dict(zip(self._gone, self._added, strict=True))
        if self._is_unique:
            self._uris = added
        else:
            self._uris = await self._contents.uris(run, total, {**self._seen.uris, **added})
        return total

    def rest(self) -> RemoveAdded | None:
        """Those that are still in it, neighbours as before."""
        standing = self._standing
        left = [
            uri
            for row, uri in zip(self._gone, self._added, strict=True)
            if standing is None or row in standing
        ]
        if self._is_torn or not left:
            return None
        return RemoveAdded(
            self.deed,
            self._contents,
            left,
            self._begin,
            era=self._era or 0,
            is_unique=self._is_unique,
        )

    def _place(self, total: int) -> None:
        begin = total - len(self._added) if self._begin is None else self._begin
        self._gone = range(begin, begin + len(self._added))

    def _show_in(self, rows: Rows) -> bool:
        self._place(self._seen.total or 0)
        return super()._show_in(rows)
