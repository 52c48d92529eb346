"""The table on a screen: what it shows, what it says, what it draws again."""

from __future__ import annotations

import pytest
from textual import events
from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.strip import Strip
from textual.widget import Widget

from tests.tui.widgets.stage import COLUMNS, Songs, drawn, kinds, lines, perform, song
from tuify.tui.text import ASCII, cells
from tuify.tui.widgets.item_table import ItemTable, Row, Tone


class Watched(ItemTable):
    """Notes which of its lines are drawn."""

    def __init__(self, *, header: bool = True) -> None:
        super().__init__(COLUMNS, header=header, id="table")
        self.lines_drawn: list[int] = []

    def render_line(self, y: int) -> Strip:
        self.lines_drawn.append(y)
        return super().render_line(y)

    def drawn_since(self) -> set[int]:
        """The lines drawn since this was last asked."""
        since = set(self.lines_drawn)
        self.lines_drawn.clear()
        return since


def filled(count: int, *, header: bool = True) -> Watched:
    table = Watched(header=header)
    table.show(Songs(count))
    return table


def rows_of(table: ItemTable) -> Songs:
    rows = table._rows
    assert isinstance(rows, Songs)
    return rows


def styles(app: App[None], y: int) -> list[tuple[str, str]]:
    """The text and style of each stretch of a line."""
    strip = app.screen._compositor.render_strips()[y]
    return [(segment.text, str(segment.style)) for segment in strip]


WIDE = """\
   Title                  Artist           Album             Length  Added
▌♥ Song 0                 Artist 0         Album 0             4:02  2026-02-23
   Song 1                 Artist 1         Album 1             4:02  2026-02-23
   Song 2                 Artist 2         Album 2             4:02  2026-02-23
 ♥ Song 3                 Artist 3         Album 3             4:02  2026-02-23"""

NARROW = """\
   Title                  Artist           Length
▌♥ Song 0                 Artist 0           4:02
   Song 1                 Artist 1           4:02
   Song 2                 Artist 2           4:02
 ♥ Song 3                 Artist 3           4:02"""

END = """\
   Title                  Artist           Album             Length  Added
 ♥ Song 999996            Artist 4         Album 10            4:02  2026-02-23
   Song 999997            Artist 5         Album 11            4:02  2026-02-23
   Song 999998            Artist 6         Album 12            4:02  2026-02-23
▌♥ Song 999999            Artist 0         Album 0             4:02  2026-02-23"""


def test_columns_cursor_and_marks() -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert drawn(pilot.app) == WIDE
        await pilot.resize_terminal(50, 5)
        await pilot.pause()
        assert drawn(pilot.app) == NARROW

    table = filled(4)
    perform(act, table, size=(80, 5))


def test_a_million_rows_open_like_ten() -> None:
    async def act(pilot: Pilot[None]) -> None:
        rows = rows_of(table)
        assert rows.asked < 200
        table.last()
        await pilot.pause()
        assert drawn(pilot.app) == END
        assert rows.asked < 300

    table = filled(1_000_000)
    perform(act, table, size=(80, 5))


def test_without_a_header_the_first_line_is_a_row() -> None:
    async def act(pilot: Pilot[None]) -> None:
        assert lines(pilot.app)[0].startswith("▌♥ Song 0")

    perform(act, filled(3, header=False))


HOSTILE = [
    "[/]",
    "[bold red]loud[/bold red]",
    "[Deluxe Edition]",
    "[@click=app.quit()]click[/]",
    "back\\slash \\[x]",
    "\x1b]52;c;aGk=\x1b\\stolen\x1b[31m",
    "two\nlines\ttab\r",
    "left \u202e tfel \u2066x\u2069",
    "👨‍👩‍👧‍👦 family ❤️ 👍🏽 1️⃣ 🇩🇪",
    "日本語のとても長い題名です、どこまでも続く",
    "Zal\u0301\u0302\u0303\u0304go e\u0301",
    "\u200b\ufeff\u00ad",
    "x" * 500,
    "",
]


