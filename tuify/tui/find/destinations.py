"""Where the palette can go by name: sections, playlists and devices of one session."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from tuify.library import things
from tuify.library.entries import Entry
from tuify.library.listing import Listing
from tuify.library.paged import PagedList
from tuify.library.places import LIBRARY, PLAYLISTS, Place, place_of
from tuify.library.sections import opened_from
from tuify.spotify.models import Device
from tuify.tui.panes import describe
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.palette import Destination


class SessionDestinations:
    """Reads all playlists in the background while the palette is open, so that each can be gone
    to; what was read of them stays as the list of playlists keeps it."""

    def __init__(
        self, session: Session, *, go: Callable[[Place], None], play_on: Callable[[Device], None]
    ) -> None:
        self._session = session
        self._go = go
        self._play_on = play_on

    def places(self) -> Iterator[Destination]:
        """The library, and those of its sections that are open to this app."""
        yield "Library", partial(self._go, LIBRARY)
        playing = self._session.remote.view.playback.item
        for section in self._session.lists.sections():
            place = opened_from(section.place, playing.uri if playing is not None else None)
            if place is not None and not section.is_closed:
                yield section.title, partial(self._go, place)

    def playlists(self) -> Iterator[Destination]:
        """The playlists that are here."""
        rows = self._playlists()
        for index in range(rows.total or 0):
            row = rows.row(index)
            place = place_of(row.thing) if isinstance(row, Entry) else None
            if isinstance(row, Entry) and place is not None:
                yield things.name(row.thing) or "(no name)", partial(self._go, place)

    def devices(self) -> Iterator[Destination]:
        """The devices that can be controlled."""
        for device in self._session.remote.view.devices.devices:
            if describe.why_not(device) is None:
                yield device.name, partial(self._play_on, device)

    def waiting(self) -> str:
        """How many playlists are still to come, or why they don't."""
        survey = self._playlists().survey
        if survey is None or survey.is_done:
            return ""
        if survey.error is not None:
            return f"Some playlists are missing: {error_sentence(survey.error)}"
        if survey.total is None:
            return "Reading the playlists ..."
        return f"{survey.seen:,} of {survey.total:,} playlists read"

    def opened(self, changed: Callable[[], None]) -> Callable[[], None]:
        """Read the playlists and the devices; returns what ends that."""
        rows = self._playlists()
        leave = rows.subscribe(lambda _: changed())
        opening = object()
        rows.load_all(user=opening)
        self._session.remote.refresh_devices()

        def closed() -> None:
            leave()
            rows.release(opening)

        return closed

    def _playlists(self) -> PagedList[Entry]:
        opened = self._session.lists.kept(PLAYLISTS) or self._session.lists.open(PLAYLISTS)
        if not isinstance(opened, Listing):
            raise TypeError("the playlists are one list")
        return opened.rows
