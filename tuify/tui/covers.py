"""Covers: which picture stands beside what plays and over a page, and whether any does."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from tuify.spotify.models import Image

if TYPE_CHECKING:
    from tuify.tui.cover_loading import CoverLoader
    from tuify.tui.widgets.cover import Cover

Size = tuple[int, int]
"""Columns and lines."""


class Covers:
    """Brings pictures to their places, the newest wish for each place first.

    `size` says how large a cover is at the moment; (0, 0) where there is no room for one, or none
    is wanted.
    """

    def __init__(self, loader: CoverLoader, size: Callable[[], Size]) -> None:
        self._loader = loader
        self._size = size
        self._wanted: dict[Cover, tuple[Image, ...]] = {}
        self._tasks: dict[Cover, asyncio.Task[None]] = {}
        self._size_now = size()

    def show(self, place: Cover, images: Sequence[Image]) -> None:
        """Show the picture of these that fits; the same again costs nothing."""
        if self._wanted.get(place) != tuple(images):
            self._wanted[place] = tuple(images)
            self._bring(place)

    def look_again(self) -> None:
        """The room may have changed, or whether covers are wanted."""
        if self._size() != self._size_now:
            self._size_now = self._size()
            for place in self._wanted:
                self._bring(place)

    def close(self) -> None:
        """End what is under way, and show none."""
        for task in self._tasks.values():
            task.cancel()
        for place in self._wanted:
            place.show(None)
        self._tasks.clear()
        self._wanted.clear()

    def _bring(self, place: Cover) -> None:
        before = self._tasks.pop(place, None)
        if before is not None:
            before.cancel()
        width, height = self._size()
        if not self._wanted[place] or not width:
            place.show(None)
            return
        self._tasks[place] = asyncio.create_task(self._load(place, width, height), name="cover")

    async def _load(self, place: Cover, width: int, height: int) -> None:
        pixels = await self._loader.load(self._wanted[place], width, height)
        place.styles.width, place.styles.height = width, height
        place.show(pixels)
