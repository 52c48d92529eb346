"""When the queue and the devices are read."""

import pytest

from tests.playback.samples import playing, queue, track
from tuify.playback import reading, schedule
from tuify.playback.commands import AddToQueue, Next, Pause, SetVolume
from tuify.playback.reading import Reading
from tuify.playback.schedule import Cadence, Why
from tuify.playback.state import NOTHING, Picture, QueueView
from tuify.spotify.errors import Forbidden, RateLimited, ServerFault, SpotifyError

TRACKS = tuple(track(number) for number in range(10))


def picture(number: int, view: QueueView) -> Picture:
    return Picture(playback=playing(TRACKS[number]), queue=view)


FULL = queue(TRACKS[0], *TRACKS[1:])


def test_a_queue_that_just_moved_up_is_not_read() -> None:
    moved = queue(TRACKS[1], *TRACKS[2:])
    assert not reading.queue_is_wanted(picture(0, FULL), picture(1, moved))
    assert not reading.queue_is_wanted(picture(1, moved), picture(1, moved))


def test_a_queue_that_led_to_expect_something_else_is_read() -> None:
    lost = QueueView(after=TRACKS[9])
    assert reading.queue_is_wanted(picture(0, FULL), picture(9, lost))
    assert not reading.queue_is_wanted(picture(9, lost), picture(9, lost))
    assert reading.queue_is_wanted(picture(9, lost), picture(1, lost))


def test_a_queue_that_runs_out_is_read_once_a_track() -> None:
    short = queue(TRACKS[1], TRACKS[2])
    assert reading.queue_is_wanted(picture(0, FULL), picture(1, short))
    assert not reading.queue_is_wanted(picture(1, short), picture(1, short))


def test_where_nothing_plays_nothing_is_read() -> None:
    assert not reading.queue_is_wanted(picture(0, FULL), Picture(playback=NOTHING))


def test_at_the_start_the_queue_is_being_read_already() -> None:
    unknown = QueueView()
    assert not reading.queue_is_wanted(Picture(), picture(0, unknown))


def test_a_skip_costs_no_third_request() -> None:
    cadence = schedule.commanded(Cadence(), 10.0, (0.5, 2.0))
    once = schedule.begun(cadence, Why.AFTER_COMMAND, 10.5)
    twice = schedule.begun(once, Why.AFTER_COMMAND, 12.0)
    assert reading.queue_is_due(once, 10.6) == 10.6
    assert reading.queue_is_due(twice, 12.1) == 15.0
    assert reading.queue_is_due(twice, 400.0) == 400.0


def test_a_reading_takes_place_once() -> None:
    wanted = reading.wanted(Reading(), 5.0)
    assert reading.next_read(wanted, Cadence()) == 5.0
    assert reading.next_read(reading.begun(wanted), Cadence()) is None


def test_the_earlier_of_two_wishes_counts() -> None:
    assert reading.wanted(Reading(due=5.0), 9.0).due == 5.0
    assert reading.wanted(Reading(due=5.0), 1.0).due == 1.0


def test_nothing_is_read_while_the_service_wants_silence() -> None:
    silent = schedule.silenced(Cadence(), 100.0)
    assert reading.next_read(Reading(due=5.0), silent) is None
    limited = RateLimited("slow down", retry_after=1, retry_at=100.0, quota=False)
    refused = schedule.failed(Cadence(), limited, 6.0, 0.5)
    asking_again = schedule.begun(refused, Why.UNBLOCKED, 100.0)
    assert reading.next_read(Reading(due=5.0), asking_again) is None
    answered = schedule.answered(asking_again, NOTHING, 100.1, 0.5)
    assert reading.next_read(Reading(due=5.0), answered) == 5.0


def test_a_failure_that_may_pass_is_tried_again_twice() -> None:
    failing, dues = Reading(), []
    for _ in range(4):
        failing = reading.failed(reading.begun(failing), ServerFault("oops"), 100.0, 0.5)
        dues.append(failing.due)
    assert dues == [102.5, 105.0, None, None]


@pytest.mark.parametrize("error", [Forbidden("no"), SpotifyError("what")])
def test_a_failure_that_stays_is_left_alone(error: SpotifyError) -> None:
    assert reading.failed(Reading(), error, 100.0, 0.5).due is None


def test_a_quota_that_is_used_up_is_waited_for() -> None:
    used_up = RateLimited("too many", retry_after=900, retry_at=1000.0, quota=True)
    assert reading.failed(Reading(), used_up, 100.0, 0.5).due == 1000.0


def test_a_new_reason_forgets_the_failures() -> None:
    assert reading.wanted(Reading(None, failures=3), 5.0) == Reading(5.0, failures=0)


def test_a_skip_is_looked_after_at_most_twice() -> None:
    assert len(reading.looks_after(Next(), predicted=True)) == 2
    assert len(reading.looks_after(Next(), predicted=False)) == 2
    first = reading.looks_after(Next(), predicted=False)[0]
    assert first < reading.looks_after(Next(), predicted=True)[0]


def test_the_last_look_comes_when_the_grace_is_over() -> None:
    for command in (Pause(), SetVolume(5), Next()):
        assert reading.looks_after(command, predicted=True)[-1] == command.grace


def test_adding_to_the_queue_asks_nothing_of_the_player() -> None:
    assert reading.looks_after(AddToQueue("spotify:track:t1"), predicted=False) == ()