def test_no_title_can_do_harm_or_push_a_column_aside() -> None:
    class Titles(Songs):
        def row(self, index: int) -> Row:
            title = HOSTILE[index]
            return Row((title, "ARTIST", "ALBUM", "4:02", "2026-02-23"))

    async def act(pilot: Pilot[None]) -> None:
        for y, line in enumerate(lines(pilot.app)):
            assert cells(line) == 80
            assert not any(ord(c) < 32 or 0x7F <= ord(c) < 0xA0 for c in line)
            if y:
                assert line.endswith("  ARTIST           ALBUM               4:02  2026-02-23 ")
        shown = drawn(pilot.app)
        assert "[/]" in shown
        assert "[bold red]loud[/bold…" in shown
        assert "[Deluxe Edition]" in shown

    table = ItemTable(COLUMNS)
    table.show(Titles(len(HOSTILE)))
    perform(act, table, size=(80, len(HOSTILE) + 1))


def test_moving_the_cursor_draws_two_lines() -> None:
    async def act(pilot: Pilot[None]) -> None:
        table.drawn_since()
        table.cursor_down()
        await pilot.pause()
        assert table.drawn_since() == {1, 2}
        table.cursor_up()
        await pilot.pause()
        assert table.drawn_since() == {1, 2}
        table.cursor_up()
        await pilot.pause()
        assert table.drawn_since() == set()

    table = filled(100)
    perform(act, table)


def test_news_that_change_nothing_draw_nothing() -> None:
    async def act(pilot: Pilot[None]) -> None:
        table.drawn_since()
        table.rows_changed(0, 99)
        table.count_changed()
        await pilot.pause()
        assert table.drawn_since() == set()
        rows = rows_of(table)
        rows.changed[4] = Row(("other", "", "", "", ""))
        rows.changed[90] = Row(("out of sight",))
        table.rows_changed(0, 99)
        await pilot.pause()
        assert table.drawn_since() == {5}
        assert "other" in lines(pilot.app)[5]

    table = filled(100)
    perform(act, table)


def test_flying_over_rows_that_are_not_here_draws_almost_nothing() -> None:
    class Nothing(Songs):
        def row(self, index: int) -> Row:
            return Row((), tone=Tone.QUIET)

    async def act(pilot: Pilot[None]) -> None:
        table.drawn_since()
        table.page_down()
        await pilot.pause()
        assert table.drawn_since() == set()
        assert "·········" in lines(pilot.app)[1]

    table = Watched()
    table.show(Nothing(1000))
    perform(act, table)


def test_moving_the_mouse_draws_nothing_and_says_nothing() -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        await pilot.hover("#table", offset=(5, 5))
        table.drawn_since()
        said.clear()
        for x, y in ((10, 2), (20, 3), (30, 8), (5, 11)):
            await pilot.hover("#table", offset=(x, y))
        await pilot.pause()
        assert table.drawn_since() == set()
        ours = (ItemTable.InSight, ItemTable.CursorMoved, ItemTable.Chosen)
        assert not [message for message in said if isinstance(message, ours)]

    table = filled(100)
    perform(act, table, hook=said.append)


@pytest.mark.parametrize("cursor", [0, 5, 10, 50, 99])
def test_resizing_keeps_the_cursor_on_its_row_and_in_sight(cursor: int) -> None:
    async def act(pilot: Pilot[None]) -> None:
        for width, height in ((50, 4), (80, 30), (20, 2), (120, 40), (80, 12)):
            await pilot.resize_terminal(width, height)
            await pilot.pause()
            assert table.cursor == cursor
            marked = [line for line in lines(pilot.app) if line.startswith("▌")]
            assert len(marked) == 1
            assert f"Song {cursor}" in marked[0]

    table = filled(100)
    table.go_to(cursor)
    perform(act, table)


