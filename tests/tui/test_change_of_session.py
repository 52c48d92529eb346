"""Another session takes the place of the first: nothing of that one is left on the screen."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import httpx
import pytest

from tests.tui import samples
from tests.tui.world import World, WorldScene, on_world
from tuify.emulator.options import EmulatorOptions
from tuify.session import Session
from tuify.settings import Settings
from tuify.tui.screens.help import HelpScreen


async def log_in_anew(scene: WorldScene) -> Session:
    """Have the app run another session."""
    world = World(EmulatorOptions(saved_tracks=20), samples.view(), Settings())

    async def open_session() -> Session:
        return world.session

    scene.app.begin(open_session)
    await scene.until(lambda: world.session.own_id is not None, "it never began")
    await scene.settle()
    scene.app.main.say("")
    return world.session


def perform(act: Callable[[WorldScene], Awaitable[None]]) -> None:
    """Act on an account of its own."""

    async def run() -> None:
        async with on_world() as scene:
            await act(scene)

    asyncio.run(run())


def test_a_change_under_way_is_not_told_of_any_more() -> None:
    async def never(request: httpx.Request) -> None:
        if request.method != "GET":
            await asyncio.Event().wait()

    async def act(scene: WorldScene) -> None:
        await scene.press("ctrl+a")
        await scene.settle()
        scene.world.wire.gate = never
        await scene.press("s")
        await scene.says("from your library, Esc stops")
        await log_in_anew(scene)
        assert "Removing" not in scene.bottom()

    perform(act)


def test_queueing_ends() -> None:
    async def act(scene: WorldScene) -> None:
        remote = scene.world.remote
        await scene.press("m", "m", "m", "z")
        await scene.says("Queueing 1 of 3")
        first = remote.dispatched[-1]
        await log_in_anew(scene)
        assert "Queueing" not in scene.bottom()
        remote.take(first)
        assert remote.dispatched == [first]

    perform(act)


@pytest.mark.parametrize("key", ["full_stop", "w", "i", "E", "I", "D", "N", "number_sign"])
def test_a_dialog_that_works_on_the_first_is_closed(key: str) -> None:
    async def act(scene: WorldScene) -> None:
        await scene.open_playlist(2)
        await scene.press(key)
        await scene.settle()
        assert scene.app.screen is not scene.app.main
        await log_in_anew(scene)
        assert scene.app.screen is scene.app.main
        await scene.press("j")
        assert scene.cursor == 1

    perform(act)


def test_the_help_stays() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("question_mark")
        await scene.settle()
        await log_in_anew(scene)
        assert isinstance(scene.app.screen, HelpScreen)

    perform(act)


def test_the_program_ends_while_something_is_queued() -> None:
    async def act(scene: WorldScene) -> None:
        await scene.press("m", "m", "m", "z")
        await scene.says("Queueing 1 of 3")
        scene.app.exit()

    perform(act)
