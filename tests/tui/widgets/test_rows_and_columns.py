"""The arithmetic of a table: columns, cells of a row, and the window on the list."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tests.tui.widgets.stage import COLUMNS
from tests.tui.widgets.test_text import nasty
from tuify.tui.text import ASCII, UNICODE
from tuify.tui.widgets.column_layout import GAP, Column, place_columns
from tuify.tui.widgets.row_text import (
    LEFT,
    RIGHT,
    Line,
    Row,
    Tone,
    header_text,
    room_for_columns,
    row_text,
)
from tuify.tui.widgets.viewport import Viewport

columns = st.lists(
    st.builds(
        Column,
        key=st.just("k"),
        title=nasty,
        width=st.integers(0, 30),
        weight=st.integers(0, 5),
        drop=st.integers(0, 3),
        right=st.booleans(),
    ),
    min_size=1,
    max_size=6,
)
rows = st.builds(
    Row,
    cells=st.lists(nasty, max_size=7).map(tuple),
    mark=nasty,
    tone=st.sampled_from(Tone),
    note=st.one_of(st.just(""), nasty),
)


@given(columns=columns, width=st.integers(0, 200))
def test_columns_never_take_more_than_there_is(columns: list[Column], width: int) -> None:
    places = place_columns(columns, width)
    taken = sum(place.width for place in places) + GAP * (len(places) - 1)
    assert taken <= width
    assert places[0].index == 0
    assert [place.index for place in places] == sorted({place.index for place in places})
    if any(columns[place.index].weight for place in places):
        assert taken == width


def names(width: int) -> str:
    return " ".join(COLUMNS[place.index].key for place in place_columns(COLUMNS, width))


def test_the_album_goes_first_then_the_date() -> None:
    assert names(100) == "title by album length added"
    assert names(60) == "title by length added"
    assert names(50) == "title by length"
    assert names(20) == "title by"
    assert names(5) == "title"


def test_the_title_gets_most_of_what_is_to_spare() -> None:
    tight = {COLUMNS[p.index].key: p.width for p in place_columns(COLUMNS, 65)}
    wide = {COLUMNS[p.index].key: p.width for p in place_columns(COLUMNS, 165)}
    grown = {key: wide[key] - tight[key] for key in tight}
    assert grown["title"] > grown["by"] == grown["album"] > 0
    assert grown["length"] == grown["added"] == 0


@given(
    columns=columns, row=rows, width=st.integers(0, 150), glyphs=st.sampled_from([ASCII, UNICODE])
)
def test_any_row_takes_exactly_the_width(
    columns: list[Column], row: Row, width: int, glyphs: object
) -> None:
    places = place_columns(columns, room_for_columns(width))
    text = row_text(row, places, width, ASCII if glyphs is ASCII else UNICODE)
    assert cell_len(text.lead + text.rest) == max(0, width - 1)
    assert cell_len(header_text(columns, places, width)) == width


@given(row=rows, width=st.integers(60, 150))
def test_columns_stand_in_line_whatever_is_in_them(row: Row, width: int) -> None:
    places = place_columns(COLUMNS, room_for_columns(width))
    text = row_text(row, places, width, UNICODE)
    if text.rest:
        assert cell_len(text.lead) == LEFT - 1 + places[0].width
        assert text.rest.startswith(" " * GAP)
        assert text.rest.endswith(" " * RIGHT)


def test_a_note_takes_the_place_of_the_cells() -> None:
    places = place_columns(COLUMNS, room_for_columns(40))
    text = row_text(Row(("a", "b"), note="this page didn't come", mark="!"), places, 40, UNICODE)
    assert text.lead == "! this page didn't come".ljust(39)
    assert text.rest == ""


def test_a_row_that_is_not_here_is_a_run_of_dots() -> None:
    places = place_columns(COLUMNS, room_for_columns(40))
    text = row_text(Row((), tone=Tone.QUIET), places, 40, UNICODE)
    assert text.lead == f"  {UNICODE.dots}".ljust(39)


# The window

moves = st.lists(
    st.one_of(
        st.tuples(st.just("moved"), st.integers(-50, 50)),
        st.tuples(st.just("paged"), st.integers(-2, 2)),
        st.tuples(st.just("at"), st.integers(-5, 500)),
        st.tuples(st.just("scrolled"), st.integers(-9, 9)),
        st.tuples(st.just("resized"), st.integers(-1, 60)),
        st.tuples(st.just("counted"), st.integers(-1, 400)),
    ),
    max_size=30,
)


@given(moves=moves)
def test_whatever_happens_the_cursor_is_on_a_row_in_sight(moves: list[tuple[str, int]]) -> None:
    view = Viewport()
    for name, value in moves:
        view = getattr(view, name)(value)
        assert 0 <= view.cursor <= max(0, view.count - 1)
        assert view.top >= 0
        if view.height:
            assert view.top <= view.cursor <= view.last
            assert view.top <= max(0, view.count - view.height), "blank lines at the end"


@given(count=st.integers(1, 300), cursor=st.integers(0, 299), heights=st.lists(st.integers(1, 60)))
def test_resizing_never_moves_the_cursor_to_another_row(
    count: int, cursor: int, heights: list[int]
) -> None:
    view = Viewport(count=count).at(cursor)
    expected = min(cursor, count - 1)
    for height in heights:
        view = view.resized(height)
        assert view.cursor == expected


def test_resizing_leaves_the_cursor_on_its_line_if_it_can() -> None:
    view = Viewport(count=100, height=20, top=30, cursor=35)
    assert view.resized(10).top == 30
    assert view.resized(40).top == 30
    assert view.resized(4).top == 32


def test_a_travelling_cursor_seldom_turns_the_window() -> None:
    view = Viewport(count=1000, height=30)
    turns = 0
    for _ in range(900):
        moved = view.moved(1)
        turns += moved.top != view.top
        view = moved
    assert view.cursor == 900
    assert turns <= 900 / (30 * 0.6)


def test_the_ends_of_the_list() -> None:
    view = Viewport(count=100, height=30)
    assert view.at(99) == Viewport(count=100, height=30, top=70, cursor=99)
    assert view.at(99).at(0) == view


def test_pages_go_through_the_whole_list() -> None:
    view = Viewport(count=100, height=30)
    seen = [view.top]
    for _ in range(4):
        view = view.paged(1)
        seen.append(view.top)
    assert seen == [0, 30, 60, 70, 70]
    assert view.cursor == 99
    for _ in range(4):
        view = view.paged(-1)
    assert (view.top, view.cursor) == (0, 0)


@pytest.mark.parametrize("height", [0, 1, 2, 3])
def test_the_smallest_windows_work(height: int) -> None:
    view = Viewport(count=5).resized(height)
    for _ in range(7):
        view = view.moved(1)
    assert view.cursor == 4
    for _ in range(7):
        view = view.paged(-1)
    assert view.cursor == 0


@given(row=rows, mark=nasty, picked=nasty, at_cursor=st.booleans(), width=st.integers(0, 60))
def test_another_mark_draws_only_the_cells_before_the_columns(
    row: Row, mark: str, picked: str, at_cursor: bool, width: int
) -> None:
    before = Line(row, at_cursor)
    after = Line(replace(row, mark=mark, picked=picked), at_cursor)
    cells = after.differing_cells(before, width)
    assert cells <= LEFT
    places = place_columns([Column("k", "Title", 5)], room_for_columns(width))
    texts = [row_text(each, places, width) for each in (row, after.row or row)]
    beyond = ["".join((text.lead, text.rest)) for text in texts]
    assert pad_left_out(beyond[0]) == pad_left_out(beyond[1])


def pad_left_out(line: str) -> str:
    """What stands behind the signs; the cursor's bar is not in the line."""
    return line[LEFT - 1 :]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Line(Row(("a",)), False), Line(Row(("b",), mark="x"), False)),
        (Line(Row(("a",)), False), Line(Row(("a",), mark="x"), True)),
        (Line(Row(("a",)), False), Line(Row(("a",), mark="x", tone=Tone.PLAYING), False)),
        (Line(None, False), Line(Row(()), False)),
        (Line(Row(()), False), Line(None, False)),
        (None, Line(Row(()), False)),
    ],
)
def test_anything_else_draws_the_line(before: Line | None, after: Line) -> None:
    assert after.differing_cells(before, 40) == 40
    assert after.differing_cells(after, 40) == 0
