"""The help: made from the keymap, and searchable."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.pilot import Pilot

from tests.tui.stage import drawn, set_stage
from tests.tui.test_palette import never, press
from tuify.tui.actions import ACTIONS, Group
from tuify.tui.app import TuifyApp
from tuify.tui.choices import Choices
from tuify.tui.chosen_keys import chosen_keymap
from tuify.tui.keymap import USUAL
from tuify.tui.screens.help import HelpRows, HelpScreen
from tuify.tui.screens.main import MainScreen


def perform(
    act: Callable[[TuifyApp, Pilot[None]], Awaitable[None]], choices: Choices | None = None
) -> None:
    async def run() -> None:
        app, _, _ = set_stage(choices=choices)
        app.open_session = never
        async with app.run_test(size=(110, 30)) as pilot:
            await press(pilot, "question_mark")
            assert isinstance(app.screen, HelpScreen)
            await act(app, pilot)

    asyncio.run(run())


@pytest.mark.parametrize("size", [(120, 40), (80, 24), (50, 16)], ids=lambda size: f"{size[0]}")
def test_its_look_while_something_is_looked_for(
    size: tuple[int, int], golden: Callable[[str, str], None]
) -> None:
    async def run() -> str:
        app, _, _ = set_stage()
        app.open_session = never
        async with app.run_test(size=size) as pilot:
            await press(pilot, "question_mark", "slash", *"volume")
            return drawn(app)

    golden(f"help-found-{size[0]}x{size[1]}", asyncio.run(run()))


def titles(rows: HelpRows) -> list[str]:
    return [cells[1] for index in range(rows.count()) if (cells := rows.row(index).cells)]


def test_every_action_is_there_under_its_heading() -> None:
    rows = HelpRows()
    assert sorted(titles(rows)) == sorted(action.title for action in ACTIONS)
    assert set(rows.starts) == {action.group for action in ACTIONS}
    for group, start in rows.starts.items():
        assert rows.row(start).note.startswith(group.value)


def test_what_is_looked_for_leaves_headings_only_where_something_matches() -> None:
    rows = HelpRows(USUAL, "shuffl")
    assert titles(rows) == ["Shuffle"]
    assert list(rows.starts) == [Group.PLAYING]
    assert rows.found == 1
    assert HelpRows(USUAL, "qqqqqq").count() == 0


def test_keys_are_found_too() -> None:
    assert "Shuffle" in titles(HelpRows(USUAL, "ctrl+s"))


def test_chosen_keys_are_shown_and_marked() -> None:
    keymap, _ = chosen_keymap((("shuffle", ("ä",)), ("devices", ())))
    rows = HelpRows(keymap)
    known = {row.cells[1]: row for index in range(rows.count()) if (row := rows.row(index)).cells}
    assert known["Shuffle"].cells[0] == "ä"
    assert known["Shuffle"].mark == "*"
    assert "Your own; usually Ctrl+s." in known["Shuffle"].cells[2]
    assert known["Devices"].cells[0] == "(no key)"
    assert known["Repeat"].mark == ""


def test_a_slash_looks_for_something_and_escape_clears_then_leaves_then_closes() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"volume")
        assert "Volume up" in drawn(app)
        assert "Shuffle" not in drawn(app)
        await press(pilot, "escape")
        assert "Shuffle" in drawn(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HelpScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, MainScreen)

    perform(act)


def test_letters_move_in_the_list_until_something_is_looked_for() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None]) -> None:
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        await press(pilot, "j", "j")
        assert screen.table.cursor == 2
        await press(pilot, "slash", "j", "enter")
        assert screen.bar.field.value == "j"
        await press(pilot, "j")
        assert screen.bar.field.value == "j"
        assert screen.table.cursor == 2

    perform(act)


def test_what_was_found_is_forgotten_when_it_is_closed_by_its_key() -> None:
    async def act(app: TuifyApp, pilot: Pilot[None]) -> None:
        await press(pilot, "slash", *"volume", "enter", "escape", "escape")
        assert isinstance(app.screen, MainScreen)
        await press(pilot, "f1")
        assert "Shuffle" in drawn(app)

    perform(act)


def test_the_keys_of_the_user_are_those_of_the_screen() -> None:
    keymap, _ = chosen_keymap((("play-pause", ("ä",)),))

    async def act(app: TuifyApp, pilot: Pilot[None]) -> None:
        line = next(line for line in drawn(app).split("\n") if "Play or pause" in line)
        assert "ä " in line
        assert "*" in line

    perform(act, Choices(keymap))
