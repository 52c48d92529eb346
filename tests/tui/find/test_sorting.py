"""What a list can be sorted by, and what choosing does."""

from __future__ import annotations

import pytest

from tuify.library.order import Order, SortKey
from tuify.tui.browse.columns import Shape, columns_of
from tuify.tui.find.sorting import (
    next_order,
    order_words,
    sort_choices,
    sorted_column,
)
from tuify.tui.text import ASCII, UNICODE, Glyphs, cells


@pytest.mark.parametrize("shape", Shape)
def test_every_column_can_be_chosen_by_a_letter_of_its_own(shape: Shape) -> None:
    columns = columns_of(shape)
    choices = sort_choices(columns)
    keys = [column.key for column in columns if column.key in frozenset(SortKey)]
    assert [choice.key.value for choice in choices[1:]] == keys
    letters = [choice.letter for choice in choices]
    assert len(letters) == len(set(letters))
    assert not set(letters) & set("gjkqr")
    assert all(len(letter) == 1 for letter in letters)


def test_the_same_again_turns_it_round() -> None:
    first = next_order(None, SortKey.TITLE)
    assert first == Order(SortKey.TITLE)
    second = next_order(first, SortKey.TITLE)
    assert second == Order(SortKey.TITLE, descending=True)
    assert next_order(second, SortKey.TITLE) == first


def test_another_column_begins_anew() -> None:
    backwards = Order(SortKey.TITLE, descending=True)
    assert next_order(backwards, SortKey.BY) == Order(SortKey.BY)


def test_as_it_is_ends_any_order_and_then_turns_the_list_round() -> None:
    assert next_order(Order(SortKey.TITLE), SortKey.POSITION) is None
    turned = next_order(None, SortKey.POSITION)
    assert turned == Order(SortKey.POSITION, descending=True)
    again = next_order(turned, SortKey.POSITION)
    assert again is None or again.is_plain


def test_the_order_is_said_in_words() -> None:
    choices = sort_choices(columns_of(Shape.TRACKS))
    assert order_words(None, choices) == "The list is as it is"
    assert order_words(Order(SortKey.BY), choices) == "Sorted by artist"
    assert order_words(Order(SortKey.BY, descending=True), choices) == "Sorted by artist, backwards"
    turned = Order(SortKey.POSITION, descending=True)
    assert order_words(turned, choices) == "The list stands upside down"


@pytest.mark.parametrize("shape", Shape)
@pytest.mark.parametrize("glyphs", [UNICODE, ASCII], ids=["unicode", "ascii"])
def test_the_title_of_the_column_shows_the_direction_in_full(shape: Shape, glyphs: Glyphs) -> None:
    for choice in sort_choices(columns_of(shape))[1:]:
        column = next(each for each in columns_of(shape) if each.key == choice.key)
        for descending, sign in ((False, glyphs.ascending), (True, glyphs.descending)):
            shown = sorted_column(column, Order(choice.key, descending=descending), glyphs)
            assert shown.title.endswith(sign)
            assert cells(shown.title) <= shown.width
        assert sorted_column(column, None, glyphs) == column
