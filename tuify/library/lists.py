"""Lists: every place as a list, the same one for as long as it is kept."""

from __future__ import annotations

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from typing import Final

from tuify.library.entries import Thing
from tuify.library.freshness import fresh_s
from tuify.library.listeners import Listeners
from tuify.library.listing import Listing
from tuify.library.loops import Loops
from tuify.library.opening import Opening
from tuify.library.overview import Overview, Part
from tuify.library.places import Place, PlaceKind
from tuify.library.sections import SectionState, sections
from tuify.library.sources.client import HasLists
from tuify.spotify.errors import ClosedBySpotify

__all__ = ["Listing", "Lists", "Overview", "Part", "SectionState"]

MOST_PLACES: Final = 24
"""Places that are kept, those opened longest ago going first."""

KEEP_LEFT: Final = 100
"""Rows that a list keeps around those that were in sight when another place was opened: some three
screens, so that all lists that are kept have 2,400 at most."""


class Lists:
    """The lists of an account and of the catalog. Times are seconds on `clock`.

    `open` returns at once; what is looked at is asked for while `run` does.
    """

    def __init__(
        self,
        spotify: HasLists,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock = clock
        self._opening = Opening(
            spotify, clock=clock, sleep=sleep, kept=self.kept, refusal=self.refusal
        )
        self._places: OrderedDict[Place, Listing | Overview] = OrderedDict()
        self._running: set[Listing] = set()
        self._closed: dict[PlaceKind, ClosedBySpotify] = {}
        self._loops = Loops()
        self._listeners: Listeners[None] = Listeners()

    def open(self, place: Place, known: Thing | None = None) -> Listing | Overview:
        """The list at a place, or the lists; the same object as before while it is kept.

        One whose time is over is compared with the service in the background. `known` is the
        thing itself, if it is at hand: it is shown until more is known, and of an artist nothing
        more is asked for. Raises ValueError for a place without a list, such as the library.
        """
        opened = self._places.get(place) or self.kept(place)
        if opened is None:
            opened = self._opening.at(place, known)
            if isinstance(opened, Overview):
                self._loops.start(("about", place), opened.learn_about)
        elif self._is_old(opened):
            self._loops.start(("revalidate", place), opened.revalidate)
        self._places[place] = opened
        self._places.move_to_end(place)
        self._let_go()
        self._run_those_kept()
        return opened

    def kept(self, place: Place) -> Listing | None:
        """The list at a place if it is kept, by itself or as a part of an overview.

        Asks for nothing, and does not count as a look.
        """
        found = self._places.get(place)
        if isinstance(found, Listing):
            return found
        return next((listing for listing in self._listings() if listing.place == place), None)

    def refresh(self, place: Place) -> None:
        """Read a place anew, if it is kept."""
        found = self._places.get(place) or self.kept(place)
        if found is None:
            return
        found.refresh()
        if isinstance(found, Overview):
            self._loops.start(("about", place), found.learn_about)

    def renew(self, place: Place) -> None:
        """See whether a place is still as it is shown, and read it anew if it is not; what failed
        is asked for again. What is shown stays until an answer says otherwise."""
        found = self._places.get(place) or self.kept(place)
        if not isinstance(found, Listing) or found.rows.total is None:
            self.refresh(place)
            return
        found.rows.retry()
        self._loops.start(("revalidate", place), found.revalidate)

    def forget(self, place: Place) -> None:
        """Keep a place no longer; what is under way for it is dropped."""
        if place in self._places:
            self._drop(place)
            self._run_those_kept()

    def sections(self) -> tuple[SectionState, ...]:
        """The sections of the library, and which of them are known to be closed."""
        return sections(self._closed)

    def refusal(self, kind: PlaceKind) -> ClosedBySpotify | None:
        """The refusal that told that such places are closed to this app; None if none did."""
        return self._closed.get(kind)

    def on_change(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called when another kind of place is found closed."""
        return self._listeners.add(lambda _: listener())

    async def run(self) -> None:
        """Run the loops of all lists that are kept until cancelled."""
        await self._loops.run()

    def _is_old(self, opened: Listing | Overview) -> bool:
        read_at = opened.read_at
        if read_at is None or opened.rests:
            return False
        return self._clock() - read_at >= fresh_s(opened.place.kind)

    def _listings(self) -> list[Listing]:
        """Every list of a kept place; one of several places comes several times."""
        return [listing for opened in self._places.values() for listing in _lists_of(opened)]

    def _let_go(self) -> None:
        """Drop the places opened longest ago, and rows of those that were left.

        A list that was read as a whole, to be filtered or sorted, stays whole, but only one.
        """
        *others, _ = self._places
        for place in others[: max(0, len(self._places) - MOST_PLACES)]:
            self._drop(place)
        is_first = True
        *left, _ = self._places.values()
        for listing in (each for opened in reversed(left) for each in _lists_of(opened)):
            if is_first and listing.rows.is_kept_whole:
                is_first = False
            else:
                listing.rows.release()
                listing.rows.shrink(KEEP_LEFT)

    def _drop(self, place: Place) -> None:
        dropped = self._places.pop(place)
        self._loops.stop(("about", place))
        self._loops.stop(("revalidate", place))
        if isinstance(dropped, Overview):
            dropped.end()

    def _run_those_kept(self) -> None:
        """Start the loops of lists that came, and end those of lists that went."""
        kept = set(self._listings())
        for listing in self._running - kept:
            self._loops.stop(listing)
        for listing in kept - self._running:
            listing.on_about(partial(self._note_closed, listing))
            self._loops.start(listing, listing.rows.run)
        self._running = kept

    def _note_closed(self, listing: Listing) -> None:
        kind = listing.place.kind
        if listing.closed is None or kind in self._closed:
            return
        self._closed[kind] = listing.closed
        self._listeners.tell(None)


def _lists_of(opened: Listing | Overview) -> list[Listing]:
    if isinstance(opened, Listing):
        return [opened]
    return [part.listing for part in opened.all_parts]
