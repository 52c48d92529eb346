"""What can be taken back, the newest first."""

from __future__ import annotations

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
    back."""

    deed: Deed
    total: int
    lane: Lane
    job: Job | None = None
    reverse: Change | None = None


class Journal:
    """The changes of the session that can be taken back, at most `keep`."""

    def __init__(self, keep: int = KEEP) -> None:
        self._keep = keep
        self._pages: list[Undoable] = []

    @property
    def newest(self) -> Undoable | None:
        """What would be taken back; None if there is nothing."""
        return self._pages[-1] if self._pages else None

    def add(self, page: Undoable) -> None:
        """Note a change; it is the newest."""
        self._pages.append(page)
        del self._pages[: -self._keep]

    def page_of(self, job: Job) -> Undoable | None:
        """The page of a job that is on its way."""
        return next((page for page in self._pages if page.job is job), None)

    def drop(self, page: Undoable) -> None:
        """Forget a change that can't be taken back, or was."""
        if page in self._pages:
            self._pages.remove(page)
