"""What the dialogs of changing look like, at 80x24 and where there is hardly room."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

import pytest

from tests.tui.world import WorldScene, on_world

Golden = Callable[[str, str], None]
SIZES = pytest.mark.parametrize(
    "size", [(80, 24), (50, 16)], ids=lambda size: f"{size[0]}x{size[1]}"
)


async def open_all(scene: WorldScene, *keys: str) -> str:
    """The screen after these keys, on a playlist of two."""
    await scene.open_playlist(2)
    for key in keys:
        await scene.press(key)
        await scene.settle()
    return scene.text()


DIALOGS = {
    "menu": ("full_stop",),
    "menu-marked": ("m", "m", "full_stop"),
    "menu-found": ("full_stop", "p", "l"),
    "menu-none": ("full_stop", "q", "q"),
    "picker": ("w",),
    "picker-found": ("w", "n", "w"),
    "already": ("w", "enter"),
    "new": ("m", "m", "N"),
    "new-nameless": ("N", "enter"),
    "edit": ("E", "tab", "tab"),
    "delete": ("D",),
    "position": ("number_sign", "9", "enter"),
    "cover": ("I", "x", "enter"),
    "queue": ("Q",),
    "marked": ("m", "m"),
}


@SIZES
@pytest.mark.parametrize("dialog", DIALOGS)
def test_dialogs(dialog: str, size: tuple[int, int], golden: Golden) -> None:
    async def run() -> str:
        async with on_world(size=size) as scene:
            return await open_all(scene, *DIALOGS[dialog])

    text = asyncio.run(run())
    assert all(len(line) <= size[0] for line in text.split("\n"))
    golden(f"change-{dialog}-{size[0]}x{size[1]}", text)
