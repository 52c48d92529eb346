"""The choice of a playlist to add to."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tuify.library import things
from tuify.library.changes import Change
from tuify.library.entries import Entry
from tuify.library.fuzzy import best, score
from tuify.library.paged import PagedList
from tuify.spotify.models import Playlist
from tuify.tui.browse.applies import may_change
from tuify.tui.browse.columns import title
from tuify.tui.find.survey_words import found_words
from tuify.tui.screens.finder import FinderScreen
from tuify.tui.text import Glyphs
from tuify.tui.widgets.item_table import Column, ItemTable, Row

Picked = Callable[[Playlist | None, str], None]
"""Told the playlist that was chosen, None standing for a new one, and what was typed."""

NEW = "New playlist ..."

_COLUMNS = (
    Column("title", "Playlist", width=20, weight=4),
    Column("count", "Entries", width=7, right=True, drop=1),
    Column("kind", "Kind", width=13, drop=2),
    Column("recent", "", width=11, drop=3),
)


class _PlaylistRows:
    """A new one, then those that there are."""

    def __init__(self, playlists: Sequence[Playlist], recent: Sequence[str]) -> None:
        self.playlists = playlists
        self._recent = frozenset(recent)

    def count(self) -> int:
        """How many there are, and one."""
        return len(self.playlists) + 1

    def row(self, index: int) -> Row:
        """The row at `index`."""
        playlist = self.playlist(index)
        if playlist is None:
            return Row((NEW,))
        count = f"{playlist.items.total:,}" if playlist.items is not None else ""
        kind = "collaborative" if playlist.collaborative else ""
        recent = "used lately" if playlist.id in self._recent else ""
        return Row((title(playlist), count, kind, recent))

    def playlist(self, index: int) -> Playlist | None:
        """The playlist of that row; None for a new one."""
        return self.playlists[index - 1] if 0 < index <= len(self.playlists) else None


class PlaylistPicker(FinderScreen, inherit_bindings=False):
    """Offers the playlists the account may change; reads all of them in the background."""

    TITLE_WORDS = "Add to playlist"
    SUBTITLE_WORDS = "Enter adds, Esc closes"

    def __init__(
        self,
        glyphs: Glyphs,
        about: str,
        rows: PagedList[Entry],
        recent: Sequence[str],
        own_id: str | None,
        picked: Picked,
    ) -> None:
        """`about` names what is to be added, `rows` are the account's playlists, and `recent` the
        ids of those that stand first."""
        super().__init__(glyphs, _COLUMNS, "Find", id="playlist-picker")
        self.TITLE_WORDS = about
        self._separator = glyphs.separator
        self._playlists = rows
        self._recent = tuple(recent)
        self._own_id = own_id
        self._picked = picked
        self._shown = _PlaylistRows((), recent)
        self._leave: Callable[[], None] | None = None

    def on_mount(self) -> None:
        """Have all playlists read, show those that are here, and begin in the field."""
        self._leave = self._playlists.subscribe(self._more_came)
        self._playlists.load_all(user=self)
        self._show()
        self.table.go_to(1)
        self.bar.open("")

    def on_unmount(self) -> None:
        """Read no further for this choice."""
        if self._leave is not None:
            self._leave()
        self._playlists.release(self)

    def _more_came(self, change: Change) -> None:
        on = self._shown.playlist(self.table.cursor)
        is_first = self.table.cursor <= 1
        self._show()
        if on is not None and not is_first:
            ids = [playlist.id for playlist in self._shown.playlists]
            if on.id in ids:
                self.table.go_to(ids.index(on.id) + 1)
        elif is_first and not self.bar.field.value:
            self.table.go_to(1)

    def _show(self) -> None:
        found = fitting(self._here(), self.bar.field.value, self._recent)
        self._shown = _PlaylistRows(found, self._recent)
        self.table.show(self._shown, cursor=self.table.cursor)
        total, survey = self._playlists.total, self._playlists.survey
        needle = self.bar.field.value.strip()
        if needle or survey is None or not survey.is_done:
            self.bar.say(*found_words(survey, len(found), total, separator=self._separator))
        else:
            self.bar.say("")

    def _here(self) -> list[Playlist]:
        rows = (self._playlists.row(index) for index in range(self._playlists.total or 0))
        known = (row.thing for row in rows if isinstance(row, Entry))
        return [
            thing
            for thing in known
            if isinstance(thing, Playlist) and thing.id and may_change(thing, self._own_id)
        ]

    # Keys

    def typed(self, text: str) -> None:
        """Show those that are called so, with the cursor on the best."""
        self._show()
        self.table.go_to(1)

    def entered(self) -> None:
        """Take what the cursor is on."""
        self.action_choose()

    def escaped(self) -> None:
        """Close it."""
        self.action_close()

    def action_choose(self) -> None:
        """Close it, and add to what the cursor is on."""
        playlist = self._shown.playlist(self.table.cursor)
        self.dismiss(None)
        self._picked(playlist, self.bar.field.value.strip())

    def action_retry(self) -> None:
        """Go on reading after it failed."""
        self._playlists.retry()

    def on_item_table_chosen(self, message: ItemTable.Chosen) -> None:
        """A click chose a row."""
        message.stop()
        self.action_choose()


def fitting(
    playlists: Sequence[Playlist], needle: str, recent: Sequence[str]
) -> tuple[Playlist, ...]:
    """The playlists that are called so, the best first; without a needle those used lately first,
    then the others as they stand."""
    if not needle.strip():
        order = {id: place for place, id in enumerate(recent)}
        return tuple(sorted(playlists, key=lambda each: order.get(each.id, len(order))))
    return best(needle, playlists, lambda each: score(needle, things.name(each)))
