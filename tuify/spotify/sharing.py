"""Entries of one page often name the same album and the same artists: keep one copy of each.

A page of fifty tracks from a few albums takes half the memory then, and a list keeps many pages.
"""

from collections.abc import Iterable
from typing import TypeVar

from msgspec.structs import force_setattr

from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    Episode,
    Item,
    PlayHistory,
    PlaylistItem,
    Queue,
    Recommendations,
    SavedTrack,
    SearchResults,
    ShowRef,
    Track,
)
from tuify.spotify.paging import CursorPage, Page

T = TypeVar("T")


def shared(answer: T) -> T:
    """`answer`, which was just made and nobody else has, with equal parts being the same."""
    if isinstance(answer, Page | CursorPage):
        _share(_item_of(entry) for entry in answer.items)
    elif isinstance(answer, Queue):
        _share(answer.queue)
    elif isinstance(answer, Recommendations):
        _share(answer.tracks)
    elif isinstance(answer, SearchResults) and answer.tracks is not None:
        _share(answer.tracks.items)
    return answer


def _item_of(entry: object) -> Item | None:
    if isinstance(entry, SavedTrack | PlayHistory):
        return entry.track
    if isinstance(entry, PlaylistItem):
        return entry.item
    return entry if isinstance(entry, Track | Episode) else None


def _share(items: Iterable[Item | None]) -> None:
    albums: dict[str | None, AlbumRef] = {}
    shows: dict[str | None, ShowRef] = {}
    artists: dict[tuple[ArtistRef, ...], tuple[ArtistRef, ...]] = {}
    for item in items:
        if isinstance(item, Track):
            force_setattr(item, "artists", artists.setdefault(item.artists, item.artists))
            if (album := item.album) is not None:
                force_setattr(album, "artists", artists.setdefault(album.artists, album.artists))
                force_setattr(item, "album", _same(albums.setdefault(album.uri, album), album))
        elif isinstance(item, Episode) and (show := item.show) is not None:
            force_setattr(item, "show", _same(shows.setdefault(show.uri, show), show))


def _same(known: T, new: T) -> T:
    """`known` if the two are equal: with the same address, they still may say different things."""
    return known if known == new else new
