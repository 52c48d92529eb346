"""Moving entries of a playlist."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tuify.library.edits.borders import Rows
from tuify.library.edits.change import Run
from tuify.library.edits.contents import Contents
from tuify.library.edits.entries_change import EntriesChange
from tuify.library.edits.news import Deed
from tuify.library.edits.plans import Move


class MoveEntries(EntriesChange):
    """Moves blocks of neighbours, one after the other, each with a request of its own.

    Further moves of the same single block join it until it is sent.
    """

    def __init__(
        self, deed: Deed, contents: Contents, moves: Sequence[Move], *, era: int | None = None
    ) -> None:
        super().__init__(deed, _count(moves), contents, era=era)
        self._moves = tuple(moves)
        self._made = 0
        self._is_sent = False

    def join(self, moves: Sequence[Move]) -> bool:
        """Take a later move of the same rows in; False if it has to go by itself."""
        rows = self._rows
        if self._is_sent or self._era is not None or len(self._moves) != 1 or len(moves) != 1:
            return False
        joined = self._moves[0].then(moves[0])
        if joined is None or rows is None:
            return False
        _show(rows, moves)
        self._moves = (joined,)
        return True

    async def make(self, run: Run) -> None:
        """Send those after which their rows stand anywhere else than before."""
        await self._agree()
        run.go_on()
        self._is_sent = True
        for move in self._moves:
            run.go_on()
            if not move.is_nothing:
                await self._contents.move(move.first, move.count, move.before)
                self._made_in = self._contents.era
                self.done += move.count
                run.advance(self.done)
            self._made += 1

    def reverse(self) -> MoveEntries | None:
        """Move back what was moved, the last block first."""
        if not self.done:
            return None
        back = _back(self._moves[: self._made])
        return MoveEntries(self.deed, self._contents, back, era=self._made_in)

    def rest(self) -> MoveEntries | None:
        """The moves that were not made."""
        left = self._moves[self._made :]
        return MoveEntries(self.deed, self._contents, left, era=self._era) if left else None

    def _show_in(self, rows: Rows) -> bool:
        _show(rows, self._moves)
        return True

    def _hide_in(self, rows: Rows) -> None:
        _show(rows, _back(self._moves[self._made :]))


def _count(moves: Iterable[Move]) -> int:
    return sum(move.count for move in moves)


def _back(moves: Sequence[Move]) -> tuple[Move, ...]:
    return tuple(move.reverse for move in reversed(moves))


def _show(rows: Rows, moves: Iterable[Move]) -> None:
    for move in moves:
        if not move.is_nothing:
            rows.move(move.first, move.count, move.before)
