"""The hero screens in colour."""

from __future__ import annotations

from dataclasses import replace
from typing import Protocol

import pytest
from textual.pilot import Pilot

from tests.tui import samples
from tests.tui.login_stage import SETTINGS, Doorstep
from tests.tui.stage import set_stage
from tuify.settings import Settings
from tuify.spotify.errors import NoActiveDevice
from tuify.tui.app import TuifyApp


class Compare(Protocol):
    """What `snap_compare` is."""

    def __call__(
        self,
        app: TuifyApp,
        press: tuple[str, ...] = ...,
        terminal_size: tuple[int, int] = ...,
        run_before: object = ...,
    ) -> bool: ...


@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((120, 40), ("j", "j")),
        ((80, 24), ()),
        ((50, 16), ("2", "j")),
        ((100, 30), ("question_mark",)),
    ],
    ids=["120x40", "80x24", "50x16-queue", "help"],
)
def test_screens(snap_compare: Compare, size: tuple[int, int], keys: tuple[str, ...]) -> None:
    app, _, _ = set_stage()
    assert snap_compare(app, press=("1", *keys), terminal_size=size)


def test_the_terminals_own_sixteen_colours(snap_compare: Compare) -> None:
    app, _, _ = set_stage(settings=Settings(glyphs="unicode", theme="ansi-dark"))
    assert snap_compare(app, press=("j",), terminal_size=(80, 24))


def test_choosing_a_device(snap_compare: Compare) -> None:
    app, stage, _ = set_stage(view=samples.view(samples.playing(is_playing=False)))

    async def fail(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("space")
        stage.remote.fail(stage.remote.dispatched.pop(), NoActiveDevice("No active device found"))
        await pilot.pause()

    assert snap_compare(app, terminal_size=(80, 24), run_before=fail)


@pytest.mark.parametrize("theme", [None, "ansi-dark"])
def test_logging_in(snap_compare: Compare, theme: str | None) -> None:
    door = Doorstep(replace(SETTINGS, theme=theme, client_id="c" * 32))

    async def paste_the_wrong_one(pilot: Pilot[None]) -> None:
        door.pilot = pilot
        await pilot.pause()
        await door.hand_in("https://tuify.example/callback?code=" + "x" * 40)

    assert snap_compare(door.app, terminal_size=(80, 24), run_before=paste_the_wrong_one)
