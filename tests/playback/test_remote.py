"""The remote against a model of the service, in virtual time: what the user sees, and when."""

import asyncio
from dataclasses import replace

import pytest

from tests.playback.model import Fault
from tests.playback.samples import KITCHEN
from tests.playback.stage import SETTLED, Stage, endless, play
from tuify.playback import intents
from tuify.playback.commands import (
    AddToQueue,
    Next,
    Pause,
    Play,
    Previous,
    Seek,
    SetVolume,
    Transfer,
)
from tuify.playback.notices import CommandDone
from tuify.playback.state import RemoteView
from tuify.spotify.errors import BadRequest, ServerFault


def test_the_start_asks_three_things_once() -> None:
    async def scenario(stage: Stage) -> None:
        assert stage.remote.view == RemoteView()
        await asyncio.sleep(2)
        view = stage.remote.view
        assert stage.title == "Track 0"
        assert view.queue.known
        assert [device.name for device in view.devices.devices][:2] == ["Desk", "Kitchen"]
        assert view.link.last_answer_at == 0.15

    player = play(scenario, settled=False)
    assert sorted(name for _, name in player.log) == ["devices", "player", "queue"]


def test_a_key_shows_its_effect_in_the_same_turn_and_the_request_follows_at_once() -> None:
    async def scenario(stage: Stage) -> None:
        pressed = stage.now
        stage.press(intents.toggle_play)
        assert not stage.shown.is_playing
        assert not stage.views[-1].playback.is_playing
        assert stage.remote.view.waiting == 1
        await asyncio.sleep(1)
        assert stage.player.log[0] == (pressed, "pause")
        assert stage.remote.view.waiting == 0
        assert stage.done == [CommandDone(Pause())]

    play(scenario)


def test_commands_go_one_at_a_time_in_order() -> None:
    async def scenario(stage: Stage) -> None:
        for command in (Next(), Pause(), Next(), SetVolume(10), Previous()):
            stage.remote.dispatch(command)
        await asyncio.sleep(SETTLED)
        assert [type(done.command) for done in stage.done] == [
            Next,
            Pause,
            Next,
            SetVolume,
            Previous,
        ]

    player = play(scenario)
    assert player.most_commands_at_once == 1


def test_a_poll_that_was_under_way_when_a_key_was_pressed_takes_nothing_back() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.latency = 4.0
        stage.remote.poll_soon()
        await asyncio.sleep(3)  # the answer has left, and says that it plays
        stage.player.latency = 0.1
        stage.press(intents.toggle_play)
        stage.views.clear()
        await asyncio.sleep(1.05)
        answered_at = stage.remote.view.link.last_answer_at
        assert answered_at is not None
        assert answered_at > 4
        assert stage.views != []
        assert not any(view.playback.is_playing for view in stage.views)

    play(scenario)


@pytest.mark.parametrize("lag", [0.0, 0.2, 0.8, 1.9])
def test_next_is_on_show_at_once_and_stays(lag: float) -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.next_track)
        assert stage.title == "Track 1"
        stage.views.clear()
        await asyncio.sleep(SETTLED)
        assert {view.playback.item for view in stage.views} == {stage.player.world.items[1]}
        assert stage.position_s == pytest.approx(SETTLED, abs=0.3)
        assert stage.remote.view.queue.items[0] == stage.player.world.items[2]

    play(scenario, lag=lag)


@pytest.mark.parametrize("lag", [0.0, 0.8, 2.5])
def test_a_pause_does_not_twitch(lag: float) -> None:
    async def scenario(stage: Stage) -> None:
        await asyncio.sleep(30)
        stage.press(intents.toggle_play)
        shown = stage.shown
        stage.views.clear()
        await asyncio.sleep(SETTLED)
        assert all(not view.playback.is_playing for view in stage.views)
        positions = [view.playback.position_ms(stage.now) for view in stage.views]
        assert max(positions) - min(positions) < 200
        assert shown.item == stage.shown.item

    play(scenario, lag=lag)


