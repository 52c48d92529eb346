"""What the rows of every list are made of: a thing, and what its list says of it."""

from __future__ import annotations

from dataclasses import dataclass

from tuify.spotify.models import (
    AlbumRef,
    ArtistRef,
    AudiobookRef,
    Category,
    Chapter,
    Context,
    Episode,
    Owner,
    Playlist,
    ShowRef,
    Track,
)

Thing = (
    Track
    | Episode
    | Chapter
    | AlbumRef
    | ArtistRef
    | Playlist
    | ShowRef
    | AudiobookRef
    | Category
    | Owner
)
"""Whatever a list can hold. `Owner` stands for a user."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of a list.

    `added_at` is an ISO 8601 time (UTC): when it was saved, added or heard. `added_by` is who added
    it to a playlist, `context` where it was heard.
    """

    thing: Thing
    added_at: str | None = None
    added_by: Owner | None = None
    context: Context | None = None
