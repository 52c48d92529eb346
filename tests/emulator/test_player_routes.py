"""The player's fifteen endpoints over HTTP: what they take, answer and refuse."""

import pytest

from tests.emulator.support import Api

RESTRICTION = (403, "Player command failed: Restriction violated", "UNKNOWN")
NO_DEVICE = (404, "Player command failed: No active device found", "NO_ACTIVE_DEVICE")


@pytest.fixture
def api() -> Api:
    return Api()


def device_id(api: Api, name: str) -> str:
    devices = api.get("/me/player/devices")["devices"]
    return next(str(device["id"]) for device in devices if device["name"] == name)


def test_something_plays_at_the_start_and_goes_on_by_itself(api: Api) -> None:
    first = api.player()
    assert (first["is_playing"], first["device"]["name"]) == (True, "Desk")
    assert first["context"]["type"] == "playlist"
    assert first["actions"]["disallows"] == {"resuming": True}
    api.time.pass_ms(2000)
    second = api.player()
    assert second["progress_ms"] == first["progress_ms"] + 2000
    assert second["timestamp"] == first["timestamp"]
    api.time.pass_ms(first["item"]["duration_ms"])
    assert api.player()["item"]["uri"] == api.track_uri(7)


def test_pause_and_resume(api: Api) -> None:
    api.time.pass_ms(500)
    api.do("PUT", "/me/player/pause")
    paused = api.player()
    assert (paused["is_playing"], paused["progress_ms"]) == (False, 72_500)
    assert paused["timestamp"] == int(api.time.seconds * 1000)
    assert paused["actions"]["disallows"]["pausing"] is True
    assert api.refused("PUT", "/me/player/pause") == RESTRICTION
    api.do("PUT", "/me/player/play")
    assert api.refused("PUT", "/me/player/play") == RESTRICTION


def test_commands_answer_204_without_a_body(api: Api) -> None:
    answer = api.send("POST", "/me/player/next")
    assert (answer.status_code, answer.content) == (204, b"")
    assert "content-type" not in answer.headers


def test_an_album_plays_from_a_place(api: Api) -> None:
    catalog = api.emulator.world.catalog
    album = catalog.album(catalog.track(catalog.liked_track(0)).album.number)
    body: dict[str, object] = {"context_uri": album.uri, "offset": {"position": 2}}
    api.do("PUT", "/me/player/play", {**body, "position_ms": 9000})
    state = api.player()
    assert (state["item"]["track_number"], state["progress_ms"]) == (3, 9000)
    assert state["context"]["uri"] == album.uri
    api.do("PUT", "/me/player/play", {"context_uri": album.uri})
    assert api.player()["actions"]["disallows"]["skipping_prev"] is True
    assert api.refused("POST", "/me/player/previous") == RESTRICTION
    uri = catalog.track(album.first_track + 4).uri
    api.do("PUT", "/me/player/play", {"context_uri": album.uri, "offset": {"uri": uri}})
    assert api.player()["item"]["uri"] == uri


def test_liked_songs_are_a_context_with_places(api: Api) -> None:
    uri = f"spotify:user:{api.get('/me')['id']}:collection"
    api.do("PUT", "/me/player/play", {"context_uri": uri, "offset": {"position": 500}})
    state = api.player()
    assert (state["item"]["uri"], state["context"]["type"]) == (api.track_uri(500), "collection")
    wanted = api.track_uri(700)
    api.do("PUT", "/me/player/play", {"context_uri": uri, "offset": {"uri": wanted}})
    assert api.player()["item"]["uri"] == wanted
    assert api.get("/me/player/queue")["queue"][2]["uri"] == api.track_uri(701)


def test_a_list_of_uris_has_no_context(api: Api) -> None:
    uris = [api.track_uri(place) for place in (3, 1, 2)]
    api.do("PUT", "/me/player/play", {"uris": uris, "offset": {"position": 1}})
    state = api.player()
    assert (state["item"]["uri"], state["context"]) == (uris[1], None)


