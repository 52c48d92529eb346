"""Short lists, narrowed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tuify.tui.find.narrowed import NarrowedRows
from tuify.tui.widgets.row_text import Row, Tone


class Names:
    """Names as rows."""

    def __init__(self, names: list[str]) -> None:
        self.names = names

    def count(self) -> int:
        return len(self.names)

    def row(self, index: int) -> Row:
        return Row((self.names[index],))


def narrowed(*names: str) -> NarrowedRows:
    return NarrowedRows(Names(list(names)))


def test_only_what_fits_is_shown_with_its_place_in_the_list() -> None:
    rows = narrowed("Slow Tide", "Paper Lanterns", "Low Tide")
    rows.narrow("tide")
    assert [rows.row(p).cells for p in range(rows.count())] == [("Slow Tide",), ("Low Tide",)]
    assert [rows.index_of(p) for p in (-1, 0, 1, 2)] == [-1, 0, 2, -1]
    assert [rows.position_of(i) for i in (0, 1, 2)] == [0, 1, 1]
    assert rows.found() == (2, 3)


def test_where_nothing_fits_one_row_says_so() -> None:
    rows = narrowed("Slow Tide")
    rows.narrow("zzz")
    assert rows.count() == 1
    assert "Nothing here fits" in rows.row(0).note
    assert rows.index_of(0) == -1


def test_a_list_that_changed_is_looked_through_again() -> None:
    names = Names(["Slow Tide"])
    rows = NarrowedRows(names)
    rows.narrow("tide")
    names.names = ["Paper Lanterns", "Low Tide"]
    rows.renew()
    assert rows.index_of(0) == 1


class Chapters(Names):
    """Names, of which those in capitals stand over others."""

    def row(self, index: int) -> Row:
        name = self.names[index]
        return Row((), tone=Tone.HEADING, note=name) if name.isupper() else Row((name,))


def test_a_heading_stays_over_what_fits_and_counts_for_nothing() -> None:
    rows = NarrowedRows(Chapters(["SEA", "Tide", "Fog", "LAND", "Sea view", "TIDES"]))
    rows.narrow("tide")
    assert [rows.index_of(position) for position in range(rows.count())] == [0, 1]
    assert rows.found() == (1, 3)
    rows.narrow("sea")
    assert [rows.index_of(position) for position in range(rows.count())] == [3, 4]


@given(st.lists(st.text(), min_size=1), st.text(max_size=3))
def test_places_lead_there_and_back(names: list[str], needle: str) -> None:
    rows = narrowed(*names)
    rows.narrow(needle)
    found, total = rows.found()
    assert total == len(names)
    for position in range(found):
        assert rows.position_of(rows.index_of(position)) == position


@given(st.lists(st.text(), min_size=1))
def test_without_words_it_is_the_list_itself(names: list[str]) -> None:
    rows = narrowed(*names)
    rows.narrow("  ")
    assert rows.needle == ""
    assert [rows.row(p).cells[0] for p in range(rows.count())] == names
