"""What keys and panes ask for, handed to the steering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import App

from tuify.tui.panes import describe
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.messages import (
    CopyLink,
    Enqueue,
    FindDevices,
    FindQueue,
    NotHere,
    PlayFrom,
    PlayItem,
    ReadAgain,
    SeekTo,
    ToggleSaved,
    TransferTo,
    Wish,
    Wished,
)
from tuify.tui.panes.now_playing import NowPlayingBody
from tuify.tui.screens.keyed import KeyedScreen, handle_key

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.spotify.models import Item
    from tuify.tui.screens.main import MainScreen
    from tuify.tui.steering import Steering


class AnsweringApp(App[None], inherit_bindings=False):
    """The part of the app that answers. Until there is a session, it answers nothing."""

    main: MainScreen
    session: Session | None = None
    steering: Steering | None = None

    async def on_event(self, event: events.Event) -> None:
        """Handle what is typed and pasted on one of tuify's own screens in its own turn; all else
        goes Textual's way."""
        screen = self.screen if isinstance(event, events.Key | events.Paste) else None
        if isinstance(event, events.Key) and isinstance(screen, KeyedScreen):
            await handle_key(self, screen, event)
        elif isinstance(event, events.Paste) and isinstance(screen, KeyedScreen):
            screen.take_text(event.text)  # an Enter right behind it must find it there
        else:
            await super().on_event(event)

    def action_steer(self, name: str) -> None:
        """Do one of the things that need no row: play, pause, skip, seek and the like."""
        if self.steering is not None:
            self.steering.do(name)

    def action_row(self, name: str) -> None:
        """Do something with the row under the cursor, or with what plays where that has the
        focus."""
        place = self.main.focused
        if isinstance(place, KeyedTable | NowPlayingBody):
            wish = place.wish(name)
            if wish is not None:
                self._grant(wish)

    def on_wished(self, message: Wished) -> None:
        """Do what a click wants of a row."""
        self._grant(message.wish)

    def _grant(self, wish: Wish) -> None:
        """Do what is wanted, in this turn if that can be."""
        steering = self.steering
        if steering is None:
            return
        match wish:
            case PlayFrom(index=index):
                self._play_from(steering, index)
            case PlayItem(item=item):
                steering.play_queued(item)
            case Enqueue(item=item):
                steering.enqueue(item)
            case ToggleSaved(item=item):
                steering.toggle_saved(item)
            case TransferTo(device=device):
                steering.transfer_to(device)
            case CopyLink(item=item):
                self._copy_link(item)
            case NotHere():
                self.main.say("This row is not here yet")

    def _play_from(self, steering: Steering, index: int) -> None:
        """Play the library from a row on; waits only while nobody knows whose it is."""
        if steering.knows_owner:
            self.main.library.started(index, steering.play_liked(index))
            return

        async def ask_first() -> None:
            await steering.learn_owner()
            self.main.library.started(index, steering.play_liked(index))

        self.run_worker(ask_first())

    def _copy_link(self, item: Item | None) -> None:
        """Put a link on the clipboard, and say so."""
        link = describe.link(item) if item is not None else None
        if link is None:
            self.main.say("There is no link to this one")
        else:
            self.copy_to_clipboard(link)
            self.main.say(f"Copied {link}")

    def on_seek_to(self, message: SeekTo) -> None:
        """Go to a position."""
        if self.steering is not None:
            self.steering.seek_to(message.position_ms)

    def on_read_again(self, message: ReadAgain) -> None:
        """Ask for what failed, for the queue, the devices and what plays."""
        if self.session is not None:
            self.session.liked.retry()
            self.session.remote.poll_soon()
            self.session.remote.refresh_queue()
            self.session.remote.refresh_devices()

    def on_find_queue(self, message: FindQueue) -> None:
        """Ask for the queue."""
        if self.session is not None:
            self.session.remote.refresh_queue()

    def on_find_devices(self, message: FindDevices) -> None:
        """Ask for the devices."""
        if self.session is not None:
            self.session.remote.refresh_devices()
