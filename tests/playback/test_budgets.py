"""What it costs: requests a minute, requests of a key, and memory, over hours of virtual time."""

import asyncio
import gc
import itertools
import tracemalloc
from collections import Counter
from collections.abc import Callable

import pytest

from tests.playback.model import ModelPlayer
from tests.playback.samples import answer, track
from tests.playback.sim import run_virtual
from tests.playback.stage import SETTLED, Stage, endless, play, running
from tests.playback.world import World
from tuify.playback import intents
from tuify.playback.commands import Play, Previous
from tuify.spotify.errors import RateLimited
from tuify.spotify.models import Playback

HOUR = 3600.0
Situation = Callable[[Stage], None]


def most_in_a_minute(player: ModelPlayer) -> int:
    moments = [at for at, _ in player.log]
    return max(sum(at <= one < at + 60 for one in moments) for at in moments)


def nothing(stage: Stage) -> None:
    pass


def look_away(stage: Stage) -> None:
    stage.remote.attend(False)


def pause(stage: Stage) -> None:
    stage.press(intents.toggle_play)


def close(stage: Stage) -> None:
    stage.player.world.is_hidden = True
    stage.remote.poll_soon()


@pytest.mark.parametrize(
    ("situation", "budget"), [(nothing, 13), (look_away, 4), (pause, 4), (close, 1)]
)
@pytest.mark.parametrize("seconds", [31.0, 214.0])
@pytest.mark.parametrize("latency", [0.02, 0.4])
def test_an_hour_costs_no_more_than_its_budget_in_any_minute(
    situation: Situation, budget: int, seconds: float, latency: float
) -> None:
    async def scenario(stage: Stage) -> None:
        situation(stage)
        await asyncio.sleep(30)
        stage.player.log.clear()
        await asyncio.sleep(HOUR)

    player = play(scenario, world=endless(seconds=seconds), latency=latency)
    assert most_in_a_minute(player) <= budget
    assert {name for _, name in player.log} <= {"player", "queue"}
    assert player.sent("queue") <= HOUR / seconds / 10


def test_a_start_into_silence_looks_twice_more_and_then_once_a_minute() -> None:
    async def scenario(stage: Stage) -> None:
        await asyncio.sleep(HOUR)

    world = endless()
    world.is_hidden = True
    player = play(scenario, world=world, settled=False)
    polls = [at for at, name in player.log if name == "player"]
    assert sum(at < 60 for at in polls) == 3
    assert len(polls) <= HOUR / 60 + 3
    later = [after - before for before, after in itertools.pairwise(polls[3:])]
    assert min(later) >= 60


def test_music_from_a_queue_that_is_as_expected_is_followed_by_polls_alone() -> None:
    async def scenario(stage: Stage) -> None:
        await asyncio.sleep(600)

    player = play(scenario)
    assert {name for _, name in player.log} == {"player"}


@pytest.mark.parametrize("left_ms", [0, 200, 2_500, 6_000])
def test_a_player_that_hangs_before_the_end_is_not_asked_more_often(left_ms: int) -> None:
    class Hanging(World):
        """Its first item comes to a halt before its end, and still says that it plays."""

        def playback(self, now: float, lag: float = 0.0) -> Playback | None:
            item = self.items[0]
            reached = min(int(now * 1000), item.duration_ms - left_ms)
            return answer(item, reached)

    async def scenario(stage: Stage) -> None:
        await asyncio.sleep(600)

    player = play(scenario, world=Hanging([track(0, seconds=60)]))
    assert most_in_a_minute(player) <= 14  # one more than usual: the second look at the end


@pytest.mark.parametrize("lag", [0.0, 0.2, 0.8, 1.5, 4.0])
def test_a_next_is_one_command_and_at_most_two_reads(lag: float) -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.next_track)
        await asyncio.sleep(5)

    player = play(scenario, lag=lag)
    assert player.sent("next") == 1
    assert player.reads() <= 2


@pytest.mark.parametrize("lag", [0.0, 0.2, 0.8])
def test_a_next_into_the_unknown_is_no_dearer(lag: float) -> None:
    async def scenario(stage: Stage) -> None:
        world = stage.player.world
        queued = (world.items[40], world.items[41])
        world.change(stage.now, queued=queued)  # by another remote; not in the queue known here
        stage.press(intents.next_track)
        await asyncio.sleep(4.9)
        assert stage.title == "Track 40"
        assert stage.player.reads() <= 2
        await asyncio.sleep(3)
        assert stage.remote.view.queue.items[0] == queued[1]

    play(scenario, lag=lag)


