"""When the player is asked next."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.playback.samples import playing, track
from tuify.playback import schedule
from tuify.playback.schedule import FOCUSED, IDLE, PAUSED, UNFOCUSED, Cadence, Plan, Scene, Why
from tuify.playback.state import NOTHING, PlaybackState, Repeat
from tuify.spotify.errors import RateLimited, ServerFault, SpotifyError, TokenMissing, Unreachable

LONG = playing(track(1, seconds=3600))
FAULT = ServerFault("oops", status=500)
WHIM = TokenMissing("Access token missing", status=401)


def asked_until(at: float, **facts: object) -> Cadence:
    """The player answered at `at`, and nothing happened since."""
    cadence = Cadence(began_at=at - 0.1, ended_at=at, answered_at=at, why=Why.REGULAR)
    return replace(cadence, **facts)  # type: ignore[arg-type]  # names and types are the tests' own


def limited(until: float) -> RateLimited:
    return RateLimited("slow down", retry_after=1, retry_at=until, quota=False)


def test_the_first_question_is_asked_at_once() -> None:
    plan = schedule.next_poll(Cadence(), Scene(NOTHING))
    assert plan.at < 0
    assert plan.why is Why.START


@pytest.mark.parametrize(
    ("scene", "wait"),
    [
        (Scene(LONG), FOCUSED),
        (Scene(LONG, focused=False), UNFOCUSED),
        (Scene(playing(track(1), paused=True)), PAUSED),
        (Scene(NOTHING), IDLE),
        (Scene(PlaybackState(kind="ad", is_playing=True)), FOCUSED),
        (Scene(PlaybackState(kind="unknown")), PAUSED),
    ],
)
def test_the_pace_depends_on_what_there_is_to_see(scene: Scene, wait: float) -> None:
    assert schedule.next_poll(asked_until(100.0), scene) == Plan(100.0 + wait, Why.REGULAR)


@pytest.mark.parametrize(
    ("scene", "wait"),
    [
        (Scene(LONG, step=3.0), 3.0),
        (Scene(LONG, step=30.0), 30.0),
        (Scene(LONG, focused=False, step=3.0), UNFOCUSED),
        (Scene(LONG, focused=False, step=30.0), 30.0),
        (Scene(playing(track(1), paused=True), step=30.0), 30.0),
        (Scene(playing(track(1), paused=True), step=3.0), PAUSED),
        (Scene(NOTHING, step=60.0), IDLE),
    ],
)
def test_another_pace_is_kept_in_sight_and_never_beaten_unseen(scene: Scene, wait: float) -> None:
    assert schedule.next_poll(asked_until(100.0), scene) == Plan(100.0 + wait, Why.REGULAR)


def test_at_another_pace_the_end_of_a_track_is_looked_at_as_well() -> None:
    scene = Scene(ending(140.0), step=30.0)
    plan = schedule.next_poll(asked_until(100.0, roll=0.0), scene)
    assert plan == Plan(140.5, Why.TRACK_END)


def ending(at: float) -> PlaybackState:
    return playing(track(1, seconds=200), at=at - 200)


@pytest.mark.parametrize("roll", [0.0, 0.4, 1.0])
def test_the_end_of_a_track_is_looked_at_a_moment_after_it(roll: float) -> None:
    plan = schedule.next_poll(asked_until(100.0, roll=roll), Scene(ending(103.0)))
    assert plan == Plan(103.5 + roll / 2, Why.TRACK_END)


def test_the_last_step_before_the_end_is_stretched_rather_than_cut_in_two() -> None:
    plan = schedule.next_poll(asked_until(100.0, roll=0.0), Scene(ending(106.9)))
    assert plan == Plan(107.4, Why.TRACK_END)


def test_the_last_two_steps_share_what_is_left() -> None:
    plan = schedule.next_poll(asked_until(100.0, roll=0.0), Scene(ending(107.5)))
    assert plan == Plan(104.0, Why.REGULAR)


def test_out_of_sight_the_end_only_stretches_the_usual_step() -> None:
    cadence = asked_until(100.0, roll=0.0)
    near, fitting = Scene(ending(103.0), focused=False), Scene(ending(122.0), focused=False)
    assert schedule.next_poll(cadence, near) == Plan(120.0, Why.REGULAR)
    assert schedule.next_poll(cadence, fitting) == Plan(122.5, Why.TRACK_END)


def test_a_repeated_track_has_no_end_to_look_at() -> None:
    state = replace(ending(103.0), repeat=Repeat.TRACK)
    assert schedule.next_poll(asked_until(100.0), Scene(state)).why is Why.REGULAR


def test_a_player_that_hangs_at_the_end_is_looked_at_once_more_and_then_at_the_usual_pace() -> None:
    hanging = playing(track(1, seconds=200), 199_800, at=100.0)
    scene = Scene(hanging)
    cadence = schedule.begun(asked_until(99.0), Why.TRACK_END, 99.9)
    cadence = schedule.answered(cadence, hanging, 100.0, 0.5)
    plan = schedule.next_poll(cadence, scene)
    assert plan == Plan(102.0, Why.SECOND_LOOK)
    cadence = schedule.answered(schedule.begun(cadence, plan.why, 102.0), hanging, 102.1, 0.5)
    assert schedule.next_poll(cadence, scene) == Plan(102.1 + FOCUSED, Why.REGULAR)


def test_after_a_command_its_effect_is_looked_for_until_it_shows() -> None:
    cadence = schedule.commanded(asked_until(99.0), 100.0, (0.5, 1.5))
    scene = Scene(LONG, open=True)
    assert schedule.next_poll(cadence, scene) == Plan(100.5, Why.AFTER_COMMAND)
    cadence = schedule.answered(schedule.begun(cadence, Why.AFTER_COMMAND, 100.5), LONG, 100.6, 0.5)
    assert schedule.next_poll(cadence, scene) == Plan(101.5, Why.AFTER_COMMAND)
    assert schedule.next_poll(cadence, Scene(LONG)).why is Why.REGULAR


def test_while_another_command_is_under_way_nobody_looks() -> None:
    cadence = schedule.commanded(asked_until(99.0), 100.0, (0.5,))
    assert schedule.next_poll(cadence, Scene(LONG, open=True, busy=True)).at == 99.0 + FOCUSED


def test_an_empty_answer_is_looked_into() -> None:
    plan = schedule.next_poll(asked_until(100.0), Scene(LONG, doubts=True))
    assert plan == Plan(101.5, Why.DOUBT)


def test_who_comes_back_gets_a_fresh_answer() -> None:
    stale = schedule.attended(asked_until(100.0), 110.0)
    paused = Scene(playing(track(1), paused=True))
    assert schedule.next_poll(stale, paused) == Plan(110.0, Why.ASKED)
    assert schedule.attended(asked_until(100.0), 102.0) == asked_until(100.0)
    flying = schedule.begun(asked_until(100.0), Why.REGULAR, 110.0)
    assert schedule.attended(flying, 110.1) == flying


def test_a_question_asked_for_is_asked_once() -> None:
    cadence = schedule.asked(asked_until(100.0), 103.0)
    assert schedule.next_poll(cadence, Scene(LONG)) == Plan(103.0, Why.ASKED)
    cadence = schedule.answered(schedule.begun(cadence, Why.ASKED, 103.0), LONG, 103.1, 0.5)
    assert schedule.next_poll(cadence, Scene(LONG)).why is Why.REGULAR


def test_failures_slow_it_down_to_one_a_minute() -> None:
    cadence, waits = asked_until(0.0), []
    for _ in range(8):
        cadence = schedule.failed(schedule.begun(cadence, Why.RETRY, 0.0), FAULT, 0.0, 0.5)
        plan = schedule.next_poll(cadence, Scene(LONG))
        assert plan.why is Why.RETRY
        waits.append(plan.at)
    assert waits == [2.5, 5.0, 10.0, 20.0, 40.0, 60.0, 60.0, 60.0]


@given(st.integers(min_value=1), st.floats(min_value=0, max_value=1))
def test_no_retry_comes_too_soon_or_too_late(failures: int, roll: float) -> None:
    assert 2.0 <= schedule.backoff(failures, roll) <= 60.0


def test_after_a_failure_a_command_that_succeeds_is_still_looked_after() -> None:
    cadence = schedule.failed(schedule.begun(asked_until(0.0), Why.REGULAR, 9.0), FAULT, 10.0, 0.5)
    cadence = schedule.commanded(cadence, 10.5, (0.5,))
    assert schedule.next_poll(cadence, Scene(LONG, open=True)) == Plan(11.0, Why.AFTER_COMMAND)


@pytest.mark.parametrize("until", [130.0, 100_000.0])
def test_nothing_is_asked_before_the_time_the_service_names(until: float) -> None:
    cadence = schedule.begun(asked_until(100.0), Why.REGULAR, 105.0)
    cadence = schedule.failed(cadence, limited(until), 105.1, 0.3)
    cadence = schedule.commanded(schedule.asked(cadence, 106.0), 107.0, (0.5,))
    cadence = schedule.attended(cadence, 120.0)
    plan = schedule.next_poll(cadence, Scene(LONG, open=True, doubts=True))
    assert plan.why is Why.UNBLOCKED
    assert until <= plan.at <= until + 1.0


def test_of_two_silences_the_longer_one_counts() -> None:
    cadence = schedule.silenced(schedule.silenced(Cadence(), 50.0), 20.0)
    assert cadence.blocked_until == 50.0


def test_the_link_tells_the_next_try_only_when_something_is_wrong() -> None:
    scene = Scene(LONG)
    well = schedule.link(asked_until(100.0), scene)
    assert (well.last_answer_at, well.failures, well.next_try_at) == (100.0, 0, None)
    cadence = schedule.failed(asked_until(100.0), FAULT, 105.0, 0.5)
    ill = schedule.link(cadence, scene)
    assert (ill.last_answer_at, ill.failures, ill.error) == (100.0, 1, FAULT)
    assert ill.next_try_at == 107.5
    blocked = schedule.link(schedule.failed(cadence, limited(200.0), 108.0, 0.0), scene)
    assert (blocked.failures, blocked.blocked_until, blocked.next_try_at) == (2, 200.0, 200.0)
    answered = schedule.answered(cadence, LONG, 120.0, 0.5)
    assert schedule.link(answered, scene).error is None


@given(
    last=st.floats(min_value=0, max_value=1e5),
    remaining=st.floats(min_value=-10, max_value=400),
    roll=st.floats(min_value=0, max_value=1),
    focused=st.booleans(),
)
def test_no_step_is_longer_than_the_pace_allows(
    last: float, remaining: float, roll: float, focused: bool
) -> None:
    state = ending(last + remaining)
    plan = schedule.next_poll(asked_until(last, roll=roll), Scene(state, focused=focused))
    wait = plan.at - last
    if focused:
        assert wait <= 1.5 * FOCUSED + 1e-6
        assert wait >= min(0.75 * FOCUSED, remaining) - 1e-6
    else:
        assert UNFOCUSED - 1e-6 <= wait <= 1.25 * UNFOCUSED + 1e-6


@given(
    lengths=st.lists(st.floats(min_value=30, max_value=600), min_size=30, max_size=30),
    rolls=st.randoms(use_true_random=False),
    trip=st.floats(min_value=0.01, max_value=2),
    focused=st.booleans(),
)
def test_no_minute_of_music_costs_more_than_its_budget(
    lengths: list[float], rolls: random.Random, trip: float, focused: bool
) -> None:
    began, ends = 0.0, lengths[0]
    cadence, now, asked = Cadence(), 0.0, list[float]()
    playing_now, place = playing(track(0, seconds=lengths[0]), at=0.0), 0
    for _ in range(150):
        plan = schedule.next_poll(cadence, Scene(playing_now, focused=focused))
        now = max(now, plan.at)
        asked.append(now)
        cadence = schedule.begun(cadence, plan.why, now)
        now += trip
        while now >= ends and place + 1 < len(lengths):
            place += 1
            began, ends = ends, ends + lengths[place]
        playing_now = playing(track(place, seconds=lengths[place]), at=began)
        cadence = schedule.answered(cadence, playing_now, now, rolls.random())
    in_a_minute = max(sum(at <= one < at + 60 for one in asked) for at in asked)
    assert in_a_minute <= (13 if focused else 4)


def after_failures(*errors: SpotifyError) -> Cadence:
    """These failures in a row, the last at 100."""
    cadence = asked_until(90.0)
    for error in errors:
        cadence = schedule.failed(schedule.begun(cadence, Why.RETRY, 100.0), error, 100.0, 0.5)
    return cadence


@pytest.mark.parametrize("times", [1, 2, 3])
def test_a_token_said_to_be_missing_is_tried_again_soon_and_not_spoken_of(times: int) -> None:
    cadence = after_failures(*[WHIM] * times)
    assert schedule.next_poll(cadence, Scene(LONG)) == Plan(101.0, Why.RETRY)
    assert schedule.link(cadence, Scene(LONG)).error is None


def test_a_token_that_stays_missing_is_an_error_and_slows_it_down() -> None:
    waits = []
    for times in (4, 5, 6):
        cadence = after_failures(*[WHIM] * times)
        assert schedule.link(cadence, Scene(LONG)).error is WHIM
        waits.append(schedule.next_poll(cadence, Scene(LONG)).at - 100.0)
    assert waits == [2.5, 5.0, 10.0]


def test_among_other_failures_a_missing_token_is_one_more() -> None:
    cadence = after_failures(FAULT, FAULT, WHIM)
    assert schedule.link(cadence, Scene(LONG)).error is WHIM
    cadence = after_failures(WHIM, FAULT)
    assert schedule.link(cadence, Scene(LONG)).error is FAULT


def test_an_answer_begins_the_count_of_missing_tokens_anew() -> None:
    cadence = schedule.answered(after_failures(WHIM, WHIM, WHIM), LONG, 101.0, 0.5)
    cadence = schedule.failed(cadence, WHIM, 102.0, 0.5)
    assert schedule.link(cadence, Scene(LONG)).error is None


def idle_waits(cadence: Cadence, answers: list[PlaybackState]) -> list[float]:
    """How long it waits after each of these answers."""
    waits, now = [], 0.0
    for told in answers:
        cadence = schedule.answered(schedule.begun(cadence, Why.REGULAR, now), told, now, 0.5)
        waits.append(schedule.next_poll(cadence, Scene(told)).at - now)
        now += waits[-1]
    return waits


def test_a_player_that_is_silent_from_the_start_is_looked_at_twice_before_it_rests() -> None:
    assert idle_waits(Cadence(), [NOTHING] * 5) == [5.0, 30.0, IDLE, IDLE, IDLE]


def test_one_that_falls_silent_later_is_not() -> None:
    paused = playing(track(1), paused=True)
    assert idle_waits(Cadence(), [paused, NOTHING, NOTHING]) == [PAUSED, IDLE, IDLE]
    assert idle_waits(Cadence(), [NOTHING, paused, NOTHING])[2] == IDLE


def test_a_command_that_found_no_service_has_the_player_asked_soon() -> None:
    paused = Scene(playing(track(1), paused=True))
    refused = Unreachable("refused", maybe_sent=False)
    cadence = schedule.troubled(asked_until(100.0), refused, 103.0)
    assert schedule.next_poll(cadence, paused) == Plan(103.5, Why.ASKED)


def test_keys_in_vain_do_not_hurry_polls_that_fail_as_well() -> None:
    refused = Unreachable("refused", maybe_sent=False)
    cadence = after_failures(*[FAULT] * 5)
    assert schedule.troubled(cadence, refused, 103.0) == cadence
