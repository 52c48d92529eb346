"""The main screen: the panes, how they share the room, and the line under them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal, get_args

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical
from textual.geometry import Size
from textual.reactive import var
from textual.timer import Timer
from textual.widget import Widget

from tuify.library.places import Place, PlaceKind, section
from tuify.tui.actions import OF_PANES, Action, Scope
from tuify.tui.browse.applies import applies, is_about_rows
from tuify.tui.keys import hints, waiting_hints
from tuify.tui.layout import LARGE_COVER, Layout, cover_size, layout_for
from tuify.tui.panes.devices import DevicesPane
from tuify.tui.panes.item_list import ItemList
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.library import LibraryPane
from tuify.tui.panes.messages import FindDevices, FindQueue, ReadAgain, Said
from tuify.tui.panes.now_playing import NowPlayingBody, NowPlayingPane
from tuify.tui.panes.queue import QueuePane
from tuify.tui.screens.finding import FindingScreen
from tuify.tui.text import ASCII, Glyphs
from tuify.tui.widgets.bottom_line import BottomLine
from tuify.tui.widgets.hint_bar import Hint, fitting_before_last
from tuify.tui.widgets.item_table import ItemTable
from tuify.tui.widgets.table_messages import RowChanged
from tuify.tui.widgets.text_field import TextField

PaneName = Literal["library", "queue", "devices", "now_playing"]
_PANES: tuple[PaneName, ...] = get_args(PaneName)
NOTICE_SECONDS = 8.0
"""How long a notice stays if no key is pressed."""


class MainScreen(FindingScreen, inherit_bindings=False):
    """All panes, of which the layout shows some; knows where the focus is and what it was told."""

    AUTO_FOCUS = ""
    OF_SESSION = False

    # Textual's own would repaint the whole screen at each move of the focus.
    focused: var[Widget | None] = var(None)

    def __init__(self, glyphs: Glyphs, *, clock: Callable[[], float]) -> None:
        super().__init__(id="main")
        self.library = LibraryPane(glyphs)
        self.queue = QueuePane(glyphs)
        self.devices = DevicesPane(glyphs)
        self.now_playing = NowPlayingPane(glyphs, clock=clock)
        self._upper = Container(id="upper")
        self._side = Vertical(id="side")
        self._bottom = BottomLine(glyphs)
        self.covers_wanted: Callable[[], bool] = lambda: False
        """Whether covers are to be shown where there is room."""
        self._layout_now: Layout | None = None
        self._called: PaneName = "library"
        self._focused: PaneName = "library"
        self._notice = ""
        self._progress = ""
        self.stop_what_runs: Callable[[], bool] = lambda: False
        """Stops what takes long besides the lists; whether there was anything to stop."""
        self.own_id: Callable[[], str | None] = lambda: None
        """Tells the id of the account, once somebody knows it."""
        self._notice_end: Timer | None = None
        self._labels: dict[str, str] = {}
        self.set_class(glyphs is ASCII, "-ascii")

    def compose(self) -> ComposeResult:
        """The panes, and the line under them."""
        # First: who comes and goes behind others would have all of them drawn again.
        yield self._bottom.long_words
        with self._upper:
            yield self.library
            with self._side:
                yield self.queue
                yield self.devices
        yield self.now_playing
        yield self._bottom

    # Room and focus

    def on_resize(self, event: events.Resize) -> None:
        """Arrange the panes anew where another arrangement fits the size."""
        self.share_room(event.size)
        if self._layout_now is Layout.LINE or not isinstance(self.focused, TextField):
            self._focus_shown()
        self.call_after_refresh(self.show_hints)

    def share_room(self, size: Size) -> None:
        """Arrange the panes for a terminal of this size.

        Done before the first frame as well, so that it isn't laid out twice.
        """
        layout = layout_for(size.width, size.height)
        if layout is not self._layout_now:
            for other in Layout:
                self.set_class(other is layout, other.value)
            self._layout_now = layout
            self._show_called()
        large = self.covers_wanted() and cover_size(size.width, size.height) == LARGE_COVER
        if large is not self.has_class("-covers"):
            self.set_class(large, "-covers")

    def _show_called(self) -> None:
        """Show the panes that have room."""
        wide = self._layout_now is Layout.WIDE
        line = self._layout_now is Layout.LINE
        self._upper.display = not line
        self.library.display = wide or self._called == "library"
        self._side.display = wide or self._called != "library"
        self.queue.display = wide or self._called == "queue"
        self.devices.display = wide or self._called == "devices"

    def _focus_shown(self) -> None:
        """Give the focus to the pane it belongs to; in one line that is the only one shown."""
        line = self._layout_now is Layout.LINE
        wanted: PaneName = "now_playing" if line else self._focused
        # At once, not by a message as `focus()` would: the next key may be here already.
        self.set_focus(self._body_of(wanted), scroll_visible=False)

    def action_pane(self, name: PaneName) -> None:
        """Go to a pane; in a small terminal it takes the place of another."""
        self._focused = name
        if name != "now_playing":
            self._called = name
        self._show_called()
        self._focus_shown()

    def action_turn_pane(self, step: int) -> None:
        """Go to the next pane (1) or the one before (-1), round and round."""
        self.action_pane(_PANES[(_PANES.index(self._focused) + step) % len(_PANES)])

    def action_queue(self) -> None:
        """Go to the queue and ask for it anew: others may have added to it."""
        self.action_pane("queue")
        self.post_message(FindQueue())

    def action_devices(self) -> None:
        """Go to the devices and ask for them anew."""
        self.action_pane("devices")
        self.post_message(FindDevices())

    def action_retry(self) -> None:
        """Ask again for what failed or may be old."""
        refusal = self.library.refusal if self.focused is self.library.table else ""
        self.say(refusal or "Reading again")
        self.post_message(ReadAgain())

    def action_jump_to_playing(self) -> None:
        """Put the cursor on what plays, in the list that has the focus, or say why not."""
        if self.focused is self.queue.table and self.now_playing.state.item is not None:
            self.queue.table.go_to(0)
        else:
            super().action_jump_to_playing()

    def action_back(self) -> None:
        """Go back to the page before."""
        if not self.library.back():
            self.say("This is where you began")

    def action_forward(self) -> None:
        """Go forward to the page one came back from."""
        if not self.library.forward():
            self.say("There is nothing to go forward to")

    def action_go(self, name: str) -> None:
        """Go to a section of the library, by the name of its kind of place."""
        self.show_place(section(PlaceKind(name)))

    def show_place(self, place: Place, *, sought: str = "", from_here: bool = False) -> None:
        """Go to a place, with the cursor on the thing with the URI `sought`. `from_here` says that
        the way there leads over the page that is shown."""
        self.library.go(place, sought=sought, from_here=from_here)
        self.action_pane("library")

    def action_escape(self) -> None:
        """Stop what is under way, or else unmark all rows, or else show what a filter hides."""
        for step in (
            self.stop_what_runs,
            self.library.table.stop_marking,
            self.stop_finding,
            self.library.table.clear_marks,
            self.show_all,
        ):
            if step():
                return

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """Remember where the focus is, however it came there, and show the keys of that place."""
        if self._layout_now is not Layout.LINE:
            for name in _PANES:
                if event.widget is self._body_of(name):
                    self._focused = name
        self.show_hints()

    def _body_of(self, name: PaneName) -> Widget:
        pane = {
            "library": self.library,
            "queue": self.queue,
            "devices": self.devices,
            "now_playing": self.now_playing,
        }[name]
        return pane.body

    # Keys

    async def take_key(self, key: str) -> bool:
        """Clear what was said, and follow chords; whether the key is used up by one."""
        if self._notice:
            self.say("")
        was_waiting = self.waiting_keys
        taken = await super().take_key(key)
        if was_waiting or self.waiting_keys:
            self.show_hints()
        return taken

    def key_scopes(self) -> tuple[Scope, ...]:
        """Whose keys work where the focus is, the nearest first."""
        focused = self.focused
        if isinstance(focused, KeyedTable | NowPlayingBody):
            return (*focused.SCOPES, Scope.EVERYWHERE)
        if isinstance(focused, TextField):
            return focused.SCOPES
        return (Scope.EVERYWHERE,)

    def refuse_key(self, key: str) -> None:
        """Say of a key of another pane that it means nothing in this one."""
        action = self.keymap.action(OF_PANES, key)
        if action is not None and not isinstance(self.focused, TextField):
            self.say(f"{action.title}: not in this pane")

    def on_item_table_cursor_moved(self, message: ItemTable.CursorMoved) -> None:
        """Show the keys of the row the cursor is on now."""
        self.show_hints()

    def on_item_table_row_changed(self, message: RowChanged) -> None:
        """Show the keys of what the row under the cursor holds now."""
        self.show_hints()

    # The line at the bottom

    def on_said(self, message: Said) -> None:
        """Say what a pane has to say."""
        if message.lasts:
            self.show_progress(message.words)
        else:
            self.say(message.words)

    def show_progress(self, words: str) -> None:
        """Show in place of the hints what is under way, also after other notices; "" ends it."""
        if words != self._progress:
            self._progress = words
            self.show_hints()

    def say(self, notice: str) -> None:
        """Show a notice in place of the hints, until the next key or for a while; "" ends it."""
        self._notice = notice
        if self._notice_end is not None:
            self._notice_end.stop()
            self._notice_end = None
        if notice:
            self._notice_end = self.set_timer(NOTICE_SECONDS, lambda: self.say(""))
        self.show_hints()

    def set_status(self, status: str) -> None:
        """Show what is wrong for longer at the right edge; "" is all well."""
        if self._bottom.set_status(status):
            self.show_hints()

    def set_labels(self, labels: dict[str, str]) -> None:
        """Other labels for hints, by the id of their action."""
        if labels != self._labels:
            self._labels = labels
            self.show_hints()

    def show_hints(self) -> None:
        """Show the keys of the moment, or what is to be said instead; the same again costs
        nothing."""
        if not self._bottom.is_attached:  # the end of the screen, where news may still come in
            return
        said = self._notice or self._progress
        if self.waiting_keys:
            known = waiting_hints(self.keymap, self.key_scopes(), self.waiting_keys)
            self._bottom.offer(known, is_told=True)
        elif said:
            self._bottom.say(said)
        else:
            self._bottom.offer(self._fitting_hints())

    def labels_of_row(self) -> dict[str, str]:
        """What the actions are called for the row that has the cursor, by their ids."""
        focused = self.focused
        return focused.labels(self.own_id()) if isinstance(focused, ItemList) else {}

    def applies(self, action: Action) -> bool:
        """Whether an action makes sense for what has the focus."""
        focused = self.focused
        if isinstance(focused, ItemList) and action.id == "retry":
            return focused.may_come
        if not isinstance(focused, ItemList) or not is_about_rows(action.id):
            return super().applies(action)
        return applies(action.id, focused.offered(), self.own_id(), focused.is_saved)

    def _fitting_hints(self) -> tuple[Hint, ...]:
        """The hints there is room for."""
        focused = self.focused
        labels = self._labels | self.labels_of_row()
        if isinstance(focused, TextField):
            labels |= focused.labels
        known = hints(self.keymap, self.key_scopes(), labels=labels, applies=self.is_hinted)
        return fitting_before_last(known, self._bottom.room)
