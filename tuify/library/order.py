"""By what a list can be sorted, and how. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tuify.library import things
from tuify.library.entries import Entry, Thing
from tuify.library.fuzzy import fold
from tuify.spotify.models import (
    AlbumRef,
    Artist,
    Audiobook,
    Chapter,
    Episode,
    Playlist,
    Show,
    Track,
)

Value = tuple[str | int, ...]
"""What rows are compared by. Those of one column are made alike."""


class SortKey(StrEnum):
    """What a list can be sorted by; spelled like the columns."""

    POSITION = "position"
    """As the service has it."""
    TITLE = "title"
    BY = "by"
    """Who made it; what is by the same, album by album and track by track."""
    ALBUM = "album"
    """Album by album, and in each track by track."""
    NUMBER = "number"
    """Disc and track, or chapter."""
    LENGTH = "length"
    ADDED = "added"
    PLAYED = "played"
    RELEASED = "released"
    HEARD = "heard"
    """How much of an episode or chapter is still to be heard."""
    COUNT = "count"
    """How many tracks, entries, episodes or chapters."""
    GENRES = "genres"
    KIND = "kind"


@dataclass(frozen=True, slots=True)
class Order:
    """How a list is sorted."""

    column: SortKey
    descending: bool = False

    @property
    def is_plain(self) -> bool:
        """Whether it is the list's own order."""
        return self.column is SortKey.POSITION and not self.descending


def value_of(entry: Entry, column: SortKey) -> Value | None:
    """What a row is compared by; None if it has no such thing, which sorts it last both ways."""
    return _VALUES[column](entry)


class Sorter:
    """Sorts rows by one order, and remembers what they are compared by."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self._values: dict[int, Value | None] = {}

    def forget(self, index: int) -> None:
        """Another row stands there."""
        self._values.pop(index, None)

    def clear(self) -> None:
        """Rows went elsewhere."""
        self._values.clear()

    def sort(self, rows: Sequence[int], entry: Callable[[int], Entry | None]) -> list[int]:
        """These rows, ascending ones, by the order; equals as they stand in the list, and last
        those that have nothing to compare."""
        if self.order.column is SortKey.POSITION:
            return list(reversed(rows)) if self.order.descending else list(rows)
        values, column = self._values, self.order.column
        for row in rows:
            if row not in values:
                found = entry(row)
                values[row] = None if found is None else value_of(found, column)
        pairs = [(value, row) for row in rows if (value := values[row]) is not None]
        pairs.sort(key=_value, reverse=self.order.descending)
        bare = [row for row in rows if values[row] is None]
        return [row for _, row in pairs] + bare


def _value(pair: tuple[Value, int]) -> Value:
    return pair[0]


def _text(text: str | None) -> Value | None:
    return (fold(text),) if text else None


def _number_in_album(thing: Thing) -> Value:
    if isinstance(thing, Track):
        return thing.disc_number, thing.track_number
    return (1, thing.chapter_number) if isinstance(thing, Chapter) else (0, 0)


def _title(entry: Entry) -> Value | None:
    return _text(things.name(entry.thing))


def _by(entry: Entry) -> Value | None:
    thing = entry.thing
    by = things.by(thing)
    if not by:
        return None
    album = things.album(thing) or (things.name(thing) if isinstance(thing, AlbumRef) else "")
    return (fold(by), fold(album), *_number_in_album(thing))


def _album(entry: Entry) -> Value | None:
    album = things.album(entry.thing)
    return (fold(album), *_number_in_album(entry.thing)) if album else None


def _number(entry: Entry) -> Value | None:
    thing = entry.thing
    return _number_in_album(thing) if isinstance(thing, Track | Chapter) else None


def _length(entry: Entry) -> Value | None:
    length = things.duration_ms(entry.thing)
    return None if length is None else (length,)


def _added(entry: Entry) -> Value | None:
    return (entry.added_at,) if entry.added_at else None


def _released(entry: Entry) -> Value | None:
    thing = entry.thing
    match thing:
        case Track():
            date = thing.album.release_date if thing.album is not None else None
        case AlbumRef() | Episode() | Chapter():
            date = thing.release_date
        case _:
            date = None
    return (date,) if date and date != "0000" else None


def _heard(entry: Entry) -> Value | None:
    thing = entry.thing
    if not isinstance(thing, Episode | Chapter) or thing.resume_point is None:
        return None
    point = thing.resume_point
    left = 0 if point.fully_played else max(0, thing.duration_ms - point.resume_position_ms)
    return (left,)


def _count(entry: Entry) -> Value | None:
    match entry.thing:
        case Playlist(items=items) if items is not None:
            return (items.total,)
        case AlbumRef(total_tracks=int(count)) | Show(total_episodes=int(count)):
            return (count,)
        case Audiobook(total_chapters=int(count)):
            return (count,)
    return None


def _genres(entry: Entry) -> Value | None:
    thing = entry.thing
    return _text(", ".join(thing.genres)) if isinstance(thing, Artist) else None


def _kind(entry: Entry) -> Value | None:
    return (things.kind(entry.thing),)


_VALUES: dict[SortKey, Callable[[Entry], Value | None]] = {
    SortKey.POSITION: lambda entry: None,
    SortKey.TITLE: _title,
    SortKey.BY: _by,
    SortKey.ALBUM: _album,
    SortKey.NUMBER: _number,
    SortKey.LENGTH: _length,
    SortKey.ADDED: _added,
    SortKey.PLAYED: _added,
    SortKey.RELEASED: _released,
    SortKey.HEARD: _heard,
    SortKey.COUNT: _count,
    SortKey.GENRES: _genres,
    SortKey.KIND: _kind,
}
