"""By which columns a list can be sorted, and how that is said. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tuify.library.order import Order, SortKey
from tuify.tui.text import Glyphs, cells
from tuify.tui.widgets.column_layout import Column

_KEYS: Final = frozenset(SortKey)
_TAKEN: Final = frozenset("gjkqr")
"""Letters that mean something in every dialog."""


@dataclass(frozen=True, slots=True)
class SortChoice:
    """One line of the menu: what the list can be sorted by, and the letter that chooses it."""

    key: SortKey
    title: str
    letter: str


def sort_choices(columns: Sequence[Column]) -> tuple[SortChoice, ...]:
    """The list's own order, and the columns it can be sorted by."""
    choices = [SortChoice(SortKey.POSITION, "As it is", "0")]
    used = set(_TAKEN)
    for column in columns:
        if column.key in _KEYS:
            spare = (sign for sign in column.title.lower() if sign.isalpha() and sign not in used)
            letter = next(spare, str(len(choices)))
            used.add(letter)
            choices.append(SortChoice(SortKey(column.key), column.title, letter))
    return tuple(choices)


def next_order(order: Order | None, key: SortKey) -> Order | None:
    """What choosing a line makes of the order: the same again turns it round."""
    if key is SortKey.POSITION and order is not None and order.column is not key:
        return None
    if order is None:
        return Order(key, descending=key is SortKey.POSITION)
    return Order(key, descending=order.column is key and not order.descending)


def direction(order: Order, glyphs: Glyphs) -> str:
    """The sign of its direction."""
    return glyphs.descending if order.descending else glyphs.ascending


def order_words(order: Order | None, choices: Sequence[SortChoice]) -> str:
    """The order in words."""
    if order is None or order.is_plain:
        return "The list is as it is"
    title = next((choice.title for choice in choices if choice.key is order.column), order.column)
    if order.column is SortKey.POSITION:
        return "The list stands upside down"
    return f"Sorted by {title.lower()}{', backwards' if order.descending else ''}"


def sorted_column(column: Column, order: Order | None, glyphs: Glyphs) -> Column:
    """The column, with the sign of the direction behind its title if the list is sorted by it."""
    if order is None or order.column != column.key:
        return column
    title = f"{column.title} {direction(order, glyphs)}"
    if cells(title) > column.width and not column.weight:
        title = f"{column.title}{direction(order, glyphs)}"
    return replace(column, title=title, width=max(column.width, cells(title)))
