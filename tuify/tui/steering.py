"""Steering: what an action means for the session, and what becomes of it.

Knows the session and no widget. A command is dispatched in the same turn as the key, so that the
panes show what it will do before the request goes out; what went wrong comes back as a sentence.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import TYPE_CHECKING, Self

from tuify.library import things
from tuify.library.listeners import Listeners
from tuify.library.places import place_of
from tuify.library.play import playable
from tuify.playback import intents
from tuify.playback.commands import AddToQueue, Command, Play, Seek, Transfer
from tuify.playback.intents import Refusal
from tuify.playback.remote import CommandFailed
from tuify.spotify.errors import DeviceNotFound, NoActiveDevice
from tuify.spotify.models import Device, Episode, Item, Track
from tuify.tui.command_wording import command_words, failed_words, refusal_sentence
from tuify.tui.panes import describe
from tuify.tui.playing_from import ListPlayer
from tuify.tui.wording import command_error_sentence

if TYPE_CHECKING:
    from tuify.library.arranged import Arranged
    from tuify.library.entries import Thing
    from tuify.library.listing import Listing
    from tuify.session import Session

Say = Callable[[str], None]
AskDevice = Callable[[Command, str], None]
"""Asks the user for a device to run a command on; the words say what will be done there."""


class Steering:
    """The actions of the screen on one session."""

    def __init__(
        self, session: Session, *, clock: Callable[[], float], say: Say, ask_device: AskDevice
    ) -> None:
        self._session = session
        self._remote = session.remote
        self._clock = clock
        self._say = say
        self._ask_device = ask_device
        self._lists = ListPlayer(session, say=say)
        self._tried: Command | None = None
        self._leave = ExitStack()
        self.given_up: Listeners[Command] = Listeners()
        """Those who are told of a command for which no device was chosen."""
        self._plain: dict[str, Callable[[], None]] = {
            "toggle_play": self._toggle_play,
            "next": self._next,
            "previous": self._previous,
            "seek_back": lambda: self._seek_by(-session.settings.seek_step_ms),
            "seek_forward": lambda: self._seek_by(session.settings.seek_step_ms),
            "volume_down": lambda: self._volume_by(-session.settings.volume_step),
            "volume_up": lambda: self._volume_by(session.settings.volume_step),
            "shuffle": self._shuffle,
            "repeat": self._repeat,
        }

    def __enter__(self) -> Self:
        """Listen to what fails."""
        self._leave.callback(self._remote.on_failure(self._failed))
        return self

    def __exit__(self, *_: object) -> None:
        """Listen no more."""
        self._leave.close()

    def do(self, name: str) -> None:
        """Do one of the things that need no row, by the name the registry has for it."""
        self._plain[name]()

    # What plays

    def _toggle_play(self) -> None:
        self._try(intents.toggle_play(self._remote.view.playback))

    def _next(self) -> None:
        self._try(intents.next_track(self._remote.view.playback))

    def _previous(self) -> None:
        self._try(intents.previous_track(self._remote.view.playback))

    def _seek_by(self, delta_ms: int) -> None:
        self._try(intents.seek_by(self._remote.view.playback, delta_ms, self._clock()))

    def _volume_by(self, delta: int) -> None:
        self._try(intents.change_volume(self._remote.view.playback, delta))

    def _shuffle(self) -> None:
        self._try(intents.toggle_shuffle(self._remote.view.playback))

    def _repeat(self) -> None:
        self._try(intents.cycle_repeat(self._remote.view.playback))

    def seek_to(self, position_ms: int) -> None:
        """Go to a position of what plays."""
        self.give(Seek(position_ms))

    def give(self, command: Command) -> bool:
        """Dispatch it, unless the active device takes no commands; whether it was."""
        return self._try(intents.permitted(self._remote.view.playback, command))

    def _try(self, intent: Command | Refusal) -> bool:
        if isinstance(intent, Refusal):
            self._say(refusal_sentence(intent))
            return False
        self._remote.dispatch(intent)
        return True

    # Rows

    def knows_context(self, listing: Listing) -> bool:
        """Whether it is known by what context a list is played."""
        return self._lists.knows_context(listing)

    async def learn_owner(self) -> None:
        """Ask whose Liked Songs these are; costs a request unless it is known."""
        await self._session.collection_uri()

    def play_list(self, listing: Listing, rows: Arranged, position: int) -> str | None:
        """Play a list from this row on; the URI of what will sound first, if anything."""
        command = self._lists.play(listing, rows, position)
        if command is None or not self.give(command):
            return None
        return command.item.uri if command.item is not None else None

    def play_context(self, thing: Thing) -> None:
        """Play an album, artist, playlist, show or audiobook from its beginning."""
        uri = things.uri(thing)
        if uri is None or place_of(thing) is None:
            self._say("This one can't be played")
        elif self.give(Play(context_uri=uri)):
            self._say(f"Playing {things.name(thing)}")

    def play_queued(self, item: Item | None) -> None:
        """Play an item of the queue in the context that plays. The service can't jump within a
        queue, and skipping through it would lose what was queued."""
        context = self._remote.view.playback.context
        if item is None or item.uri is None or _is_local(item):
            self._say("This one can't be started from here")
        elif context is not None and context.type in ("album", "playlist"):
            self.give(Play(context_uri=context.uri, offset_uri=item.uri, item=item))
        else:
            self._say("The service can't jump within a queue; n skips to the next")

    def enqueue(self, thing: Thing | None) -> None:
        """Add something that plays to the end of the queue."""
        item = playable(thing) if thing is not None else None
        if not isinstance(item, Track | Episode) or item.uri is None or _is_local(item):
            self._say("This one can't be queued")
            return
        if self.give(AddToQueue(item.uri, item=item)):
            self._say(f"Queued: {describe.title(item)}")

    # Devices

    def transfer_to(self, device: Device) -> None:
        """Move the playback to a device, or say why that can't be."""
        if describe.why_not(device) is not None:
            self._say(describe.refusal(device))
        elif device.is_active:
            self._say(f"{device.name} plays already")
        else:
            self._session.device_memory.remember(device)
            self._remote.dispatch(Transfer(device))

    def run_there(self, command: Command, device: Device) -> None:
        """Run a command on a device, and remember the device."""
        self._session.device_memory.remember(device)
        self._remote.dispatch(replace(command, device_id=device.id))

    # What went wrong

    def _failed(self, failure: CommandFailed) -> None:
        if isinstance(failure.error, NoActiveDevice | DeviceNotFound):
            self._find_device(failure.command)
            return
        again = self._lists.instead(failure.command, failure.error)
        if again is not None:
            self._remote.dispatch(again)
            return
        self._say(f"Couldn't {failed_words(failure)}: {command_error_sentence(failure.error)}")

    def _find_device(self, command: Command) -> None:
        """Run the command on the device used last, or else ask for one."""
        plain = replace(command, device_id=None)
        devices = self._remote.view.devices.devices
        remembered = self._session.device_memory.choose(devices)
        if remembered is not None and command.device_id is None:
            self._say(f"No device was active; trying {remembered.name}")
            self._remote.dispatch(replace(command, device_id=remembered.id))
        elif isinstance(command, Transfer):
            self._say(f"{command.device.name} is gone")
            self._remote.refresh_devices()
        else:
            tried = next((each for each in devices if each.id == command.device_id), None)
            if tried is not None and tried.id is not None:
                self._say(f"{tried.name} doesn't answer")
            self._ask_device(plain, command_words(plain))


def _is_local(item: Item) -> bool:
    """Whether the item is a file of some device, which the service can't address."""
    return isinstance(item, Track) and item.is_local
