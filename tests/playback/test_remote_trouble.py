"""The remote when things go wrong: refusals, silence, an absent service, faults of listeners."""

import asyncio

import pytest

from tests.playback.model import Fault, ModelPlayer
from tests.playback.samples import DESK, KITCHEN
from tests.playback.sim import run_virtual
from tests.playback.stage import SETTLED, Stage, endless, play, running
from tuify.playback import intents
from tuify.playback.commands import Next, Pause, Seek, SetVolume, Transfer
from tuify.spotify.errors import (
    InvalidArgument,
    NoActiveDevice,
    RateLimited,
    RestrictionViolated,
    ServerFault,
    TokenMissing,
    Unauthorized,
    Unreachable,
)

LOST = Unreachable("reset", maybe_sent=True)
REFUSED = Unreachable("refused", maybe_sent=False)
WHIM = TokenMissing("Access token missing", status=401)


def quota(until: float) -> RateLimited:
    return RateLimited("too many", retry_after=60, retry_at=until, quota=True)


def test_without_a_device_the_command_can_be_given_again_for_one() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.world.change(stage.now, device_id=None)
        given = [Next(), SetVolume(10), Pause()]
        for command in given:
            stage.remote.dispatch(command)
        await asyncio.sleep(1)
        (failed,) = stage.failed
        assert isinstance(failed.error, NoActiveDevice)
        assert (failed.command, list(failed.dropped)) == (given[0], given[1:])
        assert stage.player.commands() == 1
        stage.remote.dispatch(Next(device_id="kitchen"))
        await asyncio.sleep(SETTLED)
        assert len(stage.failed) == 1
        assert stage.shown.device is not None
        assert stage.shown.device.name == "Kitchen"

    play(scenario)


def test_a_transfer_behind_a_command_without_a_device_is_still_done() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.world.change(stage.now, device_id=None)
        stage.remote.dispatch(Pause())
        stage.remote.dispatch(Transfer(KITCHEN, True))
        stage.remote.dispatch(SetVolume(33))
        await asyncio.sleep(SETTLED)
        assert [type(done.command) for done in stage.done] == [Transfer, SetVolume]
        assert stage.shown.volume == 33

    play(scenario)


def test_an_early_failure_does_not_undo_the_later_commands() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.append(Fault("pause", RestrictionViolated("no", status=403)))
        stage.remote.dispatch(Pause())
        stage.remote.dispatch(SetVolume(70))
        await asyncio.sleep(0.2)
        assert stage.shown.is_playing
        assert stage.shown.volume == 70
        await asyncio.sleep(SETTLED)
        assert stage.shown.volume == 70

    play(scenario)


def test_an_answer_that_got_lost_is_asked_after() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.append(Fault("next", LOST, done=True))
        stage.press(intents.next_track)
        await asyncio.sleep(0.2)
        assert stage.title == "Track 0"
        await asyncio.sleep(1)
        assert stage.title == "Track 1"
        assert stage.player.sent("next") == 1

    play(scenario)


def test_a_paused_remote_whose_key_found_no_service_says_soon_that_it_is_gone() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.toggle_play)
        await asyncio.sleep(SETTLED)
        stage.player.down = REFUSED
        stage.press(lambda state: intents.change_volume(state, 5))
        await asyncio.sleep(1.5)
        assert stage.remote.view.link.error is REFUSED

    play(scenario)


def test_each_command_behind_one_whose_token_was_said_to_be_missing_is_sent() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.append(Fault("pause", WHIM))
        for command in (Pause(), SetVolume(70), Next()):
            stage.remote.dispatch(command)
        await asyncio.sleep(SETTLED)
        (failed,) = stage.failed
        assert (failed.command, failed.dropped) == (Pause(), ())
        assert [done.command for done in stage.done] == [SetVolume(70), Next()]

    play(scenario)


def test_polls_that_miss_a_token_a_few_times_are_not_spoken_of() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.extend([Fault("player", WHIM)] * 3)
        await asyncio.sleep(12)
        assert not stage.player.faults
        assert all(view.link.error is None for view in stage.views)
        assert stage.remote.view.link.failures == 0

    play(scenario)


def test_a_queue_that_missed_a_token_is_read_again() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.append(Fault("queue", WHIM))
        stage.remote.refresh_queue()
        await asyncio.sleep(5)
        assert stage.player.sent("queue") == 2
        assert stage.remote.view.queue.error is None

    play(scenario)