@pytest.mark.parametrize("lag", [0.0, 0.2, 0.8])
def test_going_back_is_one_command_and_at_most_two_reads(lag: float) -> None:
    async def scenario(stage: Stage) -> None:
        stage.remote.dispatch(Previous())
        await asyncio.sleep(4.9)

    player = play(scenario, lag=lag)
    assert player.sent("previous") == 1
    assert player.reads() <= 2


def test_five_quick_skips_are_five_commands_and_two_reads() -> None:
    async def scenario(stage: Stage) -> None:
        for _ in range(5):
            stage.press(intents.next_track)
            await asyncio.sleep(0.05)
        assert stage.title == "Track 5"
        await asyncio.sleep(5)
        assert stage.title == "Track 5"

    player = play(scenario, lag=0.5)
    assert player.sent("next") == 5
    assert player.reads() <= 2


@pytest.mark.parametrize("latency", [0.001, 0.15, 1.0])
@pytest.mark.parametrize("between", [0.0, 0.03, 0.1, 0.2])
def test_four_quick_volumes_are_two_commands_and_none_is_lost(
    latency: float, between: float
) -> None:
    async def scenario(stage: Stage) -> None:
        seen = list[int | None]()
        stage.remote.subscribe(
            lambda view: seen.append(view.playback.volume), slice=lambda view: view.playback.volume
        )
        for _ in range(4):
            stage.press(lambda state: intents.change_volume(state, 5))
            await asyncio.sleep(between)
        await asyncio.sleep(SETTLED)
        assert seen == [45, 50, 55, 60]
        told = stage.player.world.playback(stage.now)
        assert told is not None
        assert told.device is not None
        assert told.device.volume_percent == 60

    player = play(scenario, latency=latency)
    assert player.sent("volume") <= 2


def test_a_held_volume_key_costs_less_than_two_commands_a_second() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(lambda state: intents.change_volume(state, -40))
        for _ in range(90):
            stage.press(lambda state: intents.change_volume(state, 1))
            await asyncio.sleep(0.033)
        await asyncio.sleep(SETTLED)
        assert stage.shown.volume == 90

    assert play(scenario, latency=0.02).sent("volume") <= 6


def test_a_storm_of_seeks_is_few_commands_and_ends_where_the_keys_led() -> None:
    async def scenario(stage: Stage) -> None:
        start = stage.position_s
        for _ in range(10):
            stage.press(lambda state: intents.seek_by(state, 5_000, stage.now))
            await asyncio.sleep(0.05)
        await asyncio.sleep(SETTLED)
        assert stage.position_s == pytest.approx(start + 50 + 0.5 + SETTLED, abs=0.6)

    assert play(scenario).sent("seek") <= 2


def test_the_focus_coming_and_going_costs_little() -> None:
    async def scenario(stage: Stage) -> None:
        for _ in range(600):
            stage.remote.attend(False)
            stage.remote.attend(True)
            await asyncio.sleep(0.1)

    assert play(scenario).reads() <= 20


def test_hours_of_use_take_no_more_memory_than_minutes() -> None:
    async def main() -> tuple[int, int]:
        player = ModelPlayer(endless(seconds=61))
        player.is_logging = False
        async with running(player) as remote:
            keys = (
                intents.next_track,
                intents.toggle_play,
                intents.toggle_shuffle,
                intents.cycle_repeat,
            )

            async def hour() -> int:
                for number in range(720):
                    intent = keys[number % 4](remote.view.playback)
                    assert not isinstance(intent, intents.Refusal)
                    remote.dispatch(intent)
                    remote.subscribe(lambda view: None)()
                    await asyncio.sleep(5)
                gc.collect()
                return tracemalloc.get_traced_memory()[0]

            return await hour(), await hour()

    tracemalloc.start()
    try:
        first, second = run_virtual(main())
    finally:
        tracemalloc.stop()
    assert second - first < 20_000


def test_commands_whose_effect_is_never_heard_do_not_pile_up() -> None:
    async def scenario(stage: Stage) -> None:
        blocked = RateLimited("quota", retry_after=1, retry_at=stage.now + 10 * HOUR, quota=True)

        async def silent() -> None:
            raise blocked

        stage.player.get_playback_state = silent  # type: ignore[method-assign]  # fails
        for number in range(2000):
            stage.remote.dispatch(Play(uris=("spotify:track:t1",)) if number % 2 else Previous())
            await asyncio.sleep(1)
        assert len(stage.remote._ledger.entries) < 10

    play(scenario)


def test_the_log_counts_what_it_should() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.next_track)
        await asyncio.sleep(2)
        assert stage.player.counts == Counter(player=2, queue=1, devices=1, next=1)

    play(scenario)
