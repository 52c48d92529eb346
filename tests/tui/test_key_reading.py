"""Esc with a key right behind it: what is read, and what becomes of it."""

from __future__ import annotations

import asyncio

import pytest
from textual import constants, events
from textual.events import Key

from tests.tui.stage import Scene, on_stage
from tuify.tui.actions import ACTIONS
from tuify.tui.chosen_keys import chosen_keymap
from tuify.tui.find.filter_bar import FilterBar
from tuify.tui.key_reading import KeyParser, WithEscape
from tuify.tui.screens.palette import PaletteScreen


def read(sent: str, monkeypatch: pytest.MonkeyPatch) -> list[Key]:
    """The keys read from what a terminal sent at once, with nothing behind it."""
    monkeypatch.setattr(constants, "ESCAPE_DELAY", 0.0)
    parser = KeyParser()
    messages = [*parser.feed(sent), *parser.tick()]
    return [message for message in messages if isinstance(message, Key)]


@pytest.mark.parametrize(
    ("behind", "alone", "with_alt"),
    [
        ("j", "j", "alt+j"),
        ("J", "J", "alt+shift+j"),
        ("1", "1", "alt+1"),
        ("-", "minus", "alt+minus"),
        ("/", "slash", "alt+slash"),
        ("[", "left_square_bracket", "alt+left_square_bracket"),
        ("b", "b", "alt+b"),
        (" ", "space", "alt+space"),
        ("\r", "enter", "alt+enter"),
        ("\t", "tab", "alt+tab"),
        ("\x7f", "backspace", "alt+backspace"),
        ("\x06", "ctrl+f", "alt+ctrl+f"),
    ],
)
def test_a_key_behind_esc_is_told_with_it(
    behind: str, alone: str, with_alt: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (key,) = read(f"\x1b{behind}", monkeypatch)
    assert isinstance(key, WithEscape)
    assert (key.key, key.plain.key) == (with_alt, alone)
    assert not key.is_printable, "no field takes it for text"


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b", ["escape"]),
        ("\x1b\x1b", ["escape", "escape"]),
        ("\x1b\x1b[A", ["escape", "up"]),
        ("\x1b[A", ["up"]),
        ("\x1bOA", ["up"]),
        ("\x1b[1;3C", ["alt+right"]),
        ("\x1bjk", ["alt+j", "k"]),
        ("\x1bj\x1b", ["alt+j", "escape"]),
        ("\x1bj\x1b[B", ["alt+j", "down"]),
        ("¡", ["inverted_exclamation_mark"]),
    ],
)
def test_other_keys_are_read_as_they_are(
    sent: str, keys: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert [key.key for key in read(sent, monkeypatch)] == keys


async def behind_esc(scene: Scene, key: str, character: str | None = None) -> None:
    """Press a key right behind Esc."""
    plain = events.Key(key, character or (key if len(key) == 1 else None))
    scene.app.post_message(WithEscape(plain))
    await scene.pilot.pause()


def test_the_palette_closes_and_the_key_counts_below_it() -> None:
    async def run() -> None:
        async with on_stage() as scene:
            await scene.pilot.press("ctrl+p")
            assert isinstance(scene.app.screen, PaletteScreen)
            await behind_esc(scene, "j")
            assert not isinstance(scene.app.screen, PaletteScreen)
            assert scene.app.main.library.table.cursor == 1

    asyncio.run(run())


def test_marks_go_and_the_key_counts() -> None:
    async def run() -> None:
        async with on_stage() as scene:
            table = scene.app.main.library.table
            await scene.pilot.press("m")
            assert table.page is not None
            assert table.page.marks
            await behind_esc(scene, "j")
            assert not table.page.marks
            assert table.cursor == 2

    asyncio.run(run())


def test_in_a_field_esc_empties_it_and_the_key_is_typed() -> None:
    async def run() -> None:
        async with on_stage() as scene:
            await scene.pilot.press("ctrl+f", "x")
            await behind_esc(scene, "1")
            field = scene.app.main.query_one(FilterBar).field
            assert field.value == "1"

    asyncio.run(run())


def test_by_words_a_field_is_gone_through_with_alt() -> None:
    async def run() -> None:
        async with on_stage() as scene:
            await scene.pilot.press("ctrl+f", *"ab", "space", *"cd")
            field = scene.app.main.query_one(FilterBar).field
            await behind_esc(scene, "b")
            assert field.cursor_position == 3
            await behind_esc(scene, "backspace", "\x7f")
            assert field.value == "cd"

    asyncio.run(run())


def test_a_key_with_alt_that_is_in_use_is_no_esc() -> None:
    async def run() -> None:
        keymap, problems = chosen_keymap([("down", ("alt+j", "alt+g g"))])
        assert not problems
        async with on_stage() as scene:
            scene.app.keymap = keymap
            table = scene.app.main.library.table
            await scene.pilot.press("m")
            cursor = table.cursor
            assert table.page is not None
            await behind_esc(scene, "j")
            assert table.page.marks
            assert table.cursor == cursor + 1
            await behind_esc(scene, "g")
            await scene.pilot.press("g")
            assert table.page.marks
            assert table.cursor == cursor + 2

    asyncio.run(run())


def test_no_usual_key_is_one_that_looks_like_esc_and_another() -> None:
    """But for the arrows, whose sequence says that Alt is held."""
    with_alt = {key for action in ACTIONS for key in action.all_keys() if key.startswith("alt+")}
    assert with_alt == {"alt+right"}
