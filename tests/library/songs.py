"""Lists of entries from a server that counts requests, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence

from tuify.library.changes import Change
from tuify.library.entries import Entry
from tuify.library.paged import PagedList
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import AlbumRef, ArtistRef, Track
from tuify.spotify.paging import Page


def song(
    title: str,
    by: Sequence[str] = (),
    album: str | None = None,
    *,
    number: int = 0,
    disc: int = 1,
    length: int = 1000,
    added: str | None = None,
    uri: str | None = None,
) -> Entry:
    track = Track(
        name=title,
        uri=uri or f"spotify:track:{title}",
        artists=tuple(ArtistRef(name=name) for name in by),
        album=AlbumRef(name=album) if album is not None else None,
        duration_ms=length,
        track_number=number,
        disc_number=disc,
    )
    return Entry(track, added_at=added)


class Songs:
    """Serves entries; `items` may be replaced at any time."""

    def __init__(self, items: Sequence[Entry | None], latency: float = 0.1) -> None:
        self.items = items
        self.latency = latency
        self.asked: list[tuple[int, int]] = []
        self.fail: Callable[[int], SpotifyError | None] = lambda offset: None

    async def fetch(self, offset: int, limit: int) -> Page[Entry]:
        self.asked.append((offset, limit))
        await asyncio.sleep(self.latency)
        error = self.fail(offset)
        if error is not None:
            raise error
        items = tuple(self.items[offset : offset + limit])
        return Page(items=items, total=len(self.items), limit=limit, offset=offset)


class Reader:
    """A list of entries with its loop running."""

    def __init__(self, items: Sequence[Entry | None], latency: float = 0.1) -> None:
        self.server = Songs(items, latency)
        self.rows: PagedList[Entry] = PagedList(
            self.server, clock=lambda: asyncio.get_running_loop().time(), sleep=asyncio.sleep
        )
        self.changes: list[Change] = []
        self.rows.subscribe(self.changes.append)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Reader:
        self._task = asyncio.create_task(self.rows.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        if self._task.done():
            self._task.result()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def look(self, first: int, wait: float = 1.0) -> None:
        self.rows.look_at(first, first + 30)
        await asyncio.sleep(wait)
