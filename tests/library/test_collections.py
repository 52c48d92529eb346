"""Liked Songs as a list."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from tests.playback.sim import run_virtual
from tuify.library.collections import liked_songs
from tuify.spotify.models import SavedTrack, Track
from tuify.spotify.paging import Page


@dataclass
class Library:
    asked: list[tuple[int, int]] = field(default_factory=list)

    async def get_users_saved_tracks(self, limit: int = 20, offset: int = 0) -> Page[SavedTrack]:
        self.asked.append((limit, offset))
        rows = tuple(
            SavedTrack(track=Track(name=f"song {i}")) for i in range(offset, offset + limit)
        )
        return Page(items=rows, total=10_000, limit=limit, offset=offset)


@dataclass
class Client:
    library: Library = field(default_factory=Library)


def test_liked_songs_come_in_pages_of_fifty() -> None:
    async def visit() -> None:
        client = Client()
        songs = liked_songs(client, clock=asyncio.get_running_loop().time)
        task = asyncio.create_task(songs.run())
        songs.look_at(9_969, 9_999)
        await asyncio.sleep(1)
        assert client.library.asked == [(50, 9_950)]
        row = songs.row(9_999)
        assert isinstance(row, SavedTrack)
        assert row.track is not None
        assert row.track.name == "song 9999"
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run_virtual(visit())


def test_of_a_long_list_only_the_rows_around_those_in_sight_are_kept() -> None:
    async def visit() -> None:
        songs = liked_songs(Client(), clock=asyncio.get_running_loop().time)
        task = asyncio.create_task(songs.run())
        for first in range(0, 2_000, 30):
            songs.look_at(first, first + 29)
            await asyncio.sleep(1)
        kept = [i for i in range(10_000) if isinstance(songs.row(i), SavedTrack)]
        assert len(kept) == 500
        assert kept == list(range(kept[0], kept[0] + 500))
        assert {*range(1_980, 2_010)} <= {*kept}
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    run_virtual(visit())
