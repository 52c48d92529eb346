"""Edits: every change of the library, and how it is taken back."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import replace
from typing import Protocol

from tuify.library import things as thing
from tuify.library.edits import deeds
from tuify.library.edits.adding import AddEntries
from tuify.library.edits.borders import Client, KeptLists
from tuify.library.edits.change import Change
from tuify.library.edits.contents import Contents, Service
from tuify.library.edits.cover import CoverRefused, SetCover, cover_refusal
from tuify.library.edits.details import ChangeDetails, Details
from tuify.library.edits.ledger import Ledger
from tuify.library.edits.looking import found_in
from tuify.library.edits.making import Following, MakePlaylist, Unfollow
from tuify.library.edits.moving import MoveEntries
from tuify.library.edits.news import Deed, News
from tuify.library.edits.plans import Move, is_addable
from tuify.library.edits.refusals import (
    CannotEdit,
    details_refusal,
    entries_refusal,
    reading_refusal,
)
from tuify.library.edits.removing import RemoveEntries
from tuify.library.edits.saving import SaveThings, dates_in
from tuify.library.edits.shelf import Shelf
from tuify.library.edits.turns import Turns
from tuify.library.entries import Thing
from tuify.library.places import LIKED, Place
from tuify.library.savable import CannotSave, refusal
from tuify.library.saved import SavedIndex
from tuify.spotify.models import Playlist


class ListingOfPlaylist(Protocol):
    """An open list whose entries are changed."""

    @property
    def place(self) -> Place:
        """Where it is."""
        ...

    @property
    def about(self) -> Thing | None:
        """The playlist itself, once it is here."""
        ...


class Edits:
    """Changes of the library: each shows at once, goes out in its turn, and can be taken back.

    Changes of playlists go one after the other, in order, and so do those of what is saved; the two
    don't wait for each other. Everything but `duplicates` and `run` returns at once: with a reason
    if a change can't be made at all, which nobody is told of besides; all else is told to the
    subscribers. Times are seconds on `clock`; `own_id` is the account's own id, if it is known.
    """

    def __init__(
        self,
        spotify: Client,
        saved: SavedIndex,
        lists: KeptLists,
        *,
        own_id: Callable[[], str | None] = lambda: None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._library = spotify.library
        self._saved = saved
        self._lists = lists
        self._own_id = own_id
        self._service = Service(spotify.playlists, Ledger(spotify.playlists, clock), lists, sleep)
        self._following = Following(spotify.library, saved, Shelf(lists))
        self._turns = Turns()
        self._looked: tuple[str, frozenset[str]] | None = None

    # What is saved

    def save(self, things: Sequence[Thing], saved: bool) -> CannotSave | None:
        """Save and follow things, or take them out and unfollow them, 40 with each request.

        What can't be saved is left out, which is told at the end; what is so already is left as it
        is, and if that is all of it, it is told at once. A reason comes back if nothing can be.
        """
        known = {uri: each for each in things if (uri := thing.uri(each)) and not refusal(uri)}
        if not known:
            return refusal(thing.uri(things[0])) if things else CannotSave.NO_URI
        uris = [uri for uri in known if self._saved.is_saved(uri) is not saved]
        if not uris:
            self._turns.leave(deeds.saving(list(known.values()), saved))
            return None

        def word(some: Sequence[str]) -> Deed:
            return deeds.saving([known[uri] for uri in some], saved)

        dates = {} if saved else dates_in(self._lists.kept(LIKED), set(uris))
        change = SaveThings(word(uris), self._saved, self._library, uris, saved, dates, word=word)
        change.note = deeds.left_alone([on for on in things if refusal(thing.uri(on))])
        self._turns.submit(change, is_saving=True)
        return None

    # What is in playlists

    def add(
        self,
        playlist: Playlist,
        uris: Sequence[str],
        *,
        position: int | None = None,
        things: Iterable[Thing] = (),
    ) -> CannotEdit | None:
        """Add tracks and episodes before `position`, or at the end, 100 with each request.

        With all `things` that the URIs name at hand, an open list of the playlist shows them at
        once; otherwise it is read anew. What can't be added, such as local files, is left out.
        """
        taken = [uri for uri in uris if is_addable(uri)]
        reason = self._refusal(playlist)
        if reason is not None or not taken:
            return reason or (CannotEdit.NOT_ADDABLE if uris else CannotEdit.NOTHING)
        shown = {uri: each for each in things if (uri := thing.uri(each))}
        is_unique = self._looked is not None and self._looked[0] == playlist.id
        is_unique = is_unique and self._looked is not None and self._looked[1].issuperset(taken)
        self._submit_entries(
            AddEntries(
                deeds.adding(len(taken), playlist),
                Contents(playlist, self._service),
                taken,
                position,
                shown,
                is_unique=is_unique,
            )
        )
        return None

    async def duplicates(
        self,
        playlist: Playlist,
        uris: Iterable[str],
        *,
        tell: Callable[[int, int], None] = lambda seen, total: None,
    ) -> frozenset[str]:
        """Which of these are in a playlist already.

        Reads what is not on the screen, 50 entries a request, and tells how many were seen of how
        many; cancel it to stop. Raises SpotifyError.
        """
        wanted = frozenset(uris)
        found = await found_in(playlist, self._service, wanted, tell)
        self._looked = (playlist.id, wanted - found)
        return found

    def remove(self, listing: ListingOfPlaylist, indices: Sequence[int]) -> CannotEdit | None:
        """Take out the entries at these places, and at no others."""
        playlist = _playlist(listing)
        contents = Contents(playlist, self._service)
        total = contents.seen().total
        gone = sorted({index for index in indices if 0 <= index < (total or 0)})
        reason = self._refusal(playlist) or reading_refusal(total)
        if reason is not None or not gone:
            return reason or CannotEdit.NOTHING
        self._submit_entries(RemoveEntries(deeds.removing(len(gone), playlist), contents, gone))
        return None

    def move(
        self, listing: ListingOfPlaylist, first: int, count: int, before: int
    ) -> CannotEdit | None:
        """Put `count` entries from `first` on before the one that stands at `before` until then.

        Moves of the same entries that follow each other quickly go with one request.
        """
        return self.rearrange(listing, [Move(first, count, before)])

    def rearrange(self, listing: ListingOfPlaylist, moves: Sequence[Move]) -> CannotEdit | None:
        """Make several moves, one after the other, as one change: each with its own request."""
        playlist = _playlist(listing)
        contents = Contents(playlist, self._service)
        total = contents.seen().total
        wanted = [move for move in moves if not move.is_nothing]
        reason = self._refusal(playlist) or reading_refusal(total)
        if reason or not wanted or not all(move.is_within(total or 0) for move in wanted):
            return reason or CannotEdit.NOTHING
        waiting = self._turns.newest(contents.target)
        if isinstance(waiting, MoveEntries) and waiting.join(wanted):
            return None
        count = sum(move.count for move in wanted)
        self._submit_entries(MoveEntries(deeds.moving(count, playlist), contents, wanted))
        return None

    # Playlists themselves

    def create(
        self,
        name: str,
        *,
        description: str = "",
        public: bool | None = None,
        collaborative: bool = False,
        uris: Sequence[str] = (),
    ) -> CannotEdit | None:
        """Make a playlist and put these in. The news of its end name it."""
        if not name.strip() or (public and collaborative):
            return CannotEdit.PUBLIC_AND_SHARED if name.strip() else CannotEdit.NO_NAME
        details = Details(
            name, description or None, False if collaborative else public, collaborative or None
        )
        taken = [uri for uri in uris if is_addable(uri)]
        deed = deeds.making(name)
        change = MakePlaylist(deed, details, taken, self._service, self._following)
        self._turns.submit(change)
        return None

    def details(
        self,
        playlist: Playlist,
        *,
        name: str | None = None,
        description: str | None = None,
        public: bool | None = None,
        collaborative: bool | None = None,
    ) -> CannotEdit | None:
        """Change what is given of a playlist. What the service did not take is told at the end."""
        wish = Details(name, description, public, collaborative)
        if collaborative and public is None and playlist.public is not False:
            wish = replace(wish, public=False)
        reason = details_refusal(playlist, self._own_id())
        if reason is None and name is not None and not name.strip():
            reason = CannotEdit.NO_NAME
        if reason is None and public and (collaborative or playlist.collaborative):
            reason = None if collaborative is False else CannotEdit.PUBLIC_AND_SHARED
        deed = deeds.detailing(playlist, wish.changed_by(playlist))
        change = ChangeDetails(deed, playlist, wish, self._service)
        if reason is not None or not change.wants_anything:
            return reason or CannotEdit.NOTHING
        self._turns.submit(change)
        return None

    def delete(self, playlist: Playlist) -> None:
        """Take a playlist out of the library: what deleting is, and unfollowing."""
        owner = playlist.owner.id if playlist.owner is not None else None
        deed = deeds.deleting(playlist, is_own=owner is not None and owner == self._own_id())
        self._turns.submit(Unfollow(deed, playlist, self._following))

    def cover(self, playlist: Playlist, jpeg: bytes) -> CannotEdit | CoverRefused | None:
        """Give a playlist a cover: a JPEG of at most 192 KB. This can't be taken back."""
        reason = details_refusal(playlist, self._own_id()) or cover_refusal(jpeg)
        if reason is None:
            contents = Contents(playlist, self._service)
            change = SetCover(deeds.covering(playlist), contents, jpeg, self._service)
            self._turns.submit(change)
        return reason

    # Taking back

    @property
    def undoable(self) -> str:
        """What `undo` would take back, in words; empty if nothing."""
        return self._turns.undoable

    def undo(self) -> bool:
        """Take back the newest change, or what was made of it; False if there is none.

        One that waits is never sent, one under way is stopped first. Failing leaves it undoable,
        unless someone else has changed the playlist.
        """
        self._looked = None
        return self._turns.undo()

    def stop(self) -> None:
        """End what is under way before its next request, and take back what waits."""
        self._turns.stop()

    def subscribe(self, listener: Callable[[News], None]) -> Callable[[], None]:
        """Have `listener` called with all news; returns what ends that."""
        return self._turns.subscribe(listener)

    async def run(self) -> None:
        """Send changes until cancelled."""
        await self._turns.run()

    def _refusal(self, playlist: Playlist) -> CannotEdit | None:
        """Why the entries of a playlist can't be changed at this moment; None if they can."""
        if self._turns.is_undoing(Contents(playlist, self._service).target):
            return CannotEdit.UNDOING
        return entries_refusal(playlist, self._own_id())

    def _submit_entries(self, change: Change) -> None:
        # What was looked for is true only of the playlists as they were.
        self._looked = None
        self._turns.submit(change)


def _playlist(listing: ListingOfPlaylist) -> Playlist:
    about, place = listing.about, listing.place
    return about if isinstance(about, Playlist) else Playlist(id=place.id, name=place.name)