def test_a_change_made_elsewhere_is_seen_within_five_seconds() -> None:
    async def scenario(stage: Stage) -> None:
        stage.player.world.change(stage.now, is_playing=False)
        await asyncio.sleep(5.5)
        assert not stage.shown.is_playing

    play(scenario)


def test_the_next_track_is_shown_soon_after_the_end_of_the_last() -> None:
    async def scenario(stage: Stage) -> None:
        await asyncio.sleep(60 - stage.now + 0.1)
        assert stage.title == "Track 0"
        assert stage.shown.position_ms(stage.now) == 60_000
        await asyncio.sleep(1.3)
        assert stage.title == "Track 1"
        assert stage.remote.view.queue.items[0] == stage.player.world.items[2]

    play(scenario, world=endless(seconds=60))


def test_playing_something_else_reads_the_queue_that_follows_it() -> None:
    async def scenario(stage: Stage) -> None:
        item = stage.player.world.items[20]
        stage.remote.dispatch(Play(context_uri="spotify:album:a1", offset_uri=item.uri, item=item))
        assert (stage.title, stage.remote.view.queue.items) == ("Track 20", ())
        await asyncio.sleep(SETTLED)
        assert stage.remote.view.queue.items[0] == stage.player.world.items[21]
        assert (stage.player.sent("player", since=2), stage.player.sent("queue")) == (2, 1)

    play(scenario)


def test_what_is_added_to_the_queue_is_seen_a_second_later() -> None:
    async def scenario(stage: Stage) -> None:
        item = stage.player.world.items[30]
        assert item.uri is not None
        stage.remote.dispatch(AddToQueue(item.uri, item))
        await asyncio.sleep(2)
        assert stage.remote.view.queue.items[0] == item
        stage.press(intents.next_track)
        assert stage.title == "Track 30"
        await asyncio.sleep(SETTLED)
        assert stage.title == "Track 30"

    play(scenario)


def test_shuffle_reads_the_new_order_once() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.toggle_shuffle)
        assert not stage.remote.view.queue.known
        await asyncio.sleep(3)
        assert stage.remote.view.queue.known
        told = stage.player.world.queue(stage.now)
        assert stage.remote.view.queue.items == told.queue

    assert play(scenario).sent("queue") == 1


def test_going_back_waits_for_the_service_to_decide() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(intents.next_track)
        await asyncio.sleep(2)
        stage.press(intents.previous_track)
        assert stage.title == "Track 1"
        await asyncio.sleep(2)
        assert stage.title == "Track 0"
        assert stage.remote.view.queue.items[0] == stage.player.world.items[1]

    play(scenario)


def test_a_transfer_is_shown_and_the_devices_are_read_again() -> None:
    async def scenario(stage: Stage) -> None:
        stage.remote.dispatch(Transfer(KITCHEN))
        view = stage.remote.view
        assert [device.is_active for device in view.devices.devices][:2] == [False, True]
        assert view.playback.volume == 25
        await asyncio.sleep(SETTLED)
        assert stage.shown.device is not None
        assert stage.shown.device.name == "Kitchen"
        assert stage.player.sent("devices") == 1

    play(scenario)


def test_the_volume_of_the_device_is_in_the_list_of_devices_too() -> None:
    async def scenario(stage: Stage) -> None:
        stage.press(lambda state: intents.change_volume(state, 5))
        assert stage.remote.view.devices.devices[0].volume_percent == 45

    play(scenario)


def test_devices_and_queue_can_be_read_again() -> None:
    async def scenario(stage: Stage) -> None:
        stage.remote.refresh_devices()
        stage.remote.refresh_devices()
        stage.remote.refresh_queue()
        await asyncio.sleep(1)

    player = play(scenario)
    assert (player.sent("devices"), player.sent("queue")) == (1, 1)