def test_a_list_that_shrinks_takes_the_cursor_along() -> None:
    async def act(pilot: Pilot[None]) -> None:
        table.last()
        await pilot.pause()
        rows_of(table).size = 5
        table.count_changed()
        await pilot.pause()
        assert table.cursor == 4
        assert lines(pilot.app)[5].startswith("▌  Song 4")
        assert lines(pilot.app)[6].strip() == ""
        rows_of(table).size = 0
        table.count_changed()
        table.cursor_down()
        table.page_up()
        table.last()
        await pilot.pause()
        assert table.cursor == 0
        assert drawn(pilot.app).count("\n") == 0

    table = filled(100)
    perform(act, table)


def test_it_says_which_rows_are_in_sight_whenever_that_changes() -> None:
    class Pane(Widget):
        """Hears what the table says."""

        def compose(self) -> ComposeResult:
            yield table

        def on_item_table_in_sight(self, message: ItemTable.InSight) -> None:
            message.stop()
            assert message.control is table
            heard.append((message.first, message.last))

    heard: list[tuple[int, int]] = []

    async def act(pilot: Pilot[None]) -> None:
        assert heard == [(0, 10)]
        table.cursor_down()
        await pilot.pause()
        assert len(heard) == 1
        table.page_down()
        await pilot.pause()
        assert heard[1:] == [(11, 21)]
        for _ in range(20):
            table.page_down()
        await pilot.pause()
        # Of a burst only the newest needs to arrive.
        assert heard[-1] == (231, 241)
        assert len(heard) == 3
        await pilot.resize_terminal(80, 20)
        await pilot.pause()
        assert heard[-1] == (231, 249)
        table.show(Songs(3))
        await pilot.pause()
        assert heard[-1] == (0, 18)

    table = filled(1000)
    perform(act, Pane())


def test_it_says_where_the_cursor_is() -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        said.clear()
        for move in (table.cursor_down, lambda: table.go_to(50), table.last, table.last):
            move()
            await pilot.pause()
        moved = [m.index for m in said if isinstance(m, ItemTable.CursorMoved)]
        assert list(dict.fromkeys(moved)) == [1, 50, 99]
        said.clear()
        table.go_to(7)
        table.go_to(8)
        table.go_to(9)
        await pilot.pause()
        moved = [m.index for m in said if isinstance(m, ItemTable.CursorMoved)]
        assert 8 not in moved
        assert moved[-1] == 9

    table = filled(100)
    perform(act, table, hook=said.append)


def test_the_wheel_scrolls_and_takes_the_cursor_along() -> None:
    async def act(pilot: Pilot[None]) -> None:
        await pilot._post_mouse_events([events.MouseScrollDown], "#table", offset=(5, 5), button=0)
        await pilot.pause()
        assert table.in_sight == (3, 13)
        assert table.cursor == 3
        await pilot._post_mouse_events([events.MouseScrollUp], "#table", offset=(5, 5), button=0)
        await pilot.pause()
        assert table.in_sight == (0, 10)
        assert table.cursor == 3

    table = filled(100)
    perform(act, table)


def chosen(said: list[object]) -> list[int]:
    found = [m for m in said if isinstance(m, ItemTable.Chosen)]
    return [m.index for m in dict.fromkeys(found)]


def test_a_click_moves_the_cursor_and_a_click_on_the_cursor_chooses() -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        table.focus()
        await pilot.pause()
        await pilot.click("#table", offset=(5, 4))
        assert table.cursor == 3
        assert chosen(said) == []
        await pilot.click("#table", offset=(5, 0))
        assert table.cursor == 3
        await pilot.click("#table", offset=(5, 4))
        assert chosen(said) == [3]

    table = filled(100)
    perform(act, table, hook=said.append)


