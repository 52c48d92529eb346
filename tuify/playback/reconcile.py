"""What to show while commands are under way: what was heard last, and what they will make of it.

The ledger holds a `base`, the newest word of the service, and the commands that are not yet to be
seen in it. What is shown is the base with the commands' predictions on top, in their order. These
rules hold for each aspect of the picture by itself:

- An answer to a question asked before a command was answered says nothing about what that command
  touches. It is thrown away for these aspects, and believed for the others.
- After a command succeeded the base stands still under it until an answer shows its effect, or
  until its grace is over: then the next answer is believed, whatever it says.
- An answer that shows a command's effect shows those of the commands before it as well.
- A command that failed leaves nothing behind: the base is on show again, moved on by the clock.

So whatever is shown was either said by the service, or predicted by a command that is under way or
succeeded a moment ago.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import reduce

from tuify.playback.answers import steady
from tuify.playback.aspects import NONE, PLAYBACK, Aspect, blend
from tuify.playback.commands import Command
from tuify.playback.items import same_item, same_recording
from tuify.playback.lane import Entry, append
from tuify.playback.state import DevicesView, Picture, PlaybackState, QueueView
from tuify.spotify.errors import SpotifyError
from tuify.spotify.models import Device, Queue


@dataclass(frozen=True, slots=True)
class Ledger:
    """What was heard, and which commands are not to be seen in it yet.

    `doubts` is true after one empty answer, which a player between two items may give, or after
    a command found no active device. `device_asked_at` and `devices_asked_at` are when the
    questions began whose answers told the active device, and the devices there are.
    `queue_disturbed_at` is when a command last had to do with the queue.
    """

    base: Picture = field(default_factory=Picture)
    entries: tuple[Entry, ...] = ()
    doubts: bool = False
    queue_disturbed_at: float = float("-inf")
    device_asked_at: float = float("-inf")
    devices_asked_at: float = float("-inf")
    numbers: int = 0

    @property
    def is_busy(self) -> bool:
        """Whether a command has no answer yet."""
        return any(entry.is_under_way for entry in self.entries)

    @property
    def open_aspects(self) -> Aspect:
        """What is predicted rather than heard."""
        return _aspects(self.entries)


@dataclass(frozen=True, slots=True)
class _Step:
    """A command, and what plays before and after it."""

    entry: Entry
    before: PlaybackState
    after: PlaybackState


def shown(ledger: Ledger) -> Picture:
    """What to show."""
    picture = _folded(ledger.base, ledger.entries)
    joins = _is_newest_device(ledger)
    devices = picture.devices.with_active(picture.playback.device, joins=joins)
    return replace(picture, devices=devices)


def issue(ledger: Ledger, command: Command, at: float) -> Ledger:
    """A command was given; from now on its effect is shown."""
    entry = Entry(ledger.numbers + 1, command, at)
    entries = append(ledger.entries, entry)
    issued = replace(ledger, entries=entries, numbers=entry.number)
    return _disturbed(issued, command.aspects, at)


def sent(ledger: Ledger, number: int, at: float) -> Ledger:
    """The command with this number is on its way."""
    entries = tuple(
        replace(entry, sent_at=at) if entry.number == number else entry for entry in ledger.entries
    )
    return replace(ledger, entries=entries)


def succeeded(ledger: Ledger, number: int, at: float) -> Ledger:
    """The service accepted the command.

    One that no answer of the player would ever show is done with that.
    """
    entries = tuple(
        replace(entry, answered_at=at) if entry.number == number else entry
        for entry in ledger.entries
        if entry.number != number or entry.command.aspects & PLAYBACK
    )
    return _disturbed(replace(ledger, entries=entries), _aspects(ledger.entries), at)


def failed(ledger: Ledger, numbers: frozenset[int], at: float) -> Ledger:
    """The service refused a command or can't be reached, and others are given up with it."""
    left = tuple(entry for entry in ledger.entries if entry.number not in numbers)
    return _disturbed(replace(ledger, entries=left), _aspects(ledger.entries), at)


def doubt(ledger: Ledger) -> Ledger:
    """The service said that no device is active: the next empty answer is believed at once."""
    return replace(ledger, doubts=ledger.base.playback.kind != "nothing")


def is_predicted(ledger: Ledger, number: int) -> bool:
    """Whether anything is predicted of the command, so that its effect is on show already."""
    return any(step.before != step.after for step in _steps(ledger) if step.entry.number == number)


def settle(ledger: Ledger, horizon: float) -> Ledger:
    """Believe the predictions whose grace was over at `horizon`: nothing contradicted them.

    What is shown does not change by this, but the next answer has a free hand. `horizon` is when
    the oldest question began that is still open, else now; so an answer that is late still finds
    the commands that make it worthless.
    """
    base, left = ledger.base, list[Entry]()
    for entry in ledger.entries:
        ends = entry.grace_ends
        if ends is None or ends > horizon or entry.command.aspects & _aspects(left):
            left.append(entry)
        else:
            base = entry.command.foresee(base, entry.issued_at)
    return replace(ledger, base=base, entries=tuple(left))


