"""Holds last as long as was named, and concern whom they should."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tuify.spotify.cooldown import Cooldowns


def hold(cooldowns: Cooldowns, seconds: float | None, now: float, *, quota: bool = False) -> float:
    return cooldowns.hold("artists", seconds, now, message="Too many", quota=quota).until


def test_a_rate_limit_holds_everything_until_its_time() -> None:
    cooldowns = Cooldowns()
    hold(cooldowns, 7, now=100)
    assert cooldowns.until(100) == 107
    assert cooldowns.until(106.9, "player") == 107
    assert cooldowns.until(107, "player") is None


def test_a_quota_holds_its_group_only() -> None:
    cooldowns = Cooldowns()
    hold(cooldowns, 48925, now=100, quota=True)
    assert cooldowns.until(101, "artists") == 49025
    assert cooldowns.until(101, "player") is None
    assert cooldowns.until(101) is None
    assert cooldowns.until(49025, "artists") is None


def test_the_longest_of_two_holds_counts() -> None:
    cooldowns = Cooldowns()
    hold(cooldowns, 50, now=0, quota=True)
    hold(cooldowns, 10, now=0)
    assert cooldowns.until(1, "artists") == 50
    assert cooldowns.until(1, "player") == 10


@settings(deadline=None)
@given(st.lists(st.floats(0, 1e6), min_size=1))
def test_a_later_shorter_word_never_shortens_a_hold(seconds: list[float]) -> None:
    cooldowns = Cooldowns()
    for named in seconds:
        hold(cooldowns, named, now=0)
    assert cooldowns.until(0) == max(1.0, *seconds)


def test_a_whole_day_is_believed() -> None:
    assert hold(Cooldowns(), 86_236, now=0) == 86_236


def test_without_a_time_it_is_guessed_and_grows_until_something_succeeds() -> None:
    cooldowns = Cooldowns()
    now, guesses = 0.0, []
    for _ in range(9):
        until = hold(cooldowns, None, now)
        guesses.append(until - now)
        now = until
    assert guesses == [5, 10, 20, 40, 80, 160, 300, 300, 300]
    cooldowns.succeeded("player")
    assert hold(cooldowns, None, now) - now == 5


def test_answers_to_calls_made_at_once_are_one_strike() -> None:
    cooldowns = Cooldowns()
    assert [hold(cooldowns, None, now=0) for _ in range(5)] == [5] * 5


def test_thousands_of_strikes_are_no_problem() -> None:
    cooldowns = Cooldowns()
    for turn in range(3000):
        hold(cooldowns, None, now=turn * 1000.0)
    assert cooldowns.until(2_999_000.0) == 2_999_300.0


def test_the_error_says_how_long_it_still_takes() -> None:
    held = Cooldowns().hold("a", 30, 100, message="Slow", reason="QUOTA_EXCEEDED", quota=True)
    error = held.error(110)
    assert (error.status, error.message, error.reason) == (429, "Slow", "QUOTA_EXCEEDED")
    assert error.quota
    assert (error.retry_after, error.retry_at) == (20, 130)
    assert held.error(1000).retry_after == 0
