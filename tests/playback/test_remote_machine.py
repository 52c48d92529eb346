"""The whole remote in any weather: whatever happens, it ends in the player's state.

Hypothesis presses keys, lets others steer the same player, and makes the service slow, late,
refusing, absent or silent. In between, nothing impossible may be on show.
"""

import asyncio
import random
from collections.abc import Coroutine
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from tests.playback.model import Fault, ModelPlayer
from tests.playback.samples import track
from tests.playback.sim import VirtualLoop, raise_faults
from tests.playback.world import Moment, World
from tuify.playback import intents
from tuify.playback.commands import (
    AddToQueue,
    Command,
    Next,
    Pause,
    Play,
    Previous,
    SetRepeat,
    SetShuffle,
    Transfer,
)
from tuify.playback.notices import CommandDone, CommandFailed
from tuify.playback.remote import Remote
from tuify.playback.state import PlaybackState, RemoteView
from tuify.spotify.errors import (
    BadRequest,
    RestrictionViolated,
    ServerFault,
    SpotifyError,
    Unreachable,
)

ITEMS = tuple(track(number, seconds=45 + number) for number in range(150))
LONG_ENOUGH = 150.0
"""Seconds in which every retry, grace and usual step comes round."""

ERRORS: tuple[SpotifyError, ...] = (
    Unreachable("reset", maybe_sent=True),
    Unreachable("refused", maybe_sent=False),
    ServerFault("oops", status=500),
    RestrictionViolated("no", status=403),
    BadRequest("what", status=400),
)


def uri(state: PlaybackState) -> str | None:
    return state.item.uri if state.item is not None else None


