"""Every kind of weather, as a client meets it."""

import json

import httpx
import pytest

from tests.emulator.support import Api
from tuify.emulator.errors import ConnectionDropped
from tuify.emulator.weather.faults import ANSWERS, with_floats
from tuify.emulator.weather.weather import BadWeather, Weather

NO_DEVICE = "Player command failed: No active device found"


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.mark.parametrize(
    ("kind", "status", "message", "reason"),
    [
        ("expired_token", 401, "The access token expired", None),
        ("invalid_token", 401, "Invalid access token", None),
        ("token_missing", 401, "Access token missing", None),
        ("permissions_missing", 401, "Permissions missing", None),
        ("forbidden", 403, "Forbidden", None),
        ("insufficient_scope", 403, "Insufficient client scope", None),
        ("premium_required", 403, "Player command failed: Premium required", "PREMIUM_REQUIRED"),
        ("restriction", 403, "Player command failed: Restriction violated", "UNKNOWN"),
        (
            "no_active_device",
            404,
            "Player command failed: No active device found",
            "NO_ACTIVE_DEVICE",
        ),
        ("device_not_found", 404, "Device not found", None),
        ("not_found", 404, "non existing id", None),
        ("rate_limit", 429, "API rate limit exceeded", None),
        ("quota", 429, "Too many requests", "QUOTA_EXCEEDED"),
    ],
)
def test_errors_come_as_they_were_recorded(
    api: Api, kind: str, status: int, message: str, reason: str | None
) -> None:
    api.weather({"kind": kind})
    assert api.refused("GET", "/me/player") == (status, message, reason)


@pytest.mark.parametrize(
    ("kind", "status", "length"),
    [
        ("owner_without_premium", 403, 159),
        ("not_registered", 403, 119),
        ("rate_limit_text", 429, 17),
    ],
)
def test_some_errors_are_plain_text(api: Api, kind: str, status: int, length: int) -> None:
    api.weather({"kind": kind})
    answer = api.send("GET", "/me")
    assert (answer.status_code, len(answer.content)) == (status, length)
    assert "content-type" not in answer.headers


@pytest.mark.parametrize("kind", ["rate_limit", "rate_limit_text", "quota"])
def test_limits_say_when_to_come_again(api: Api, kind: str) -> None:
    api.weather({"kind": kind, "retry_after": 12})
    assert api.send("GET", "/me").headers["retry-after"] == "12"
    api.weather({"kind": kind})
    assert int(api.send("GET", "/me").headers["retry-after"]) > 0


@pytest.mark.parametrize("status", [500, 502, 503, 504])
@pytest.mark.parametrize("html", [True, False])
def test_server_errors_are_json_or_a_web_page(api: Api, status: int, html: bool) -> None:
    api.weather({"kind": "server_error", "status": status, "html": html})
    answer = api.send("GET", "/me")
    assert answer.status_code == status
    assert answer.headers["content-type"].startswith("text/html" if html else "application/json")
    assert html or answer.json()["error"]["status"] == status


def test_junk_takes_the_place_of_an_empty_success(api: Api) -> None:
    api.weather({"kind": "junk"})
    first, second = api.send("PUT", "/me/player/pause"), api.send("PUT", "/me/player/play")
    assert (first.status_code, len(first.text)) == (200, 27)
    assert first.text != second.text
    assert "content-type" not in first.headers
    assert api.player()["is_playing"] is True
    assert api.refused("PUT", "/me/player/play")[0] == 403


def test_a_rule_strikes_where_and_as_often_as_it_says(api: Api) -> None:
    api.weather({"kind": "expired_token", "path": "/v1/me/player*", "count": 2, "after": 1})
    paths = ("/me/player", "/me", "/me/player/queue", "/me/player", "/me/player")
    statuses = [api.send("GET", path).status_code for path in paths]
    assert statuses == [200, 200, 401, 401, 200]
    assert api.get("/_emulator/weather")["rules"][0]["struck"] == 2


def test_a_rule_may_be_about_one_method(api: Api) -> None:
    api.weather({"kind": "server_error", "method": "POST"})
    assert api.send("GET", "/me/player").status_code == 200
    assert api.send("POST", "/me/player/next").status_code == 502


def test_a_command_can_be_carried_out_although_its_answer_is_an_error(api: Api) -> None:
    api.weather({"kind": "server_error", "executed": True, "count": 1})
    assert api.send("PUT", "/me/player/pause").status_code == 502
    assert api.player()["is_playing"] is False


def test_latency_and_slowness_add_up_and_take_no_real_time(api: Api) -> None:
    api.weather({"kind": "slow", "ms": 40, "path": "*/queue"}, latency_ms=150)
    api.send("GET", "/me")
    api.send("GET", "/me/player/queue")
    assert api.time.slept == [0.15, 0.19]
    api.do("DELETE", "/_emulator/weather")
    api.send("GET", "/me")
    assert len(api.time.slept) == 2


