"""Which moves bring rows where they are wanted. Pure arithmetic on positions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tuify.library.editing import Movement, runs
from tuify.library.windows import Span


def spans(indices: Iterable[int]) -> tuple[Span, ...]:
    """Rows as blocks of neighbours, the first one first."""
    return runs(indices)


def stepping(indices: Sequence[int], total: int, step: int) -> tuple[Movement, ...]:
    """The moves that take each block of these rows one row up (`step` -1) or down (1), in the
    order they are to be made. A block at the end it would go over stays where it is."""
    blocks = runs(indices)
    if step < 0:
        return tuple(
            Movement(block.first, len(block), block.first - 1) for block in blocks if block.first
        )
    return tuple(
        Movement(block.first, len(block), block.last + 2)
        for block in reversed(blocks)
        if block.last + 1 < total
    )


def gathering(indices: Sequence[int], total: int, position: int) -> tuple[Movement, ...]:
    """The moves that bring these rows together, in their order, so that the first of them stands at
    `position` (counted from 0). Blocks that stand there already are not moved."""
    wanted = set(indices)
    rest = [index for index in range(total) if index not in wanted]
    now = list(range(total))
    moves: list[Movement] = []
    anchor = rest[position] if position < len(rest) else None
    # From the last block on: each goes right before the one that follows it, which stands by then.
    for block in reversed(runs(wanted)):
        members = list(block)
        first = now.index(block.first)
        before = total if anchor is None else now.index(anchor)
        if first + len(members) != before:
            moves.append(Movement(first, len(members), before))
            del now[first : first + len(members)]
            place = before - len(members) if before > first else before
            now[place:place] = members
        anchor = block.first
    return tuple(moves)
