"""The field for free text: what it takes, what it tells, and that it stands still."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

import pytest
from textual.app import App, ComposeResult

from tuify.tui.text import UNICODE
from tuify.tui.widgets.field import Field
from tuify.tui.widgets.text_field import MOST_CHARACTERS, TextField


class Notes:
    """Whoever a field belongs to, noting what is told."""

    def __init__(self) -> None:
        self.told: list[object] = []

    def typed(self, text: str) -> None:
        self.told.append(text)

    def entered(self) -> None:
        self.told.append("entered")

    def escaped(self) -> None:
        self.told.append("escaped")

    def moved(self, rows: int) -> None:
        self.told.append(("moved", rows))

    def paged(self, pages: int) -> None:
        self.told.append(("paged", pages))

    def left(self) -> None:
        self.told.append("left")

    def completed(self) -> None:
        self.told.append("completed")


class Shown(App[None]):
    """An app of one field."""

    def __init__(self, field: TextField) -> None:
        super().__init__()
        self.field = field

    def compose(self) -> ComposeResult:
        yield self.field


def perform(field: TextField, act: Callable[[], Awaitable[None]]) -> None:
    async def run() -> None:
        async with Shown(field).run_test() as pilot:
            await pilot.pause()
            await act()

    asyncio.run(run())


@pytest.mark.parametrize(
    ("typed", "stands"),
    [
        ("paper lanterns", "paper lanterns"),
        ("夜のラジオ", "夜のラジオ"),
        ("Größe\tund\r\nmehr", "Größe und mehr"),
        ("a\x1b[31mb\x07", "a [31mb "),
        ("א\u202eב", "א ב"),
    ],
)
def test_any_language_stands_there_and_nothing_that_steers_the_terminal(
    typed: str, stands: str
) -> None:
    field = TextField()

    async def act() -> None:
        field.take(typed)
        assert field.value == stands

    perform(field, act)


def test_what_is_typed_is_told_in_the_same_turn_and_once() -> None:
    notes = Notes()
    field = TextField(notes)

    async def act() -> None:
        assert notes.told == []
        field.take("a")
        field.take("b")
        assert notes.told == ["a", "ab"]
        field.action_delete_left()
        assert notes.told == ["a", "ab", "a"]

    perform(field, act)


def test_what_is_put_there_is_told_to_nobody() -> None:
    notes = Notes()
    field = TextField(notes)

    async def act() -> None:
        field.put("as it was")
        assert field.cursor_position == len("as it was")
        assert notes.told == []
        field.take("!")
        assert notes.told == ["as it was!"]
        assert field.give() == "as it was!"
        assert notes.told == ["as it was!", ""]

    perform(field, act)


def test_its_keys_are_passed_on() -> None:
    notes = Notes()
    field = TextField(notes)
    field.action_field_enter()
    field.action_field_escape()
    field.action_field_move(1)
    field.action_field_page(-1)
    field.action_field_leave()
    field.action_field_complete()
    assert notes.told == ["entered", "escaped", ("moved", 1), ("paged", -1), "left", "completed"]


def test_there_is_an_end_to_what_can_be_pasted() -> None:
    field = TextField()

    async def act() -> None:
        field.take("x" * (2 * MOST_CHARACTERS))
        assert len(field.value) == MOST_CHARACTERS

    perform(field, act)


def test_a_text_that_begins_out_of_sight_says_so() -> None:
    field = TextField()

    def shown() -> str:
        return field.render_line(0).text.strip()

    async def act() -> None:
        field.put("short")
        assert shown() == "short"
        width = field.content_size.width
        field.put("x" * 2 * width)
        assert shown() == "<" + "x" * (width - 2)
        field.put("鏡" * width)
        assert shown().startswith("<")
        assert field.render_line(0).cell_length == width + 1
        while field.cursor_screen_offset.x > field.content_region.x:
            field.action_cursor_left()
        assert field.scroll_offset.x > 0
        assert shown().startswith("鏡")
        field.action_home()
        assert shown().startswith("鏡鏡")

    perform(field, act)


def test_its_cursor_does_not_blink() -> None:
    assert not TextField().cursor_blink


def test_the_strict_one_takes_neither_blanks_nor_other_signs() -> None:
    field = Field(UNICODE)

    async def act() -> None:
        field.take(" https://a.example/?x=\n1 é鏡")
        assert field.give() == "https://a.example/?x=1"

    perform(field, act)
