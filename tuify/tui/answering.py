"""What keys and panes ask for, handed to the steering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events

from tuify.tui.browse.target import Target
from tuify.tui.panes.item_list import ItemList
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.messages import (
    Do,
    FindDevices,
    FindQueue,
    ForgetSearch,
    NotHere,
    Open,
    PlayFrom,
    PlayItem,
    ReadAgain,
    Refused,
    SeekTo,
    TransferTo,
    Wish,
    Wished,
)
from tuify.tui.panes.now_playing import NowPlayingBody
from tuify.tui.screens.keyed import KeyedApp, KeyedScreen, handle_key

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.librarian import Librarian
    from tuify.tui.screens.main import MainScreen
    from tuify.tui.steering import Steering


class AnsweringApp(KeyedApp, inherit_bindings=False):
    """The part of the app that answers. Until there is a session, it answers nothing."""

    main: MainScreen
    session: Session | None = None
    steering: Steering | None = None
    librarian: Librarian | None = None

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

    def action_on_list(self, name: str) -> None:
        """Do something with the list that has the focus, or with its rows if need be; it works
        without any, too."""
        place = self.main.focused
        target = place.target() if isinstance(place, ItemList) else Target(())
        if isinstance(place, NowPlayingBody) and isinstance(wish := place.wish(name), Do):
            target = wish.target
        self._grant(Do(name, target))

    def on_wished(self, message: Wished) -> None:
        """Do what a click wants of a row."""
        self._grant(message.wish)

    def _grant(self, wish: Wish) -> None:
        """Do what is wanted, in this turn if that can be."""
        steering, librarian = self.steering, self.librarian
        if steering is None or librarian is None:
            return
        match wish:
            case PlayFrom(index=index):
                self._play_from(steering, index)
            case Open(place=place):
                self.main.library.go(place, from_here=True)
            case ForgetSearch(query=query):
                self._forget_search(query)
            case PlayItem(item=item):
                steering.play_queued(item)
            case Do(name=name, target=target):
                librarian.do(name, target)
            case TransferTo(device=device):
                steering.transfer_to(device)
            case NotHere():
                self.main.say("This row is not here yet")
            case Refused(words=words):
                self.main.say(words)

    def _play_from(self, steering: Steering, index: int) -> None:
        """Play the list on the screen from a row on; waits only while nobody knows whose it is."""
        found = self.main.library.playable_at(index)
        if found is None:
            self.main.say("This row is not here yet")
            return
        listing, rows, position = found
        if steering.knows_context(listing):
            self._started(index, steering.play_list(listing, rows, position))
            return

        async def ask_first() -> None:
            await steering.learn_owner()
            self._started(index, steering.play_list(listing, rows, position))

        self.run_worker(ask_first())

    def _started(self, index: int, uri: str | None) -> None:
        """Remember from which row what plays was started, to find it there."""
        if uri is not None and self.main.finding is not None:
            self.main.finding.jump.started(index, uri)

    def _forget_search(self, query: str) -> None:
        if self.session is not None:
            self.session.recent_searches.remove(query)
            self.main.library.rows_rearranged()

    def on_seek_to(self, message: SeekTo) -> None:
        """Go to a position."""
        if self.steering is not None:
            self.steering.seek_to(message.position_ms)

    def on_read_again(self, message: ReadAgain) -> None:
        """Ask for what failed, for the queue, the devices and what plays."""
        if self.session is not None:
            self.session.forget_answers()
            self.main.library.read_again()
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