def test_lag_can_come_up_and_go(api: Api) -> None:
    api.time.pass_ms(5000)
    api.weather(lag_ms=1000)
    api.do("PUT", "/me/player/volume?volume_percent=5")
    assert api.player()["device"]["volume_percent"] == 60
    api.do("DELETE", "/_emulator/weather")
    assert api.player()["device"]["volume_percent"] == 5


def test_a_dropped_connection_is_a_protocol_error(api: Api) -> None:
    api.weather({"kind": "drop", "count": 1})
    with pytest.raises(httpx.RemoteProtocolError):
        api.send("GET", "/me")
    assert api.send("GET", "/me").status_code == 200
    assert api.get("/_emulator/requests")["requests"][0]["status"] is None


def test_a_drop_over_a_plain_asgi_transport_is_a_connection_reset(api: Api) -> None:
    import asyncio

    api.weather({"kind": "drop"})

    async def ask() -> None:
        transport = httpx.ASGITransport(api.emulator.asgi)
        async with httpx.AsyncClient(transport=transport, base_url="http://emulator") as client:
            await client.get("/v1/me")

    with pytest.raises(ConnectionDropped):
        asyncio.run(ask())


def test_a_stalled_answer_runs_into_the_clients_timeout(api: Api) -> None:
    api.weather({"kind": "stall"})
    with pytest.raises(httpx.ReadTimeout):
        api.send("GET", "/me", timeout=0.01)


def test_a_stall_can_end_by_itself(api: Api) -> None:
    api.weather({"kind": "stall", "seconds": 20})
    with pytest.raises(httpx.RemoteProtocolError):
        api.send("GET", "/me")
    assert api.time.slept == [20]


def test_floats_keep_their_value_and_leave_text_alone(api: Api) -> None:
    api.do("PUT", "/me/player/pause")
    plain = api.player()
    api.weather({"kind": "floats"})
    answer = api.send("GET", "/me/player?additional_types=track,episode")
    assert answer.json() == plain
    assert '"height":640.0' in answer.text
    assert '"timestamp":1.795E12' in answer.text


def test_floats_are_spelled_as_seen() -> None:
    text = b'{"a":49000000,"b":-12345678,"c":"7 \\" 8","d":[1,2.5],"e":true}'
    assert with_floats(text) == (
        b'{"a":4.9E7,"b":-1.2345678E7,"c":"7 \\" 8","d":[1.0,2.5],"e":true}'
    )


def test_garbage_is_no_json_and_empty_is_nothing(api: Api) -> None:
    api.weather({"kind": "garbage", "count": 1}, {"kind": "empty"})
    empty_wins = api.send("GET", "/me")
    assert empty_wins.content == b""
    api.weather({"kind": "garbage"})
    with pytest.raises(json.JSONDecodeError):
        api.send("GET", "/me").json()


@pytest.mark.parametrize(
    ("wish", "complaint"),
    [
        ({"rules": [{"kind": "hail"}]}, "unknown kind"),
        ({"rules": [{}]}, "unknown kind"),
        ({"rules": [{"kind": "drop", "often": 3}]}, "a rule has no"),
        ({"rules": [{"kind": "drop", "count": "3"}]}, "cannot be"),
        ({"rules": [{"kind": "drop", "count": True}]}, "cannot be"),
        ({"rules": [{"kind": "drop", "after": -1}]}, "negative"),
        ({"rules": [{"kind": "server_error", "status": 404}]}, "500, 502"),
        ({"rules": {}}, "is a list"),
        ({"rules": ["drop"]}, "is an object"),
        ({"rain": 1}, "weather has no"),
        ({"latency_ms": -1}, "milliseconds"),
    ],
)
def test_weather_that_cannot_be_is_refused_and_changes_nothing(
    wish: dict[str, object], complaint: str
) -> None:
    weather = Weather(usual_latency_ms=7)
    before = weather.describe()
    with pytest.raises(BadWeather, match=complaint):
        weather.set(wish)
    assert weather.describe() == before


def test_the_endpoint_says_what_was_wrong(api: Api) -> None:
    status, message, _ = api.refused("PUT", "/_emulator/weather", {"rules": [{"kind": "hail"}]})
    assert (status, "'hail'" in message) == (400, True)


def test_every_answering_kind_is_an_error() -> None:
    for kind in ANSWERS:
        api = Api(saved_tracks=10)
        api.weather({"kind": kind})
        assert api.send("GET", "/me").status_code >= 400


def test_junk_leaves_reads_and_the_library_alone(api: Api) -> None:
    api.do("PUT", "/me/player/pause")
    api.weather({"kind": "junk"})
    assert api.player()["is_playing"] is False
    assert api.send("PUT", f"/me/library?uris={api.track_uri(1)}").content == b""
    api.event("sleep")
    assert api.send("GET", "/me/player").status_code == 204
