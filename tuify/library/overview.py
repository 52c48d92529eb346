"""Overview: several lists at one place, such as all there is of an artist."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass

from tuify.library.entries import Thing
from tuify.library.listing import Listing
from tuify.library.places import Place, PlaceKind
from tuify.library.sources.heading import Heading
from tuify.library.sources.search import SharedSearch
from tuify.spotify.errors import ClosedBySpotify, SpotifyError

Learn = Callable[[], Awaitable[Thing]]
FindRefusal = Callable[[PlaceKind], ClosedBySpotify | None]


@dataclass(frozen=True, slots=True)
class Part:
    """One of the lists of an overview. At most `most` of its rows are shown there."""

    title: str
    listing: Listing
    most: int


class Overview:
    """The lists at one place. Those that this app may not have are left out, and the note says so.

    `refusal` tells what is known to be closed, also from elsewhere; `learn` finds out what it is
    about; `shared` is the search that its parts have in common.
    """

    def __init__(
        self,
        place: Place,
        parts: Sequence[Part],
        heading: Heading,
        *,
        refusal: FindRefusal,
        learn: Learn | None = None,
        shared: SharedSearch | None = None,
    ) -> None:
        self.place = place
        self.all_parts = tuple(parts)
        self._heading = heading
        self._refusal = refusal
        self._learn = learn
        self._shared = shared

    @property
    def about(self) -> Thing | None:
        """The thing it is about, once it is here; None for a search."""
        return self._heading.about

    @property
    def parts(self) -> tuple[Part, ...]:
        """The lists that this app may have, as far as is known."""
        return tuple(part for part in self.all_parts if self._refusal_of(part) is None)

    @property
    def note(self) -> str:
        """What must be said: which lists are closed and since when, and what its parts say."""
        refusals = [(part.title, self._refusal_of(part)) for part in self.all_parts]
        closed = [_closed(title, refusal) for title, refusal in refusals if refusal is not None]
        told = [part.listing.note for part in self.parts if self.place.kind is PlaceKind.ARTIST]
        return " ".join(filter(None, [*told, *closed]))

    @property
    def context_uri(self) -> str | None:
        """The context to play it by; None where there is none."""
        return self.place.context_uri

    @property
    def read_at(self) -> float | None:
        """When (s) the first of its parts was last read; None if none was."""
        times = (part.listing.read_at for part in self.parts)
        return min((at for at in times if at is not None), default=None)

    @property
    def rests(self) -> bool:
        """Whether comparing one of its parts failed a moment ago."""
        return any(part.listing.rests for part in self.parts)

    async def learn_about(self) -> None:
        """Find out what it is about. What was known stays if that fails."""
        if self._learn is None:
            return
        with suppress(SpotifyError):
            self._heading.tell(await self._learn())

    def refresh(self) -> None:
        """Read all parts anew."""
        if self._shared is not None:
            self._shared.renew()
        for part in self.parts:
            part.listing.refresh()

    async def revalidate(self) -> None:
        """See whether the parts are as they are shown, and read anew those that are not."""
        if self._shared is not None:
            self._shared.renew()
        async with asyncio.TaskGroup() as tasks:
            tasks.create_task(self.learn_about())
            for part in self.parts:
                tasks.create_task(part.listing.revalidate())

    def end(self) -> None:
        """Give up what its parts have in common."""
        if self._shared is not None:
            self._shared.end()

    def on_about(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called when `about`, `parts` or `note` changes; returns what ends it."""
        ends = [self._heading.subscribe(listener)]
        ends += [part.listing.on_about(listener) for part in self.all_parts]

        def end() -> None:
            for one in ends:
                one()

        return end

    def _refusal_of(self, part: Part) -> ClosedBySpotify | None:
        return part.listing.closed or self._refusal(part.listing.place.kind)


def _closed(title: str, refusal: ClosedBySpotify) -> str:
    since = f" on {refusal.since:%Y-%m-%d}" if refusal.since is not None else " to this app"
    return f"{title}: closed by Spotify{since}."