def test_the_older_spelling_of_a_playlist_is_played_and_reported(api: Api) -> None:
    old = f"spotify:user:robin:playlist:{api.emulator.world.playlists.playlist(3).id}"
    api.do("PUT", "/me/player/play", {"context_uri": old})
    assert api.player()["context"]["uri"] == old


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ({"context_uri": "{artist}", "offset": {"position": 1}}, "context type: ARTIST"),
        ({"context_uri": "{album}", "offset": {}}, 'At least one of "uri" or "position"'),
        ({"context_uri": "{album}", "offset": {"position": 99}}, "position out of range"),
        ({"context_uri": "{album}", "uris": ["x"]}, "both"),
        ({"context_uri": "{track}"}, "Non supported context uri"),
        ({"context_uri": "nonsense"}, "Invalid context uri"),
        ({"uris": ["spotify:local:a:b:c:1"]}, "Invalid track uri"),
        ({"uris": []}, "Malformed json"),
        ({"uris": ["{track}"], "position_ms": "soon"}, "Malformed json"),
        ({"uris": ["{track}"], "position_ms": -1}, "Invalid position_ms"),
        ({"uris": ["{track}"], "offset": 3}, "Malformed json"),
        ([], "Malformed json"),
    ],
)
def test_what_cannot_be_played_is_refused(api: Api, body: object, expected: str) -> None:
    catalog = api.emulator.world.catalog
    track = catalog.track(catalog.liked_track(0))
    named = {"{artist}": track.artists[0].uri, "{album}": track.album.uri, "{track}": track.uri}

    def filled(value: object) -> object:
        if isinstance(value, dict):
            return {key: filled(inner) for key, inner in value.items()}
        if isinstance(value, list):
            return [filled(inner) for inner in value]
        return named.get(value, value) if isinstance(value, str) else value

    status, message, _ = api.refused("PUT", "/me/player/play", filled(body))
    assert status == 400
    assert expected in message


@pytest.mark.parametrize(("count", "status"), [(100, 204), (228, 500), (850, 413)])
def test_a_request_holds_only_so_many_uris(api: Api, count: int, status: int) -> None:
    body = {"uris": [api.track_uri(place) for place in range(100, 100 + count)]}
    assert api.send("PUT", "/me/player/play", json=body).status_code == status


@pytest.mark.parametrize(
    ("method", "path", "expected"),
    [
        ("PUT", "/me/player/seek", "Required parameter position_ms missing"),
        ("PUT", "/me/player/seek?position_ms=x", "Invalid position_ms"),
        ("PUT", "/me/player/volume", "Required parameter volume_percent missing"),
        ("PUT", "/me/player/volume?volume_percent=101", "Invalid volume_percent"),
        ("PUT", "/me/player/volume?volume_percent=53.9", "Invalid volume_percent"),
        ("PUT", "/me/player/shuffle?state=True", "Invalid state"),
        ("PUT", "/me/player/repeat?state=all", "Invalid state"),
        ("POST", "/me/player/queue", "Required parameter uri missing"),
        ("POST", "/me/player/queue?uri=spotify:album:x", "Invalid track uri: spotify:album:x"),
        ("GET", "/me/player/recently-played?limit=51", "Invalid limit"),
        ("GET", "/me/player/recently-played?after=x", "Invalid after"),
        ("GET", "/me/player?market=xyz", "Invalid market code"),
    ],
)
def test_parameters_are_checked(api: Api, method: str, path: str, expected: str) -> None:
    assert api.refused(method, path)[:2] == (400, expected)


def test_seek_volume_shuffle_and_repeat_show_in_the_state(api: Api) -> None:
    api.do("PUT", "/me/player/seek?position_ms=5000")
    api.do("PUT", "/me/player/volume?volume_percent=0")
    api.do("PUT", "/me/player/shuffle?state=true")
    api.do("PUT", "/me/player/repeat?state=track")
    state = api.player()
    assert state["progress_ms"] == 5000
    assert state["device"]["volume_percent"] == 0
    assert (state["shuffle_state"], state["repeat_state"]) == (True, "track")


