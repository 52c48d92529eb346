"""Forms and questions about playlists."""

from __future__ import annotations

import asyncio

from tests.tui.world import on_world
from tuify.library.places import LIKED, PLAYLISTS


def test_the_cursor_goes_to_a_playlist_once_it_is_made() -> None:
    async def run() -> None:
        async with on_world() as scene:
            await scene.open(PLAYLISTS)
            await scene.press("j", "j", "j", "N")
            await scene.type("Fog")
            await scene.press("enter")
            await scene.says("Made Fog, u undoes")
            assert scene.cursor == 0
            assert "▌♥ Fog" in scene.text()

    asyncio.run(run())


def test_where_another_list_is_shown_the_cursor_stays() -> None:
    async def run() -> None:
        async with on_world() as scene:
            await scene.open(PLAYLISTS)
            await scene.open(LIKED)
            await scene.press("j", "j", "j", "N")
            await scene.type("Fog")
            await scene.press("enter")
            await scene.says("Made Fog, u undoes")
            assert scene.cursor == 3

    asyncio.run(run())


def test_a_name_that_is_too_long_is_cut_and_that_is_said() -> None:
    too_long = "Name: at most 100 characters; the rest was left out"

    async def run() -> None:
        async with on_world() as scene:
            await scene.press("N")
            await scene.paste("x" * 100)
            assert too_long not in scene.text()
            await scene.paste("yz")
            await scene.shows(too_long)
            await scene.press("backspace")
            assert too_long not in scene.text()
            await scene.paste("yz")
            await scene.shows(too_long)
            await scene.press("enter")
            await scene.says("Made xxx")
            made = (await scene.world.ask("me/playlists?limit=1"))["items"][0]
            assert made["name"] == "x" * 99 + "y"

    asyncio.run(run())
