"""What a page is about, in a few words. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from tuify.library import things
from tuify.library.entries import Thing
from tuify.spotify.models import (
    Album,
    AlbumRef,
    Artist,
    Audiobook,
    Playlist,
    Show,
)
from tuify.tui.browse.columns import title
from tuify.tui.text import cells, date

MOST_OF_A_NOTE = 3
"""Lines that may be taken to say what must be said of a list."""


def lines_about(
    thing: Thing | None, note: str, separator: str, *, width: int, base: int
) -> tuple[str, ...]:
    """The lines over a page, at most `width` cells each: what it is about is called, the facts,
    what must be said of its list, and how it is described.

    A `base` is the number of lines there is room for anyway; a note takes more if it must, a
    description does not. In a single line only the note or the facts are told, for the trail says
    what it is called.
    """
    told = wrapped(note, width, MOST_OF_A_NOTE)
    if thing is None:
        return tuple(told)
    facts = f" {separator} ".join(fact for fact in _facts(thing) if fact)
    if base == 1:
        return tuple(told) or (facts,)
    lines = [title(thing), *([facts] if facts else []), *told]
    return (*lines, *wrapped(things.description(thing), width, max(0, base - len(lines))))


def wrapped(text: str, width: int, most: int) -> list[str]:
    """The text over at most `most` lines of `width` cells, broken between words; what is left over
    stands in the last line, to be cut where it is drawn."""
    lines: list[str] = []
    words = text.split()
    while words and len(lines) < most:
        line = words.pop(0)
        last = len(lines) == most - 1
        while words and (last or cells(f"{line} {words[0]}") <= width):
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    return lines


def _facts(thing: Thing) -> Iterator[str]:
    by = things.by(thing)
    match thing:
        case AlbumRef():
            yield f"{(thing.album_type or 'album').capitalize()} by {by}" if by else "Album"
            yield "" if thing.release_date == "0000" else date(thing.release_date)
            yield _many(thing.total_tracks, "track")
            yield thing.label or "" if isinstance(thing, Album) else ""
        case Artist():
            followers = thing.followers.total if thing.followers is not None else None
            yield "Artist"
            yield _many(followers, "follower")
            yield ", ".join(thing.genres)
        case Playlist():
            yield f"Playlist by {by}" if by else "Playlist"
            yield _many(thing.items.total if thing.items is not None else None, "entry", "entries")
            yield "collaborative" if thing.collaborative else ""
            yield {True: "public", False: "private", None: ""}[thing.public]
        case Show():
            yield f"Podcast by {by}" if by else "Podcast"
            yield _many(thing.total_episodes, "episode")
        case Audiobook():
            yield f"Audiobook by {by}" if by else "Audiobook"
            readers = ", ".join(reader.name for reader in thing.narrators if reader.name)
            yield f"read by {readers}" if readers else ""
            yield _many(thing.total_chapters, "chapter")
        case _:
            yield str(things.kind(thing)).capitalize()


def _many(count: int | None, one: str, more: str = "") -> str:
    if count is None:
        return ""
    return f"{count:,} {one if count == 1 else more or f'{one}s'}"
