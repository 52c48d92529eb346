"""The pictures of `screenshots/`: which there are, and how each state is come by."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from tuify.cli.exits import Refusal
from tuify.cli.stage import Stage, stage
from tuify.emulator.options import EmulatorOptions
from tuify.settings import Settings

_PATIENCE_S = 20.0  # longer than a request and its repetitions take

_READING_S = 45.0  # longer than it takes to read 10,000 rows at the pace of a background

Steps = Callable[[Stage], Awaitable[None]]


async def _as_it_opens(_: Stage) -> None:
    """Nothing is done."""


def _keys(*keys: str) -> Steps:
    """Press keys."""

    async def steps(on: Stage) -> None:
        await on.press(*keys)

    return steps


def _event(event: str, **more: object) -> Steps:
    """Let something happen in the world."""

    async def steps(on: Stage) -> None:
        await on.event(event, **more)

    return steps


def _weather(rule: dict[str, object], *keys: str) -> Steps:
    """Set the weather, press keys that meet it, and wait until nothing is tried any more."""

    async def steps(on: Stage) -> None:
        await on.weather(rule)
        await on.press(*keys)
        await on.wait(_PATIENCE_S)

    return steps


async def _podcast(on: Stage) -> None:
    """An episode, started by somebody else."""
    show = on.emulator.world.catalog.show(0)
    await on.event("another_remote", do="start", context_uri=show.uri)


async def _hostile_titles(on: Stage) -> None:
    """The rows of Liked Songs where the odd entries stand."""
    await on.press("pagedown", "j", "j")


async def _pick_a_device(on: Stage) -> None:
    """Nobody listens, and a song is to be played."""
    await on.event("sleep")
    await on.press("enter")


async def _palette(on: Stage) -> None:
    """The palette, once it has found all that goes with a word."""
    await on.press("ctrl+p", *"play")
    searches = [worker for worker in on.app.workers if worker.node is on.app.screen]
    await on.app.workers.wait_for_complete(searches)
    await on.wait(0.0)


def _search(words: str) -> Steps:
    """Search, without waiting for whether more is typed."""
    return _keys("slash", *words, "enter")


async def _filter(on: Stage) -> None:
    """A filter that has read the whole list."""
    await on.press("ctrl+f", *"harbour")
    await on.wait(_READING_S)


async def _details(on: Stage) -> None:
    """What is known of a track, once all of it has come."""
    await on.press("i")
    await on.wait(3.0)


@dataclass(frozen=True, slots=True)
class Picture:
    """One file: its name, the size in cells, and what leads there."""

    name: str
    columns: int = 120
    lines: int = 40
    steps: Steps = _as_it_opens
    options: EmulatorOptions = field(default_factory=EmulatorOptions)
    settings: Settings = field(default_factory=Settings)


PICTURES: tuple[Picture, ...] = (
    Picture("demo-120x40"),
    Picture("demo-80x24", 80, 24),
    Picture("demo-50x16", 50, 16),
    Picture("demo-one-line", 60, 5),
    Picture("queue-80x24", 80, 24, _keys("2")),
    Picture("devices-80x24", 80, 24, _keys("3")),
    Picture("devices-50x16", 50, 16, _keys("3")),
    Picture("playing-paused", steps=_keys("space")),
    Picture("playing-shuffle-repeat", steps=_keys("ctrl+s", "ctrl+r")),
    Picture("playing-nothing", steps=_event("sleep")),
    Picture("playing-advertisement", steps=_event("advertisement")),
    Picture("playing-podcast", steps=_podcast),
    Picture("library-end", steps=_keys("end")),
    Picture("library-empty", options=EmulatorOptions(saved_tracks=0)),
    Picture("library-hostile-titles", steps=_hostile_titles),
    Picture(
        "library-failed-page",
        steps=_weather({"kind": "server_error", "path": "/v1/me/tracks"}, "end"),
    ),
    Picture("trouble-offline", steps=_weather({"kind": "drop"})),
    Picture(
        "trouble-rate-limited",
        steps=_weather({"kind": "rate_limit", "retry_after": 90}, "n"),
    ),
    Picture("device-picker", steps=_pick_a_device),
    Picture("help", steps=_keys("question_mark")),
    Picture("palette", steps=_palette),
    Picture("sections", steps=_keys("g", "l")),
    Picture(
        "sections-development",
        80,
        24,
        _keys("g", "l", "end", "enter", "backspace"),
        options=EmulatorOptions(mode="development"),
    ),
    Picture("artist", steps=_keys("g", "r", "enter")),
    Picture("artist-50x16", 50, 16, _keys("g", "r", "enter")),
    Picture("album", steps=_keys("g", "a", "enter")),
    Picture("album-80x24", 80, 24, _keys("g", "a", "enter")),
    Picture("playlist-80x24", 80, 24, _keys("g", "p", "enter")),
    Picture("podcast-80x24", 80, 24, _keys("g", "c", "enter")),
    Picture("search", steps=_search("night")),
    Picture("search-begins-80x24", 80, 24, _keys("slash")),
    Picture("filter", steps=_filter),
    Picture("filter-50x16", 50, 16, _filter),
    Picture("sort-80x24", 80, 24, _keys("comma")),
    Picture("marked-80x24", 80, 24, _keys("m", "m", "j", "m")),
    Picture("action-menu", steps=_keys("full_stop")),
    Picture("action-menu-50x16", 50, 16, _keys("full_stop")),
    Picture("playlist-picker", steps=_keys("w")),
    Picture("playlist-picker-50x16", 50, 16, _keys("w", *"ni")),
    Picture("new-playlist-80x24", 80, 24, _keys("N", *"Night trains")),
    Picture("details", steps=_details),
    Picture("details-50x16", 50, 16, _details),
    Picture("help-search", steps=_keys("question_mark", "ctrl+f", *"playlist")),
    Picture("theme-light", settings=Settings(theme="textual-light")),
    Picture("theme-sixteen-colours", settings=Settings(theme="ansi-dark")),
    Picture("ascii", settings=Settings(glyphs="ascii")),
)


def paint(folder: Path, names: Sequence[str] = ()) -> None:
    """Paint the pictures of these names, or all, into `folder`; raises Refusal for an unknown
    name."""
    known = {picture.name: picture for picture in PICTURES}
    unknown = [name for name in names if name not in known]
    if unknown:
        raise Refusal(f"there is no picture called {unknown[0]}. There are: {', '.join(known)}")
    folder.mkdir(parents=True, exist_ok=True)
    for picture in [known[name] for name in names] or PICTURES:
        path = folder / f"{picture.name}.svg"
        path.write_text(asyncio.run(_painted(picture)), encoding="utf-8")
        print(path)


async def _painted(picture: Picture) -> str:
    """One picture as SVG."""
    async with stage(
        picture.columns,
        picture.lines,
        options=picture.options,
        settings=picture.settings,
    ) as on:
        await picture.steps(on)
        await on.covers()
        return on.svg("tuify")
