"""The entries of one playlist as changes reach them: on the screen and at the service."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tuify.library import things
from tuify.library.changes import Absent
from tuify.library.edits.borders import KeptListing, KeptLists, PlaylistEndpoints, Rows
from tuify.library.edits.change import Clash, OutcomeUnknown, Run
from tuify.library.edits.ledger import SNAPSHOT_ONLY, STATE_ONLY, Ledger
from tuify.library.edits.remembered import Remembered
from tuify.library.edits.shelf import Shelf
from tuify.library.entries import Entry
from tuify.library.failures import is_short, may_have_had_effect
from tuify.library.places import Place, PlaceKind
from tuify.library.windows import Span, windows_for
from tuify.spotify.errors import RateLimited, SpotifyError
from tuify.spotify.models import Playlist, PlaylistItem, Snapshot

URIS_ONLY: Final = "limit,offset,total,items(is_local,item(type,name,uri))"
_STATE_AND_URIS: Final = f"id,snapshot_id,items({URIS_ONLY})"
_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen knew of a playlist at one moment: how many rows (None if not even that), the
    URI of each that was here (None: it has none), and what its rows hold. `snapshot_id` is their
    state but for our own changes on their way; `made` counts those that were made before."""

    total: int | None
    uris: Mapping[int, str | None]
    entries: Mapping[int, Entry]
    snapshot_id: str = ""
    made: int = 0


NOTHING_SEEN: Final = Seen(None, {}, {})


@dataclass(frozen=True, slots=True)
class Service:
    """What all changes of playlists speak to. `sleep` takes seconds."""

    playlists: PlaylistEndpoints
    ledger: Ledger
    lists: KeptLists
    sleep: Callable[[float], Awaitable[None]]
    remembered: Remembered = field(default_factory=Remembered)


