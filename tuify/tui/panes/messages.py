"""What panes ask for. The main screen answers; no pane calls its parent."""

from __future__ import annotations

from textual.message import Message

from tuify.spotify.models import Device, Item


class PlayFrom(Message):
    """Play the library from this row on."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


class PlayItem(Message):
    """Play this item, in the context that plays now."""

    def __init__(self, item: Item | None) -> None:
        super().__init__()
        self.item = item


class Enqueue(Message):
    """Add this item to the queue."""

    def __init__(self, item: Item | None) -> None:
        super().__init__()
        self.item = item


class ToggleSaved(Message):
    """Save this item, or take it out of the library."""

    def __init__(self, item: Item | None) -> None:
        super().__init__()
        self.item = item


class CopyLink(Message):
    """Put this item's link on the clipboard."""

    def __init__(self, item: Item | None) -> None:
        super().__init__()
        self.item = item


class TransferTo(Message):
    """Move the playback to this device."""

    def __init__(self, device: Device) -> None:
        super().__init__()
        self.device = device


class SeekTo(Message):
    """Go to this position of what plays, in milliseconds."""

    def __init__(self, position_ms: int) -> None:
        super().__init__()
        self.position_ms = position_ms


class ReadAgain(Message):
    """Ask the service again for everything on the screen that may be out of date or failed."""


class FindQueue(Message):
    """Ask the service for the queue."""


class FindDevices(Message):
    """Ask the service for the devices."""
