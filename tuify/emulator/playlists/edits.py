"""What can be done to the rows of a playlist, as pure functions. No two rows are equal.

Reordering and removing may speak of an older version, ``known``: what it said is then done to the
rows of today, wherever they stand by now, and those that have gone are passed over.
"""

from collections.abc import Callable, Collection, Hashable, Sequence
from typing import TypeVar

R = TypeVar("R", bound=Hashable)


def inserted(rows: Sequence[R], position: int, added: Sequence[R]) -> tuple[R, ...]:
    """Put rows in before ``position``."""
    return (*rows[:position], *added, *rows[position:])


def without(rows: Sequence[R], gone: Collection[R]) -> tuple[R, ...]:
    """Take rows away."""
    unwanted = frozenset(gone)
    return tuple(row for row in rows if row not in unwanted)


def at_places(
    rows: Sequence[R], places: Sequence[int], is_it: Callable[[R], bool]
) -> tuple[R, ...] | None:
    """Return the rows at some places; None if one does not exist or does not pass the test."""
    if not all(0 <= place < len(rows) and is_it(rows[place]) for place in places):
        return None
    return tuple(rows[place] for place in places)


def moved(
    rows: Sequence[R], known: Sequence[R], start: int, length: int, insert_before: int
) -> tuple[R, ...]:
    """Move a block to before another row; all places are those of the version ``known``."""
    present = frozenset(rows)
    block = tuple(row for row in known[start : start + length] if row in present)
    rest = without(rows, block)
    staying = present.difference(block)
    anchor = next((row for row in known[insert_before:] if row in staying), None)
    return inserted(rest, len(rest) if anchor is None else rest.index(anchor), block)


def place_after(before: Sequence[R], after: Sequence[R], place: int) -> int:
    """Return where the row at ``place`` has gone.

    Of a row that is no more, it is the place of the nearest that stood before it; -1 if there is
    none, so that what is next is the same in any case.
    """
    places = {row: at for at, row in enumerate(after)}
    earlier = (before[at] for at in range(place, -1, -1))
    return next((places[row] for row in earlier if row in places), -1)
