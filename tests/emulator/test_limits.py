"""The rate limit and the quotas: what counts, for how long, and what it answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.emulator.support import Api
from tuify.emulator.options import EmulatorOptions
from tuify.emulator.weather.limits import (
    QUOTA_WINDOW_MS,
    RATE_WINDOW_MS,
    Allowance,
    Limits,
    bucket_of,
)

DAY_S = 86_400
RATE_LIMITED = (429, "API rate limit exceeded", None)
OVER_QUOTA = (429, "Too many requests", "QUOTA_EXCEEDED")


def retry_after(api: Api, path: str) -> int:
    answer = api.send("GET", path)
    assert answer.status_code == 429
    return int(answer.headers["retry-after"])


@pytest.mark.parametrize(
    ("path", "bucket"),
    [
        ("/tracks/4iV5W9uYEdYUVa79Axb7Rh", "/tracks/{id}"),
        ("/tracks", "/tracks"),
        ("/me/tracks", "/me/tracks"),
        ("/me/player/currently-playing", "/me/player/currently-playing"),
        ("/playlists/4iV5W9uYEdYUVa79Axb7Rh/items", "/playlists/{id}/items"),
        ("/users/robin/playlists", "/users/{id}/playlists"),
        ("/browse/categories/0JQ5DAqbMKFzHmL4tf05da", "/browse/categories/{id}"),
        ("/recommendations/available-genre-seeds", "/recommendations/available-genre-seeds"),
    ],
)
def test_a_bucket_is_the_path_without_its_ids(path: str, bucket: str) -> None:
    assert bucket_of(path) == bucket
    assert bucket_of(bucket) == bucket


# -- over HTTP ---------------------------------------------------------------------------------


def test_nothing_is_limited_unless_asked_for() -> None:
    api = Api()
    assert {api.send("GET", "/me").status_code for _ in range(400)} == {200}
    limits = api.get("/_emulator/limits")
    assert limits == {"rate_limit": {"most": 0, "used": 0, "retry_after": 0}, "quotas": {}}


def test_the_rate_limit_rolls() -> None:
    api = Api(rate_limit=3)
    api.get("/me")
    api.time.pass_ms(10_000)
    api.get("/me/player")
    api.get("/me/playlists")
    assert api.refused("GET", "/me") == RATE_LIMITED
    assert retry_after(api, "/me/tracks") == 20
    api.time.pass_ms(19_001)
    assert retry_after(api, "/me") == 1
    api.time.pass_ms(999)
    api.get("/me")
    assert retry_after(api, "/me") == 10


def test_asking_while_blocked_does_not_prolong_it() -> None:
    api = Api(rate_limit=1)
    api.get("/me")
    for seconds in range(30, 0, -1):
        assert retry_after(api, "/me") == seconds
        api.time.pass_ms(1000)
    api.get("/me")


def test_each_bucket_has_its_own_quota_for_a_day() -> None:
    api = Api(quota=2)
    one, two, three = (api.track_uri(place)[14:] for place in range(3))
    api.get(f"/tracks/{one}")
    api.time.pass_ms(3_600_000)
    api.get(f"/tracks/{two}")
    assert api.refused("GET", f"/tracks/{three}") == OVER_QUOTA
    assert retry_after(api, f"/tracks/{one}") == DAY_S - 3_600
    assert api.send("GET", "/me/player").status_code == 200
    api.event("advance", ms=(DAY_S - 3_600) * 1000)
    api.get(f"/tracks/{three}")
    assert retry_after(api, f"/tracks/{three}") == 3_600


def test_methods_share_a_bucket_and_refusals_of_the_endpoint_count() -> None:
    api = Api(mode="development", quota=2)
    assert api.refused("GET", "/markets")[0] == 403
    assert api.refused("POST", "/markets")[0] == 405
    assert api.refused("GET", "/markets") == OVER_QUOTA


def test_requests_without_a_token_and_pictures_do_not_count() -> None:
    api = Api(rate_limit=1, quota=1)
    assert api.send("GET", "/me", token=None).status_code == 401
    assert api.send("GET", "/me", token="Bearer wrong").status_code == 401
    assert api.send("GET", "/images/64/x.png").status_code == 200
    api.get("/me")
    assert api.send("GET", "/me", token=None).status_code == 401
    assert api.send("GET", "/images/64/x.png").status_code == 200


def test_a_blocked_request_does_nothing_and_is_in_the_log() -> None:
    api = Api(rate_limit=1)
    api.get("/me")
    assert api.send("PUT", "/me/player/pause").status_code == 429
    requests = api.get("/_emulator/requests")["requests"]
    assert [(one["path"], one["status"]) for one in requests] == [
        ("/v1/me", 200),
        ("/v1/me/player/pause", 429),
    ]
    assert api.get("/_emulator/player")["is_playing"] is True


def test_the_weather_sets_and_shows_the_limits() -> None:
    api = Api(quota=50)
    assert api.get("/_emulator/weather")["quota"] == 50
    api.weather(rate_limit=4, quotas={"/search": 1, "/me/player": 0})
    shown = api.get("/_emulator/weather")
    assert (shown["rate_limit"], shown["quota"]) == (4, 50)
    assert shown["quotas"] == {"/search": 1, "/me/player": 0}
    api.send("GET", "/search?q=a&type=track")
    assert api.refused("GET", "/search?q=a&type=track") == OVER_QUOTA
    api.send("GET", "/me/player")
    limits = api.get("/_emulator/limits")
    assert limits["rate_limit"] == {"most": 4, "used": 2, "retry_after": 0}
    assert limits["quotas"] == {"/search": {"most": 1, "used": 1, "retry_after": DAY_S}}
    api.do("DELETE", "/_emulator/weather")
    assert api.get("/_emulator/limits")["quotas"] == {}
    assert api.get("/_emulator/weather")["quotas"] == {}


def test_lowering_a_limit_keeps_what_was_counted() -> None:
    api = Api(rate_limit=10)
    for _ in range(4):
        api.get("/me")
        api.time.pass_ms(1000)
    api.weather(rate_limit=2)
    assert retry_after(api, "/me") == 28
    api.weather(rate_limit=5)
    api.get("/me")


@pytest.mark.parametrize(
    "wish",
    [
        {"rate_limit": -1},
        {"rate_limit": True},
        {"quota": "many"},
        {"quotas": 5},
        {"quotas": {"/search": -1}},
        {"quotas": {"/tracks/4iV5W9uYEdYUVa79Axb7Rh": 5}},
    ],
)
def test_limits_that_make_no_sense_change_nothing(wish: dict[str, object]) -> None:
    api = Api(rate_limit=9)
    before = api.get("/_emulator/weather")
    assert api.refused("PUT", "/_emulator/weather", {"latency_ms": 5, **wish})[0] == 400
    assert api.get("/_emulator/weather") == before


def test_faults_of_the_weather_do_not_count() -> None:
    api = Api(rate_limit=1)
    api.weather({"kind": "rate_limit", "count": 2, "retry_after": 3}, rate_limit=1)
    assert [retry_after(api, "/me") for _ in range(2)] == [3, 3]
    api.get("/me")
    assert retry_after(api, "/me") == 30


def test_options_refuse_less_than_nothing() -> None:
    with pytest.raises(ValueError, match="cannot be negative"):
        EmulatorOptions(rate_limit=-1)
    with pytest.raises(ValueError, match="cannot be negative"):
        EmulatorOptions(quota=-1)


# -- the arithmetic ----------------------------------------------------------------------------


@given(
    st.integers(1, 5),
    st.lists(st.integers(0, 40_000), max_size=60),
    st.sampled_from(("rate", "quota")),
)
def test_never_more_than_the_most_in_any_window(most: int, waits: list[int], which: str) -> None:
    allowance = Allowance(rate=most) if which == "rate" else Allowance(quota=most)
    span_ms = RATE_WINDOW_MS if which == "rate" else QUOTA_WINDOW_MS
    scale = 1 if which == "rate" else 2_000
    limits, now_ms, passed = Limits(), 0, list[int]()
    for wait_ms in waits:
        now_ms += wait_ms * scale
        too_many = limits.meet(allowance, "/search", now_ms)
        recent = [moment for moment in passed if moment > now_ms - span_ms]
        if too_many is None:
            assert len(recent) < most
            passed.append(now_ms)
        else:
            assert len(recent) == most
            free_ms = recent[0] + span_ms
            assert now_ms + (too_many.retry_after_s - 1) * 1000 < free_ms
            assert now_ms + too_many.retry_after_s * 1000 >= free_ms
