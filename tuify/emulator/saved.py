"""Liked Songs: a list of any length that is computed, with what the user changed laid over it.

The songs the user had at the beginning follow from the seed; only what was saved or removed since
is stored. A frozen value: each change gives a new one, so a player can go on in the list as it was.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, replace

from tuify.emulator.catalog import Catalog
from tuify.emulator.oddities import ODD_ENTRIES
from tuify.emulator.things import LocalTrack, Track

_NEWEST_MS = 1_772_300_000_000  # 2026-02-28
_USUAL_GAP_MS = 7 * 3_600_000
_WHOLE_SPAN_MS = 15 * 365 * 86_400_000


@dataclass(frozen=True, slots=True)
class SavedEntry:
    """One row of Liked Songs; ``track`` is None where the service has lost it."""

    added_at_ms: int
    track: Track | LocalTrack | None


@dataclass(frozen=True, slots=True)
class SavedTracks:
    """The user's saved tracks, newest first.

    ``at_first`` is how many there were when the world began. ``added`` holds (track number, moment)
    of those saved since, newest first; ``removed`` the places at the beginning of those taken away,
    ascending. Reading a place costs the logarithm of what was removed, changing anything a copy of
    the overlay.
    """

    catalog: Catalog
    at_first: int
    added: tuple[tuple[int, int], ...] = ()
    removed: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.added) + self.at_first - len(self.removed)

    def entry(self, place: int) -> SavedEntry:
        """Return the row at ``place``, counted from the newest."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        if place < len(self.added):
            number, moment_ms = self.added[place]
            return SavedEntry(moment_ms, self.catalog.track(number))
        return self._original(self._origin(place - len(self.added)))

    def place_of(self, track: int) -> int | None:
        """Return where the track with this number stands, or None if it is not saved."""
        for place, (number, _) in enumerate(self.added):
            if number == track:
                return place
        origin = self.catalog.liked_place(track)
        if origin >= self.at_first or origin in ODD_ENTRIES:
            return None
        before = bisect_left(self.removed, origin)
        if before < len(self.removed) and self.removed[before] == origin:
            return None
        return len(self.added) + origin - before

    def save(self, tracks: Iterable[int], moment_ms: int) -> "SavedTracks":
        """Put tracks at the top, the first of them uppermost; those already saved stay put."""
        wanted = [number for number in dict.fromkeys(tracks) if self.place_of(number) is None]
        return replace(self, added=(*((number, moment_ms) for number in wanted), *self.added))

    def remove(self, tracks: Iterable[int]) -> "SavedTracks":
        """Take tracks away and close the gaps; those not saved are passed over."""
        unwanted = {number for number in tracks if self.place_of(number) is not None}
        kept = tuple(pair for pair in self.added if pair[0] not in unwanted)
        newer = {number for number, _ in self.added}
        origins = [self.catalog.liked_place(number) for number in unwanted - newer]
        return replace(self, added=kept, removed=tuple(sorted((*self.removed, *origins))))

    def _origin(self, rank: int) -> int:
        """Return the place at the beginning of the ``rank``-th track that is still there."""
        gone = bisect_left(range(len(self.removed)), rank + 1, key=lambda at: self.removed[at] - at)
        return rank + gone

    def _original(self, origin: int) -> SavedEntry:
        gap_ms = max(2_000, min(_USUAL_GAP_MS, _WHOLE_SPAN_MS // self.at_first))
        wobble_ms = self.catalog.liked_track(origin) * 7919 % gap_ms
        added_at_ms = _NEWEST_MS - origin * gap_ms - wobble_ms
        odd = ODD_ENTRIES.get(origin)
        if odd == "null":
            return SavedEntry(added_at_ms, None)
        if isinstance(odd, LocalTrack):
            return SavedEntry(added_at_ms, odd)
        return SavedEntry(added_at_ms, self.catalog.track(self.catalog.liked_track(origin)))
