"""Queueing several things: what ends it, and what is not its own."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace

from tests.tui.world import Listener, WorldScene, on_world
from tuify.playback.commands import AddToQueue, Play
from tuify.playback.remote import CommandFailed
from tuify.spotify.errors import NoActiveDevice, Unreachable
from tuify.tui.screens.device_picker import DevicePicker

NOBODY_PLAYS = NoActiveDevice("no active device", status=404)


def queue_three(act: Callable[[WorldScene, Listener], Awaitable[None]]) -> None:
    """Act while the first of three songs is on its way into the queue."""

    async def run() -> None:
        async with on_world() as scene:
            await scene.press("m", "m", "m", "z")
            await scene.says("Queueing 1 of 3")
            await act(scene, scene.world.remote)

    asyncio.run(run())


def test_who_chooses_no_device_queues_nothing() -> None:
    async def act(scene: WorldScene, remote: Listener) -> None:
        remote.fail(remote.dispatched[-1], NOBODY_PLAYS)
        await scene.settle()
        assert isinstance(scene.app.screen, DevicePicker)
        await scene.press("escape")
        await scene.says("0 of 3 are queued, then: no device was chosen")
        await scene.press("j")
        assert "Queueing" not in scene.bottom()

    queue_three(act)


def test_on_the_device_that_is_chosen_it_goes_on() -> None:
    async def act(scene: WorldScene, remote: Listener) -> None:
        remote.fail(remote.dispatched[-1], NOBODY_PLAYS)
        await scene.settle()
        assert "doesn't answer" not in scene.bottom()
        await scene.press("j", "enter")
        again = remote.dispatched[-1]
        assert again.device_id is not None
        remote.take(again)
        await scene.says("Queueing 2 of 3")
        assert remote.dispatched[-1].device_id == again.device_id

    queue_three(act)


def test_while_another_command_asks_for_a_device_it_ends() -> None:
    async def act(scene: WorldScene, remote: Listener) -> None:
        remote.fail(Play(), NOBODY_PLAYS)
        await scene.settle()
        remote.fail(remote.dispatched[-1], NOBODY_PLAYS)
        await scene.press("escape")
        await scene.settle()
        await scene.press("j")
        assert "Queueing" not in scene.bottom()

    queue_three(act)


def test_the_same_song_queued_by_hand_is_not_one_of_them() -> None:
    async def act(scene: WorldScene, remote: Listener) -> None:
        ours = remote.dispatched[-1]
        assert isinstance(ours, AddToQueue)
        assert scene.app.main.library.page is not None
        entry = scene.app.main.library.page.rows.entry(0)
        assert entry is not None
        assert scene.app.steering is not None
        scene.app.steering.enqueue(entry.thing)
        by_hand = remote.dispatched[-1]
        assert by_hand == ours
        remote.take(by_hand)
        remote.fail(by_hand, Unreachable("no network", maybe_sent=False))
        await scene.settle()
        await scene.press("j")
        await scene.says("Queueing 1 of 3")
        remote.take(replace(ours))
        await scene.says("Queueing 2 of 3")

    queue_three(act)


def test_it_ends_with_the_command_it_waited_behind() -> None:
    async def act(scene: WorldScene, remote: Listener) -> None:
        failure = CommandFailed(
            Play(), Unreachable("no network", maybe_sent=False), (remote.dispatched[-1],)
        )
        for listener in tuple(remote._on_failure):
            listener(failure)
        await scene.says("0 of 3 are queued, then: ")

    queue_three(act)
