"""What the screen looks like, as text: sizes, and every state of what plays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.tui import samples
from tests.tui.stage import on_stage
from tuify.playback.devices import DevicesView
from tuify.playback.queue import QueueView
from tuify.playback.state import Link, PlaybackState, RemoteView, Repeat
from tuify.settings import Settings
from tuify.spotify.errors import ServerFault, Unreachable
from tuify.spotify.models import SavedTrack

Golden = Callable[[str, str], None]

OFFLINE = Link(
    last_answer_at=0.0,
    failures=2,
    error=Unreachable("connection refused", maybe_sent=False),
    next_try_at=12.0,
)
STATES = {
    "paused": samples.view(samples.playing(is_playing=False, shuffle=False, repeat=Repeat.TRACK)),
    "episode": samples.view(samples.playing(samples.EPISODE, progress_ms=3_605_000, context=None)),
    "advertisement": samples.view(replace(samples.playing(), kind="ad", item=None)),
    "unknown": samples.view(replace(samples.playing(), kind="unknown", item=None, context=None)),
    "nothing": RemoteView(
        queue=QueueView(known=True),
        devices=DevicesView(known=True),
        link=Link(last_answer_at=0.0),
    ),
    "asking": RemoteView(),
    "offline": samples.view(link=OFFLINE),
    "rate-limited": samples.view(link=Link(last_answer_at=0.0, blocked_until=90.0)),
    "unread": samples.view(
        queue=QueueView(error=ServerFault("boom", status=500)),
        devices=DevicesView(error=ServerFault("boom", status=500)),
    ),
    "no-volume": samples.view(
        PlaybackState(kind="track", item=samples.LOCAL, device=samples.PHONE, is_playing=True)
    ),
}


def _draw(
    *keys: str,
    size: tuple[int, int] = (80, 24),
    view: RemoteView | None = None,
    songs: int | list[SavedTrack] = 300,
    settings: Settings | None = None,
) -> str:
    async def run() -> str:
        async with on_stage(size=size, view=view, songs=songs, settings=settings) as scene:
            if keys:
                await scene.press(*keys)
            return scene.text()

    return asyncio.run(run())


@pytest.mark.parametrize(
    "size",
    [(120, 40), (200, 60), (100, 24), (80, 24), (50, 16), (60, 60), (34, 10), (30, 8), (80, 1)],
    ids=lambda size: f"{size[0]}x{size[1]}",
)
def test_sizes(size: tuple[int, int], golden: Golden) -> None:
    text = _draw(size=size)
    assert len(text.split("\n")) == size[1] + 1
    golden(f"size-{size[0]}x{size[1]}", text)


@pytest.mark.parametrize("state", STATES)
def test_states_of_what_plays(state: str, golden: Golden) -> None:
    golden(f"state-{state}", _draw(size=(100, 24), view=STATES[state]))


@pytest.mark.parametrize("digit", "234")
def test_panes_that_take_the_place_of_the_library(digit: str, golden: Golden) -> None:
    golden(f"pane-{digit}-80x24", _draw(digit, size=(80, 24)))


def test_help(golden: Golden) -> None:
    golden("help-120x40", _draw("question_mark", size=(120, 40)))


def test_hostile_titles_are_shown_as_they_are(golden: Golden) -> None:
    tracks = [samples.track(number, name) for number, name in enumerate(samples.HOSTILE_TITLES)]
    songs = [SavedTrack(added_at=None, track=track) for track in tracks]
    view = samples.view(
        samples.playing(tracks[0]), queue=QueueView(items=tuple(tracks), known=True)
    )
    text = _draw(size=(120, 24), view=view, songs=[*songs, SavedTrack(added_at=None, track=None)])
    assert "[bold red]Loud[/]" in text
    assert "[@click=app.quit()]" in text
    golden("hostile-120x24", text)


def test_a_library_without_songs(golden: Golden) -> None:
    golden("empty-80x24", _draw(size=(80, 24), songs=0))


def test_plain_letters_where_signs_are_not_to_be_had(golden: Golden) -> None:
    text = _draw(size=(80, 24), settings=Settings(glyphs="ascii"))
    assert text.isascii()
    golden("ascii-80x24", text)
