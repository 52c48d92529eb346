"""How the columns of a table share its width. Pure arithmetic on cells."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

GAP = 2
"""Blank cells between two columns."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    `width` is the least number of cells it wants, `weight` its share of the spare width (0: it
    stays as narrow as that). When there is not enough for all, the column with the highest `drop`
    goes first; one with 0 stays. `right` puts its text at its right edge. `prefix` marks a column
    before the one a row is known by, such as its number: both are drawn alike.
    """

    key: str
    title: str
    width: int
    weight: int = 0
    drop: int = 0
    right: bool = False
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column that is shown stands: its index among all columns, and its width in cells."""

    index: int
    width: int
    right: bool
    prefix: bool = False


def place_columns(columns: Sequence[Column], width: int) -> tuple[Place, ...]:
    """The columns that fit into `width` cells, from left to right, with the width each gets.

    Together with the gaps between them they never take more than `width`, and exactly `width` if
    a column with a weight is among them. The first column is always there.
    """
    shown = list(enumerate(columns))
    while len(shown) > 1 and _needed(shown) > width:
        last_wanted = max(shown[1:], key=lambda entry: (entry[1].drop, entry[0]))
        if last_wanted[1].drop == 0:
            break
        shown.remove(last_wanted)
    while len(shown) > 1 and _squeezed(shown) > width:
        shown.pop()
    widths = _shares([column for _, column in shown], width - GAP * (len(shown) - 1))
    return tuple(
        Place(index, share, column.right, column.prefix)
        for (index, column), share in zip(shown, widths, strict=True)
    )


_LEAST = 6
"""What a column with a weight can shrink to before columns that are never dropped have to go."""


def _needed(shown: Sequence[tuple[int, Column]]) -> int:
    return sum(column.width for _, column in shown) + GAP * (len(shown) - 1)


def _squeezed(shown: Sequence[tuple[int, Column]]) -> int:
    return sum(_floor(column) for _, column in shown) + GAP * (len(shown) - 1)


def _floor(column: Column) -> int:
    return min(column.width, _LEAST) if column.weight else column.width


def _shares(columns: Sequence[Column], room: int) -> list[int]:
    """The widths of the columns within `room` cells, without the gaps."""
    if len(columns) == 1:
        only = columns[0]
        return [max(0, room if only.weight else min(only.width, room))]
    starts = [column.width for column in columns]
    if sum(starts) > room:
        starts = [_floor(column) for column in columns]
    spare = room - sum(starts)
    total = sum(column.weight for column in columns)
    if spare <= 0 or not total:
        return starts
    shares = [spare * column.weight // total for column in columns]
    heaviest = max(range(len(columns)), key=lambda index: columns[index].weight)
    shares[heaviest] += spare - sum(shares)
    return [start + share for start, share in zip(starts, shares, strict=True)]
