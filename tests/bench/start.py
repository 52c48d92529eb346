"""How long a start takes: as a ratio to what Textual itself costs, and in round trips."""

from __future__ import annotations

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tests.bench.findings import Finding, at_most
from tests.journeys.service import Service, tuify_command
from tests.journeys.terminal import Terminal, surroundings

_ROUND_TRIP_MS = 150
_PAINTED = b"Library"


def first_frame(rounds: int = 7) -> list[Finding]:
    """The first frame of the demo beside the import of Textual, taken in turns."""
    imports: list[float] = []
    frames: list[float] = []
    for _ in range(rounds):
        imports.append(_time_import())
        frames.append(_time_first_frame())
    ratio = statistics.median(frames) / statistics.median(imports)
    note = f"  ({_ms(frames)} to {_ms(imports)})"
    return [at_most("first frame, to `import textual.app`", ratio, 1.6, " x", note=note)]


def first_rows(rounds: int = 3) -> list[Finding]:
    """From the first frame to rows and now-playing with an API at 150 ms, and what it asked."""
    waits: list[float] = []
    counts: list[int] = []
    with Service("--latency", str(_ROUND_TRIP_MS)) as service, _folder() as home:
        title = service.world.saved_title(0).encode()
        playing = service.world.playing_title().encode()
        for _ in range(rounds):
            service.forget_requests()
            env = surroundings(Path(home), **service.env())
            with Terminal(tuify_command(), env=env) as terminal:
                framed = terminal.wait_for_output(_PAINTED)
                terminal.wait_for_output(playing)
                waits.append((terminal.wait_for_output(title) - framed) * 1_000)
                asked = [each.path for each in service.requests()]
            counts.append(len(asked[: asked.index("/v1/me")] if "/v1/me" in asked else asked))
    return [
        at_most(
            "first rows and now playing, after the first frame",
            statistics.median(waits) / _ROUND_TRIP_MS,
            2,
            " round trips",
            note=f"  ({statistics.median(waits):.0f} ms, imports included)",
        ),
        at_most("requests before first rows and now playing", max(counts), 5),
    ]


def _time_import() -> float:
    began = time.monotonic()
    subprocess.run([sys.executable, "-c", "import textual.app"], check=True)
    return time.monotonic() - began


def _time_first_frame() -> float:
    with _folder() as home:
        began = time.monotonic()
        with Terminal([*tuify_command(), "demo"], env=surroundings(Path(home))) as terminal:
            return terminal.wait_for_output(_PAINTED) - began


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="tuify-bench-")


def _ms(seconds: list[float]) -> str:
    return f"{statistics.median(seconds) * 1_000:.0f} ms"
