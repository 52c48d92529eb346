"""What keys and panes ask for, handed to the steering."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import App

from tuify.tui.panes import describe
from tuify.tui.panes.messages import (
    CopyLink,
    Enqueue,
    FindDevices,
    FindQueue,
    PlayFrom,
    PlayItem,
    ReadAgain,
    SeekTo,
    ToggleSaved,
    TransferTo,
)

if TYPE_CHECKING:
    from tuify.session import Session
    from tuify.tui.screens.main import MainScreen
    from tuify.tui.steering import Steering


class AnsweringApp(App[None], inherit_bindings=False):
    """The part of the app that answers. Until there is a session, it answers nothing."""

    main: MainScreen
    session: Session | None = None
    steering: Steering | None = None

    def action_steer(self, name: str) -> None:
        """Do one of the things that need no row: play, pause, skip, seek and the like."""
        if self.steering is not None:
            self.steering.do(name)

    async def on_play_from(self, message: PlayFrom) -> None:
        """Play the library from a row on."""
        if self.steering is not None:
            await self.steering.play_liked(message.index)

    def on_play_item(self, message: PlayItem) -> None:
        """Play a row of the queue."""
        if self.steering is not None:
            self.steering.play_queued(message.item)

    def on_enqueue(self, message: Enqueue) -> None:
        """Add a row to the queue."""
        if self.steering is not None:
            self.steering.enqueue(message.item)

    def on_toggle_saved(self, message: ToggleSaved) -> None:
        """Save a row, or take it out."""
        if self.steering is not None:
            self.steering.toggle_saved(message.item)

    def on_transfer_to(self, message: TransferTo) -> None:
        """Play on a device."""
        if self.steering is not None:
            self.steering.transfer_to(message.device)

    def on_seek_to(self, message: SeekTo) -> None:
        """Go to a position."""
        if self.steering is not None:
            self.steering.seek_to(message.position_ms)

    def on_copy_link(self, message: CopyLink) -> None:
        """Put a link on the clipboard, and say so."""
        link = describe.link(message.item) if message.item is not None else None
        if link is None:
            self.main.say("There is no link to this one")
        else:
            self.copy_to_clipboard(link)
            self.main.say(f"Copied {link}")

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
