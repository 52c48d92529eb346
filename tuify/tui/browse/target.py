"""What an action works on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tuify.library.entries import Thing

if TYPE_CHECKING:
    from tuify.library.listing import Listing


NOTHING = "There is nothing in this row"


@dataclass(frozen=True, slots=True)
class Target:
    """The things of the marked rows, or of the row under the cursor.

    `listing` is the list they stand in, with their places `indices` there; None where they stand in
    none that could be changed, such as the queue. `is_arranged` says that the list is filtered or
    sorted, `is_of_page` that nothing in it is meant but the list as a whole. `missing` is how many
    of the marked rows are not here yet, `instead` what to say where there are no things.
    """

    things: tuple[Thing, ...]
    listing: Listing | None = None
    indices: tuple[int, ...] = ()
    is_marked: bool = False
    is_arranged: bool = False
    is_of_page: bool = False
    missing: int = 0
    instead: str = NOTHING

    @property
    def thing(self) -> Thing | None:
        """The first of them."""
        return self.things[0] if self.things else None
