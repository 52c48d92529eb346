"""Memory: at the start, with a list of any length, and after an hour of use in held time."""

from __future__ import annotations

import asyncio
import gc
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.bench.findings import Finding, at_most
from tests.bench.processes import rss_mb
from tests.journeys.service import Service, tuify_command
from tests.journeys.terminal import Terminal, surroundings
from tuify.cli.stage import Stage, stage
from tuify.emulator.options import EmulatorOptions
from tuify.settings import Settings

_MINUTES = 60
_WARM_PAGES = 200
_WARM_MINUTES = 10
_PAGES = 300
_LOOK_S = 0.15
"""How long a page stays in sight: longer than what is flown over, or it would never be drawn."""
_MINUTE = ("j", "pagedown", "minus", "plus", "2", "j", "1", "n", "s")
_END, _HOME, _PAGE_DOWN, _CTRL_F = "\x1b[F", "\x1b[H", "\x1b[6~", "\x06"


def at_start_and_scrolled() -> list[Finding]:
    """The program against a service: at its start, and with a long list beside a short one."""
    start, short = _scrolled(50)
    _, long = _scrolled(1_000_000)
    return [
        at_most("memory at the start", start, 60, " MB"),
        at_most("memory of 1,000,000 rows beyond that of 50, scrolled", long - short, 5, " MB"),
    ]


def of_places() -> list[Finding]:
    """The program after two dozen places, and after reading 10,000 rows to filter them."""
    with Service() as service, tempfile.TemporaryDirectory() as home:
        env = surroundings(Path(home), TUIFY_COVER="off", **service.env())
        with Terminal(tuify_command(), env=env) as terminal:
            terminal.wait_for("of 10,000")
            terminal.pump(2.0)
            start = rss_mb(terminal.process.pid)
            for section in "aprceb":
                terminal.press("g", section)
                terminal.pump(_LOOK_S * 4)
                for _ in range(4):
                    terminal.press("\r")
                    terminal.pump(_LOOK_S * 4)
                    terminal.press("\x7f", "j")
                    terminal.pump(_LOOK_S * 2)
            terminal.pump(1.0)
            visited = rss_mb(terminal.process.pid)
            terminal.press("g", "s", _CTRL_F, "the")
            terminal.wait_for("of 10,000 fit", patience=120.0)
            terminal.pump(1.0)
            filtered = rss_mb(terminal.process.pid)
    return [
        at_most("memory of 24 places, more", visited - start, 15, " MB"),
        at_most("memory of 10,000 rows that are filtered, more", filtered - visited, 25, " MB"),
    ]


def hour() -> list[Finding]:
    """Use for an hour, in a process of its own."""
    command = [sys.executable, "-m", "tests.bench.memory"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return [at_most("memory after an hour of use, more", float(done.stdout), 2, " MB")]


def _scrolled(saved_tracks: int) -> tuple[float, float]:
    """Memory (MB) at the start, and after going all over the list."""
    with (
        Service("--saved-tracks", str(saved_tracks)) as service,
        tempfile.TemporaryDirectory() as home,
    ):
        env = surroundings(Path(home), **service.env())
        with Terminal(tuify_command(), env=env) as terminal:
            terminal.wait_for(f"of {saved_tracks:,}")
            terminal.pump(1.0)
            start = rss_mb(terminal.process.pid)
            for key in (_END, _HOME, *[_PAGE_DOWN] * _PAGES):
                terminal.press(key)
                terminal.pump(_LOOK_S)
            terminal.pump(1.0)
            return start, rss_mb(terminal.process.pid)


async def _hour_of_use() -> float:
    """How much more memory (MB) this process has after an hour than at its beginning.

    Some pages are turned and some minutes pass before, for what is kept of texts and rows has a
    limit of its own, and so has what the allocator holds back.
    """
    async with stage(120, 40, options=EmulatorOptions(), settings=Settings()) as on:
        await on.press(*["pagedown"] * _WARM_PAGES, "home", *_MINUTE)
        await _use(on, _WARM_MINUTES)
        before = _settled_rss(on)
        await _use(on, _MINUTES)
        return _settled_rss(on) - before


async def _use(on: Stage, minutes: int) -> None:
    """Some keys each minute, and then it just plays."""
    for _ in range(minutes):
        await on.press(*_MINUTE)
        await on.wait(60 - 0.5 * len(_MINUTE))


def _settled_rss(on: Stage) -> float:
    """This process's memory (MB) without what the emulated service keeps of requests."""
    on.emulator.log.clear()
    gc.collect()
    return rss_mb(os.getpid())


if __name__ == "__main__":
    print(asyncio.run(_hour_of_use()))
