"""A remote that runs in virtual time, with a model of the service at the other end."""

import asyncio
import random
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from typing import Any

from tests.playback.model import ModelPlayer
from tests.playback.samples import track
from tests.playback.sim import run_virtual
from tests.playback.world import World
from tuify.playback.commands import Command
from tuify.playback.intents import Refusal
from tuify.playback.notices import CommandDone, CommandFailed
from tuify.playback.remote import Remote
from tuify.playback.state import PlaybackState, RemoteView

SETTLED = 8.0
"""Seconds after which everything that was under way is over and the usual pace is back."""


class Stage:
    """The remote, the service, and what the remote told so far."""

    def __init__(self, remote: Remote, player: ModelPlayer) -> None:
        self.remote = remote
        self.player = player
        self.views: list[RemoteView] = []
        self.done: list[CommandDone] = []
        self.failed: list[CommandFailed] = []
        remote.subscribe(self.views.append)
        remote.on_done(self.done.append)
        remote.on_failure(self.failed.append)

    @property
    def now(self) -> float:
        return asyncio.get_running_loop().time()

    @property
    def shown(self) -> PlaybackState:
        return self.remote.view.playback

    @property
    def title(self) -> str | None:
        return self.shown.item.name if self.shown.item is not None else None

    @property
    def position_s(self) -> float:
        return self.shown.position_ms(self.now) / 1000

    def press(self, key: Callable[[PlaybackState], Command | Refusal]) -> Command | Refusal:
        """Do what a key means in the state that is shown."""
        intent = key(self.shown)
        if isinstance(intent, Command):
            self.remote.dispatch(intent)
        return intent


def play(
    scenario: Callable[[Stage], Coroutine[Any, Any, None]],
    *,
    world: World | None = None,
    latency: float = 0.15,
    lag: float = 0.0,
    settled: bool = True,
) -> ModelPlayer:
    """Run `scenario` beside a running remote; with `settled` the start is over by then.

    When it ends nothing may be left running. The requests of the start are not in the log.
    """

    async def main() -> ModelPlayer:
        player = ModelPlayer(world or endless(), latency=latency, lag=lag)
        async with running(player) as remote:
            if settled:
                await asyncio.sleep(2)
                player.log.clear()
            await scenario(Stage(remote, player))
        assert asyncio.all_tasks() == {asyncio.current_task()}
        return player

    return run_virtual(main())


@asynccontextmanager
async def running(player: ModelPlayer, *, seed: int = 7) -> AsyncIterator[Remote]:
    """A remote whose `run` runs until the end of the block."""
    clock = asyncio.get_running_loop().time
    remote = Remote(player, clock=clock, sleep=asyncio.sleep, rng=random.Random(seed))
    task = asyncio.create_task(remote.run())
    try:
        yield remote
    finally:
        task.cancel()
        await asyncio.wait((task,))
        if not task.cancelled():
            task.result()


def endless(*, seconds: float = 200, items: int = 50) -> World:
    """A world of many tracks of this length."""
    return World([track(number, seconds=seconds) for number in range(items)])
