"""What the widgets send to a terminal of 120 by 40, in bytes. The budgets are those of the screen
as a whole, so a widget alone has to stay well below."""

from __future__ import annotations

import pytest
from textual.containers import Container
from textual.pilot import Pilot
from textual.widget import Widget

from tests.tui.widgets.stage import COLUMNS, Songs, perform, wire
from tuify.tui.widgets.hint_bar import HintBar
from tuify.tui.widgets.item_table import ItemTable, Row
from tuify.tui.widgets.one_line import OneLine
from tuify.tui.widgets.progress_bar import ProgressBar

CSS = "ItemTable { border: round $panel; }"
CURSOR_DOWN = 700
PAGE = 10_000
PLAYING_PER_SECOND = 100


class Block(Container):
    """Something beside the table, so that it has the width it has on a wide screen."""

    DEFAULT_CSS = "Block { dock: right; width: 42; height: 1fr; }"


def table() -> ItemTable:
    made = ItemTable(COLUMNS)
    made.show(Songs(1_000_000))
    return made


def beside(made: ItemTable) -> tuple[Widget, Widget]:
    return Block(), made


def test_a_cursor_that_travels_stays_within_the_budget_on_average(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    made = table()

    async def act(pilot: Pilot[None]) -> None:
        counted.since_last()
        costs = []
        for _ in range(50):
            made.cursor_down()
            await pilot.pause()
            costs.append(counted.since_last())
        assert sorted(costs)[len(costs) // 2] <= CURSOR_DOWN * 0.7
        assert sum(costs) / len(costs) <= CURSOR_DOWN
        assert max(costs) <= PAGE

    with wire(monkeypatch) as counted:
        perform(act, *beside(made), size=(120, 40), css=CSS)


def test_a_cursor_step_in_the_widest_table(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table()

    async def act(pilot: Pilot[None]) -> None:
        counted.since_last()
        made.cursor_down()
        await pilot.pause()
        assert 0 < counted.since_last() <= CURSOR_DOWN

    with wire(monkeypatch) as counted:
        perform(act, made, size=(120, 40), css=CSS)


def test_a_page_of_new_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table()

    async def act(pilot: Pilot[None]) -> None:
        counted.since_last()
        made.page_down()
        await pilot.pause()
        assert 1000 < counted.since_last() <= PAGE

    with wire(monkeypatch) as counted:
        perform(act, made, size=(120, 40), css=CSS)


def test_what_is_not_seen_is_not_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table()

    async def act(pilot: Pilot[None]) -> None:
        counted.since_last()
        made.rows_changed(0, 999_999)
        made.count_changed()
        made.go_to(0)
        for x in range(5, 60):
            await pilot.hover(offset=(x, 5 + x % 20))
        await pilot.pause()
        assert counted.text() == ""

    with wire(monkeypatch) as counted:
        perform(act, *beside(made), size=(120, 40), css=CSS)


def test_one_changed_row_costs_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    made = table()

    async def act(pilot: Pilot[None]) -> None:
        rows = made._rows
        assert isinstance(rows, Songs)
        counted.since_last()
        rows.changed[7] = Row(("new", "new"))
        made.rows_changed(0, 49)
        await pilot.pause()
        assert 0 < counted.since_last() <= CURSOR_DOWN // 2

    with wire(monkeypatch) as counted:
        perform(act, *beside(made), size=(120, 40), css=CSS)


@pytest.mark.parametrize("seconds", [90, 180, 240, 420])
def test_each_second_of_a_track_that_plays(monkeypatch: pytest.MonkeyPatch, seconds: int) -> None:
    bar = ProgressBar()

    async def act(pilot: Pilot[None]) -> None:
        first, watched = seconds // 3, 30
        bar.show(first * 1000, seconds * 1000, True)
        await pilot.pause()
        counted.since_last()
        for second in range(first + 1, first + 1 + watched):
            bar.show(second * 1000, seconds * 1000, True)
            await pilot.pause()
        assert counted.since_last() / watched <= PLAYING_PER_SECOND

    with wire(monkeypatch) as counted:
        perform(act, bar, size=(120, 40))


def test_showing_the_same_moment_again_sends_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    bar = ProgressBar()

    async def act(pilot: Pilot[None]) -> None:
        bar.show(60_000, 240_000, True)
        await pilot.pause()
        counted.since_last()
        bar.show(60_400, 240_000, True)
        await pilot.pause()
        assert counted.text() == ""

    with wire(monkeypatch) as counted:
        perform(act, bar, size=(120, 40))


def test_a_line_is_drawn_only_as_far_as_it_changed(monkeypatch: pytest.MonkeyPatch) -> None:
    line = OneLine("1:09 of a long text that stays as it is, up to the end of the line")

    async def act(pilot: Pilot[None]) -> None:
        counted.since_last()
        line.set_text(line.text.replace("1:09", "1:10"))
        await pilot.pause()
        assert "1:10" in counted.text()
        assert "long" not in counted.text()

    with wire(monkeypatch) as counted:
        perform(act, line, size=(120, 40))


def test_a_new_status_does_not_draw_the_hints_again(monkeypatch: pytest.MonkeyPatch) -> None:
    hints = HintBar()
    keys = [("Space", "pause"), ("n", "next"), ("?", "help")]

    async def act(pilot: Pilot[None]) -> None:
        hints.show(keys)
        hints.set_status("polled 2 s ago")
        await pilot.pause()
        counted.since_last()
        hints.show(list(keys))
        hints.set_status("polled 3 s ago")
        await pilot.pause()
        assert "pause" not in counted.text()
        assert 0 < counted.since_last() <= 100
        hints.set_status("polled 3 s ago")
        await pilot.pause()
        assert counted.text() == ""

    with wire(monkeypatch) as counted:
        perform(act, hints, size=(120, 40))
