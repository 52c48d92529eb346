"""Everything the service tells of a thing, as sections of labels and values. Pure.

What it does not tell is left out: an app in Development Mode is told less than an older one.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tuify.library import things
from tuify.library.entries import Thing
from tuify.library.things import Kind
from tuify.spotify.models import (
    Album,
    AlbumRef,
    Artist,
    ArtistAlbum,
    Audiobook,
    AudiobookRef,
    Chapter,
    Episode,
    ExternalIds,
    Followers,
    Playlist,
    Restrictions,
    Show,
    ShowRef,
    Track,
    TrackDetails,
    User,
)

Known = Thing | User
"""What there is to know something about. A `User` is what the service tells of an `Owner`."""

Pair = tuple[str, object]

_NO_DATE: Final = "0000"
_HIDDEN: Final = {
    "market": "no, not in this account's country",
    "product": "no, not with this account's subscription",
    "explicit": "no, it is explicit, and this account hides that",
}


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing to know. The value may be long; it holds no line breaks."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Section:
    """Facts that belong together; the first section has no title."""

    title: str
    facts: tuple[Fact, ...]


def sections_about(thing: Known, *, saved: bool | None = None) -> tuple[Section, ...]:
    """What there is to know, the most asked for first. `saved` is None where nobody knows."""
    description = "" if isinstance(thing, User) else things.description(thing)
    parts = (
        ("", (*_facts_of(thing), (_saved_label(thing), saved))),
        ("Description", (("", description),)),
        ("Where it is", (("Link", link_of(thing)), ("URI", _uri_of(thing)), *_codes_of(thing))),
    )
    sections = (Section(title, tuple(_told(pairs))) for title, pairs in parts)
    return tuple(section for section in sections if section.facts)


def _saved_label(thing: Known) -> str:
    return "Followed" if kind_of(thing) in things.FOLLOWED else "Saved"


def kind_of(thing: Known) -> Kind:
    """What kind of thing it is."""
    return Kind.USER if isinstance(thing, User) else things.kind(thing)


def name_of(thing: Known) -> str:
    """What it is called."""
    return (thing.display_name or thing.id) if isinstance(thing, User) else things.name(thing)


def link_of(thing: Known) -> str | None:
    """The address of its page; None for what has none."""
    if isinstance(thing, User):
        return f"https://open.spotify.com/user/{thing.id}" if thing.id else None
    return things.link(thing)


def _uri_of(thing: Known) -> str | None:
    return thing.uri if isinstance(thing, User) else things.uri(thing)


def _told(pairs: tuple[Pair, ...]) -> Iterator[Fact]:
    """Those pairs that say something."""
    for label, value in pairs:
        match value:
            case None | "":
                continue
            case bool():
                yield Fact(label, "yes" if value else "no")
            case int():
                yield Fact(label, f"{value:,}")
            case _:
                yield Fact(label, str(value))


def _facts_of(thing: Known) -> tuple[Pair, ...]:
    match thing:
        case Track():
            return _of_track(thing)
        case Episode() | Chapter():
            return _of_spoken(thing)
        case AlbumRef():
            return _of_album(thing)
        case Artist():
            return (
                ("Genres", ", ".join(thing.genres)),
                ("Followers", _followers(thing.followers)),
                ("Popularity", _popularity(thing.popularity)),
            )
        case Playlist():
            return _of_playlist(thing)
        case ShowRef() | AudiobookRef():
            return _of_series(thing)
        case User():
            return (("Followers", _followers(thing.followers)), ("Subscription", thing.product))
    return ()


def _of_track(track: Track) -> tuple[Pair, ...]:
    album = track.album
    facts: tuple[Pair, ...] = (
        ("Artists" if len(track.artists) > 1 else "Artist", things.by(track)),
        ("Album", album.name if album is not None else None),
        ("Track number", _number(track)),
        ("Released", _released(album.release_date) if album is not None else None),
        ("Length", length(track.duration_ms)),
        ("Explicit", track.explicit or None),
        ("Playable", _playable(track.is_playable, getattr(track, "restrictions", None))),
        ("A local file", track.is_local or None),
    )
    if not isinstance(track, TrackDetails):
        return facts
    linked = track.linked_from
    return (
        *facts,
        ("Popularity", _popularity(track.popularity)),
        ("Stands in for", linked.uri if linked is not None else None),
    )


def _of_spoken(item: Episode | Chapter) -> tuple[Pair, ...]:
    whole = ("Podcast", item.show) if isinstance(item, Episode) else ("Book", item.audiobook)
    heard = item.resume_point
    return (
        (whole[0], whole[1].name if whole[1] is not None else None),
        ("Chapter", item.chapter_number + 1 if isinstance(item, Chapter) else None),
        ("Released", _released(item.release_date)),
        ("Length", length(item.duration_ms)),
        ("Heard", _heard(heard.fully_played, heard.resume_position_ms) if heard else None),
        ("Languages", ", ".join(item.languages)),
        ("Explicit", item.explicit or None),
        ("Playable", _playable(item.is_playable, None)),
    )


def _of_album(album: AlbumRef) -> tuple[Pair, ...]:
    facts: tuple[Pair, ...] = (
        ("Artists" if len(album.artists) > 1 else "Artist", things.by(album)),
        ("Type", album.album_type),
        ("Tracks", album.total_tracks),
        ("Released", _released(album.release_date)),
    )
    if isinstance(album, ArtistAlbum) and album.album_group not in (None, album.album_type):
        facts += (("To the artist", (album.album_group or "").replace("_", " ")),)
    if not isinstance(album, Album):
        return facts
    return (
        *facts,
        ("Label", album.label),
        ("Genres", ", ".join(album.genres)),
        ("Popularity", _popularity(album.popularity)),
        ("Playable", _playable(None, album.restrictions)),
        *((_right(right.type), right.text) for right in album.copyrights),
    )


def _of_playlist(playlist: Playlist) -> tuple[Pair, ...]:
    return (
        ("Owner", things.by(playlist)),
        ("Entries", playlist.items.total if playlist.items is not None else None),
        ("Followers", _followers(playlist.followers)),
        ("On profile", playlist.public),
        ("Collaborative", playlist.collaborative or None),
    )


def _of_series(series: ShowRef | AudiobookRef) -> tuple[Pair, ...]:
    facts: tuple[Pair, ...] = ()
    if isinstance(series, AudiobookRef):
        readers = ", ".join(reader.name for reader in series.narrators)
        facts = (("By", things.by(series)), ("Read by", readers))
    match series:
        case Show():
            facts += (("Episodes", series.total_episodes), ("Media", series.media_type))
        case Audiobook():
            facts += (("Chapters", series.total_chapters), ("Edition", series.edition))
        case _:
            return facts
    return (
        *facts,
        ("Publisher", series.publisher),
        ("Languages", ", ".join(series.languages)),
        ("Explicit", series.explicit or None),
    )


def _codes_of(thing: Known) -> tuple[Pair, ...]:
    ids: ExternalIds = getattr(thing, "external_ids", None) or ExternalIds()
    return (
        ("ISRC", ids.isrc),
        ("EAN", ids.ean),
        ("UPC", ids.upc),
        ("Snapshot", thing.snapshot_id if isinstance(thing, Playlist) else None),
        ("Preview", thing.preview_url if isinstance(thing, TrackDetails) else None),
    )


def length(milliseconds: int) -> str | None:
    """A length in words; None for one that is not known."""
    seconds = milliseconds // 1000
    if seconds <= 0:
        return None
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "h"), (minutes, "min"), (seconds if not hours else 0, "s"))
    return " ".join(f"{count} {unit}" for count, unit in parts if count)


def _number(track: Track) -> str | None:
    if track.track_number <= 0:
        return None
    disc = f" of disc {track.disc_number}" if track.disc_number > 1 else ""
    return f"{track.track_number}{disc}"


def _released(day: str | None) -> str | None:
    return None if day == _NO_DATE else day


def _heard(is_over: bool, position_ms: int) -> str:
    if is_over:
        return "to the end"
    heard = length(position_ms)
    return f"the first {heard}" if heard else "nothing yet"


def _followers(followers: Followers | None) -> int | None:
    return followers.total if followers is not None else None


def _popularity(percent: int | None) -> str | None:
    return None if percent is None else f"{percent} of 100"


def _playable(is_playable: bool | None, restrictions: Restrictions | None) -> str | None:
    """Only said where it is not: that something plays is taken for granted."""
    if restrictions is not None:
        return _HIDDEN.get(restrictions.reason, "no")
    return "no" if is_playable is False else None


def _right(type_: str) -> str:
    return {"P": "Recording", "C": "Rights"}.get(type_, "Rights")
