"""The palette: what it offers, and what becomes of it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.stage import drawn, set_stage
from tuify.session import Session
from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.app import TuifyApp
from tuify.tui.keymap import USUAL
from tuify.tui.palette import Command, Destination, action_commands, fitting
from tuify.tui.screens.help import HelpScreen
from tuify.tui.screens.main import MainScreen
from tuify.tui.screens.palette import PaletteScreen


async def never() -> Session:
    """A session that is still on its way."""
    await asyncio.Event().wait()
    raise AssertionError


class Atlas:
    """Destinations in memory, which note where somebody went."""

    def __init__(self) -> None:
        self.names = ["[Deluxe] Night Walk"]
        self.went: list[str] = []
        self.is_open = False
        self.changed: Callable[[], None] = lambda: None

    def _to(self, name: str) -> Destination:
        return name, lambda: self.went.append(name)

    def places(self) -> Iterable[Destination]:
        return [self._to("Albums you saved")]

    def playlists(self) -> Iterable[Destination]:
        return map(self._to, self.names)

    def devices(self) -> Iterable[Destination]:
        return [self._to("Kitchen")]

    def waiting(self) -> str:
        return "" if len(self.names) > 1 else "1 of 2 playlists"

    def opened(self, changed: Callable[[], None]) -> Callable[[], None]:
        self.is_open, self.changed = True, changed
        return self._close

    def _close(self) -> None:
        self.is_open = False


@asynccontextmanager
async def opened(size: tuple[int, int] = (100, 30)) -> AsyncIterator[tuple[TuifyApp, Pilot[None]]]:
    app, _, _ = set_stage()
    app.open_session = never
    app.destinations = Atlas()
    async with app.run_test(size=size) as pilot:
        await pilot.press("ctrl+p")
        await pilot.pause()
        yield app, pilot


def perform(act: Callable[[TuifyApp, Pilot[None], Atlas], Awaitable[None]]) -> None:
    async def run() -> None:
        async with opened() as (app, pilot):
            atlas = app.destinations
            assert isinstance(atlas, Atlas)
            await act(app, pilot, atlas)

    asyncio.run(run())


async def press(pilot: Pilot[None], *keys: str) -> None:
    await pilot.press(*keys)
    await pilot.pause()


# What is offered


def nothing() -> None:
    """What a command of these tests runs."""


def commands(*titles: str) -> list[Command]:
    return [Command(title, f"about {title}", nothing) for title in titles]


def test_only_what_can_be_done_here_is_offered_with_its_key() -> None:
    async def run(action: Action) -> None: ...

    scopes = (Scope.QUEUE, Scope.LISTS, Scope.EVERYWHERE)
    offered = [*action_commands(USUAL, scopes, lambda action: action.id != "next", run)]
    titles = [command.title for command in offered]
    known = {action.id: action for action in ACTIONS}
    assert known["add-to-queue"].title in titles
    assert "Choose" not in titles
    assert known["next"].title not in titles
    assert known["palette"].title not in titles
    (shuffle,) = (command for command in offered if command.title == "Shuffle")
    assert shuffle.key == "Ctrl+s"


def test_the_best_match_comes_first_and_titles_before_words_about_them() -> None:
    offered = [
        Command("Quiet", "about a night walk", nothing),
        *commands("Long night walks of winter", "Night Walk", "Other"),
    ]
    titles = [command.title for command in fitting(offered, "night wa")]
    assert titles == ["Night Walk", "Long night walks of winter", "Quiet"]


def test_nothing_looked_for_is_everything_in_its_order() -> None:
    offered = commands("b", "a")
    assert list(fitting(offered, " ")) == offered


@given(st.lists(st.text(max_size=8), max_size=8), st.text(max_size=5))
def test_what_matches_is_part_of_what_there_is(titles: list[str], needle: str) -> None:
    offered = commands(*titles)
    found = fitting(offered, needle)
    assert all(command in offered for command in found)
    assert len(found) <= len(offered)


# On the screen


def test_a_name_leads_there_and_is_no_markup() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        await press(pilot, *"delux")
        assert "[Deluxe] Night Walk" in drawn(app)
        await press(pilot, "enter")
        assert atlas.went == ["[Deluxe] Night Walk"]
        assert isinstance(app.screen, MainScreen)
        assert not atlas.is_open

    perform(act)


def test_an_action_runs_where_the_focus_was() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        await press(pilot, *"devices pane", "enter")
        assert app.main.focused is app.main.devices.table

    perform(act)


def test_a_theme_is_chosen_by_its_name() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        await press(pilot, *"nord", "enter")
        assert app.theme == "nord"

    perform(act)


def test_what_is_still_to_come_is_said_and_the_cursor_stays_when_it_comes() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        assert "1 of 2 playlists" in drawn(app)
        await press(pilot, *"kitchen")
        atlas.names = ["Kitchen songs", "[Deluxe] Night Walk"]
        atlas.changed()
        await pilot.pause()
        assert "1 of 2 playlists" not in drawn(app)
        assert "Kitchen songs" in drawn(app)
        await press(pilot, "enter")
        assert atlas.went == ["Kitchen"]

    perform(act)


def test_the_cursor_stays_on_the_best_match_when_a_better_one_comes() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        theme = app.theme
        atlas.names = []
        atlas.changed()
        await press(pilot, *"night")
        assert "tokyo-night" in drawn(app)
        atlas.names = ["Night Walk", "Quiet"]
        atlas.changed()
        await press(pilot, "enter")
        assert atlas.went == ["Night Walk"]
        assert app.theme == theme

    perform(act)


def test_a_cursor_that_was_moved_stays_on_its_command_when_more_come() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        atlas.names = ["Night Walk", "Night Shift"]
        atlas.changed()
        await press(pilot, *"night", "down")
        atlas.names = ["Night", "Night Walk", "Night Shift"]
        atlas.changed()
        await press(pilot, "enter")
        assert atlas.went == ["Night Shift"]

    perform(act)


def test_what_nothing_is_called_runs_nothing() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        await press(pilot, *"qqqqq", "enter")
        assert "Nothing is called so" in drawn(app)
        assert isinstance(app.screen, PaletteScreen)

    perform(act)


def test_it_opens_empty_again_and_the_arrows_choose() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        await press(pilot, *"shuffle", "escape")
        assert not atlas.is_open
        await press(pilot, "ctrl+p")
        assert "Find shuffle" not in drawn(app)
        await press(pilot, *"thene", "backspace", "backspace", *"me colours")
        line = next(line for line in drawn(app).split("\n") if "gruvbox" in line)
        below = drawn(app).split("\n")
        first = next(y for y, text in enumerate(below) if "Theme: changes" in text)
        await press(pilot, *["down"] * (below.index(line) - first), "enter")
        assert app.theme == "gruvbox"

    perform(act)


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 16)], ids=lambda size: f"{size[0]}")
def test_its_look(size: tuple[int, int], golden: Callable[[str, str], None]) -> None:
    async def run() -> str:
        async with opened(size) as (app, pilot):
            await press(pilot, *"volume")
            return drawn(app)

    golden(f"palette-{size[0]}x{size[1]}", asyncio.run(run()))


@pytest.mark.parametrize("key", ["escape", "f1"])
def test_over_another_screen_it_does_not_open_twice(key: str) -> None:
    async def act(app: TuifyApp, pilot: Pilot[None], atlas: Atlas) -> None:
        await press(pilot, "ctrl+p")
        assert sum(isinstance(screen, PaletteScreen) for screen in app.screen_stack) == 1
        await press(pilot, key)
        assert isinstance(app.screen, HelpScreen if key == "f1" else MainScreen)

    perform(act)
