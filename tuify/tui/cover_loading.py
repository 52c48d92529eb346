"""From the pictures of a thing to the pixels of a cover: choosing, fetching, decoding."""

from __future__ import annotations

import asyncio
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import Final, Protocol

from tuify.library.pictures import fitting
from tuify.spotify.errors import NotFound, SpotifyError
from tuify.spotify.models import Image
from tuify.tui.cover_pixels import Colours, NotAPicture, Pixels, decode

Fetch = Callable[[str], Awaitable[bytes]]
"""Gives the bytes of the picture at an address, or raises a `SpotifyError`."""

Decode = Callable[[bytes, int, int, Colours], Pixels]

MOST_COVERS: Final = 24
"""Covers that are kept, those shown longest ago going first."""

_FINER: Final = 2  # a picture of just the size wanted looks jagged when its colours are rounded


class InThread(Protocol):
    """Runs what takes long beside the event loop, as `asyncio.to_thread` does."""

    def __call__(
        self, work: Decode, body: bytes, width: int, height: int, colours: Colours, /
    ) -> Awaitable[Pixels]:
        """What `work` gives."""
        ...


class CoverLoader:
    """Makes covers in the colours of one terminal, and keeps those made last."""

    def __init__(
        self, fetch: Fetch, colours: Colours, *, in_thread: InThread = asyncio.to_thread
    ) -> None:
        self._fetch = fetch
        self._colours = colours
        self._in_thread = in_thread
        self._kept: OrderedDict[tuple[str, int, int], Pixels | None] = OrderedDict()

    async def load(self, images: Sequence[Image], width: int, height: int) -> Pixels | None:
        """The picture for `width` by `height` cells; None where there is none to be had.

        A cover is missed by nobody: whatever goes wrong, there is none, and one that is no picture
        or not there is not asked for again.
        """
        across, down = width, 2 * height
        image = fitting(images, _FINER * max(across, down))
        if image is None or min(across, down) <= 0:
            return None
        key = (image.url, across, down)
        if key in self._kept:
            self._kept.move_to_end(key)
            return self._kept[key]
        try:
            body = await self._fetch(image.url)
            pixels = await self._in_thread(decode, body, across, down, self._colours)
        except (NotFound, NotAPicture, ImportError):
            pixels = None
        except SpotifyError:
            return None
        self._kept[key] = pixels
        while len(self._kept) > MOST_COVERS:
            self._kept.popitem(last=False)
        return pixels