def test_the_queue_shows_the_users_own_first(api: Api) -> None:
    uri = api.track_uri(99)
    api.do("POST", f"/me/player/queue?uri={uri}")
    api.do("POST", f"/me/player/queue?uri={uri}")
    body = api.get("/me/player/queue")
    shown = [item["uri"] for item in body["queue"]]
    assert shown[:4] == [api.track_uri(7), api.track_uri(12), uri, uri]
    assert len(shown) == 20
    assert body["currently_playing"]["uri"] == api.player()["item"]["uri"]


def test_a_device_is_named_and_becomes_the_active_one(api: Api) -> None:
    kitchen = device_id(api, "Kitchen")
    api.do("PUT", "/me/player", {"device_ids": [kitchen]})
    state = api.player()
    assert (state["device"]["id"], state["is_playing"]) == (kitchen, True)
    api.do("PUT", f"/me/player/pause?device_id={device_id(api, 'Desk')}")
    assert api.player()["device"]["name"] == "Desk"


@pytest.mark.parametrize("ids", [None, [], ["a", "b"], "a"])
def test_a_transfer_names_exactly_one_device(api: Api, ids: object) -> None:
    assert api.refused("PUT", "/me/player", {"device_ids": ids})[0] == 400


def test_a_transfer_to_an_unknown_device_finds_none(api: Api) -> None:
    assert api.refused("PUT", "/me/player", {"device_ids": ["x"]}) == (
        404,
        "Device not found",
        None,
    )


def test_devices_of_every_kind_are_listed(api: Api) -> None:
    devices = {device["name"]: device for device in api.get("/me/player/devices")["devices"]}
    assert {device["type"] for device in devices.values()} == {
        "Computer",
        "Smartphone",
        "Speaker",
        "TV",
    }
    assert devices["Hall"]["id"] is None
    assert devices["Hall"]["is_restricted"] is True
    phone = devices["Robin's phone"]
    assert (phone["supports_volume"], phone["volume_percent"]) == (False, 100)
    assert devices["Living Room TV"]["volume_percent"] is None
    assert [name for name, device in devices.items() if device["is_active"]] == ["Desk"]


def test_the_volume_of_a_phone_cannot_be_set(api: Api) -> None:
    phone = device_id(api, "Robin's phone")
    path = f"/me/player/volume?volume_percent=3&device_id={phone}"
    assert api.refused("PUT", path)[::2] == (403, "VOLUME_CONTROL_DISALLOW")


def test_setting_the_volume_of_an_idle_device_leaves_the_music_where_it_is(api: Api) -> None:
    kitchen = device_id(api, "Kitchen")
    api.do("PUT", f"/me/player/volume?volume_percent=3&device_id={kitchen}")
    assert api.player()["device"]["name"] == "Desk"
    devices = api.get("/me/player/devices")["devices"]
    assert [one["volume_percent"] for one in devices if one["id"] == kitchen] == [3]


def test_a_restricted_device_plays_but_does_not_obey(api: Api) -> None:
    api.event("another_remote", do="transfer", device="hall")
    state = api.player()
    assert (state["device"]["id"], state["is_playing"]) == (None, True)
    assert api.refused("POST", "/me/player/next")[:2] == (
        403,
        "Player command failed: Restricted device",
    )


def test_the_laptop_falls_asleep(api: Api) -> None:
    laptop = device_id(api, "Attic laptop")
    api.time.pass_ms(11 * 60_000)
    assert "Attic laptop" not in str(api.get("/me/player/devices"))
    assert api.refused("PUT", "/me/player", {"device_ids": [laptop]})[:2] == (
        404,
        "Device not found",
    )
    api.event("device_returns", device="laptop")
    assert device_id(api, "Attic laptop") == laptop


