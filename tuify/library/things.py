"""What can be said of anything a list holds, whatever its kind. Pure functions."""

from __future__ import annotations

import html
import re
from enum import StrEnum
from typing import Final

from tuify.library.entries import Thing
from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    AudiobookRef,
    Category,
    Chapter,
    Episode,
    Playlist,
    ShowRef,
    Track,
    User,
)
from tuify.spotify.text import clean

_TAG: Final = re.compile(r"</?[a-zA-Z][^>]{0,500}>")


class Kind(StrEnum):
    """The kinds of things, as URIs and links spell them."""

    TRACK = "track"
    EPISODE = "episode"
    CHAPTER = "chapter"
    ALBUM = "album"
    ARTIST = "artist"
    PLAYLIST = "playlist"
    SHOW = "show"
    AUDIOBOOK = "audiobook"
    CATEGORY = "category"
    USER = "user"


FOLLOWED: Final = frozenset({Kind.ARTIST, Kind.PLAYLIST, Kind.SHOW, Kind.USER})
"""What is followed rather than saved."""

_KINDS: tuple[tuple[type, Kind], ...] = (
    (Track, Kind.TRACK),
    (Episode, Kind.EPISODE),
    (Chapter, Kind.CHAPTER),
    (AlbumRef, Kind.ALBUM),
    (ArtistRef, Kind.ARTIST),
    (Playlist, Kind.PLAYLIST),
    (ShowRef, Kind.SHOW),
    (AudiobookRef, Kind.AUDIOBOOK),
    (Category, Kind.CATEGORY),
)


def kind(thing: Thing) -> Kind:
    """What kind of thing it is."""
    return next((kind for model, kind in _KINDS if isinstance(thing, model)), Kind.USER)


def name(thing: Thing) -> str:
    """What it is called; may be empty."""
    if kind(thing) is Kind.USER:
        return getattr(thing, "display_name", None) or thing.id or ""
    return getattr(thing, "name", "")


def uri(thing: Thing) -> str | None:
    """Its URI; None for what has none, such as a category."""
    if kind(thing) is Kind.USER:
        return f"spotify:user:{thing.id}" if thing.id else None
    return getattr(thing, "uri", None) or None


def makers(thing: Thing) -> tuple[str, ...]:
    """Who made it: artists, authors, the show of an episode, the owner of a playlist."""
    match thing:
        case Track() | AlbumRef():
            return tuple(artist.name for artist in thing.artists if artist.name)
        case Episode():
            return (thing.show.name,) if thing.show is not None and thing.show.name else ()
        case Playlist():
            return (name(thing.owner),) if thing.owner is not None else ()
        case AudiobookRef():
            return tuple(author.name for author in thing.authors if author.name)
        case Chapter():
            return makers(thing.audiobook) if thing.audiobook is not None else ()
        case ShowRef():
            publisher = getattr(thing, "publisher", None)
            return (publisher,) if publisher else ()
    return ()


def by(thing: Thing) -> str:
    """Who made it, in one line."""
    return ", ".join(makers(thing))


def album(thing: Thing) -> str:
    """The album of a track, the book of a chapter; empty for all else."""
    if isinstance(thing, Track):
        return thing.album.name if thing.album is not None else ""
    if isinstance(thing, Chapter):
        return thing.audiobook.name if thing.audiobook is not None else ""
    return ""


def description(thing: Thing | User) -> str:
    """How it is described, as words: what the service spells as HTML is read as such."""
    told = getattr(thing, "description", "") or ""
    if "<" in told or "&" in told:
        told = clean(html.unescape(_TAG.sub("", html.unescape(told))))
    return " ".join(told.split())


def duration_ms(thing: Thing) -> int | None:
    """How long it plays, in milliseconds; None for what does not play by itself."""
    return thing.duration_ms if isinstance(thing, Track | Episode | Chapter) else None


def is_local(thing: Thing) -> bool:
    """Whether it is a file of some device, which the service can't address."""
    if not isinstance(thing, Track):
        return False
    return thing.is_local or (thing.uri or "").startswith("spotify:local:")


def link(thing: Thing) -> str | None:
    """The address of its page; None for what has none, such as a local file or a category."""
    of = kind(thing)
    if of is Kind.CATEGORY or not thing.id or is_local(thing):
        return None
    spelled = Kind.EPISODE if of is Kind.CHAPTER else of
    return f"https://open.spotify.com/{spelled}/{thing.id}"
