"""Where one has been, and the way back and forward. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

MOST: int = 50
"""Places that are kept on either side."""


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """One place, those before it, and those one came back from."""

    here: T
    before: tuple[T, ...] = ()
    after: tuple[T, ...] = ()

    @property
    def kept(self) -> tuple[T, ...]:
        """All places one may come back to, and the one where one is."""
        return (*self.before, self.here, *self.after)

    def gone_to(self, there: T) -> History[T]:
        """Somewhere else; what one came back from is forgotten."""
        return History(there, (*self.before, self.here)[-MOST:])

    def back(self) -> History[T]:
        """The place before; the same if there is none."""
        if not self.before:
            return self
        return History(self.before[-1], self.before[:-1], (self.here, *self.after)[:MOST])

    def forward(self) -> History[T]:
        """The place one came back from last; the same if there is none."""
        if not self.after:
            return self
        return History(self.after[0], (*self.before, self.here)[-MOST:], self.after[1:])