def test_a_device_that_vanished_is_gone_as_soon_as_a_key_finds_out() -> None:
    async def scenario(stage: Stage) -> None:
        left = tuple(one for one in stage.player.world.now(stage.now).devices if one.id != DESK.id)
        stage.player.world.change(stage.now, device_id=None, devices=left)
        stage.remote.on_failure(lambda _: stage.remote.refresh_devices())
        stage.press(intents.toggle_play)
        stage.views.clear()
        await asyncio.sleep(1)
        assert stage.remote.view.devices.devices == left
        assert stage.shown.kind == "nothing"
        listed = [view.devices.devices for view in stage.views]
        assert all(devices == left for devices in listed[listed.index(left) :])

    play(scenario)


def test_what_was_no_question_at_all_is_not_asked_after() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.append(Fault("next", InvalidArgument("what")))
        stage.press(intents.next_track)
        await asyncio.sleep(2)
        assert stage.player.reads() == 0

    play(scenario)


def test_ten_minutes_of_silence_are_ten_minutes_of_silence() -> None:
    async def scenario(stage: Stage) -> None:
        until = stage.now + 600
        stage.player.blocked_until = until
        await asyncio.sleep(10)
        link = stage.remote.view.link
        assert (link.blocked_until, link.failures) == (until, 1)
        assert link.next_try_at is not None
        assert until <= link.next_try_at <= until + 1
        stage.player.log.clear()
        stage.remote.poll_soon()
        stage.remote.refresh_queue()
        stage.remote.refresh_devices()
        stage.remote.attend(False)
        stage.remote.attend(True)
        await asyncio.sleep(until - stage.now - 0.01)
        assert stage.player.log == []
        await asyncio.sleep(2)
        assert stage.remote.view.link.blocked_until is None
        assert stage.remote.view.link.failures == 0
        asked = [name for _, name in stage.player.log]
        assert asked[0] == "player"
        assert sorted(asked) == ["devices", "player", "queue"]

    play(scenario)


def test_a_command_that_is_told_to_wait_silences_the_polls() -> None:
    async def scenario(stage: Stage) -> None:
        before = stage.shown
        stage.player.blocked_until = stage.now + 60
        stage.press(intents.toggle_play)
        await asyncio.sleep(1)
        assert stage.shown == before
        assert isinstance(stage.failed[0].error, RateLimited)
        stage.player.log.clear()
        await asyncio.sleep(58)
        assert stage.player.log == []

    play(scenario)


def test_the_quota_of_the_commands_does_not_stop_the_polls() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.faults.append(Fault("pause", quota(stage.now + 3600)))
        stage.press(intents.toggle_play)
        await asyncio.sleep(30)
        assert stage.player.sent("player") >= 4

    play(scenario)


def test_an_absent_service_is_asked_less_and_less_and_is_back_by_itself() -> None:
    async def scenario(stage: Stage) -> None:
        await asyncio.sleep(20)
        before = stage.shown
        stage.player.down = REFUSED
        stage.player.log.clear()
        await asyncio.sleep(600)
        assert stage.player.reads() <= 16
        assert (stage.shown, stage.remote.view.link.error) == (before, REFUSED)
        failures = stage.remote.view.link.failures
        assert failures == stage.player.reads()
        stage.player.down = None
        await asyncio.sleep(62)
        assert stage.remote.view.link.failures == 0
        assert stage.remote.view.link.error is None

    play(scenario, world=endless(seconds=3600))


def test_keys_pressed_offline_are_given_up_together() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.down = LOST
        for _ in range(5):
            stage.press(intents.next_track)
        await asyncio.sleep(1)
        assert len(stage.failed) == 1
        assert len(stage.failed[0].dropped) == 4
        assert stage.title == "Track 0"
        assert stage.player.commands() == 1

    play(scenario)


def test_what_succeeded_stays_on_show_while_polls_fail() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.toggle_play)
        await asyncio.sleep(0.2)
        stage.player.down = REFUSED
        await asyncio.sleep(60)
        assert not stage.shown.is_playing

    play(scenario)


def test_the_effect_of_a_command_that_never_comes_is_taken_back_in_the_end() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(lambda _: Seek(150_000))
        stage.player.lag = 30.0
        await asyncio.sleep(2.5)
        assert stage.position_s > 150
        await asyncio.sleep(4)
        assert stage.position_s < 20

    play(scenario)


