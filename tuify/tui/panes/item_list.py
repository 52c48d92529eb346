"""A table whose rows are tracks and episodes."""

from __future__ import annotations

from tuify.library.saved import SavedIndex
from tuify.spotify.models import Item
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.messages import CopyLink, Enqueue, ToggleSaved


class ItemList(KeyedTable, inherit_bindings=True):
    """What can be done with a track or an episode wherever it is listed."""

    saved: SavedIndex | None = None
    """Who knows which items are saved; None until there is a session."""

    def item_at(self, index: int) -> Item | None:
        """The item of that row; None where a row has none, or it is not here."""
        raise NotImplementedError

    @property
    def cursor_is_saved(self) -> bool:
        """Whether the item under the cursor is known to be saved."""
        item = self.item_at(self.cursor)
        return item is not None and self.saved is not None and bool(self.saved.is_saved(item.uri))

    def look_again(self) -> None:
        """Draw what looks different by now in the rows in sight, and only that."""
        self.rows_changed(*self.in_sight)

    def action_enqueue(self) -> None:
        """Add the row under the cursor to the queue."""
        self.post_message(Enqueue(self.item_at(self.cursor)))

    def action_save_row(self) -> None:
        """Save the row under the cursor, or take it out."""
        self.post_message(ToggleSaved(self.item_at(self.cursor)))

    def action_copy_link(self) -> None:
        """Copy the link of the row under the cursor."""
        self.post_message(CopyLink(self.item_at(self.cursor)))
