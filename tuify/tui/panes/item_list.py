"""A table whose rows are things of the library or the catalog."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tuify.library import things
from tuify.library.entries import Entry
from tuify.tui.browse.applies import DELETE, SAVE, is_own_playlist
from tuify.tui.browse.look import READS_AGAIN
from tuify.tui.browse.target import Target
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.messages import Do, NotHere, Refused, Wish
from tuify.tui.widgets.row_text import Tone

if TYPE_CHECKING:
    from tuify.library.entries import Thing
    from tuify.library.saved import SavedIndex


class ItemList(KeyedTable, inherit_bindings=True):
    """What can be done with a thing wherever it is listed."""

    saved: SavedIndex | None = None
    """Who knows which things are saved; None until there is a session."""

    def entry_at(self, index: int) -> Entry | None:
        """The entry of that row; None where a row has none, or it is not here."""
        return None

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        return True

    def thing(self) -> Thing | None:
        """What an action works on while nothing is marked."""
        entry = self.entry_at(self.cursor)
        return None if entry is None else entry.thing

    def target(self) -> Target:
        """What an action works on: the row under the cursor."""
        entry = self.entry_at(self.cursor)
        return Target(() if entry is None else (entry.thing,))

    def sample(self) -> Target:
        """As `target`, but with a few things of many: enough to tell what can be done with them."""
        return self.target()

    def is_saved(self, uri: str | None) -> bool | None:
        """Whether the thing with this URI is saved; None if nobody knows."""
        return None if self.saved is None else self.saved.is_saved(uri)

    def labels(self, own_id: str | None) -> dict[str, str]:
        """What the actions of the row under the cursor are called there, by their ids; "" is not
        worth a hint. `own_id` is the id of the account, if it is known."""
        thing = self.thing()
        labels = {DELETE: "delete" if is_own_playlist(thing, own_id) else ""}
        if thing is None or self.saved is None:
            return labels
        kind = things.kind(thing)
        keep, drop = ("follow", "unfollow") if kind in things.FOLLOWED else ("save", "unsave")
        return labels | {SAVE: drop if self.is_saved(things.uri(thing)) else keep}

    def look_again(self) -> None:
        """Draw what looks different by now in the rows in sight, and only that."""
        self.rows_changed(*self.in_sight)

    def wish(self, name: str) -> Wish | None:
        """What the action of that name wants of the row under the cursor."""
        if name == "choose":
            return self.choice(self.cursor)
        target = self.target()
        if not target.is_marked and not self.is_here(self.cursor):
            return self.not_here(self.cursor)
        return Do(name, target)

    def offered(self) -> Target:
        """As `sample`, but nothing where the row under the cursor failed: no action on it works."""
        sample = self.sample()
        has_failed = self.row_at(self.cursor).tone is Tone.FAILED
        return Target(()) if has_failed and not sample.is_marked else sample

    @property
    def may_come(self) -> bool:
        """Whether the row under the cursor may look better when it is read again."""
        row = self.row_at(self.cursor)
        return row.tone is not Tone.FAILED or row.note.startswith(READS_AGAIN)

    def not_here(self, index: int) -> Wish:
        """What becomes of a wish for a row that is not here: one that failed says why."""
        row = self.row_at(index)
        return Refused(row.note) if row.tone is Tone.FAILED else NotHere()
