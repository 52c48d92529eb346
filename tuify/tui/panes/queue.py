"""What plays and what is next. Duplicates stay, for the service repeats a context in its queue."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from tuify.library.entries import Entry
from tuify.playback.state import PlaybackState, QueueView
from tuify.spotify.models import Item
from tuify.tui.actions import Scope
from tuify.tui.find.narrowed import NarrowedRows
from tuify.tui.panes import describe
from tuify.tui.panes.frame import Pane
from tuify.tui.panes.item_list import ItemList
from tuify.tui.panes.messages import PlayItem, Wish
from tuify.tui.text import Glyphs, duration
from tuify.tui.widgets.item_table import Column, Row, Tone
from tuify.tui.wording import error_sentence

if TYPE_CHECKING:
    from tuify.library.saved import SavedIndex

_COLUMNS = (
    Column("title", "Title", width=12, weight=3),
    Column("by", "Artist", width=8, weight=2, drop=1),
    Column("length", "Length", width=6, right=True),
)


class QueueRows:
    """What plays, then what is next: rows for the table.

    `current` and `queue` are replaced when the remote knows better; who does so has the table
    look again.
    """

    def __init__(self, glyphs: Glyphs) -> None:
        self.glyphs = glyphs
        self.current: Item | None = None
        self.queue: QueueView | None = None
        self.saved: SavedIndex | None = None

    def count(self) -> int:
        """How many rows there are; where nothing is next, one says why."""
        return self._current_rows() + max(1, self.waiting())

    def row(self, index: int) -> Row:
        """The row at `index`."""
        if index == 0 and self.current is not None:
            title, *rest = _cells(self.current)
            playing = f"{self.glyphs.playing} {title}"
            return Row((playing, *rest), mark=self._mark(self.current), tone=Tone.PLAYING)
        if not self.waiting():
            return self._why_empty()
        item = self.item(index)
        if item is None:
            return Row((), tone=Tone.DISABLED, note=describe.NOT_AVAILABLE)
        return Row(_cells(item), mark=self._mark(item))

    def item(self, index: int) -> Item | None:
        """The item of that row; None where a row has none."""
        if index == 0 and self.current is not None:
            return self.current
        place = index - self._current_rows()
        items = self.queue.items if self.queue is not None else ()
        return items[place] if 0 <= place < len(items) else None

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        known = self.queue is not None and self.queue.known
        return known or self.item(index) is not None

    def waiting(self) -> int:
        """How many items are next."""
        return len(self.queue.items) if self.queue is not None else 0

    def _mark(self, item: Item) -> str:
        saved = self.saved is not None and bool(self.saved.is_saved(item.uri))
        return self.glyphs.saved if saved else ""

    def _current_rows(self) -> int:
        return 1 if self.current is not None else 0

    def _why_empty(self) -> Row:
        if self.queue is None or (not self.queue.known and self.queue.error is None):
            return Row((), tone=Tone.QUIET, note=self.glyphs.dots)
        if self.queue.error is not None:
            reason = error_sentence(self.queue.error)
            return Row((), tone=Tone.FAILED, note=f"r reads again: {reason}")
        return Row((), tone=Tone.QUIET, note="Nothing is next")


class QueueTable(ItemList, inherit_bindings=True):
    """The rows of the queue, with its keys."""

    SCOPES: ClassVar[tuple[Scope, ...]] = (Scope.QUEUE, Scope.LISTS)

    def __init__(self, rows: QueueRows) -> None:
        super().__init__(_COLUMNS, header=False, glyphs=rows.glyphs, id="queue-table")
        self.shown = rows
        self.narrowed = NarrowedRows(rows)
        self.show(self.narrowed)

    def entry_at(self, index: int) -> Entry | None:
        """The entry of that row."""
        item = self.shown.item(self.narrowed.index_of(index))
        return None if item is None else Entry(item)

    def is_here(self, index: int) -> bool:
        """Whether it is known what that row holds."""
        return self.shown.is_here(self.narrowed.index_of(index))

    def choice(self, index: int) -> Wish:
        """To play that item."""
        item = self.shown.item(self.narrowed.index_of(index))
        return PlayItem(item) if self.is_here(index) else self.not_here(index)


class QueuePane(Pane):
    """The queue in its frame."""

    TITLE = ("Queue",)
    DIGIT = "2"

    def __init__(self, glyphs: Glyphs) -> None:
        table = QueueTable(QueueRows(glyphs))
        super().__init__(glyphs, table, id="queue")
        self.table = table

    def attach(self, saved: SavedIndex) -> Callable[[], None]:
        """Show hearts, until the function given back is called."""
        self.table.saved = self.table.shown.saved = saved
        return saved.subscribe(lambda _: self.table.look_again())

    def show(self, playback: PlaybackState, queue: QueueView) -> None:
        """Show another queue. The cursor stays on its row; when the music moved on by one, it
        moves up with what it is on."""
        rows = self.table.shown
        moved_up = rows.item(1) is not None and rows.item(1) == playback.item != rows.current
        rows.current, rows.queue = playback.item, queue
        cursor = self.table.cursor
        self.table.narrowed.renew()
        self.table.count_changed()
        if moved_up and cursor > 0 and not self.table.narrowed.needle:
            self.table.go_to(cursor - 1)
        self.table.look_again()
        self.count_edge.show(f"{rows.waiting()} next" if rows.waiting() else "")


def _cells(item: Item) -> tuple[str, ...]:
    return (describe.title(item), describe.by(item), duration(item.duration_ms))
