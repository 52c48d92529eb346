"""When a question is asked again."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tuify.spotify.errors import (
    BadRequest,
    NotFound,
    RateLimited,
    ServerFault,
    SpotifyError,
    Unauthorized,
    Unreachable,
    UnreadableAnswer,
)
from tuify.spotify.retry import RetryPolicy

FAULT = ServerFault("Bad Gateway", status=502)


@pytest.mark.parametrize(
    ("error", "repeated"),
    [
        (FAULT, True),
        (ServerFault("Found", status=302), False),
        (Unreachable("gone", maybe_sent=True), True),
        (Unreachable("refused", maybe_sent=False), True),
        (BadRequest("Request Timeout", status=408), True),
        (BadRequest("Bad Request", status=400), False),
        (NotFound("no", status=404), False),
        (Unauthorized("no", status=401), False),
        (UnreadableAnswer("junk", status=200), False),
        (RateLimited("slow", retry_after=1, retry_at=1, quota=False), False),
    ],
)
def test_only_what_may_pass_by_itself_is_repeated(error: SpotifyError, repeated: bool) -> None:
    assert (RetryPolicy().delay(error, 1, 0, random.Random(0)) is not None) == repeated


@settings(deadline=None)
@given(st.integers(0, 2**32), st.integers(1, 2))
def test_delays_are_jittered_within_bounds(seed: int, attempt: int) -> None:
    delay = RetryPolicy().delay(FAULT, attempt, 0, random.Random(seed))
    assert delay is not None
    assert 0.5 <= delay <= 4.0


def test_delays_differ() -> None:
    rng = random.Random(0)
    assert len({RetryPolicy().delay(FAULT, 1, 0, rng) for _ in range(10)}) == 10


def test_attempts_are_counted_and_time_is_bounded() -> None:
    policy = RetryPolicy(attempts=3, within_s=20)
    assert policy.delay(FAULT, 2, 0, random.Random(0)) is not None
    assert policy.delay(FAULT, 3, 0, random.Random(0)) is None
    assert policy.delay(FAULT, 1, 20, random.Random(0)) is None
