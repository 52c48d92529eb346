"""What the pages of the library cost: bytes, the time to a frame, and how length matters."""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.findings import Finding, at_most
from tests.bench.screen import bytes_of, settle
from tests.journeys.service import Service, tuify_command
from tests.journeys.terminal import Terminal, surroundings

PAGE_DOWN, ENTER, CTRL_F, BACKSPACE = "\x1b[6~", "\r", "\x06", "\x7f"
_CURSOR, _PAGE, _OPENING = 700, 10_000, 25_000
"""Bytes. Opening draws a page of rows, then its hearts, and what it is about over them."""
_REST_S = 0.4
_FRAME_MS = 50
"""While a list of 10,000 is narrowed: beyond a tenth of a second a person feels the key wait."""


@contextmanager
def opened(service: Service, **more: str) -> Iterator[Terminal]:
    """tuify at 120x40 against a service, its first rows here, playback paused."""
    with tempfile.TemporaryDirectory() as home:
        env = surroundings(Path(home), TUIFY_COVER="off", **service.env(), **more)
        with Terminal(tuify_command(), env=env) as terminal:
            terminal.wait_for("10,000")
            terminal.press(" ")
            settle(terminal)
            terminal.pump(4.0)  # the reads after a command change the status line once more
            yield terminal


def pages() -> list[Finding]:
    """A cursor step and a new page of rows on each kind of page, and in a filtered list."""
    with Service() as service:
        service.world.make_playlist("Long One", _songs(service) * 5)
        with opened(service) as terminal:
            return [
                *_page(terminal, "playlist", "gp", "Long One", ENTER, has_pages=True),
                *_page(terminal, "album", "ga", "Albums", ENTER, has_pages=False),
                *_page(terminal, "artist", "gr", "Artists", ENTER, has_pages=False),
                *_page(terminal, "search", "/", "Recent", "the" + ENTER, has_pages=False),
                *_filtered(terminal),
            ]


def filtering() -> list[Finding]:
    """From a key to the last byte of its rows while 10,000 rows that are all here are narrowed."""
    with Service() as service, opened(service) as terminal:
        terminal.press(CTRL_F, "e")
        terminal.wait_for("of 10,000 fit", patience=120)
        settle(terminal)
        keys = ("n", BACKSPACE, "a", "r", BACKSPACE) * 4
        waits = [_ms_to_rest(terminal, key) for key in keys]
    usual, worst = statistics.median(waits), max(waits)
    return [
        at_most("key to its rows, filtering 10,000, median", usual, _FRAME_MS, " ms"),
        at_most("key to its rows, filtering 10,000, worst", worst, 2 * _FRAME_MS, " ms"),
    ]


def lengths(rounds: int = 5) -> list[Finding]:
    """A playlist of 10,000 beside one of 50: requests, and the time to its first rows."""
    with Service() as service:
        songs = _songs(service)
        names = {"Short": songs[:50], "Endless": songs * 100}
        ids = {name: service.world.make_playlist(name, uris) for name, uris in names.items()}
        times: dict[str, list[float]] = {name: [] for name in names}
        asked: dict[str, int] = {}
        for _ in range(rounds):
            for name in names:
                with opened(service) as terminal:
                    terminal.press("gp")
                    terminal.wait_for("Endless")
                    terminal.press(*["j"] * [*reversed(names)].index(name))
                    settle(terminal)
                    service.forget_requests()
                    pressed = time.monotonic()
                    terminal.press(ENTER)
                    terminal.wait_for(f" of {len(names[name]):,} ")
                    times[name].append(time.monotonic() - pressed)
                    terminal.pump(1.0)
                    path = f"/v1/playlists/{ids[name]}"
                    asked[name] = sum(each.path.startswith(path) for each in service.requests())
    short, endless = (statistics.median(times[name]) for name in names)
    note = f"  ({endless * 1_000:.0f} to {short * 1_000:.0f} ms)"
    return [
        at_most("requests of opening a playlist of 10,000", asked["Endless"], 1),
        at_most("opening one of 10,000, to one of 50", endless / short, 1.5, " x", note=note),
    ]


def covers(seconds: float = 4.0) -> list[Finding]:
    """The bytes of a cover: once per track, and none while it plays on."""
    with tempfile.TemporaryDirectory() as home:
        bare = _bytes_of_next(Path(home), "off", seconds)
        shown = _bytes_of_next(Path(home), "on", seconds)
    return [
        at_most(
            "bytes of a next track with its cover", shown[0], 10_000, note=f"  (else {bare[0]:,})"
        ),
        at_most("bytes a second, playing, with a cover", shown[1], 100),
    ]


def _bytes_of_next(home: Path, cover: str, seconds: float) -> tuple[int, float]:
    """The bytes of a next track, and then of each second."""
    env = surroundings(home, TUIFY_COVER=cover)
    with Terminal([*tuify_command(), "demo"], env=env) as terminal:
        terminal.wait_for("10,000")
        settle(terminal)
        terminal.pump(seconds)
        terminal.press("n")
        new_track = terminal.pump(seconds)
        return new_track, terminal.pump(20.0) / 20.0


def _ms_to_rest(terminal: Terminal, key: str) -> float:
    """Milliseconds from a key to the last byte it causes."""
    pressed = rested = time.monotonic()
    terminal.press(key)
    while time.monotonic() - rested < _REST_S:
        if terminal.pump(0.004):
            rested = time.monotonic()
    return (rested - pressed) * 1_000


def _songs(service: Service) -> list[str]:
    """A hundred saved songs that every playlist can hold."""
    return [uri for uri in service.world.saved_uris(120) if "local" not in uri][:100]


def _page(
    terminal: Terminal, name: str, way: str, there: str, enter: str, *, has_pages: bool
) -> list[Finding]:
    """Go to a page, and measure there."""
    terminal.press(way)
    terminal.wait_for(there)
    settle(terminal)
    before = len(terminal.output)
    terminal.press(enter)
    settle(terminal)
    terminal.pump(1.0)
    settle(terminal)
    arrival = len(terminal.output) - before
    opening = at_most(f"bytes of opening: {name}", arrival, _OPENING)
    return [opening, *_steps(terminal, name, has_pages=has_pages)]


def _filtered(terminal: Terminal) -> list[Finding]:
    """Liked Songs while they are read to be filtered, and then the rows that are left."""
    terminal.press("gs", CTRL_F, "the", ENTER)
    settle(terminal)
    reading = terminal.pump(10.0) / 10.0
    terminal.wait_for("of 10,000 fit", patience=120)
    settle(terminal)
    rate = at_most("bytes a second while a list is read to be filtered", reading, 5_000)
    return [rate, *_steps(terminal, "filter", has_pages=True)]


def _steps(terminal: Terminal, name: str, *, has_pages: bool) -> list[Finding]:
    step = [bytes_of(terminal, "j") for _ in range(8)]
    found = [at_most(f"bytes of a cursor down: {name}", int(statistics.median(step)), _CURSOR)]
    if has_pages:
        turned = [bytes_of(terminal, PAGE_DOWN) for _ in range(4)]
        found.append(at_most(f"bytes of a new page of rows: {name}", max(turned), _PAGE))
    return found


GROUPS: dict[str, Callable[[], list[Finding]]] = {
    "pages": pages,
    "filter": filtering,
    "lengths": lengths,
    "covers": covers,
}
