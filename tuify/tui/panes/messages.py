"""What panes ask for. The main screen answers; no pane calls its parent."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from tuify.library.places import Place
from tuify.spotify.models import Device, Item
from tuify.tui.browse.target import Target


@dataclass(frozen=True, slots=True)
class PlayFrom:
    """Play the list on the screen from this row on."""

    index: int


@dataclass(frozen=True, slots=True)
class Open:
    """Go to a place."""

    place: Place


@dataclass(frozen=True, slots=True)
class ForgetSearch:
    """Keep this search no longer."""

    query: str


@dataclass(frozen=True, slots=True)
class PlayItem:
    """Play this item, in the context that plays now."""

    item: Item | None


@dataclass(frozen=True, slots=True)
class Do:
    """Do something with these things, by the name the registry has for it."""

    name: str
    target: Target


@dataclass(frozen=True, slots=True)
class TransferTo:
    """Move the playback to this device."""

    device: Device


@dataclass(frozen=True, slots=True)
class NotHere:
    """The row something is wanted of is still on its way."""


@dataclass(frozen=True, slots=True)
class Refused:
    """What is wanted of the row can't be; the words say why."""

    words: str


Wish = PlayFrom | Open | ForgetSearch | PlayItem | Do | TransferTo | NotHere | Refused
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


class ReadAgain(Message):
    """Ask the service again for everything on the screen that may be out of date or failed."""


class FindQueue(Message):
    """Ask the service for the queue."""


class FindDevices(Message):
    """Ask the service for the devices."""


class Marked(Message):
    """Other rows are marked."""


class Said(Message):
    """Something is to be said in the bottom line: for a while, or, if it `lasts`, until something
    else is; then "" ends it."""

    def __init__(self, words: str, *, lasts: bool = False) -> None:
        super().__init__()
        self.words = words
        self.lasts = lasts
