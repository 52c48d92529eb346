"""An answer of the player becomes a state."""

import pytest

from tests.playback.samples import HALL, PHONE, answer, episode, playing, track
from tuify.playback.answers import DRIFT_MS, state_of, steady
from tuify.playback.state import NOTHING, Repeat
from tuify.spotify.models import Playback, Track


@pytest.mark.parametrize(("arrived", "as_of"), [(10.0, 10.0), (10.2, 10.1), (20.0, 19.5)])
def test_the_position_was_true_half_a_trip_before_it_arrived(arrived: float, as_of: float) -> None:
    state = state_of(answer(track(1), 5_000), began=10.0, arrived=arrived)
    assert state.progress_ms == 5_000
    assert state.as_of == pytest.approx(as_of)


@pytest.mark.parametrize(
    ("told", "position"), [(None, 0), (-5, 0), (0, 0), (199_999, 199_999), (900_000, 200_000)]
)
def test_impossible_positions_are_brought_into_bounds(told: int | None, position: int) -> None:
    state = state_of(answer(track(1, seconds=200), told), began=0.0, arrived=0.0)
    assert state.position_ms(0.0) == position


def test_a_track_without_a_length_has_a_position_all_the_same() -> None:
    local = Track(name="Home tape", is_local=True)
    state = state_of(answer(local, 5_000), began=0.0, arrived=0.0)
    assert (state.position_ms(1.0), state.duration_ms) == (6_000, None)


def test_no_answer_is_nothing() -> None:
    assert state_of(None, began=0.0, arrived=1.0) is NOTHING


@pytest.mark.parametrize("told", ["ad", "unknown", "track", "something new"])
def test_what_has_no_item_is_an_advertisement_or_unknown(told: str) -> None:
    state = state_of(answer(None, kind=told), began=0.0, arrived=0.0)
    assert state.kind == ("ad" if told == "ad" else "unknown")
    assert state.item is None


def test_the_item_says_what_kind_it_is() -> None:
    state = state_of(answer(episode(1), kind="track"), began=0.0, arrived=0.0)
    assert state.kind == "episode"


@pytest.mark.parametrize("told", [None, "often", ""])
def test_a_mode_that_is_not_one_is_unknown(told: str | None) -> None:
    assert state_of(answer(track(1), repeat=told), began=0.0, arrived=0.0).repeat is None


def test_modes_and_device_are_read() -> None:
    state = state_of(answer(track(1), repeat="track", device=PHONE), began=0.0, arrived=0.0)
    assert (state.repeat, state.device, state.volume) == (Repeat.TRACK, PHONE, None)
    assert state_of(answer(track(1), device=HALL), began=0.0, arrived=0.0).volume is None


def test_the_least_an_answer_can_be_is_read() -> None:
    assert state_of(Playback(), began=0.0, arrived=0.0).kind == "unknown"


def test_a_little_drift_moves_nothing() -> None:
    shown = playing(track(1), 0, at=0.0)
    heard = playing(track(1), 10_000 + DRIFT_MS, at=10.0)
    assert steady(shown, heard) == shown


def test_more_than_a_little_is_corrected() -> None:
    heard = playing(track(1), 10_001 + DRIFT_MS, at=10.0)
    assert steady(playing(track(1), 0, at=0.0), heard) == heard


def test_a_paused_position_is_taken_as_told() -> None:
    heard = playing(track(1), 5_001, at=10.0, paused=True)
    assert steady(playing(track(1), 5_000, at=0.0, paused=True), heard) == heard
