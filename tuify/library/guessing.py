"""What of an item a list can have, and where, from the rows that are here. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tuify.library import things
from tuify.library.entries import Thing
from tuify.library.places import Place, PlaceKind
from tuify.spotify.models import AlbumRef, AudiobookRef, Chapter, Episode, ShowRef, Track

Value = tuple[int, int] | str
"""What the rows of a list are sorted by: disc and track, or a date."""


@dataclass(frozen=True, slots=True)
class Line:
    """What is sought in a sorted list: its value there, and the row it is on if none is missing."""

    wanted: Value
    row: int | None = None
    descending: bool = False

    def value_of(self, thing: Thing) -> Value | None:
        """The value of a row; None if it has none."""
        match thing:
            case Track():
                return thing.disc_number, thing.track_number
            case Chapter():
                return 1, thing.chapter_number
            case Episode():
                return thing.release_date
        return None


_OF_ITEMS = frozenset(
    {
        PlaceKind.RECENT,
        PlaceKind.PLAYLIST,
        PlaceKind.TOP_TRACKS,
        PlaceKind.RECOMMENDATIONS,
        PlaceKind.ARTIST_TOP,
        PlaceKind.LIKED,
        PlaceKind.EPISODES,
        PlaceKind.SEARCH,
    }
)
_OF_ALBUMS = frozenset({PlaceKind.ALBUMS, PlaceKind.NEW_RELEASES, PlaceKind.ARTIST_ALBUMS})
_OF_ARTISTS = frozenset({PlaceKind.ARTISTS, PlaceKind.TOP_ARTISTS, PlaceKind.RELATED})
_OF_PLAYLISTS = frozenset(
    {PlaceKind.PLAYLISTS, PlaceKind.FEATURED, PlaceKind.CATEGORY, PlaceKind.USER}
)


def sought_in(place: Place | None, item: Thing, context_uri: str | None = None) -> frozenset[str]:
    """What rows of a list belong to an item, by their URIs: the item itself, or in a list of
    albums, artists, shows or audiobooks what it is of, in one of playlists what it plays from.
    Empty where the list can't have it.
    """
    kind = place.kind if place is not None else None
    found: tuple[str | None, ...] = ()
    if kind is None or kind in _OF_ITEMS or _is_of(place, item):
        found = (things.uri(item),)
    elif kind in _OF_PLAYLISTS:
        found = (context_uri,)
    elif isinstance(item, Track) and kind in _OF_ARTISTS:
        found = tuple(artist.uri for artist in item.artists)
    elif isinstance(item, Track) and kind in _OF_ALBUMS:
        found = (item.album.uri,) if item.album is not None else ()
    elif isinstance(item, Episode) and kind is PlaceKind.SHOWS:
        found = (item.show.uri,) if item.show is not None else ()
    elif isinstance(item, Chapter) and kind is PlaceKind.AUDIOBOOKS:
        found = (item.audiobook.uri,) if item.audiobook is not None else ()
    return frozenset(uri for uri in found if uri)


def _is_of(place: Place | None, item: Thing) -> bool:
    """Whether the place is the album, show or audiobook of the item, as far as is known."""
    whole: AlbumRef | ShowRef | AudiobookRef | None
    match item:
        case Track():
            kind, whole = PlaceKind.ALBUM, item.album
        case Episode():
            kind, whole = PlaceKind.SHOW, item.show
        case Chapter():
            kind, whole = PlaceKind.AUDIOBOOK, item.audiobook
        case _:
            return False
    if place is None or place.kind is not kind:
        return False
    return whole is None or whole.id is None or whole.id == place.id


def line_of(place: Place | None, item: Thing) -> Line | None:
    """How a list helps to find an item; None where its order tells nothing."""
    kind = place.kind if place is not None else None
    match item:
        case Track(track_number=number) if kind is PlaceKind.ALBUM and number > 0:
            row = number - 1 if item.disc_number == 1 else None
            return Line((item.disc_number, number), row)
        case Chapter() if kind is PlaceKind.AUDIOBOOK:
            return Line((1, item.chapter_number), item.chapter_number)
        case Episode(release_date=str(date)) if kind is PlaceKind.SHOW:
            return Line(date, descending=True)
    return None


def guess(line: Line, values: Mapping[int, Value | None], total: int) -> int | None:
    """The row to look at next; `values` holds the rows that are here.

    None if nothing is left to look at between what comes before and what comes after, or if the
    rows do not stand in order.
    """
    low, high = 0, total - 1
    alike: int | None = None
    for index, value in values.items():
        if value is None or isinstance(value, str) != isinstance(line.wanted, str):
            continue
        if value == line.wanted:
            alike = index
        elif _comes_before(value, line):
            low = max(low, index + 1)
        else:
            high = min(high, index - 1)
    left = [index for index in range(low, high + 1) if index not in values]
    if not left:
        return None
    if alike is not None:
        near = alike
    elif line.row is not None:
        near = line.row
    else:
        near = (low + high) // 2
    return min(left, key=lambda index: abs(index - near))


def _comes_before(value: Value, line: Line) -> bool:
    """Whether a row with another value stands before what is sought."""
    if isinstance(value, str) and isinstance(line.wanted, str):
        return (value > line.wanted) is line.descending
    if isinstance(value, tuple) and isinstance(line.wanted, tuple):
        return (value > line.wanted) is line.descending
    return False