def test_without_an_active_device_everything_is_quiet_until_one_is_named(api: Api) -> None:
    kitchen = device_id(api, "Kitchen")
    api.event("device_vanishes")
    assert api.send("GET", "/me/player").status_code == 204
    assert api.send("GET", "/me/player/currently-playing").status_code == 204
    assert api.get("/me/player/queue") == {"currently_playing": None, "queue": []}
    for method, path in (
        ("PUT", "play"),
        ("PUT", "pause"),
        ("POST", "next"),
        ("PUT", "volume?volume_percent=5"),
    ):
        assert api.refused(method, f"/me/player/{path}") == NO_DEVICE
    api.do("PUT", f"/me/player/play?device_id={kitchen}")
    assert api.player()["device"]["id"] == kitchen


def test_an_idle_device_that_was_only_chosen_shows_an_unknown_item(api: Api) -> None:
    api.event("sleep")
    api.do("PUT", "/me/player", {"device_ids": [device_id(api, "Desk")]})
    state = api.player()
    assert (state["item"], state["currently_playing_type"], state["timestamp"]) == (
        None,
        "unknown",
        0,
    )
    assert state["actions"]["disallows"].keys() >= {"resuming", "pausing", "seeking"}
    api.do("PUT", "/me/player/play")
    assert api.player()["item"] is not None


def test_an_episode_is_shown_to_those_who_know_episodes(api: Api) -> None:
    episode = api.emulator.world.catalog.episode(0, 2)
    api.do("PUT", "/me/player/play", {"uris": [episode.uri]})
    without, with_ = api.get("/me/player"), api.player()
    assert (without["item"], without["currently_playing_type"]) == (None, "episode")
    assert with_["item"]["show"]["name"] == episode.show.name
    assert with_["progress_ms"] == episode.resume_ms


def test_a_podcast_lies_between_the_songs_of_the_first_playlist(api: Api) -> None:
    kinds = [item["type"] for item in api.get("/me/player/queue")["queue"]]
    assert kinds.count("episode") == 1


def test_what_was_played_is_remembered_newest_first(api: Api) -> None:
    page = api.get("/me/player/recently-played?limit=10")
    moments = [item["played_at"] for item in page["items"]]
    assert moments == sorted(moments, reverse=True)
    assert len(page["items"]) == 10
    older = api.send("GET", page["next"].removeprefix("http://emulator/v1")).json()
    assert older["items"][0]["played_at"] < moments[-1]
    newer = api.get(f"/me/player/recently-played?after={page['cursors']['before']}")
    assert [item["played_at"] for item in newer["items"]] == moments[:-1]
    both = "/me/player/recently-played?after=1&before=2"
    assert api.refused("GET", both)[0] == 400
    assert api.get("/me/player/recently-played?before=1") == {
        "items": [],
        "next": None,
        "cursors": None,
        "limit": 20,
        "href": "http://emulator/v1/me/player/recently-played?before=1&limit=20",
    }


def test_polls_lag_behind_commands_but_not_behind_the_music() -> None:
    api = Api(lag_ms=800)
    song = api.player()["item"]
    api.time.pass_ms(100)
    api.do("PUT", "/me/player/pause")
    api.time.pass_ms(500)
    seen = api.player()
    assert (seen["is_playing"], seen["progress_ms"]) == (True, 72_600)
    api.time.pass_ms(300)
    seen = api.player()
    assert (seen["is_playing"], seen["progress_ms"]) == (False, 72_100)
    api.do("PUT", "/me/player/play")
    api.time.pass_ms(song["duration_ms"])
    assert api.player()["item"]["uri"] != song["uri"]


def test_a_burst_of_commands_appears_in_order_after_the_lag() -> None:
    api = Api(lag_ms=1000)
    for percent in (10, 20, 30):
        api.do("PUT", f"/me/player/volume?volume_percent={percent}")
        api.time.pass_ms(400)
    assert api.player()["device"]["volume_percent"] == 10
    api.time.pass_ms(400)
    assert api.player()["device"]["volume_percent"] == 20
    api.time.pass_ms(400)
    assert api.player()["device"]["volume_percent"] == 30