def hear(ledger: Ledger, heard: PlaybackState, began: float) -> Ledger:
    """The player told its state; the question was asked at `began`."""
    ledger = settle(ledger, began)
    base = ledger.base
    if _is_doubtful(ledger, heard):
        return replace(ledger, doubts=True)
    unheard = _aspects(entry for entry in ledger.entries if _is_after(entry, began))
    landed = _landed(ledger, heard, unheard)
    left = tuple(entry for entry in ledger.entries if entry not in landed)
    taken = PLAYBACK & ~unheard & (_aspects(landed) | ~_aspects(left))
    playback = blend(base.playback, heard, taken)
    if Aspect.TRANSPORT in taken and not Aspect.TRANSPORT & _aspects(left):
        playback = steady(_folded(base, ledger.entries).playback, playback)
    if Aspect.DEVICE in taken:
        ledger = replace(ledger, device_asked_at=max(began, ledger.device_asked_at))
    queue = _queue_after(base, landed, playback)
    devices = _devices_after(base, playback, joins=_is_newest_device(ledger))
    picture = Picture(playback, queue, devices)
    return replace(ledger, base=picture, entries=left, doubts=False)


def hears_queue(ledger: Ledger, began: float) -> bool:
    """Whether a queue that was asked for at `began` would be believed."""
    return began >= ledger.queue_disturbed_at and not Aspect.QUEUE & ledger.open_aspects


def hear_queue(ledger: Ledger, told: Queue) -> Ledger:
    """The queue was read, and is to be believed (see `hears_queue`).

    It may be a step behind or ahead of what the player said: behind, it is brought forward;
    ahead, it waits for the next answer of the player.
    """
    item = ledger.base.playback.item
    after = item if same_recording(told.currently_playing, item) else told.currently_playing
    view = QueueView(items=told.queue, known=True, after=after)
    forward = view.following(item)
    return _with_queue(ledger, forward if forward.known else view)


def miss_queue(ledger: Ledger, error: SpotifyError) -> Ledger:
    """The queue could not be read."""
    return _with_queue(ledger, replace(ledger.base.queue, error=error))


def miss_devices(ledger: Ledger, error: SpotifyError) -> Ledger:
    """The devices could not be read."""
    devices = replace(ledger.base.devices, error=error)
    return replace(ledger, base=replace(ledger.base, devices=devices))


def hear_devices(ledger: Ledger, told: tuple[Device, ...], began: float) -> Ledger:
    """The devices were read; the question was asked at `began`.

    Who is not among them is gone, until a later answer of the player names it.
    """
    base = replace(ledger.base, devices=DevicesView(told, known=True))
    return replace(ledger, base=base, devices_asked_at=began)


def _folded(picture: Picture, entries: Iterable[Entry]) -> Picture:
    for entry in entries:
        picture = entry.command.foresee(picture, entry.issued_at)
    return picture


def _steps(ledger: Ledger) -> Iterator[_Step]:
    picture = ledger.base
    for entry in ledger.entries:
        after = entry.command.foresee(picture, entry.issued_at)
        yield _Step(entry, picture.playback, after.playback)
        picture = after


def _is_doubtful(ledger: Ledger, heard: PlaybackState) -> bool:
    """Whether an empty answer is rather a player between two items than one that went away."""
    if heard.kind != "nothing" or ledger.base.playback.kind == "nothing":
        return False
    return not ledger.doubts or bool(Aspect.TRANSPORT & ledger.open_aspects)


def _landed(ledger: Ledger, heard: PlaybackState, unheard: Aspect) -> tuple[Entry, ...]:
    """The commands whose effect `heard` shows, oldest first."""
    if heard.kind == "nothing":
        return ()
    landed: set[int] = set()
    still_open = NONE
    for step in _steps(ledger):
        entry, aspects = step.entry, step.entry.command.aspects & PLAYBACK
        if not aspects & unheard and _shows(heard, step, oldest=not aspects & still_open):
            landed |= {
                earlier.number
                for earlier in ledger.entries
                if earlier.number <= entry.number and earlier.command.aspects & PLAYBACK in aspects
            }
        else:
            still_open |= aspects
    return tuple(entry for entry in ledger.entries if entry.number in landed)


def _shows(heard: PlaybackState, step: _Step, *, oldest: bool) -> bool:
    command = step.entry.command
    return command.agrees(step.before, step.after, heard) or (
        oldest and command.overtaken(step.before, step.after, heard, step.entry.issued_at)
    )


def _is_after(entry: Entry, began: float) -> bool:
    return entry.answered_at is None or entry.answered_at > began


def _queue_after(base: Picture, landed: tuple[Entry, ...], playback: PlaybackState) -> QueueView:
    """The queue once the effects of `landed` are heard, and `playback` is what plays."""
    if playback.kind == "nothing" and base.playback.kind != "nothing":
        return QueueView(known=True)  # where nothing plays, nothing follows
    queue = _folded(base, landed).queue
    disturbed = Aspect.QUEUE in _aspects(landed)
    if disturbed or not same_item(base.playback.item, playback.item):
        return queue.following(playback.item)
    return queue


def _is_newest_device(ledger: Ledger) -> bool:
    """Whether the list of devices is older than the word on which of them is active."""
    predicted = Aspect.DEVICE in ledger.open_aspects
    return predicted or ledger.device_asked_at >= ledger.devices_asked_at


def _devices_after(base: Picture, playback: PlaybackState, *, joins: bool) -> DevicesView:
    if playback.kind == "nothing" and base.playback.kind != "nothing":
        return base.devices.with_none_active()
    return base.devices.with_active(playback.device, joins=joins)


def _aspects(entries: Iterable[Entry]) -> Aspect:
    return reduce(lambda found, entry: found | entry.command.aspects, entries, NONE)


def _disturbed(ledger: Ledger, aspects: Aspect, at: float) -> Ledger:
    return replace(ledger, queue_disturbed_at=at) if Aspect.QUEUE in aspects else ledger


def _with_queue(ledger: Ledger, queue: QueueView) -> Ledger:
    return replace(ledger, base=replace(ledger.base, queue=queue))