def test_a_double_click_chooses_once() -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        table.focus()
        await pilot.pause()
        await pilot.double_click("#table", offset=(5, 6))
        assert table.cursor == 5
        assert chosen(said) == [5]
        said.clear()
        await pilot.double_click("#table", offset=(5, 6))
        assert chosen(said) == [5]

    table = filled(100)
    perform(act, table, hook=said.append)


def test_a_click_that_brings_the_focus_chooses_nothing() -> None:
    said: list[object] = []
    other = ItemTable(COLUMNS, id="other")

    async def act(pilot: Pilot[None]) -> None:
        other.focus()
        await pilot.pause()
        await pilot.click("#table", offset=(5, 1))
        assert table.has_focus
        assert chosen(said) == []

    table = filled(100)
    perform(act, table, other, hook=said.append)


def test_a_click_below_the_last_row_does_nothing() -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        await pilot.click("#table", offset=(5, 9))
        assert table.cursor == 0
        assert chosen(said) == []

    table = filled(3)
    perform(act, table, hook=said.append)


def test_the_cursor_is_quiet_without_the_focus() -> None:
    other = ItemTable(COLUMNS, id="other")

    async def act(pilot: Pilot[None]) -> None:
        table.focus()
        await pilot.pause()
        assert lines(pilot.app)[1].startswith("▌")
        bright = styles(pilot.app, 1)
        other.focus()
        await pilot.pause()
        assert lines(pilot.app)[1].startswith("▏")
        assert styles(pilot.app, 1) != bright

    table = filled(10)
    perform(act, table, other)


def test_ascii_signs() -> None:
    table = ItemTable(COLUMNS, glyphs=ASCII)
    table.show(Songs(2))

    async def act(pilot: Pilot[None]) -> None:
        assert lines(pilot.app)[1].startswith(">")

    perform(act, table)


TONES = [
    Row(("normal", "by")),
    Row(("playing", "by"), tone=Tone.PLAYING),
    Row((), tone=Tone.QUIET),
    Row((), tone=Tone.FAILED, note="failed"),
    Row(("disabled", "by"), tone=Tone.DISABLED),
    song(0),
]


class Tones(Songs):
    def row(self, index: int) -> Row:
        return TONES[index]


def test_each_tone_looks_different() -> None:
    async def act(pilot: Pilot[None]) -> None:
        table.last()
        await pilot.pause()
        looks = [styles(pilot.app, y)[0][1] for y in range(1, 6)]
        assert len({*looks[:2], *looks[3:]}) == 4
        assert looks[2] != looks[0]

    table = ItemTable(COLUMNS)
    table.show(Tones(len(TONES)))
    perform(act, table)


def test_without_colours_the_cursor_and_what_plays_still_stand_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")

    async def act(pilot: Pilot[None]) -> None:
        normal, playing, quiet = (styles(pilot.app, y)[-1][1] for y in (1, 2, 3))
        assert "reverse" in normal
        assert "bold" in playing
        assert "dim" in quiet
        assert all("#" not in style for _, style in styles(pilot.app, 2))

    table = ItemTable(COLUMNS)
    table.show(Tones(len(TONES)))
    perform(act, table, ansi=True)


def test_a_theme_change_reaches_the_rows() -> None:
    async def act(pilot: Pilot[None]) -> None:
        before = styles(pilot.app, 2)
        pilot.app.theme = "textual-light"
        await pilot.pause()
        after = styles(pilot.app, 2)
        assert [text for text, _ in before] == [text for text, _ in after]
        assert [style for _, style in before] != [style for _, style in after]

    perform(act, filled(5))


def test_a_table_asks_nobody_before_it_is_shown_rows() -> None:
    said: list[object] = []

    async def act(pilot: Pilot[None]) -> None:
        table.cursor_down()
        table.last()
        await pilot.pause()
        assert table.cursor == 0
        assert kinds(said, ItemTable.CursorMoved) == []

    table = ItemTable(COLUMNS)
    perform(act, table, hook=said.append)
