"""The progress, the hints, and lines of text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.pilot import Pilot

from tests.tui.widgets.stage import drawn, lines, perform
from tests.tui.widgets.test_text import nasty
from tuify.tui.text import ASCII, cells
from tuify.tui.widgets.hint_bar import HintBar, fitting, fitting_before_last
from tuify.tui.widgets.one_line import OneLine, changed_width
from tuify.tui.widgets.progress_bar import ProgressBar, head_cell


def test_where_no_key_is_left_there_is_no_hint() -> None:
    assert fitting_before_last((), 80) == ()


@given(
    position=st.integers(-1000, 5_000_000),
    length=st.integers(-5, 4_000_000),
    width=st.integers(0, 300),
)
def test_the_head_stays_on_the_bar(position: int, length: int, width: int) -> None:
    head = head_cell(position, length, width)
    assert 0 <= head <= width
    if length > 0 and position >= length:
        assert head == width
    assert head_cell(position + 60_000, length, width) >= head


def shown(position_ms: int, duration_ms: int, width: int = 60, playing: bool = True) -> str:
    found: list[str] = []

    async def act(pilot: Pilot[None]) -> None:
        bar.show(position_ms, duration_ms, playing)
        await pilot.pause()
        found.extend(lines(pilot.app))

    bar = ProgressBar()
    perform(act, bar, size=(width, 1))
    return found[0]


def test_time_bar_and_length() -> None:
    assert shown(0, 240_000) == "0:00  ╸" + "─" * 47 + "  4:00"
    assert shown(120_000, 240_000) == "2:00  " + "━" * 24 + "╸" + "─" * 23 + "  4:00"
    assert shown(240_000, 240_000) == "4:00  " + "━" * 48 + "  4:00"
    assert shown(999_999, 240_000) == "4:00  " + "━" * 48 + "  4:00"


def test_an_hour_makes_room_for_itself() -> None:
    assert shown(3_600_000, 7_200_000) == "1:00:00 " + "━" * 22 + "╸" + "─" * 21 + " 2:00:00"


def test_nothing_to_show_is_blank() -> None:
    assert shown(5, 0).strip() == ""


def test_a_bar_in_ascii() -> None:
    async def act(pilot: Pilot[None]) -> None:
        bar.show(120_000, 240_000, True)
        await pilot.pause()
        assert lines(pilot.app)[0] == "2:00  " + "=" * 24 + ">" + "-" * 23 + "  4:00"

    bar = ProgressBar(glyphs=ASCII)
    perform(act, bar, size=(60, 1))


@pytest.mark.parametrize("width", [0, 1, 5, 12, 13, 14, 20, 27, 61, 119, 200])
def test_a_bar_fits_any_width(width: int) -> None:
    if width:
        assert cells(shown(60_000, 240_000, width)) == width


def test_a_bar_grows_with_its_pane() -> None:
    async def act(pilot: Pilot[None]) -> None:
        bar.show(60_000, 240_000, True)
        for width in (100, 40, 60):
            await pilot.resize_terminal(width, 1)
            await pilot.pause()
            line = lines(pilot.app)[0]
            assert line.count("━") == (width - 12) // 4
            assert cells(line) == width

    bar = ProgressBar()
    perform(act, bar, size=(60, 1))


@pytest.mark.parametrize(("x", "cell"), [(6, 0), (30, 24), (53, 47)])
def test_a_click_on_the_bar_asks_for_that_place(x: int, cell: int) -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        bar.show(0, 240_000, True)
        await pilot.pause()
        await pilot.click(offset=(x, 0))
        seeks = {m.fraction for m in said if isinstance(m, ProgressBar.Seeked)}
        assert seeks == {(cell + 0.5) / 48}

    bar = ProgressBar()
    perform(act, bar, size=(60, 1), hook=said.append)


@pytest.mark.parametrize(("x", "length"), [(2, 240_000), (57, 240_000), (30, 0)])
def test_a_click_beside_the_bar_or_on_an_empty_one_asks_nothing(x: int, length: int) -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        bar.show(0, length, True)
        await pilot.pause()
        await pilot.click(offset=(x, 0))
        assert not [m for m in said if isinstance(m, ProgressBar.Seeked)]

    bar = ProgressBar()
    perform(act, bar, size=(60, 1), hook=said.append)


HINTS = [("Space", "pause"), ("n", "next"), ("Enter", "play"), ("?", "help")]


def hint_line(width: int, status: str = "") -> str:
    found: list[str] = []

    async def act(pilot: Pilot[None]) -> None:
        bar.show(HINTS)
        bar.set_status(status)
        await pilot.pause()
        found.append(drawn(pilot.app))

    bar = HintBar()
    perform(act, bar, size=(width, 1))
    return found[0]


def test_hints_on_the_left_and_a_status_on_the_right() -> None:
    assert hint_line(80, "polled 2 s ago") == (
        " Space pause  n next  Enter play  ? help" + " " * 26 + "polled 2 s ago"
    )


def test_no_hint_is_cut_in_half() -> None:
    assert hint_line(50) == " Space pause  n next"
    assert hint_line(30, "[/] offline until 12:30") == " Space pause      [/] offline…"
    assert hint_line(12) == ""


@given(
    hints=st.lists(st.tuples(nasty, nasty), max_size=6),
    width=st.integers(-1, 120),
)
def test_hints_fit(hints: list[tuple[str, str]], width: int) -> None:
    chosen = fitting(hints, width)
    assert list(chosen) == hints[: len(chosen)]
    assert sum(cells(k) + 1 + cells(w) for k, w in chosen) + 2 * max(0, len(chosen) - 1) <= max(
        0, width
    )


@given(old=nasty, new=nasty)
def test_a_repaint_reaches_the_last_difference_and_no_further(old: str, new: str) -> None:
    width = max(len(old), len(new))
    old, new = old.ljust(width), new.ljust(width)
    reach = changed_width(old, new)
    if old == new:
        assert reach == 0
    else:
        assert 0 <= reach <= cells(new)


def test_a_repaint_of_a_time_is_short() -> None:
    assert changed_width("1:09  ", "1:10  ") == 4
    assert changed_width("1:10  ", "1:10  ") == 0


def test_a_line_of_text_is_plain_and_cut() -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert lines(pilot.app) == ["[/] \\[bold]x", "            "]
        line.set_text("[bold]a longer text[/]")
        await pilot.pause()
        assert lines(pilot.app)[0] == "[bold]a lon…"
        assert line.text == "[bold]a longer text[/]"

    line = OneLine("[/] \\[bold]x")
    line.styles.height = 2
    perform(act, line, size=(12, 2))
