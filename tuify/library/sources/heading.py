"""Heading: what is known of a list besides its rows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tuify.library.entries import Entry, Thing
from tuify.library.listeners import Listeners
from tuify.spotify.errors import ClosedBySpotify
from tuify.spotify.paging import Page


@dataclass(frozen=True, slots=True)
class Opened:
    """What the question brings that a list is opened with: all of it is of one moment.

    `page` are the first rows if they came along; `about`, `note` and `snapshot_id` as a `Heading`
    has them, None or empty if nothing was said of them.
    """

    page: Page[Entry] | None = None
    about: Thing | None = None
    note: str | None = None
    snapshot_id: str = ""


class Heading:
    """What a list is about, and what must be said of it.

    `snapshot_id` is the state of a playlist that its rows show; empty if that is not known, and
    for every other list.
    """

    def __init__(self, about: Thing | None = None, note: str = "") -> None:
        self.snapshot_id = ""
        self._about = about
        self._note = note
        self._closed: ClosedBySpotify | None = None
        self._listeners: Listeners[None] = Listeners()

    @property
    def about(self) -> Thing | None:
        """The thing whose list it is; None for lists of the account, or while it is not here."""
        return self._about

    @property
    def note(self) -> str:
        """What must be said of the list; empty if nothing."""
        return self._note

    @property
    def closed(self) -> ClosedBySpotify | None:
        """The refusal, once the service has said that this app may not have such lists."""
        return self._closed

    def tell(self, about: Thing | None = None, *, note: str | None = None) -> None:
        """Take what is given in the place of what was known."""
        before = (self._about, self._note)
        self._about = self._about if about is None else about
        self._note = self._note if note is None else note
        if before != (self._about, self._note):
            self._listeners.tell(None)

    def take(self, opened: Opened) -> None:
        """Take what came together with the rows that are shown from here on."""
        self.snapshot_id = opened.snapshot_id
        self.tell(opened.about, note=opened.note)

    def close(self, refusal: ClosedBySpotify) -> None:
        """Note that the list is not offered."""
        is_news = self._closed is None
        self._closed = refusal
        if is_news:
            self._listeners.tell(None)

    def subscribe(self, listener: Callable[[], None]) -> Callable[[], None]:
        """Have `listener` called when what is known, other than the snapshot, changes.

        Returns what ends that.
        """
        return self._listeners.add(lambda _: listener())
