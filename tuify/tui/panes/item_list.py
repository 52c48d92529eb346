"""A table whose rows are tracks and episodes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.spotify.models import Item
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.messages import CopyLink, Enqueue, NotHere, ToggleSaved, Wish

if TYPE_CHECKING:
    from tuify.library.saved import SavedIndex


class ItemList(KeyedTable, inherit_bindings=True):
    """What can be done with a track or an episode wherever it is listed."""

    saved: SavedIndex | None = None
    """Who knows which items are saved; None until there is a session."""

    def item_at(self, index: int) -> Item | None:
        """The item of that row; None where a row has none, or it is not here."""
        raise NotImplementedError

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        raise NotImplementedError

    @property
    def cursor_is_saved(self) -> bool:
        """Whether the item under the cursor is known to be saved."""
        item = self.item_at(self.cursor)
        return item is not None and self.saved is not None and bool(self.saved.is_saved(item.uri))

    def look_again(self) -> None:
        """Draw what looks different by now in the rows in sight, and only that."""
        self.rows_changed(*self.in_sight)

    def wish(self, name: str) -> Wish | None:
        """What the action of that name wants of the row under the cursor."""
        if name == "choose":
            return self.choice(self.cursor)
        if not self.is_here(self.cursor):
            return NotHere()
        item = self.item_at(self.cursor)
        kinds: dict[str, type[Enqueue | ToggleSaved | CopyLink]] = {
            "enqueue": Enqueue,
            "save": ToggleSaved,
            "copy_link": CopyLink,
        }
        return kinds[name](item)