def test_a_list_that_can_not_be_read_says_why_and_comes_again() -> None:
    async def scenario(stage: Stage) -> None:
        error = ServerFault("oops", status=503)
        stage.player.faults.append(Fault("devices", error))
        stage.remote.refresh_devices()
        await asyncio.sleep(1)
        assert stage.remote.view.devices.error is error
        assert stage.remote.view.devices.devices != ()
        await asyncio.sleep(4)
        assert stage.remote.view.devices.error is None

    play(scenario)


def test_looking_again_asks_at_once() -> None:
    async def scenario(stage: Stage) -> None:
        stage.remote.attend(False)
        await asyncio.sleep(30)
        stage.player.log.clear()
        await asyncio.sleep(5)
        returned = stage.now
        stage.remote.attend(True)
        await asyncio.sleep(0.01)
        assert stage.player.log[-1] == (returned, "player")

    play(scenario)


def test_a_poll_can_be_asked_for() -> None:
    async def scenario(stage: Stage) -> None:
        stage.remote.poll_soon()
        await asyncio.sleep(0.01)
        assert stage.player.sent("player") == 1

    play(scenario)


def test_subscribers_hear_of_their_slice_only() -> None:
    async def scenario(stage: Stage) -> None:
        volumes, items = list[int | None](), list[str]()
        stage.remote.subscribe(
            lambda view: volumes.append(view.playback.volume),
            slice=lambda view: view.playback.volume,
        )
        leave = stage.remote.subscribe(
            lambda view: items.append(view.playback.item.name if view.playback.item else ""),
            slice=lambda view: view.playback.item,
        )
        stage.press(lambda state: intents.change_volume(state, 5))
        stage.press(lambda state: intents.change_volume(state, 5))
        await asyncio.sleep(30)
        assert (volumes, items) == ([45, 50], [])
        stage.press(intents.next_track)
        leave()
        stage.press(intents.next_track)
        assert items == ["Track 1"]

    play(scenario)


def test_a_poll_that_agrees_tells_nobody_who_looks_at_what_plays() -> None:
    async def scenario(stage: Stage) -> None:
        told = list[RemoteView]()
        stage.remote.subscribe(told.append, slice=lambda view: view.playback)
        await asyncio.sleep(60)
        assert told == []
        assert stage.player.sent("player") == 12

    play(scenario)


def test_a_seek_that_is_beyond_the_end_is_the_next_track() -> None:
    async def scenario(stage: Stage) -> None:
        stage.remote.dispatch(Seek(200_000))
        assert stage.title == "Track 1"
        await asyncio.sleep(SETTLED)
        assert stage.title == "Track 1"

    play(scenario)


def test_a_command_that_fails_is_taken_back_and_told() -> None:
    async def scenario(stage: Stage) -> None:
        before = stage.shown
        error = BadRequest("no", status=400)
        stage.player.faults.append(Fault("next", error))
        seen_when_told = list[object]()
        stage.remote.on_failure(lambda _: seen_when_told.append(stage.shown.item))
        stage.press(intents.next_track)
        assert stage.title == "Track 1"
        await asyncio.sleep(0.5)
        assert stage.shown == before
        assert seen_when_told == [before.item]
        assert [(one.command, one.error) for one in stage.failed] == [(Next(), error)]
        await asyncio.sleep(SETTLED)
        assert stage.shown == replace(before, as_of=stage.shown.as_of)

    assert play(scenario).sent("player", since=2) >= 1


def test_an_end_that_the_queue_foresaw_is_one_change_of_the_queue() -> None:
    async def scenario(stage: Stage) -> None:
        seen = list[RemoteView]()
        stage.remote.subscribe(seen.append, slice=lambda view: (view.playback.item, view.queue))
        foreseen = stage.remote.view.queue
        await asyncio.sleep(60)
        (view,) = seen
        assert view.playback.item == foreseen.items[0]
        assert view.queue == foreseen.without_first()

    play(scenario, world=endless(seconds=40))