def test_a_private_session_is_shown_after_a_second_look() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.world.is_hidden = True
        stage.remote.poll_soon()
        await asyncio.sleep(1)
        assert stage.title == "Track 0"
        await asyncio.sleep(2)
        assert stage.title is None
        stage.player.log.clear()
        await asyncio.sleep(600)
        assert stage.player.sent("player") in (9, 10)
        assert stage.player.reads() == stage.player.sent("player")

    play(scenario)


def test_a_login_that_ended_is_told_and_asked_about_once_a_minute() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.down = Unauthorized("expired", status=401)
        await asyncio.sleep(300)
        stage.player.log.clear()
        await asyncio.sleep(600)
        assert stage.player.reads() <= 10
        assert isinstance(stage.remote.view.link.error, Unauthorized)

    play(scenario)


def test_a_queue_that_keeps_failing_is_left_alone() -> None:
    async def scenario(stage: Stage) -> None:
        for _ in range(10):
            stage.player.faults.append(Fault("queue", ServerFault("oops", status=500)))
        stage.remote.refresh_queue()
        await asyncio.sleep(90)
        assert stage.player.sent("queue") == 3
        assert isinstance(stage.remote.view.queue.error, ServerFault)

    play(scenario)


def test_a_queue_that_became_unknown_while_polls_failed_is_read_when_they_do_not() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.toggle_shuffle)
        await asyncio.sleep(0.2)
        stage.player.faults.extend([Fault("player", REFUSED)] * 3)
        await asyncio.sleep(5)
        stage.remote.dispatch(SetVolume(10))
        await asyncio.sleep(30)
        assert stage.remote.view.link.failures == 0
        assert stage.remote.view.queue.known
        assert stage.remote.view.queue.items == stage.player.world.queue(stage.now).queue

    play(scenario)


def test_a_fault_of_a_listener_reaches_the_loop_and_nobody_else() -> None:
    async def main() -> list[str]:
        loop = asyncio.get_running_loop()
        heard = list[str]()
        faults = list[object]()
        loop.set_exception_handler(lambda _, context: faults.append(context["exception"]))
        async with running(ModelPlayer(endless())) as remote:
            fault = ZeroDivisionError("a bug in a pane")

            def broken(_: object) -> None:
                raise fault

            remote.subscribe(broken)
            remote.subscribe(lambda view: heard.append(view.playback.kind))
            remote.on_done(broken)
            remote.on_done(lambda _: heard.append("done"))
            await asyncio.sleep(2)
            remote.dispatch(Pause())
            assert not remote.view.playback.is_playing
            await asyncio.sleep(2)
            assert set(faults) == {fault}
        return heard

    heard = run_virtual(main())
    assert heard.count("done") == 1
    assert "track" in heard


def test_a_listener_may_give_a_command() -> None:
    async def scenario(stage: Stage) -> None:
        order = list[tuple[str, int | None]]()

        def mute(_: object) -> None:
            if not stage.shown.is_playing and stage.shown.volume:
                stage.remote.dispatch(SetVolume(0))

        stage.remote.subscribe(lambda view: order.append(("before", view.playback.volume)))
        stage.remote.subscribe(mute)
        stage.remote.subscribe(lambda view: order.append(("after", view.playback.volume)))
        stage.remote.dispatch(Pause())
        assert order == [("before", 40), ("after", 0), ("before", 0)]
        assert stage.shown.volume == 0

    play(scenario)


def test_when_it_is_cancelled_nothing_goes_on() -> None:
    async def main() -> None:
        player = ModelPlayer(endless(), latency=2.0)
        async with running(player) as remote:
            await asyncio.sleep(5)
            remote.dispatch(Next())
            remote.dispatch(Next())
            await asyncio.sleep(0.5)
        assert asyncio.all_tasks() == {asyncio.current_task()}
        sent = len(player.log)
        await asyncio.sleep(1000)
        assert len(player.log) == sent

    run_virtual(main())


def test_a_bug_in_the_service_ends_the_remote_rather_than_hiding() -> None:
    class Broken(ModelPlayer):
        async def get_available_devices(self) -> tuple[()]:
            raise AssertionError("a bug")

    async def main() -> None:
        async with running(Broken(endless())):
            await asyncio.sleep(5)

    with pytest.raises(ExceptionGroup) as caught:
        run_virtual(main())
    assert caught.group_contains(AssertionError)
