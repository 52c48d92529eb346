"""What each command will do, and how it is sent."""

import asyncio
from dataclasses import replace

import pytest

from tests.playback.samples import (
    ALBUM,
    DESK,
    KITCHEN,
    PHONE,
    episode,
    playing,
    queue,
    track,
)
from tuify.playback.aspects import Aspect
from tuify.playback.commands import (
    AddToQueue,
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
from tuify.playback.state import NOTHING, DevicesView, Picture, PlaybackState, QueueView, Repeat

ONE, TWO, THREE = track(1), track(2), track(3)
PICTURE = Picture(
    playback=playing(ONE, 50_000, at=0.0),
    queue=queue(ONE, TWO, THREE),
    devices=DevicesView((DESK, KITCHEN), known=True),
)


class Recorder:
    """Takes any call and remembers it."""

    def __init__(self) -> None:
        self.calls: list[tuple[str, tuple[object, ...], dict[str, object]]] = []

    def __getattr__(self, name: str) -> object:
        async def call(*arguments: object, **named: object) -> None:
            given = {key: value for key, value in named.items() if value is not None}
            self.calls.append((name, arguments, given))

        return call


@pytest.mark.parametrize(
    ("command", "call"),
    [
        (Resume(), ("start_resume_playback", (), {})),
        (Resume(device_id="desk"), ("start_resume_playback", (), {"device_id": "desk"})),
        (
            Play(context_uri="spotify:album:a1", offset_uri=TWO.uri, position_ms=5, item=TWO),
            (
                "start_resume_playback",
                (),
                {"context_uri": "spotify:album:a1", "offset_uri": TWO.uri, "position_ms": 5},
            ),
        ),
        (
            Play(uris=("spotify:track:t1",), offset_position=0),
            ("start_resume_playback", (), {"uris": ("spotify:track:t1",), "offset_position": 0}),
        ),
        (Pause(), ("pause_playback", (), {})),
        (Next(), ("skip_to_next", (), {})),
        (Previous(device_id="desk"), ("skip_to_previous", (), {"device_id": "desk"})),
        (Seek(7), ("seek_to_position", (7,), {})),
        (SetVolume(30), ("set_playback_volume", (30,), {})),
        (SetShuffle(True), ("toggle_playback_shuffle", (True,), {})),
        (SetRepeat(Repeat.TRACK), ("set_repeat_mode", ("track",), {})),
        (AddToQueue("spotify:track:t9"), ("add_item_to_playback_queue", ("spotify:track:t9",), {})),
        (Transfer(KITCHEN, True), ("transfer_playback", ("kitchen",), {"play": True})),
    ],
)
def test_each_command_is_one_request(
    command: Command, call: tuple[str, tuple[object, ...], dict[str, object]]
) -> None:
    recorder = Recorder()
    asyncio.run(command.send(recorder))  # type: ignore[arg-type]  # it answers to every name
    assert recorder.calls == [call]


def after(command: Command, picture: Picture = PICTURE, at: float = 10.0) -> PlaybackState:
    return command.foresee(picture, at).playback


def test_pause_stands_still_where_it_is() -> None:
    assert after(Pause()).position_ms(99.0) == 60_000


def test_pausing_what_is_paused_and_playing_what_plays_changes_nothing() -> None:
    paused = replace(PICTURE, playback=playing(ONE, 5, paused=True))
    assert Pause().foresee(paused, 10.0) == paused
    assert Resume().foresee(PICTURE, 10.0) == PICTURE


def test_resume_needs_something_to_go_on_with() -> None:
    assert after(Resume(), Picture(playback=NOTHING)) == NOTHING
    paused = replace(PICTURE, playback=playing(ONE, 5_000, paused=True))
    assert after(Resume(), paused).position_ms(12.0) == 7_000


def test_next_plays_the_first_of_the_queue() -> None:
    picture = Next().foresee(PICTURE, 10.0)
    assert picture.playback.item == TWO
    assert picture.playback.position_ms(11.0) == 1_000
    assert picture.playback.context == ALBUM
    assert picture.queue == queue(TWO, THREE)


def test_next_plays_even_if_it_was_paused() -> None:
    paused = replace(PICTURE, playback=playing(ONE, 5_000, paused=True))
    assert after(Next(), paused).is_playing


@pytest.mark.parametrize("view", [QueueView(), queue(THREE, TWO), queue(ONE), queue(ONE, None)])
def test_next_promises_nothing_without_a_queue_to_trust(view: QueueView) -> None:
    picture = replace(PICTURE, queue=view)
    assert Next().foresee(picture, 10.0) == picture


def test_nobody_knows_what_previous_does() -> None:
    assert Previous().foresee(PICTURE, 10.0) == PICTURE


def test_seek_moves_within_the_item() -> None:
    assert after(Seek(120_000)).position_ms(11.0) == 121_000


def test_seek_beyond_the_end_is_next() -> None:
    assert Seek(200_000).foresee(PICTURE, 10.0) == Next().foresee(PICTURE, 10.0)


def test_play_starts_the_item_it_names() -> None:
    podcast = episode(1, heard_ms=90_000)
    picture = Play(context_uri="spotify:show:s1", item=podcast).foresee(PICTURE, 10.0)
    assert picture.playback.position_ms(10.0) == 90_000
    assert picture.playback.context is not None
    assert picture.playback.context.type == "show"
    assert not picture.queue.known
    assert picture.queue.items == ()


@pytest.mark.parametrize(
    ("uri", "kind"),
    [
        ("spotify:album:a1", "album"),
        ("spotify:user:someone:collection", "collection"),
        ("spotify:user:someone:playlist:p1", "playlist"),
    ],
)
def test_a_context_is_known_by_its_uri(uri: str, kind: str) -> None:
    context = after(Play(context_uri=uri, item=TWO)).context
    assert context is not None
    assert (context.type, context.uri) == (kind, uri)


def test_a_list_of_items_has_no_context() -> None:
    assert after(Play(uris=("spotify:track:t2",), item=TWO, position_ms=1_000)).context is None


def test_play_without_a_known_item_leaves_on_show_what_plays() -> None:
    picture = Play(context_uri="spotify:artist:x").foresee(PICTURE, 10.0)
    assert picture.playback == PICTURE.playback
    assert not picture.queue.known


def test_modes_change_at_once() -> None:
    assert after(SetVolume(70)).volume == 70
    assert after(SetShuffle(True)).shuffle is True
    assert after(SetRepeat(Repeat.TRACK)).repeat is Repeat.TRACK


def test_shuffle_gives_the_queue_an_order_nobody_knows() -> None:
    view = SetShuffle(True).foresee(PICTURE, 10.0).queue
    assert (view.items, view.known) == ((TWO, THREE), False)


def test_adding_to_the_queue_promises_no_place_in_it() -> None:
    assert AddToQueue("spotify:track:t9").foresee(PICTURE, 10.0) == PICTURE


def test_transfer_goes_on_elsewhere_at_the_volume_there() -> None:
    state = after(Transfer(KITCHEN))
    assert state.device is not None
    assert (state.device.id, state.device.is_active, state.volume) == ("kitchen", True, 25)
    assert (state.item, state.is_playing, state.position_ms(10.0)) == (ONE, True, 60_000)


def test_transfer_can_start_what_is_paused() -> None:
    paused = replace(PICTURE, playback=playing(ONE, paused=True))
    assert after(Transfer(KITCHEN, True), paused).is_playing
    assert not after(Transfer(KITCHEN), paused).is_playing


def test_a_phone_keeps_its_volume() -> None:
    on_phone = replace(PICTURE, playback=playing(ONE, device=PHONE))
    assert after(SetVolume(70), on_phone).volume is None


def test_starting_on_another_device_makes_it_the_active_one() -> None:
    state = after(Next(device_id="kitchen"))
    assert state.device is not None
    assert (state.device.id, state.volume, state.item) == ("kitchen", 25, TWO)
    assert Aspect.DEVICE in Next(device_id="kitchen").aspects
    assert Aspect.DEVICE not in Next().aspects


def test_a_device_that_is_not_listed_is_not_made_up() -> None:
    assert Next(device_id="nowhere").foresee(PICTURE, 10.0) == PICTURE


def test_a_setting_for_another_device_is_not_shown_on_this_one() -> None:
    assert SetVolume(70, device_id="kitchen").foresee(PICTURE, 10.0) == PICTURE
    assert after(SetVolume(70, device_id="desk")).volume == 70
