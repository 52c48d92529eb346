"""The list of the account's playlists as changes reach it, if it is open."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from msgspec import structs

from tuify.library import things
from tuify.library.edits.borders import KeptLists, Rows
from tuify.library.entries import Entry, Thing
from tuify.library.places import PLAYLISTS, Place, PlaceKind
from tuify.spotify.models import Playlist, PlaylistItem
from tuify.spotify.paging import Page


class Shelf:
    """Playlists on the screen: in the list of all of them, and above their own entries."""

    def __init__(self, lists: KeptLists) -> None:
        self._lists = lists

    def put_on_top(self, entry: Entry) -> None:
        """Show one more, where the service puts those that were made or followed last."""
        rows = self._rows()
        if rows is not None:
            rows.insert(0, [entry])

    def take_off(self, playlist: Playlist) -> tuple[int, Entry] | None:
        """Show one less; tells which row it was."""
        rows = self._rows()
        found = None if rows is None else rows.find(_is(playlist))
        if rows is None or found is None:
            return None
        row = rows.row(found)
        rows.remove([found])
        return (found, row) if isinstance(row, Entry) else None

    def put_at(self, index: int, entry: Entry) -> None:
        """Show one again where it stood."""
        rows = self._rows()
        if rows is not None:
            rows.insert(min(index, rows.total or 0), [entry])

    def show(self, before: Playlist, after: Playlist) -> None:
        """Show a playlist as it is since a change."""
        rows = self._rows()
        found = None if rows is None else rows.find(_is(before))
        if rows is not None and found is not None:
            rows.replace(found, Entry(after))
        own = self._lists.kept(Place(PlaceKind.PLAYLIST, before.id)) if before.id else None
        if own is not None and own.about is not None:
            own.tell_about(after)

    def show_total(self, playlist: Playlist, total: int | None, *, gained: int) -> None:
        """Show how many entries a playlist has: `total`, or if nobody knows that, so many more."""
        rows = self._rows()
        found = None if rows is None else rows.find(_is(playlist))
        row = None if rows is None or found is None else rows.row(found)
        if rows is not None and found is not None and isinstance(row, Entry):
            after = _with_total(row.thing, total, gained)
            if after is not None:
                rows.replace(found, replace(row, thing=after))
        own = self._lists.kept(Place(PlaceKind.PLAYLIST, playlist.id))
        after = None if own is None else _with_total(own.about, total, gained)
        if own is not None and after is not None:
            own.tell_about(after)

    def hold(self) -> Callable[[], None]:
        """Say that the service will hear of a change only later; returns what says that it did."""
        rows = self._rows()
        return (lambda: None) if rows is None else rows.hold()

    def read_anew(self) -> None:
        """Have the list read anew."""
        listing = self._lists.kept(PLAYLISTS)
        if listing is not None:
            listing.refresh()

    def _rows(self) -> Rows | None:
        listing = self._lists.kept(PLAYLISTS)
        return None if listing is None or listing.rows.total is None else listing.rows


def _with_total(thing: Thing | None, total: int | None, gained: int) -> Playlist | None:
    """A playlist with another number of entries; None if it is none, or has that already."""
    if not isinstance(thing, Playlist) or thing.items is None:
        return None
    now = max(0, thing.items.total + gained) if total is None else total
    if now == thing.items.total:
        return None
    return structs.replace(thing, items=Page[PlaylistItem](total=now))


def _is(playlist: Playlist) -> Callable[[Entry], bool]:
    if not playlist.id:
        return lambda entry: entry.thing is playlist
    return lambda entry: (
        things.kind(entry.thing) is things.Kind.PLAYLIST and entry.thing.id == playlist.id
    )
