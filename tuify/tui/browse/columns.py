"""Which columns a list has, and what stands in them. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from enum import StrEnum

from tuify.library import things
from tuify.library.entries import Entry, Thing
from tuify.library.places import Place, PlaceKind
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
from tuify.tui.browse.nature import saved_by_nature
from tuify.tui.text import date, duration
from tuify.tui.widgets.column_layout import Column

UNNAMED = "(no name)"


class Shape(StrEnum):
    """The kinds of lists, by what their rows are; each has columns of its own."""

    TRACKS = "tracks"
    ALBUM = "album"
    HISTORY = "history"
    ALBUMS = "albums"
    ARTISTS = "artists"
    PLAYLISTS = "playlists"
    SHOWS = "shows"
    EPISODES = "episodes"
    AUDIOBOOKS = "audiobooks"
    CHAPTERS = "chapters"
    NAMES = "names"
    MIXED = "mixed"


_BY_KIND = {
    PlaceKind.LIKED: Shape.TRACKS,
    PlaceKind.PLAYLIST: Shape.TRACKS,
    PlaceKind.TOP_TRACKS: Shape.TRACKS,
    PlaceKind.RECOMMENDATIONS: Shape.TRACKS,
    PlaceKind.ARTIST_TOP: Shape.TRACKS,
    PlaceKind.RECENT: Shape.HISTORY,
    PlaceKind.ALBUM: Shape.ALBUM,
    PlaceKind.ALBUMS: Shape.ALBUMS,
    PlaceKind.NEW_RELEASES: Shape.ALBUMS,
    PlaceKind.ARTIST_ALBUMS: Shape.ALBUMS,
    PlaceKind.ARTISTS: Shape.ARTISTS,
    PlaceKind.TOP_ARTISTS: Shape.ARTISTS,
    PlaceKind.RELATED: Shape.ARTISTS,
    PlaceKind.PLAYLISTS: Shape.PLAYLISTS,
    PlaceKind.FEATURED: Shape.PLAYLISTS,
    PlaceKind.CATEGORY: Shape.PLAYLISTS,
    PlaceKind.USER: Shape.PLAYLISTS,
    PlaceKind.SHOWS: Shape.SHOWS,
    PlaceKind.EPISODES: Shape.EPISODES,
    PlaceKind.SHOW: Shape.EPISODES,
    PlaceKind.AUDIOBOOKS: Shape.AUDIOBOOKS,
    PlaceKind.AUDIOBOOK: Shape.CHAPTERS,
    PlaceKind.CATEGORIES: Shape.NAMES,
}
_SEARCHED = {
    "track": Shape.TRACKS,
    "album": Shape.ALBUMS,
    "artist": Shape.ARTISTS,
    "playlist": Shape.PLAYLISTS,
    "show": Shape.SHOWS,
    "episode": Shape.EPISODES,
    "audiobook": Shape.AUDIOBOOKS,
}


def shape_of(place: Place) -> Shape:
    """What the rows of a place are."""
    if place.kind is PlaceKind.SEARCH:
        return _SEARCHED.get(place.detail, Shape.MIXED)
    return _BY_KIND.get(place.kind, Shape.MIXED)


def _title(header: str, width: int = 20) -> Column:
    return Column("title", header, width=width, weight=6)


_NUMBER = Column("number", "#", width=4, prefix=True)
_BY = Column("by", "Artist", width=12, weight=3)
_ALBUM = Column("album", "Album", width=10, weight=3, drop=3)
_LENGTH = Column("length", "Length", width=7, right=True)
_ADDED = Column("added", "Added", width=10, drop=2)
_RELEASED = Column("released", "Released", width=10, drop=1)
_HEARD = Column("heard", "Heard", width=5, right=True)
_COUNT = Column("count", "Tracks", width=6, right=True, drop=1)

_COLUMNS: Mapping[Shape, tuple[Column, ...]] = {
    Shape.TRACKS: (_title("Title"), _BY, _ALBUM, _LENGTH, _ADDED),
    Shape.ALBUM: (_NUMBER, _title("Title"), _BY, _LENGTH),
    Shape.HISTORY: (
        _title("Title", 17),
        _BY,
        _ALBUM,
        Column("length", "Length", width=7, right=True, drop=2),
        Column("played", "Played", width=11),
    ),
    Shape.ALBUMS: (_title("Album", 18), _BY, _RELEASED, _COUNT, _ADDED),
    Shape.ARTISTS: (_title("Artist"), Column("genres", "Genres", width=16, weight=4, drop=1)),
    Shape.PLAYLISTS: (
        _title("Playlist"),
        Column("by", "Owner", width=12, weight=3),
        Column("count", "Entries", width=7, right=True, drop=1),
        Column("kind", "Kind", width=13, drop=2),
    ),
    Shape.SHOWS: (
        _title("Podcast"),
        Column("by", "Publisher", width=12, weight=3, drop=1),
        Column("count", "Episodes", width=8, right=True, drop=2),
        _ADDED,
    ),
    Shape.EPISODES: (
        _title("Episode", 16),
        Column("by", "Podcast", width=10, weight=3, drop=1),
        _RELEASED,
        _LENGTH,
        _HEARD,
    ),
    Shape.AUDIOBOOKS: (
        _title("Audiobook"),
        Column("by", "Author", width=12, weight=3),
        Column("count", "Chapters", width=8, right=True, drop=1),
    ),
    Shape.CHAPTERS: (
        Column("number", "#", width=4, prefix=True),
        _title("Chapter"),
        _LENGTH,
        _HEARD,
    ),
    Shape.NAMES: (_title("Category"),),
    Shape.MIXED: (
        _title("Name"),
        Column("by", "By", width=12, weight=3),
        Column("about", "About", width=10, weight=3, drop=2),
        _LENGTH,
        Column("kind", "Kind", width=10, drop=1),
    ),
}


def columns_of(
    shape: Shape, chosen: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Column, ...]:
    """The columns of such lists; `chosen` may name other ones, or their order, by the shape."""
    known = _COLUMNS[shape]
    wanted = (chosen or {}).get(shape)
    if not wanted:
        return known
    by_key = {column.key: column for column in (*known, *_FURTHER)}
    return tuple(by_key[key] for key in wanted if key in by_key) or known


def columns_at(
    place: Place, chosen: Mapping[str, tuple[str, ...]] | None = None
) -> tuple[Column, ...]:
    """The columns of the list at a place, without those that would say nothing there; what was
    chosen stays."""
    shape = shape_of(place)
    columns = columns_of(shape, chosen)
    if (chosen or {}).get(shape):
        return columns
    mute = {"by"} if place.kind is PlaceKind.SHOW else set()
    if not (saved_by_nature(place) or place.kind is PlaceKind.PLAYLIST):
        mute.add("added")
    by_one = place.kind in (PlaceKind.ARTIST, PlaceKind.ARTIST_ALBUMS, PlaceKind.ARTIST_TOP)
    known = _OF_AN_ARTIST if by_one else {}
    return tuple(
        replace(column, drop=known.get(column.key, column.drop))
        for column in columns
        if column.key not in mute
    )


_OF_AN_ARTIST = {"by": 4, "kind": 3}
"""What goes first where room is scarce and all is by one artist, under headings of its kind."""

_FURTHER = (_BY, _ALBUM, _LENGTH, _ADDED, _RELEASED, _HEARD, _COUNT)


def column_keys(shape: Shape) -> tuple[str, ...]:
    """What may be chosen for such lists."""
    return tuple(dict.fromkeys(column.key for column in (*_COLUMNS[shape], *_FURTHER)))


def cells_of(entry: Entry, columns: tuple[Column, ...]) -> tuple[str, ...]:
    """What stands in these columns of a row."""
    return tuple(_CELLS[column.key](entry) for column in columns)


def title(thing: Thing) -> str:
    """The name of a thing; one without says so."""
    return things.name(thing) or UNNAMED


def _length(entry: Entry) -> str:
    length = things.duration_ms(entry.thing)
    return "" if length is None else duration(length)


def _number(entry: Entry) -> str:
    thing = entry.thing
    if isinstance(thing, Track):
        disc = f"{thing.disc_number}-" if thing.disc_number > 1 else ""
        return f"{disc}{thing.track_number}" if thing.track_number else ""
    return str(thing.chapter_number + 1) if isinstance(thing, Chapter) else ""


def _released(entry: Entry) -> str:
    thing = entry.thing
    found = thing.album if isinstance(thing, Track) else thing
    when = getattr(found, "release_date", None)
    return "" if when == "0000" else date(when)


def _count(entry: Entry) -> str:
    match entry.thing:
        case Playlist(items=items) if items is not None:
            return f"{items.total:,}"
        case AlbumRef(total_tracks=int(count)) | Show(total_episodes=int(count)):
            return f"{count:,}"
        case Audiobook(total_chapters=int(count)):
            return f"{count:,}"
    return ""


def heard(thing: Thing) -> str:
    """How far an episode or a chapter was heard: "done", "37 %", or nothing."""
    point = thing.resume_point if isinstance(thing, Episode | Chapter) else None
    if point is None:
        return ""
    if point.fully_played:
        return "done"
    length = things.duration_ms(thing) or 0
    if not point.resume_position_ms or not length:
        return ""
    return f"{min(99, max(1, point.resume_position_ms * 100 // length))} %"


def _kind(entry: Entry) -> str:
    thing = entry.thing
    if isinstance(thing, Playlist):
        if thing.collaborative:
            return "collaborative"
        return "" if thing.public is None else "public" if thing.public else "private"
    if isinstance(thing, AlbumRef) and thing.album_type:
        return thing.album_type
    return str(things.kind(thing))


def _about(entry: Entry) -> str:
    """What tells a thing from others of its kind where kinds are mixed."""
    match entry.thing:
        case AlbumRef() | Episode():
            return _released(entry)
        case Playlist() | Show() | Audiobook():
            count = _count(entry)
            return f"{count} in it" if count else ""
        case Artist():
            return _genres(entry)
    return things.album(entry.thing)


def _genres(entry: Entry) -> str:
    return ", ".join(entry.thing.genres) if isinstance(entry.thing, Artist) else ""


def _played(entry: Entry) -> str:
    """Without the year: what is told goes back a few weeks at most."""
    return (entry.added_at or "")[5:16].replace("T", " ")


_CELLS: Mapping[str, Callable[[Entry], str]] = {
    "title": lambda entry: title(entry.thing),
    "by": lambda entry: things.by(entry.thing),
    "album": lambda entry: things.album(entry.thing),
    "length": _length,
    "added": lambda entry: date(entry.added_at),
    "played": _played,
    "released": _released,
    "number": _number,
    "count": _count,
    "heard": lambda entry: heard(entry.thing),
    "kind": _kind,
    "genres": _genres,
    "about": _about,
}
