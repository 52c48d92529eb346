"""What can be taken back, the newest first."""

from __future__ import annotations

from bisect import insort
from dataclasses import dataclass
from typing import Final

from tuify.library.edits.change import Change
from tuify.library.edits.lane import Job, Lane
from tuify.library.edits.news import Deed

KEEP: Final = 200
"""Changes that can be taken back."""


@dataclass(eq=False, slots=True)
class Undoable:
    """One change of `total` things: on its way as `job`, or over, and then `reverse` takes it
    back. `number` tells how new it is. `is_unwanted`: it is to be taken back as soon as that can
    be."""

    number: int
    deed: Deed
    total: int
    lane: Lane
    job: Job | None = None
    reverse: Change | None = None
    is_unwanted: bool = False


class Journal:
    """The changes of the session that can be taken back, at most `keep`."""

    def __init__(self, keep: int = KEEP) -> None:
        self._keep = keep
        self._pages: list[Undoable] = []

    @property
    def newest(self) -> Undoable | None:
        """What would be taken back; None if there is nothing."""
        return next((page for page in reversed(self._pages) if not page.is_unwanted), None)

    @property
    def unwanted(self) -> tuple[Undoable, ...]:
        """Those that are to be taken back, the newest first."""
        return tuple(page for page in reversed(self._pages) if page.is_unwanted)

    def add(self, page: Undoable) -> None:
        """Note a change, or again one of which a part is still to be taken back."""
        insort(self._pages, page, key=lambda each: each.number)
        del self._pages[: -self._keep]

    def page_of(self, job: Job) -> Undoable | None:
        """The page of a job that is on its way."""
        return next((page for page in self._pages if page.job is job), None)

    def drop(self, page: Undoable) -> None:
        """Forget a change that can't be taken back, or was."""
        if page in self._pages:
            self._pages.remove(page)
