"""What panes ask for. The main screen answers; no pane calls its parent."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tuify.spotify.models import Device, Item


@dataclass(frozen=True, slots=True)
class PlayFrom:
    """Play the library from this row on."""

    index: int


@dataclass(frozen=True, slots=True)
class PlayItem:
    """Play this item, in the context that plays now."""

    item: Item | None


@dataclass(frozen=True, slots=True)
class Enqueue:
    """Add this item to the queue."""

    item: Item | None


@dataclass(frozen=True, slots=True)
class ToggleSaved:
    """Save this item, or take it out of the library."""

    item: Item | None


@dataclass(frozen=True, slots=True)
class CopyLink:
    """Put this item's link on the clipboard."""

    item: Item | None


@dataclass(frozen=True, slots=True)
class TransferTo:
    """Move the playback to this device."""

    device: Device


@dataclass(frozen=True, slots=True)
class NotHere:
    """The row something is wanted of is still on its way."""


Wish = PlayFrom | PlayItem | Enqueue | ToggleSaved | CopyLink | TransferTo | NotHere
"""What may be wanted of a row. A key has it granted in its own turn, so that the next key finds
it done; a click sends it as `Wished`."""


class Wished(Message):
    """Something is wanted of a row."""

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self.wish = wish


class SeekTo(Message):
    """Go to this position of what plays, in milliseconds."""

    def __init__(self, position_ms: int) -> None:
        super().__init__()
        self.position_ms = position_ms


class NotFound(Message):
    """What plays is not where it was looked for."""


class ReadAgain(Message):
    """Ask the service again for everything on the screen that may be out of date or failed."""


class FindQueue(Message):
    """Ask the service for the queue."""


class FindDevices(Message):
    """Ask the service for the devices."""
