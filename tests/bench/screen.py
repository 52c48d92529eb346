"""What the screen costs: bytes to the terminal, processor, and the time from a key to its frame."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench.findings import Finding, at_most
from tests.bench.processes import cpu_seconds
from tests.journeys.service import Service, tuify_command
from tests.journeys.terminal import Terminal, surroundings
from tests.journeys.wire import Wire

_QUIET_S = 0.4
_APART_S = 1.2  # a volume key soon after another waits for a third, on purpose


def bytes_and_processor(seconds: float = 20.0) -> list[Finding]:
    """A demo at 120x40: playing, paused, the cursor, a new page; and the processor meanwhile."""
    with tempfile.TemporaryDirectory() as home:
        env = surroundings(Path(home))
        with Terminal([*tuify_command(), "demo"], env=env) as terminal:
            terminal.wait_for("10,000")
            settle(terminal)
            used = cpu_seconds(terminal.process.pid)
            playing = terminal.pump(seconds)
            used = cpu_seconds(terminal.process.pid) - used
            terminal.press(" ")
            settle(terminal)
            terminal.pump(4.0)  # the reads after a command change the status line once more
            paused = terminal.pump(seconds / 2)
            down = [bytes_of(terminal, "j") for _ in range(10)]
            page = [bytes_of(terminal, "\x1b[6~") for _ in range(6)]
    return [
        at_most("bytes a second, playing", playing / seconds, 100),
        at_most("bytes a second, paused", paused / (seconds / 2), 0),
        at_most("bytes of a cursor down", int(statistics.median(down)), 700),
        at_most("bytes of a new page of rows", max(page), 10_000),
        at_most("processor while playing, % of a core", 100 * used / seconds, 0.5),
    ]


def keys(presses: int = 15) -> list[Finding]:
    """From a key to its request on the wire and to its frame, playback paused."""
    to_wire: list[float] = []
    to_frame: list[float] = []
    with Service() as service, Wire(service.port) as wire, tempfile.TemporaryDirectory() as home:
        env = surroundings(Path(home), **service.env())
        env["TUIFY_API_URL"] = f"http://127.0.0.1:{wire.port}/v1"
        with Terminal(tuify_command(), env=env) as terminal:
            terminal.wait_for("10,000")
            terminal.press(" ")
            settle(terminal)
            for press in range(presses):
                key = "-+"[press % 2]
                before = len(terminal.output)
                pressed = time.monotonic()
                terminal.press(key)
                terminal.wait_for_output(b"", since=before + 1)
                to_frame.append((time.monotonic() - pressed) * 1_000)
                sent = wire.wait_for(b"PUT /v1/me/player/volume", since=pressed)
                to_wire.append((sent - pressed) * 1_000)
                terminal.pump(_APART_S)
    return [
        at_most("key to request on the wire, median", statistics.median(to_wire), 10, " ms"),
        at_most("key to new frame, median", statistics.median(to_frame), 10, " ms"),
        at_most("key to new frame, worst", max(to_frame), 33, " ms"),
    ]


def settle(terminal: Terminal) -> None:
    """Read until nothing comes for a moment (a second at most: the clock ticks while it plays)."""
    for _ in range(10):
        if terminal.pump(_QUIET_S) == 0:
            return


def bytes_of(terminal: Terminal, key: str) -> int:
    """How many bytes a key writes until the screen is quiet."""
    before = len(terminal.output)
    terminal.press(key)
    _until(terminal, lambda: len(terminal.output) > before)
    settle(terminal)
    return len(terminal.output) - before


def _until(terminal: Terminal, condition: Callable[[], bool]) -> None:
    terminal.wait_for(lambda _: condition())