class AnyWeather(RuleBasedStateMachine):
    """A remote that runs, and all that can happen to it."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = VirtualLoop()
        self.world = World(ITEMS)
        self.items: set[str | None] = {None, ITEMS[0].uri}
        self.volumes: set[int | None] = {None, 40, 25}
        self.world.on_change = self.note
        self.player = ModelPlayer(self.world)
        self.remote = Remote(
            self.player, clock=self.loop.time, sleep=asyncio.sleep, rng=random.Random(5)
        )
        self.newest: Command | None = None
        self.given = 0
        self.ended = 0
        self.remote.subscribe(self.look)
        self.remote.on_done(self.done)
        self.remote.on_failure(self.failed)
        self.running = self.loop.create_task(self.remote.run())
        self.drive(asyncio.sleep(2))

    def drive(self, main: Coroutine[Any, Any, None]) -> None:
        self.loop.run_until_complete(main)
        raise_faults(self.loop)

    def note(self, moment: Moment) -> None:
        self.items.add(moment.item.uri if moment.item is not None else None)
        if moment.device is not None:
            self.volumes.add(moment.device.volume_percent)

    def done(self, notice: CommandDone) -> None:
        self.ended += 1

    def failed(self, notice: CommandFailed) -> None:
        self.ended += 1 + len(notice.dropped)

    def look(self, view: RemoteView) -> None:
        """Nothing on show that never was and was never promised."""
        if view.waiting:
            self.assert_newest_is_shown(view.playback)
            self.items.add(uri(view.playback))
            self.volumes.add(view.playback.volume)
        assert uri(view.playback) in self.items
        assert view.playback.volume in self.volumes
        assert view.playback.position_ms(self.loop.time()) >= 0
        assert view.playback.item is None or view.playback.position_ms(self.loop.time()) <= (
            view.playback.item.duration_ms
        )
        assert sum(device.is_active for device in view.devices.devices) <= 1

    def assert_newest_is_shown(self, shown: PlaybackState) -> None:
        """No answer may take back what a command under way has promised."""
        match self.newest:
            case SetShuffle(on=on):
                assert shown.shuffle is on
            case SetRepeat(mode=mode):
                assert shown.repeat is mode
            case Pause():
                assert not shown.is_playing
            case Transfer(device=device):
                assert shown.device is not None
                assert shown.device.id == device.id
            case Play(item=item) if item is not None:
                assert uri(shown) == item.uri
            case _:
                pass

    # Time and weather

    @rule(seconds=st.floats(min_value=0.01, max_value=8.0))
    def wait(self, seconds: float) -> None:
        self.drive(asyncio.sleep(seconds))

    @rule(
        latency=st.sampled_from([0.001, 0.15, 1.0, 6.0]), lag=st.sampled_from([0.0, 0.4, 1.2, 2.8])
    )
    def weather_changes(self, latency: float, lag: float) -> None:
        self.player.latency, self.player.lag = latency, lag

    @rule(name=st.sampled_from(["*", "player", "next"]), error=st.sampled_from(ERRORS))
    def a_request_will_fail(self, name: str, error: SpotifyError) -> None:
        self.player.faults.append(Fault(name, error))

    @rule()
    def an_answer_will_be_lost(self) -> None:
        self.player.faults.append(Fault("next", ERRORS[0], done=True))

    @rule(seconds=st.sampled_from([3.0, 30.0]))
    def the_service_wants_silence(self, seconds: float) -> None:
        self.player.blocked_until = self.loop.time() + seconds

    @rule()
    def the_service_goes_away_for_a_while(self) -> None:
        self.player.down = ERRORS[1]
        self.drive(asyncio.sleep(7))
        self.player.down = None

    # Others

    @rule()
    def someone_else_skips(self) -> None:
        self.world.skip(self.loop.time())

    @rule()
    def someone_else_pauses_or_resumes(self) -> None:
        now = self.loop.time()
        self.world.change(now, is_playing=not self.world.now(now).is_playing)

    @rule()
    def a_private_session_opens_or_ends(self) -> None:
        self.world.is_hidden = not self.world.is_hidden

    # The user

    @rule(key=st.sampled_from([intents.toggle_play, intents.toggle_shuffle, intents.cycle_repeat]))
    def press(self, key: Any) -> None:  # noqa: ANN401 - one of three functions of a state
        self.give(key(self.remote.view.playback))

    @rule(delta=st.sampled_from([-5, 5]), times=st.integers(min_value=1, max_value=6))
    def hold_the_volume_key(self, delta: int, times: int) -> None:
        for _ in range(times):
            self.give(intents.change_volume(self.remote.view.playback, delta))
            self.drive(asyncio.sleep(0.05))

    @rule(delta=st.sampled_from([-30_000, 5_000, 30_000]))
    def seek(self, delta: int) -> None:
        self.give(intents.seek_by(self.remote.view.playback, delta, self.loop.time()))

    @rule(times=st.integers(min_value=1, max_value=3), back=st.booleans())
    def skip(self, times: int, back: bool) -> None:
        for _ in range(times):
            self.give(Previous() if back else Next())

    @rule(place=st.integers(min_value=0, max_value=len(ITEMS) - 1), named=st.booleans())
    def play(self, place: int, named: bool) -> None:
        item = ITEMS[place]
        known = item if named else None
        self.give(Play(context_uri="spotify:album:a1", offset_uri=item.uri, item=known))

    @rule(place=st.integers(min_value=0, max_value=len(ITEMS) - 1))
    def add(self, place: int) -> None:
        self.give(AddToQueue(ITEMS[place].uri or ""))

    @rule(number=st.integers(min_value=0, max_value=2))
    def choose_a_device(self, number: int) -> None:
        self.give(intents.transfer_to(self.world.now(self.loop.time()).devices[number]))

    @rule(focused=st.booleans())
    def look_here_or_elsewhere(self, focused: bool) -> None:
        self.remote.attend(focused)

    @rule()
    def ask_for_everything(self) -> None:
        self.remote.poll_soon()
        self.remote.refresh_queue()
        self.remote.refresh_devices()

    def give(self, intent: intents.Intent) -> None:
        if isinstance(intent, Command):
            self.given += 1
            self.newest = intent
            self.remote.dispatch(intent)

    # What holds

    @invariant()
    def commands_go_one_at_a_time(self) -> None:
        assert self.player.most_commands_at_once <= 1

    @invariant()
    def nothing_piles_up(self) -> None:
        assert len(self.remote._ledger.entries) <= 60

    def teardown(self) -> None:
        self.player.faults.clear()
        self.player.latency, self.player.lag, self.player.down = 0.1, 0.0, None
        self.world.is_hidden = False
        self.remote.attend(True)
        self.drive(asyncio.sleep(LONG_ENOUGH))
        while self.is_about_to_change():
            self.drive(asyncio.sleep(1))
        self.remote.refresh_queue()
        self.drive(asyncio.sleep(1))
        self.compare()
        self.running.cancel()
        self.loop.run_until_complete(asyncio.wait((self.running,)))
        assert not asyncio.all_tasks(self.loop)
        self.loop.close()

    def is_about_to_change(self) -> bool:
        """Whether the item began or will end so close to now that nobody can know of it yet."""
        now = self.loop.time()
        moment = self.world.now(now)
        assert moment.item is not None
        position = moment.position_ms(now)
        return moment.is_playing and not 8_000 < position < moment.item.duration_ms - 5_000

    def compare(self) -> None:
        now = self.loop.time()
        view, moment = self.remote.view, self.world.now(now)
        assert view.waiting == 0
        assert self.ended <= self.given  # those that gave way to newer ones are not told of
        shown = view.playback
        assert uri(shown) == (moment.item.uri if moment.item is not None else None)
        assert (shown.is_playing, shown.shuffle) == (moment.is_playing, moment.shuffle)
        assert shown.repeat is not None
        assert shown.repeat.value == moment.repeat
        assert abs(shown.position_ms(now) - moment.position_ms(now)) <= 500
        assert shown.device is not None
        assert moment.device is not None
        assert shown.device.id == moment.device.id
        assert shown.device.volume_percent == moment.device.volume_percent
        assert view.queue.items == self.world.queue(now).queue
        assert view.link.failures == 0


AnyWeather.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestAnyWeather = AnyWeather.TestCase
