"""A stage for pictures: the demo without a terminal, with time that stands still.

The screen runs as Textual's own tests run it. Session, screen and emulated world share one clock,
so what is painted depends on nothing but what was done.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

import httpx
from rich.console import Console
from textual.pilot import Pilot

from tuify.cli.held_time import HeldTime
from tuify.emulator.app import Emulator, create_app
from tuify.emulator.options import EmulatorOptions
from tuify.session import Pace, Session, open_demo_session
from tuify.settings import Settings
from tuify.tui.app import TuifyApp
from tuify.tui.theme import TUIFY

_BEGIN = datetime(2026, 11, 23, 20, 15, tzinfo=UTC)
_TERMINAL = {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}


@dataclass(frozen=True, slots=True)
class Stage:
    """The running demo, and what can be done to it."""

    app: TuifyApp
    pilot: Pilot[None]
    world: httpx.AsyncClient
    emulator: Emulator
    time: HeldTime

    async def press(self, *keys: str) -> None:
        """Press keys, by Textual's names for them, and let come what they ask for."""
        for key in keys:
            await self.pilot.press(key)
            await self.wait(0.5)

    async def wait(self, seconds: float) -> None:
        """Let time pass, for everybody alike."""
        await self.time.move(seconds, self.pilot.pause)

    async def event(self, event: str, **more: object) -> None:
        """Let something happen in the world, and tuify read it."""
        answer = await self.world.post("/_emulator/events", json={"event": event, **more})
        answer.raise_for_status()
        await self.read_again()

    async def weather(self, *rules: dict[str, object]) -> None:
        """Set the weather of the world."""
        (await self.world.put("/_emulator/weather", json={"rules": rules})).raise_for_status()

    async def read_again(self) -> None:
        """Have everything asked for once more, and clear the line that says so."""
        await self.press("r")
        await self.wait(2.0)
        await self.press("escape")

    async def covers(self) -> None:
        """Wait for the covers that are being fetched and decoded: a thread does that, in time of
        its own."""
        loading = [task for task in asyncio.all_tasks() if task.get_name() == "cover"]
        await asyncio.gather(*loading, return_exceptions=True)
        await self.pilot.pause()

    def svg(self, title: str) -> str:
        """The screen as it is."""
        svg = self.app.export_screenshot(title=title)
        # Some viewers drop a non-breaking space at the start of a text unless told to keep it.
        return svg.replace("<svg ", '<svg xml:space="preserve" ', 1)


@asynccontextmanager
async def stage(
    columns: int,
    lines: int,
    *,
    options: EmulatorOptions,
    settings: Settings,
) -> AsyncIterator[Stage]:
    """The demo of `options` in a terminal of that size, its first rows on the screen."""
    # The theme is named, or it would depend on the terminal this runs in.
    settings = replace(settings, theme=settings.theme or TUIFY.name)
    time = HeldTime()
    emulator = create_app(
        options, clock=lambda: _BEGIN.timestamp() + time.clock(), sleep=time.sleep
    )
    pace = Pace(clock=time.clock, sleep=time.sleep, rng=random.Random(1))

    async def open_session() -> Session:
        return open_demo_session(options, settings=settings, pace=pace, emulator=emulator)

    app = TuifyApp(
        open_session,
        settings=settings,
        clock=time.clock,
        wall=lambda: _BEGIN + timedelta(seconds=time.clock()),
        env=_TERMINAL,
    )
    # Without a terminal Textual takes it that there are no colours, and there would be no covers.
    app.console = Console(file=app.console.file, color_system="truecolor", legacy_windows=False)
    async with (
        httpx.AsyncClient(transport=emulator.transport(), base_url="http://127.0.0.1") as world,
        app.run_test(size=(columns, lines)) as pilot,
    ):
        running = Stage(app, pilot, world, emulator, time)
        await running.wait(3.0)
        yield running
