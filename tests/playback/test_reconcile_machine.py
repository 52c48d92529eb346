"""Any interleaving of commands, answers, failures and late polls, over the pure functions.

The machine plays the service, the network and the user; each message may be late. What must hold:

- An answer moves nothing that a command under way, or answered after the question, has to do with.
- A prediction stays until its command failed, or an answer to a later question was heard.
- Whatever is shown was true on the player at some time, or is predicted by a command that has not
  failed and whose grace is not over.
- When all is quiet, what is shown is what the player does.
"""

from dataclasses import dataclass, field

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from tests.playback.samples import track
from tests.playback.world import World
from tuify.playback import intents, reconcile
from tuify.playback.answers import state_of
from tuify.playback.aspects import Aspect
from tuify.playback.commands import (
    Command,
    Next,
    Pause,
    Play,
    Previous,
    Resume,
    Seek,
    SetRepeat,
    SetShuffle,
    SetVolume,
    Transfer,
)
from tuify.playback.lane import Entry
from tuify.playback.reconcile import Ledger
from tuify.playback.state import PlaybackState
from tuify.spotify.models import Playback, Queue

ITEMS = tuple(track(number, seconds=40 + number) for number in range(200))
QUIET = 20.0


@dataclass
class Poll:
    """A question on its way: when it began, and what it will say once the service has seen it."""

    began: float
    is_seen: bool = False
    told: Playback | None = None


@dataclass
class Truth:
    """Every value that the player ever had, and what commands that live have promised."""

    items: set[str | None] = field(default_factory=set)
    volumes: set[int | None] = field(default_factory=set)
    devices: set[str | None] = field(default_factory=set)

    def note(self, world: World, now: float) -> None:
        moment = world.now(now)
        self.items.add(moment.item.uri if moment.item is not None else None)
        self.devices.add(moment.device_id)
        if moment.device is not None and moment.device.supports_volume:
            self.volumes.add(moment.device.volume_percent)


def item_of(state: PlaybackState) -> str | None:
    return state.item.uri if state.item is not None else None


def device_of(state: PlaybackState) -> str | None:
    return state.device.id if state.device is not None else None


