"""The server of a long list, and somebody who looks at it, in virtual time."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import overload

from tuify.library.changes import Absent, Change, Failed
from tuify.library.paged import PagedList
from tuify.spotify.errors import SpotifyError
from tuify.spotify.paging import Page


@dataclass
class Asked:
    """A request the server saw."""

    offset: int
    limit: int
    at: float
    ended: str = "under way"


@dataclass
class Server:
    """Serves a list; `items` may be replaced at any time."""

    items: Sequence[str | None]
    latency: float = 0.15
    log: list[Asked] = field(default_factory=list)
    fail: Callable[[int], SpotifyError | None] = lambda offset: None
    total: Callable[[], int] | None = None
    now: int = 0
    most: int = 0

    async def fetch(self, offset: int, limit: int) -> Page[str]:
        assert 1 <= limit <= 50
        assert offset >= 0
        asked = Asked(offset, limit, asyncio.get_running_loop().time())
        self.log.append(asked)
        self.now += 1
        self.most = max(self.most, self.now)
        try:
            await asyncio.sleep(self.latency)
            error = self.fail(offset)
            if error is not None:
                asked.ended = "failed"
                raise error
            asked.ended = "answered"
            total = len(self.items) if self.total is None else self.total()
            return Page(
                items=tuple(self.items[offset : min(offset + limit, total)]),
                total=total,
                limit=limit,
                offset=offset,
            )
        except asyncio.CancelledError:
            asked.ended = "cancelled"
            raise
        finally:
            self.now -= 1

    def windows(self) -> list[tuple[int, int]]:
        return [(asked.offset, asked.limit) for asked in self.log]


class Visit:
    """A list with its loop running, and someone who looks at it."""

    def __init__(self, server: Server, *, keep_pages: int = 20, height: int = 31) -> None:
        self.server = server
        self.height = height
        self.list: PagedList[str] = PagedList(
            server,
            clock=lambda: asyncio.get_running_loop().time(),
            sleep=asyncio.sleep,
            keep_pages=keep_pages,
        )
        self.changes: list[Change] = []
        self.list.subscribe(self.changes.append)
        self._task: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Visit:
        self._task = asyncio.create_task(self.list.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._task is not None
        if self._task.done():
            self._task.result()
        self._task.cancel()
        await asyncio.gather(self._task, return_exceptions=True)

    async def look(self, first: int, wait: float = 1.0) -> None:
        self.list.look_at(first, first + self.height - 1)
        await asyncio.sleep(wait)

    def rows(self, first: int, last: int) -> list[str | Absent | Failed]:
        return [self.list.row(index) for index in range(first, last + 1)]


class Million(Sequence[str | None]):
    """A long list that costs nothing."""

    def __init__(self, size: int = 1_000_000) -> None:
        self.size = size

    def __len__(self) -> int:
        return self.size

    @overload
    def __getitem__(self, index: int) -> str: ...

    @overload
    def __getitem__(self, index: slice) -> list[str | None]: ...

    def __getitem__(self, index: int | slice) -> str | list[str | None]:
        if isinstance(index, slice):
            return [f"row {i}" for i in range(*index.indices(self.size))]
        if not 0 <= index < self.size:
            raise IndexError(index)
        return f"row {index}"
