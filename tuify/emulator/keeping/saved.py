"""Rows of saved things, newest first: computed at the beginning, with the user's changes on top.

Rows are frozen values: each change gives another one, so a player can go on in Liked Songs as they
were when it began with them.
"""

from abc import ABC, abstractmethod
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Self

from tuify.emulator.catalog.catalog import Catalog
from tuify.emulator.catalog.oddities import ODD_ENTRIES
from tuify.emulator.catalog.things import LocalTrack, Track
from tuify.emulator.keeping.overlay import Addition, Overlay

NEWEST_MS = 1_772_300_000_000  # 2026-02-28
_USUAL_GAP_MS = 7 * 3_600_000
_WHOLE_SPAN_MS = 15 * 365 * 86_400_000


@dataclass(frozen=True, slots=True)
class KeptRow(ABC):
    """A row of things of one kind, each known by its number.

    What a subclass has to know is the row as it was at first: how long, when each place was filled,
    and where a number stood. Changing anything costs a copy of the overlay.
    """

    overlay: Overlay = field(default_factory=Overlay, kw_only=True)

    def __len__(self) -> int:
        return len(self.overlay.added) + self.first_size - len(self.overlay.removed)

    @property
    @abstractmethod
    def first_size(self) -> int:
        """Return how many things there were at first, lost ones included."""

    @abstractmethod
    def first_moment_ms(self, origin: int) -> int:
        """Return when a place of the first row was filled; the further down, the earlier."""

    @abstractmethod
    def origin_of(self, number: int) -> int | None:
        """Return where a number stood at first, or None if it was not there."""

    def at(self, place: int) -> Addition | int:
        """Return what stands at ``place``: an addition, or a place of the first row."""
        if not 0 <= place < len(self):
            raise IndexError(place)
        return self.overlay.at(place)

    def place_of(self, number: int) -> int | None:
        """Return where the thing with this number stands, or None if it is not kept."""
        place = self.overlay.place_of_addition(number)
        if place is not None:
            return place
        origin = self.origin_of(number)
        return None if origin is None else self.overlay.place_of_origin(origin)

    def save(self, numbers: Iterable[int], moment_ms: int) -> Self:
        """Put things at the top, the first of them uppermost; those already there stay put."""
        wanted = [number for number in dict.fromkeys(numbers) if self.place_of(number) is None]
        return replace(self, overlay=self.overlay.topped(wanted, moment_ms))

    def save_at(self, number: int, moment_ms: int) -> Self:
        """Put one thing in as if it had been saved at ``moment_ms``, unless it is there already."""
        if self.place_of(number) is not None:
            return self
        before = bisect_left(
            range(self.first_size), -moment_ms, key=lambda origin: -self.first_moment_ms(origin)
        )
        return replace(self, overlay=self.overlay.dated(Addition(number, moment_ms, before)))

    def remove(self, numbers: Iterable[int]) -> Self:
        """Take things away and close the gaps; those not there are passed over."""
        unwanted = {number for number in numbers if self.place_of(number) is not None}
        origins = (self.origin_of(number) for number in unwanted)
        gone = [origin for origin in origins if origin is not None]
        return replace(self, overlay=self.overlay.without(unwanted, gone))


@dataclass(frozen=True, slots=True)
class SavedEntry:
    """One row of Liked Songs; ``track`` is None where the service has lost it."""

    added_at_ms: int
    track: Track | LocalTrack | None


@dataclass(frozen=True, slots=True)
class SavedTracks(KeptRow):
    """Liked Songs: a list of any length. ``at_first`` is how many there were at the beginning."""

    catalog: Catalog
    at_first: int

    @property
    def first_size(self) -> int:
        """Return how many rows the world began with."""
        return self.at_first

    def first_moment_ms(self, origin: int) -> int:
        """Return when a song was liked: never two at one moment, the first some years ago."""
        gap_ms = max(2_000, min(_USUAL_GAP_MS, _WHOLE_SPAN_MS // self.at_first))
        wobble_ms = self.catalog.liked_track(origin) * 7919 % gap_ms
        return NEWEST_MS - origin * gap_ms - wobble_ms

    def origin_of(self, number: int) -> int | None:
        """Return where a track stood at first; an odd entry hides the song at its place."""
        origin = self.catalog.liked_place(number)
        return None if origin >= self.at_first or origin in ODD_ENTRIES else origin

    def entry(self, place: int) -> SavedEntry:
        """Return the row at ``place``, counted from the newest."""
        found = self.at(place)
        if isinstance(found, Addition):
            return SavedEntry(found.moment_ms, self.catalog.track(found.number))
        moment_ms, odd = self.first_moment_ms(found), ODD_ENTRIES.get(found)
        if odd == "null":
            return SavedEntry(moment_ms, None)
        if isinstance(odd, LocalTrack):
            return SavedEntry(moment_ms, odd)
        return SavedEntry(moment_ms, self.catalog.track(self.catalog.liked_track(found)))