class Interleaving(RuleBasedStateMachine):
    """A ledger, a player far away, and messages between them that take their time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0
        self.lag = 0.0
        self.world = World(ITEMS)
        self.ledger = Ledger()
        self.truth = Truth()
        self.poll: Poll | None = None
        self.queue_asked: Poll | None = None
        self.queue_told: Queue | None = None
        self.flying: Entry | None = None
        self.is_done = False
        self.kept: list[PlaybackState] = []
        """Promises of commands that succeeded long ago, with no word of the service since."""
        self.hear_all()
        self.read_queue()

    @property
    def shown(self) -> PlaybackState:
        return reconcile.shown(self.ledger).playback

    # Time, and what others do

    @rule(seconds=st.floats(min_value=0.01, max_value=3.0))
    def time_passes(self, seconds: float) -> None:
        steps = 30
        for _ in range(steps):
            self.now += seconds / steps
            self.truth.note(self.world, self.now)

    @rule(lag=st.sampled_from([0.0, 0.3, 1.2]))
    def the_lag_changes(self, lag: float) -> None:
        self.lag = lag

    @rule()
    def someone_else_skips(self) -> None:
        self.world.skip(self.now)
        self.truth.note(self.world, self.now)

    @rule(percent=st.integers(min_value=0, max_value=100))
    def someone_else_sets_the_volume(self, percent: int) -> None:
        self.world.set_volume(percent, self.world.now(self.now).device_id, self.now)
        self.truth.note(self.world, self.now)

    @rule()
    def someone_else_pauses_or_resumes(self) -> None:
        self.world.change(self.now, is_playing=not self.world.now(self.now).is_playing)

    # The user

    @rule()
    def press_play(self) -> None:
        self.press(intents.toggle_play(self.shown))

    @rule()
    def press_next(self) -> None:
        self.press(Next())

    @rule()
    def press_previous(self) -> None:
        self.press(Previous())

    @rule(delta=st.sampled_from([-15, -5, 5, 15]))
    def press_volume(self, delta: int) -> None:
        self.press(intents.change_volume(self.shown, delta))

    @rule(delta=st.sampled_from([-20_000, -5_000, 5_000, 20_000]))
    def press_seek(self, delta: int) -> None:
        self.press(intents.seek_by(self.shown, delta, self.now))

    @rule()
    def press_shuffle(self) -> None:
        self.press(intents.toggle_shuffle(self.shown))

    @rule()
    def press_repeat(self) -> None:
        self.press(intents.cycle_repeat(self.shown))

    @rule(place=st.integers(min_value=0, max_value=len(ITEMS) - 1))
    def press_enter(self, place: int) -> None:
        item = ITEMS[place]
        self.press(Play(context_uri="spotify:album:a1", offset_uri=item.uri, item=item))

    @rule(name=st.sampled_from(["Desk", "Kitchen", "Phone"]))
    def choose_a_device(self, name: str) -> None:
        devices = self.world.now(self.now).devices
        self.press(intents.transfer_to(next(one for one in devices if one.name == name)))

    def press(self, intent: intents.Intent) -> None:
        if isinstance(intent, Command):
            self.ledger = reconcile.issue(self.ledger, intent, self.now)

    # The way of a command

    @precondition(lambda self: self.flying is None and any(self.waiting()))
    @rule()
    def a_command_is_sent(self) -> None:
        entry = self.waiting()[0]
        self.ledger = reconcile.sent(self.ledger, entry.number, self.now)
        self.flying, self.is_done = entry, False

    @precondition(lambda self: self.flying is not None and not self.is_done)
    @rule()
    def a_command_is_done(self) -> None:
        assert self.flying is not None
        carry_out(self.flying.command, self.world, self.now)
        self.truth.note(self.world, self.now)
        self.is_done = True

    @precondition(lambda self: self.flying is not None and self.is_done)
    @rule()
    def success_is_told(self) -> None:
        assert self.flying is not None
        before = self.shown
        self.ledger = reconcile.succeeded(self.ledger, self.flying.number, self.now)
        promised, entries = self.promises(), self.ledger.entries
        horizon = self.poll.began if self.poll is not None else self.now
        self.ledger = reconcile.settle(self.ledger, horizon)
        if len(self.ledger.entries) < len(entries):
            self.kept += promised
        assert_same(before, self.shown, self.now)
        self.flying = None

    @precondition(lambda self: self.flying is not None)
    @rule()
    def failure_is_told(self) -> None:
        """Done or not: an answer may get lost on its way back."""
        assert self.flying is not None
        self.ledger = reconcile.failed(self.ledger, frozenset({self.flying.number}), self.now)
        self.flying = None

    def waiting(self) -> list[Entry]:
        return [entry for entry in self.ledger.entries if entry.is_waiting]

    # The way of a question

    @precondition(lambda self: self.poll is None)
    @rule()
    def a_poll_begins(self) -> None:
        self.poll = Poll(self.now)

    @precondition(lambda self: self.poll is not None and not self.poll.is_seen)
    @rule()
    def a_poll_is_seen(self) -> None:
        assert self.poll is not None
        self.poll.is_seen = True
        self.poll.told = self.world.playback(self.now, self.lag)

    @precondition(lambda self: self.poll is not None and self.poll.is_seen)
    @rule()
    def a_poll_is_answered(self) -> None:
        assert self.poll is not None
        before, began = self.shown, self.poll.began
        heard = state_of(self.poll.told, began=began, arrived=self.now)
        unheard = [
            entry.command.aspects
            for entry in self.ledger.entries
            if entry.answered_at is None or entry.answered_at > began
        ]
        if not self.ledger.entries:
            self.kept.clear()
        self.ledger = reconcile.hear(self.ledger, heard, began)
        self.poll = None
        for aspects in unheard:
            assert_unmoved(before, self.shown, aspects, self.now)

    @precondition(lambda self: self.poll is not None)
    @rule()
    def a_poll_is_lost(self) -> None:
        self.poll = None

    @precondition(lambda self: self.queue_asked is None)
    @rule()
    def the_queue_is_asked_for(self) -> None:
        if reconcile.hears_queue(self.ledger, self.now):
            self.queue_asked = Poll(self.now)
            self.queue_told = self.world.queue(self.now, self.lag)

    @precondition(lambda self: self.queue_asked is not None)
    @rule()
    def the_queue_is_answered(self) -> None:
        assert self.queue_asked is not None
        assert self.queue_told is not None
        before = self.shown
        if reconcile.hears_queue(self.ledger, self.queue_asked.began):
            self.ledger = reconcile.hear_queue(self.ledger, self.queue_told)
        self.queue_asked = None
        assert_same(before, self.shown, self.now)

    # What holds at all times

    @invariant()
    def what_is_shown_was_or_is_promised(self) -> None:
        promised = self.promises() + self.kept
        shown = self.shown
        assert item_of(shown) in self.truth.items | {item_of(state) for state in promised}
        assert shown.volume in self.truth.volumes | {None} | {state.volume for state in promised}
        assert device_of(shown) in self.truth.devices | {device_of(one) for one in promised}
        assert shown.volume is None or 0 <= shown.volume <= 100
        assert 0 <= shown.position_ms(self.now) <= (shown.duration_ms or 0)
        assert shown.device is None or shown.device.is_active

    @invariant()
    def the_newest_command_is_on_show(self) -> None:
        newest = next((one for one in reversed(self.ledger.entries) if one.is_under_way), None)
        if newest is None:
            return
        match newest.command:
            case SetVolume(percent=percent):
                assert self.shown.volume == percent
            case SetShuffle(on=on):
                assert self.shown.shuffle is on
            case SetRepeat(mode=mode):
                assert self.shown.repeat is mode
            case Pause():
                assert not self.shown.is_playing
            case Resume():
                assert self.shown.is_playing or self.shown.item is None
            case Transfer(device=device):
                assert device_of(self.shown) == device.id
            case Play(item=item) if item is not None:
                assert item_of(self.shown) == item.uri
            case _:
                pass

    @invariant()
    def only_one_device_is_active(self) -> None:
        devices = reconcile.shown(self.ledger).devices.devices
        assert sum(device.is_active for device in devices) <= 1

    def promises(self) -> list[PlaybackState]:
        """What the commands that live promise, the oldest alone, then with the next, and so on."""
        picture, states = self.ledger.base, list[PlaybackState]()
        for entry in self.ledger.entries:
            picture = entry.command.foresee(picture, entry.issued_at)
            states.append(picture.playback)
        return states

    # What holds in the end

    def teardown(self) -> None:
        """Let all messages arrive, wait until all grace is over, and ask once more."""
        self.lag = 0.0
        while self.flying is not None or self.waiting():
            if self.flying is None:
                self.a_command_is_sent()
            if not self.is_done:
                self.a_command_is_done()
            self.success_is_told()
        if self.poll is not None:
            if not self.poll.is_seen:
                self.a_poll_is_seen()
            self.a_poll_is_answered()
        self.queue_asked = None
        self.now += QUIET
        self.hear_all()
        self.read_queue()
        moment = self.world.now(self.now)
        shown = self.shown
        assert item_of(shown) == (moment.item.uri if moment.item is not None else None)
        assert shown.is_playing == moment.is_playing
        assert abs(shown.position_ms(self.now) - moment.position_ms(self.now)) <= 300
        assert (shown.shuffle, str(shown.repeat)) == (moment.shuffle, moment.repeat)
        assert device_of(shown) == moment.device_id
        assert moment.device is not None
        told = moment.device.volume_percent if moment.device.supports_volume else None
        assert shown.volume == told
        queue = reconcile.shown(self.ledger).queue
        assert queue.known
        assert queue.items == self.world.queue(self.now).queue

    def hear_all(self) -> None:
        self.truth.note(self.world, self.now)
        heard = state_of(self.world.playback(self.now), began=self.now, arrived=self.now)
        self.ledger = reconcile.hear(self.ledger, heard, self.now)

    def read_queue(self) -> None:
        assert reconcile.hears_queue(self.ledger, self.now)
        self.ledger = reconcile.hear_queue(self.ledger, self.world.queue(self.now))


def carry_out(command: Command, world: World, now: float) -> None:
    """What the player does with a command."""
    moment = world.now(now)
    match command:
        case Pause():
            world.change(now, is_playing=False)
        case Resume():
            world.change(now, is_playing=True)
        case Next():
            world.skip(now)
        case Previous():
            world.skip_back(now)
        case Play(offset_uri=str(uri)):
            world.start(uri, now)
        case Seek(position_ms=position):
            world.change(now, progress_ms=float(position))
        case SetVolume(percent=percent):
            world.set_volume(percent, moment.device_id, now)
        case SetShuffle(on=on):
            world.change(now, shuffle=on)
        case SetRepeat(mode=mode):
            world.change(now, repeat=mode.value)
        case Transfer(device=device):
            world.change(now, device_id=device.id)
        case _:
            raise AssertionError(command)


def assert_same(before: PlaybackState, after: PlaybackState, now: float) -> None:
    everything = Aspect.TRANSPORT | Aspect.SHUFFLE | Aspect.REPEAT | Aspect.VOLUME | Aspect.DEVICE
    assert_unmoved(before, after, everything, now)


def assert_unmoved(
    before: PlaybackState, after: PlaybackState, aspects: Aspect, now: float
) -> None:
    """That nothing moved but by the clock."""
    if Aspect.TRANSPORT in aspects:
        assert item_of(before) == item_of(after)
        assert before.is_playing == after.is_playing
        assert abs(before.position_ms(now) - after.position_ms(now)) <= 2
    if Aspect.SHUFFLE in aspects:
        assert before.shuffle == after.shuffle
    if Aspect.REPEAT in aspects:
        assert before.repeat == after.repeat
    if Aspect.VOLUME in aspects:
        assert before.volume == after.volume
    if Aspect.DEVICE in aspects:
        assert device_of(before) == device_of(after)


Interleaving.TestCase.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
TestInterleaving = Interleaving.TestCase
