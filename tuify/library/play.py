"""What to ask of the player to play a list from one of its rows on. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import Enum

from tuify.library.changes import Absent, Failed
from tuify.library.entries import Thing
from tuify.spotify.models import Chapter, Episode, Item, Track

MAX_URIS = 100
"""URIs that are played at once; the service documents no limit and fails somewhat above 200."""

RowItem = Item | Absent | Failed
"""What a row holds: something that can play, nothing (`Absent.NULL`), or not here."""


class CannotStart(Enum):
    """Why nothing can be played from a row on."""

    NOT_HERE = "not here"
    EMPTY = "empty"
    LOCAL = "local"


@dataclass(frozen=True, slots=True)
class Start:
    """The arguments of Start/Resume Playback, and what they mean for the list.

    With a `context_uri` the whole list plays on. Otherwise `uris` are at most 100 of it: what can
    play of rows `first` to `last`. `item` is what sounds first.
    """

    item: Item
    context_uri: str | None = None
    offset_uri: str | None = None
    offset_position: int | None = None
    uris: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


def play_from(
    item_at: Callable[[int], RowItem], index: int, total: int, *, context_uri: str | None
) -> Start | CannotStart:
    """Play a list of `total` rows from the row `index` on.

    `context_uri` is that of the list, or None to do without. Where the service can't begin within
    such a context, a window of the rows that are here is played: from `index` on, and if that
    leaves room, some before it.
    """
    item = item_at(index)
    if isinstance(item, Failed) or item is Absent.LOADING:
        return CannotStart.NOT_HERE
    if isinstance(item, Absent):
        return CannotStart.EMPTY
    if context_uri is not None and takes_offset(context_uri):
        if _is_local(item):
            # A local file has no URI the service would find again, but it has a place.
            return Start(item, context_uri=context_uri, offset_position=index)
        return Start(item, context_uri=context_uri, offset_uri=item.uri)
    if _is_local(item):
        return CannotStart.LOCAL
    return _window(item_at, index, total, item)


def playable(thing: Thing) -> RowItem:
    """What a row with this thing can play; nothing for what does not play by itself.

    A chapter is played as the episode that its URI names.
    """
    if isinstance(thing, Chapter):
        return Episode(
            name=thing.name,
            uri=thing.uri,
            id=thing.id,
            duration_ms=thing.duration_ms,
            images=thing.images,
            resume_point=thing.resume_point,
        )
    return thing if isinstance(thing, Track | Episode) else Absent.NULL


def takes_offset(context_uri: str) -> bool:
    """Whether the service can begin within such a context: albums, playlists, Liked Songs."""
    parts = context_uri.split(":")
    return (
        parts[1:2] in (["album"], ["playlist"])
        or parts[-2:-1] == ["playlist"]
        or (parts[-1] == "collection")
    )


def _window(item_at: Callable[[int], RowItem], index: int, total: int, item: Item) -> Start:
    """At most 100 neighbouring rows that can play; the one at `index` among them."""
    after = _neighbours(item_at, range(index + 1, total), MAX_URIS - 1)
    before = _neighbours(item_at, range(index - 1, -1, -1), MAX_URIS - 1 - len(after))
    chosen = [*reversed(before), (index, item.uri or ""), *after]
    return Start(
        item,
        uris=tuple(uri for _, uri in chosen),
        offset_position=len(before),
        first=chosen[0][0],
        last=chosen[-1][0],
    )


def _neighbours(
    item_at: Callable[[int], RowItem], indices: range, most: int
) -> list[tuple[int, str]]:
    """The first `most` of these rows that can play, up to the first one that is not here."""
    found: list[tuple[int, str]] = []
    for index, uri in _playable(item_at, indices):
        if len(found) >= most:
            break
        found.append((index, uri))
    return found


def _playable(item_at: Callable[[int], RowItem], indices: range) -> Iterator[tuple[int, str]]:
    for index in indices:
        item = item_at(index)
        if isinstance(item, Failed) or item is Absent.LOADING:
            return
        if isinstance(item, Absent) or item.uri is None or _is_local(item):
            continue
        if isinstance(item, Track) and item.is_playable is False:
            continue
        yield index, item.uri


def _is_local(item: Item) -> bool:
    """Whether the item is a file of the user's own, which can't be started by its URI."""
    if item.uri is None or item.uri.startswith("spotify:local:"):
        return True
    return not isinstance(item, Episode) and item.is_local
