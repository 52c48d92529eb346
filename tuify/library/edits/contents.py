"""The entries of one playlist as changes reach them: on the screen and at the service."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from tuify.library import things
from tuify.library.changes import Absent, Change, RowsArrived, TotalChanged
from tuify.library.edits.borders import KeptListing, KeptLists, PlaylistEndpoints
from tuify.library.edits.change import Clash, OutcomeUnknown, Run, may_have_had_effect
from tuify.library.edits.ledger import SNAPSHOT_ONLY, STATE_ONLY, Ledger
from tuify.library.edits.shelf import Shelf
from tuify.library.entries import Entry
from tuify.library.places import Place, PlaceKind
from tuify.library.windows import Span, windows_for
from tuify.spotify.errors import RateLimited, SpotifyError
from tuify.spotify.models import Playlist, PlaylistItem, Snapshot

PATIENCE_S: Final = 15.0
"""How long a rate limit is waited out in the middle of a change; a longer one ends it."""

URIS_ONLY: Final = "limit,offset,total,items(is_local,item(type,name,uri))"
_PAGE: Final = 50


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screen knew of a playlist at one moment: how many rows (None if not even that), the
    URI of each that was here (None: it has none), and what its rows hold."""

    total: int | None
    uris: Mapping[int, str | None]
    entries: Mapping[int, Entry]


NOTHING_SEEN: Final = Seen(None, {}, {})


@dataclass(frozen=True, slots=True)
class Service:
    """What all changes of playlists speak to. `sleep` takes seconds; `anew` are the ids of those
    whose open lists are being read anew: even how many rows they have may be old."""

    playlists: PlaylistEndpoints
    ledger: Ledger
    lists: KeptLists
    sleep: Callable[[float], Awaitable[None]]
    anew: set[str] = field(default_factory=set)


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
        if listing is None or listing.rows.total is None or self._id in self._service.anew:
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
        if listing.rows.total and not uris:
            # Somebody else has it read anew.
            return NOTHING_SEEN
        return Seen(listing.rows.total, uris, entries)

    def show_total(self, total: int | None, *, gained: int) -> None:
        """Show how many entries it has: `total`, or if nobody knows that, so many more."""
        Shelf(self._service.lists).show_total(self.playlist, total, gained=gained)

    def read_anew(self) -> None:
        """Have the list of its entries read anew, if it is open."""
        listing = self._service.lists.kept(Place(PlaceKind.PLAYLIST, self._id))
        if listing is not None:
            self._refresh(listing)
            listing.snapshot_id = self._service.ledger.of(self._id).snapshot_id

    def _refresh(self, listing: KeptListing) -> None:
        """Read a list anew, and note when its first answer is here."""
        listing.refresh()
        if self._id in self._service.anew:
            return
        self._service.anew.add(self._id)

        def note(change: Change) -> None:
            if isinstance(change, RowsArrived | TotalChanged):
                self._service.anew.discard(self._id)
                end()

        end = listing.rows.subscribe(note)

    # At the service

    @property
    def era(self) -> int:
        """Which places are meant, those of today: see `Known`."""
        return self._service.ledger.of(self._id).era

    async def begin(self, era: int | None = None, *, total: int | None = None) -> None:
        """See to it that nobody else has changed it. `total` is how many entries it must have, if
        that is known. Raises Clash, SpotifyError."""
        listing = self.listing
        shown = "" if listing is None else listing.snapshot_id
        await self._service.ledger.begin(self.playlist, shown, era=era, total=total)

    async def begin_anywhere(self, *, total: int | None = None) -> bool:
        """Begin a change that is good whatever others did; whether they did nothing, as far as
        that matters. Costs what `is_as_shown` does, and raises the same."""
        if not self._matters:
            self._service.ledger.begin_blindly(self._id)
        return await self.is_as_shown(total=total)

    async def is_as_shown(self, *, total: int | None = None) -> bool:
        """Whether nobody else has changed it since its rows were read, as far as that matters.

        Costs a request if its rows are open, or places in them are remembered, and nothing was
        heard just before. Raises SpotifyError.
        """
        if not self._matters:
            return True
        try:
            await self.begin(total=total)
        except Clash:
            return False
        return True

    def adopt(self, snapshot_id: str) -> None:
        """Take a snapshot that a change of our own led to, though not of the entries."""
        self._service.ledger.led_to(self._id, snapshot_id)
        self.settle(is_shown=True)

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

    async def read(self, span: Span) -> tuple[int, dict[int, str | None]]:
        """How many entries there are, and the URIs of at most 50. Raises SpotifyError."""
        page = await self._service.playlists.get_playlist_items(
            self._id, len(span), span.first, fields=URIS_ONLY
        )
        return page.total, dict(zip(span, map(uri_of, page.items), strict=False))

    async def add(self, uris: Sequence[str], position: int | None) -> None:
        """Put at most 100 in. Raises SpotifyError, OutcomeUnknown."""
        await self._send(
            lambda: self._service.playlists.add_items_to_playlist(self._id, uris, position=position)
        )

    async def remove(self, uris: Sequence[str]) -> None:
        """Take out every entry with one of at most 100 URIs. Raises SpotifyError,
        OutcomeUnknown."""
        snapshot = self._service.ledger.of(self._id).snapshot_id or None
        await self._send(
            lambda: self._service.playlists.remove_playlist_items(
                self._id, uris, snapshot_id=snapshot
            )
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

    def settle(self, *, is_shown: bool) -> None:
        """After a change: the open list shows the new state, or else is to be read anew."""
        listing = self._service.lists.kept(Place(PlaceKind.PLAYLIST, self._id))
        if listing is None:
            return
        if not is_shown:
            self._refresh(listing)
        listing.snapshot_id = self._service.ledger.of(self._id).snapshot_id

    async def _send(self, request: Callable[[], Awaitable[Snapshot]]) -> None:
        before = self._service.ledger.of(self._id).snapshot_id
        try:
            snapshot_id = (await self._patiently(request)).snapshot_id
        except SpotifyError as error:
            if not may_have_had_effect(error):
                raise
            snapshot_id = await self._found_out(error, before)
        self._service.ledger.led_to(self._id, snapshot_id)

    async def _patiently(self, request: Callable[[], Awaitable[Snapshot]]) -> Snapshot:
        """A request; a short rate limit is waited out once."""
        try:
            return await request()
        except RateLimited as limit:
            if limit.quota or limit.retry_after > PATIENCE_S:
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