class Contents:
    """One playlist. Scopes `playlist-modify-public` and `playlist-modify-private`."""

    def __init__(self, playlist: Playlist, service: Service) -> None:
        self.playlist = playlist
        self.target = f"entries of {playlist.id}"
        self._id = playlist.id
        self._service = service

    # On the screen

    @property
    def listing(self) -> KeptListing | None:
        """The list of its entries, if it is open and its first rows are here."""
        listing = self._service.lists.kept(Place(PlaceKind.PLAYLIST, self._id))
        return None if listing is None or listing.rows.total is None else listing

    def seen(self) -> Seen:
        """What the screen shows at this moment."""
        listing = self.listing
        if listing is None or listing.rows.total is None or listing.rows.is_read_anew:
            return NOTHING_SEEN
        uris: dict[int, str | None] = {}
        entries: dict[int, Entry] = {}
        for index in range(listing.rows.total):
            row = listing.rows.row(index)
            if isinstance(row, Entry):
                entries[index] = row
                uris[index] = things.uri(row.thing)
            elif row is Absent.NULL:
                uris[index] = None
        made = self._service.ledger.of(self._id).made
        return Seen(listing.rows.total, uris, entries, listing.snapshot_id, made)

    def show_total(self, total: int | None, *, gained: int) -> None:
        """Show how many entries it has: `total`, or if nobody knows that, so many more."""
        Shelf(self._service.lists).show_total(self.playlist, total, gained=gained)

    def read_anew(self) -> None:
        """Have the list of its entries read anew, if it is open."""
        self.settle(None)

    # At the service

    @property
    def era(self) -> int:
        """Which places are meant, those of today: see `Known`."""
        return self._service.ledger.of(self._id).era

    async def begin(self, seen: Seen, *, era: int | None = None) -> None:
        """See to it that nobody else has changed it since it was `seen`. `era` is that of the
        change to be taken back. Raises Clash, SpotifyError."""
        shown = self._state_of(seen)
        await self._service.ledger.begin(self.playlist, shown, era=era, total=seen.total)

    def _state_of(self, seen: Seen) -> str:
        """The snapshot of what was seen, with the changes of our own that were made since."""
        if seen.total is None:
            listing = self.listing
            return "" if listing is None else listing.snapshot_id
        known = self._service.ledger.of(self._id)
        return seen.snapshot_id if known.made == seen.made else known.snapshot_id

    async def begin_anywhere(self, seen: Seen) -> bool:
        """Begin a change that is good whatever others did; whether they did nothing, as far as
        that matters. Costs what `is_as_shown` does, and raises the same."""
        if not self._matters:
            self._service.ledger.begin_blindly(self._id)
        return await self.is_as_shown(seen)

    async def is_as_shown(self, seen: Seen = NOTHING_SEEN) -> bool:
        """Whether nobody else has changed it since it was `seen`, as far as that matters.

        Costs a request if its rows are open, or places in them are remembered, and nothing was
        heard just before. Raises SpotifyError.
        """
        if not self._matters:
            return True
        try:
            await self.begin(seen)
        except Clash:
            return False
        return True

    def adopt(self, snapshot_id: str) -> None:
        """Take a snapshot that a change of our own led to, though not of the entries."""
        before = self._service.ledger.of(self._id).snapshot_id
        self._led_to(before, snapshot_id)
        listing = self._service.lists.kept(Place(PlaceKind.PLAYLIST, self._id))
        if listing is not None:
            listing.snapshot_id = snapshot_id

    async def adopt_now(self, *, is_sure: bool) -> None:
        """Ask which snapshot a change of our own led to, if anything depends on it."""
        if not (is_sure and self._matters):
            return
        try:
            told = await self._service.playlists.get_playlist(self._id, fields=SNAPSHOT_ONLY)
        except SpotifyError:
            self.lose()
            return
        self.adopt(told.snapshot_id)

    @property
    def _matters(self) -> bool:
        """Whether anything depends on the snapshot."""
        is_known = bool(self._service.ledger.of(self._id).snapshot_id)
        return is_known or self.listing is not None

    def lose(self) -> None:
        """Note that nobody knows which state it is in."""
        self._service.ledger.lose(self._id)

    async def total(self) -> int:
        """How many entries it has, by a small request. Raises SpotifyError."""
        told = await self._service.playlists.get_playlist(self._id, fields=STATE_ONLY)
        return 0 if told.items is None else told.items.total

    async def uris(
        self, run: Run, total: int, known: Mapping[int, str | None]
    ) -> dict[int, str | None]:
        """The URI of each of the `total` entries; asks for those not `known`, 50 at a time.

        Raises Clash if it turns out that there are more, or fewer, of them.
        """
        found = dict(known)
        for span in unread(known, total):
            run.go_on()
            now, read = await self.read(span)
            if now != total:
                self.lose()
                raise Clash(self.playlist)
            found.update(read)
        return {index: found.get(index) for index in range(total)}

    async def state(self, *, with_uris: bool) -> tuple[str, int, dict[int, str | None]]:
        """Its snapshot and how many entries it has, by one small request; `with_uris`, which is
        less small, also the URIs of up to 100 of them. Raises SpotifyError."""
        fields = _STATE_AND_URIS if with_uris else STATE_ONLY
        told = await self._service.playlists.get_playlist(self._id, fields=fields)
        if told.items is None:
            return told.snapshot_id, *await self.read(Span(0, _PAGE - 1))
        uris = dict(enumerate(map(uri_of, told.items.items)))
        return told.snapshot_id, told.items.total, uris

    async def read(self, span: Span) -> tuple[int, dict[int, str | None]]:
        """How many entries there are, and the URIs of at most 50. Raises SpotifyError."""
        page = await self._service.playlists.get_playlist_items(
            self._id, len(span), span.first, fields=URIS_ONLY
        )
        return page.total, dict(zip(span, map(uri_of, page.items), strict=False))

    async def add(self, uris: Sequence[str], position: int | None) -> None:
        """Put at most 100 in. Raises SpotifyError, OutcomeUnknown."""
        await self._send(
            lambda: self._service.playlists.add_items_to_playlist(
                self._id, uris, position=position
            ),
            added=uris,
        )

    async def remove(self, uris: Sequence[str]) -> None:
        """Take out every entry with one of at most 100 URIs. Raises SpotifyError,
        OutcomeUnknown."""
        snapshot = self._service.ledger.of(self._id).snapshot_id or None
        await self._send(
            lambda: self._service.playlists.remove_playlist_items(
                self._id, uris, snapshot_id=snapshot
            ),
            removed=uris,
        )

    async def move(self, first: int, count: int, before: int) -> None:
        """Move some. Raises SpotifyError, OutcomeUnknown."""
        snapshot = self._service.ledger.of(self._id).snapshot_id or None
        await self._send(
            lambda: self._service.playlists.update_playlist_items(
                self._id,
                range_start=first,
                insert_before=before,
                range_length=count,
                snapshot_id=snapshot,
            )
        )

    def settle(self, shown_in: Rows | None) -> None:
        """After a change: have the open list read anew unless its rows are those that show it."""
        listing = self._service.lists.kept(Place(PlaceKind.PLAYLIST, self._id))
        if listing is None:
            return
        if listing.rows is not shown_in:
            listing.refresh()
        listing.snapshot_id = self._service.ledger.of(self._id).snapshot_id

    async def _send(
        self,
        request: Callable[[], Awaitable[Snapshot]],
        *,
        added: Collection[str] = (),
        removed: Collection[str] = (),
    ) -> None:
        before = self._service.ledger.of(self._id).snapshot_id
        try:
            snapshot_id = (await self._patiently(request)).snapshot_id
        except SpotifyError as error:
            if not may_have_had_effect(error):
                raise
            snapshot_id = await self._found_out(error, before)
        self._led_to(before, snapshot_id, added=added, removed=removed)

    def _led_to(
        self,
        before: str,
        after: str,
        *,
        added: Collection[str] = (),
        removed: Collection[str] = (),
    ) -> None:
        """Note a change of our own: the snapshots before and after it."""
        self._service.ledger.led_to(self._id, after)
        self._service.remembered.follow(self._id, before, after, added=added, removed=removed)

    async def _patiently(self, request: Callable[[], Awaitable[Snapshot]]) -> Snapshot:
        """A request; a short rate limit is waited out once."""
        try:
            return await request()
        except RateLimited as limit:
            if not is_short(limit):
                raise
            await self._service.sleep(limit.retry_after)
        return await request()

    async def _found_out(self, error: SpotifyError, before: str) -> str:
        """The snapshot after a request of unknown outcome, if it had its effect.

        Raises `error` if it had none, and OutcomeUnknown if that can't be found out.
        """
        try:
            told = await self._service.playlists.get_playlist(self._id, fields=SNAPSHOT_ONLY)
        except SpotifyError:
            told = None
        if told is None or not before or not told.snapshot_id:
            self._service.ledger.lose(self._id)
            raise OutcomeUnknown(error)
        if told.snapshot_id == before:
            raise error
        return told.snapshot_id


def unread(known: Mapping[int, str | None], total: int) -> tuple[Span, ...]:
    """The windows that bring all of `total` entries but those known."""
    everything = Span(0, total - 1)
    return windows_for(everything, lambda index: index not in known, total=total, page_size=_PAGE)


def uri_of(item: PlaylistItem | None) -> str | None:
    """The URI of an entry; None for what is not available any more."""
    return None if item is None or item.item is None else item.item.uri or None
