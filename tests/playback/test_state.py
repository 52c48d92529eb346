"""Positions by the clock, and what a state becomes."""

import pytest

from tests.playback.samples import DESK, PHONE, episode, playing, track
from tuify.playback.state import NOTHING, PlaybackState, Repeat


@pytest.mark.parametrize(
    ("now", "position"), [(10.0, 5_000), (11.5, 6_500), (9.0, 5_000), (1000.0, 200_000)]
)
def test_a_position_moves_by_the_clock_and_stays_in_bounds(now: float, position: int) -> None:
    assert playing(track(1), 5_000, at=10.0).position_ms(now) == position


def test_a_paused_position_stays() -> None:
    assert playing(track(1), 5_000, at=10.0, paused=True).position_ms(500.0) == 5_000


def test_a_repeated_track_begins_again() -> None:
    state = playing(track(1, seconds=100), 90_000, at=0.0, repeat=Repeat.TRACK)
    assert state.position_ms(15.0) == 5_000
    assert state.ends_at() is None


def test_the_end_of_a_track_is_known() -> None:
    assert playing(track(1, seconds=100), 40_000, at=7.0).ends_at() == 67.0
    assert playing(track(1), paused=True).ends_at() is None
    assert NOTHING.ends_at() is None


def test_an_advertisement_has_a_position_but_no_end() -> None:
    state = PlaybackState(kind="ad", is_playing=True, progress_ms=1_000, as_of=0.0)
    assert state.position_ms(100.0) == 101_000
    assert state.ends_at() is None


def test_pausing_and_going_on_keep_the_position() -> None:
    state = playing(track(1), 5_000, at=10.0).paused(12.0)
    assert state.position_ms(100.0) == 7_000
    assert state.resumed(100.0).position_ms(101.0) == 8_000


def test_what_happened_before_the_state_was_told_counts_from_when_it_was_told() -> None:
    told = playing(track(1), 5_000, at=10.0)
    assert told.paused(8.0).position_ms(20.0) == 5_000


def test_leaving_the_repeated_track_does_not_move_within_it() -> None:
    state = playing(track(1, seconds=100), 90_000, at=0.0, repeat=Repeat.TRACK)
    assert state.repeating(Repeat.OFF, 15.0).position_ms(16.0) == 6_000


def test_an_episode_begins_where_it_was_left() -> None:
    state = playing(track(1)).started(
        episode(1, heard_ms=60_000), 3.0, position_ms=None, context=None
    )
    assert (state.kind, state.position_ms(3.0)) == ("episode", 60_000)


def test_the_volume_of_the_device_says_the_same() -> None:
    state = playing(track(1)).with_volume(55)
    assert state.device is not None
    assert (state.volume, state.device.volume_percent) == (55, 55)


def test_a_phone_has_no_volume_to_show() -> None:
    assert playing(track(1), device=DESK).on(PHONE).volume is None
    assert playing(track(1), device=PHONE).with_volume(30).volume is None
