"""The queue follows what plays; the list of devices follows who plays."""

import msgspec
import pytest

from tests.playback.samples import DESK, HALL, KITCHEN, PHONE, queue, track
from tuify.playback.items import same_item, same_recording
from tuify.playback.state import DevicesView, QueueView
from tuify.spotify.models import Track

ONE, TWO, THREE, FOUR = (track(number) for number in range(1, 5))


def test_the_next_item_is_the_first_of_a_queue_that_follows_what_plays() -> None:
    assert queue(ONE, TWO, THREE).next_after(ONE) == TWO


@pytest.mark.parametrize(
    "doubtful",
    [
        queue(FOUR, TWO),
        queue(ONE),
        queue(ONE, None, TWO),
        QueueView(items=(TWO,), known=False, after=ONE),
    ],
)
def test_no_next_item_is_promised_without_a_queue_to_trust(doubtful: QueueView) -> None:
    assert doubtful.next_after(ONE) is None


def test_the_queue_moves_up_when_its_first_item_plays() -> None:
    assert queue(ONE, TWO, THREE).following(TWO) == queue(TWO, THREE)


def test_of_two_equal_items_only_the_first_moves_up() -> None:
    assert queue(ONE, TWO, TWO, THREE).following(TWO).items == (TWO, THREE)


def test_items_that_were_skipped_are_gone_and_the_rest_is_to_be_read_again() -> None:
    left = queue(ONE, TWO, THREE, FOUR).following(THREE)
    assert (left.items, left.known) == ((FOUR,), False)


def test_nothing_is_left_of_the_queue_when_something_else_plays() -> None:
    left = queue(ONE, TWO).following(FOUR)
    assert (left.items, left.known, left.after) == ((), False, FOUR)


def test_an_advertisement_leaves_the_queue_alone() -> None:
    assert queue(ONE, TWO).following(None) == queue(ONE, TWO)


def test_items_are_the_same_by_uri_and_without_one_as_a_whole() -> None:
    local = Track(name="Home tape", is_local=True)
    assert same_item(ONE, msgspec.structs.replace(ONE, name="Renamed"))
    assert same_item(local, Track(name="Home tape", is_local=True))
    assert not same_item(local, Track(name="Another tape", is_local=True))
    assert same_item(None, None)
    assert not same_item(ONE, None)


def test_a_track_of_another_release_is_the_same_recording() -> None:
    other = msgspec.structs.replace(ONE, uri="spotify:track:elsewhere")
    assert same_recording(ONE, other)
    assert not same_recording(ONE, msgspec.structs.replace(other, duration_ms=1))


def test_one_device_is_active_and_as_the_player_tells_it() -> None:
    view = DevicesView((DESK, KITCHEN, HALL), known=True)
    told = msgspec.structs.replace(KITCHEN, is_active=True, volume_percent=70)
    devices = view.with_active(told).devices
    assert [device.is_active for device in devices] == [False, True, False]
    assert devices[1].volume_percent == 70


def test_a_device_that_was_not_listed_joins_the_list() -> None:
    assert DevicesView((DESK,)).with_active(PHONE).devices[1:] == (PHONE,)


def test_devices_without_an_id_are_told_apart_by_name() -> None:
    other = msgspec.structs.replace(HALL, name="Porch")
    active = msgspec.structs.replace(other, is_active=True)
    devices = DevicesView((HALL, other)).with_active(active).devices
    assert [device.is_active for device in devices] == [False, True]


def test_when_nothing_plays_no_device_is_active() -> None:
    assert not DevicesView((DESK, KITCHEN)).with_none_active().devices[0].is_active
