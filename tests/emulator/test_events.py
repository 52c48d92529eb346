"""Things that happen to the player from elsewhere."""

import pytest

from tests.emulator.support import Api


@pytest.fixture
def api() -> Api:
    return Api()


def test_an_advertisement_hides_the_item_and_forbids_to_skip(api: Api) -> None:
    song = api.player()["item"]["uri"]
    api.event("advertisement", seconds=20)
    api.time.pass_ms(5000)
    state = api.player()
    assert (state["item"], state["currently_playing_type"]) == (None, "ad")
    assert state["progress_ms"] == 5000
    assert state["actions"]["disallows"].keys() >= {"skipping_next", "skipping_prev", "seeking"}
    assert api.refused("POST", "/me/player/next")[0] == 403
    assert api.get("/me/player/queue")["currently_playing"] is None
    api.time.pass_ms(16_000)
    assert api.player()["item"]["uri"] == song


def test_a_private_session_shows_nothing(api: Api) -> None:
    api.event("private_session")
    assert api.send("GET", "/me/player").status_code == 204
    assert api.get("/me/player/queue")["queue"] == []
    assert api.get("/me/player/devices")["devices"][0]["is_private_session"] is True
    api.event("private_session", on=False)
    assert api.send("GET", "/me/player").status_code == 200


def test_a_device_vanishes_and_returns(api: Api) -> None:
    api.event("device_vanishes", device="Kitchen")
    assert "Kitchen" not in str(api.get("/me/player/devices"))
    assert api.player()["is_playing"] is True
    api.event("device_returns", device="kitchen")
    assert "Kitchen" in str(api.get("/me/player/devices"))


@pytest.mark.parametrize(
    ("what", "key", "value"),
    [
        ({"do": "pause"}, "is_playing", False),
        ({"do": "seek", "position_ms": 3000}, "progress_ms", 3000),
        ({"do": "shuffle"}, "shuffle_state", True),
        ({"do": "repeat", "state": "context"}, "repeat_state", "context"),
    ],
)
def test_another_remote_steers(api: Api, what: dict[str, object], key: str, value: object) -> None:
    api.event("another_remote", **what)
    assert api.player()[key] == value


def test_another_remote_skips_plays_queues_and_turns_the_volume(api: Api) -> None:
    first = api.player()["item"]["uri"]
    api.event("another_remote", do="queue", uri=api.track_uri(60))
    assert api.get("/me/player/queue")["queue"][2]["uri"] == api.track_uri(60)
    api.event("another_remote", do="next")
    assert api.player()["item"]["uri"] != first
    api.event("another_remote", do="previous")
    assert api.player()["item"]["uri"] == first
    api.event("another_remote", do="pause")
    api.event("another_remote", do="play")
    assert api.player()["is_playing"] is True
    api.event("another_remote", do="volume", percent=1)
    assert api.player()["device"]["volume_percent"] == 1
    api.event("another_remote", do="start", uris=[api.track_uri(50)])
    assert api.player()["item"]["uri"] == api.track_uri(50)


def test_the_clock_can_be_pushed(api: Api) -> None:
    before = api.player()["progress_ms"]
    api.event("advance", ms=9000)
    assert api.player()["progress_ms"] == before + 9000


def test_the_control_sees_the_truth_behind_the_lag(api: Api) -> None:
    api.weather(lag_ms=5000)
    api.do("PUT", "/me/player/pause")
    assert api.player()["is_playing"] is True
    assert api.get("/_emulator/player")["is_playing"] is False


@pytest.mark.parametrize(
    "event",
    [
        {"event": "earthquake"},
        {},
        {"event": "device_vanishes", "device": "Balcony"},
        {"event": "advertisement", "seconds": "long"},
        {"event": "another_remote", "do": "sing"},
        {"event": "another_remote", "do": "repeat", "state": "all"},
        {"event": "another_remote", "do": "queue", "uri": "x"},
        {"event": "another_remote", "do": "start"},
        {"event": "advance", "ms": 10**12},
    ],
)
def test_what_cannot_happen_is_refused(api: Api, event: dict[str, object]) -> None:
    assert api.refused("POST", "/_emulator/events", event)[0] == 400
