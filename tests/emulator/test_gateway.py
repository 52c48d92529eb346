"""What every request passes: the token, the length, the log."""

import pytest

from tests.emulator.support import Api
from tuify.emulator.weather.requestlog import KEPT, RequestLog


@pytest.fixture
def api() -> Api:
    return Api()


@pytest.mark.parametrize(
    ("token", "status", "message"),
    [
        (None, 401, "No token provided"),
        ("Bearer wrong", 401, "Invalid access token"),
        ("Basic abc", 400, "Only valid bearer authentication supported"),
        ("token", 400, "Only valid bearer authentication supported"),
    ],
)
def test_the_api_wants_the_token(api: Api, token: str | None, status: int, message: str) -> None:
    answer = api.send("GET", "/me", token=token)
    assert (answer.status_code, answer.json()["error"]["message"]) == (status, message)


def test_two_emulators_have_two_tokens_and_one_seed_one_client_id() -> None:
    from tuify.emulator.app import create_app

    one, other = create_app(), create_app()
    assert one.access_token != other.access_token
    assert len(one.client_id) == 32
    assert one.client_id == other.client_id


def test_what_does_not_exist_answers_as_the_service_does(api: Api) -> None:
    assert api.refused("GET", "/nowhere") == (404, "Service not found", None)
    assert api.refused("GET", "/me/players") == (404, "Service not found", None)
    assert api.refused("DELETE", "/me") == (405, "Method not allowed", None)
    assert {*api.send("DELETE", "/me").headers["allow"].split(", ")} == {"GET", "HEAD"}


def test_a_slash_at_the_end_changes_nothing(api: Api) -> None:
    assert api.get("/me/") == api.get("/me")
    assert api.refused("GET", "/")[0] == 404


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/me/playlists", rb'{"name": "\ud800"}'),
        ("/me/library", rb'["\udc00"]'),
        ("/me/tracks", rb'{"ids": ["\ud800"]}'),
    ],
)
def test_half_a_pair_of_surrogates_is_no_json(api: Api, path: str, body: bytes) -> None:
    json = {"Content-Type": "application/json"}
    method = "POST" if path == "/me/playlists" else "PUT"
    assert api.send(method, path, content=body, headers=json).status_code == 400
    assert api.send("GET", "/me/playlists").status_code == 200


def test_only_play_minds_a_body_announced_as_json_that_is_empty(api: Api) -> None:
    json = {"Content-Type": "application/json"}
    assert api.send("PUT", "/me/player/pause", headers=json).status_code == 204
    answer = api.send("PUT", "/me/player/play", headers=json)
    assert (answer.status_code, answer.json()["error"]["message"]) == (400, "Malformed json")
    broken = api.send("PUT", "/me/player/play", content=b"{", headers=json)
    assert broken.status_code == 400


def test_the_log_has_every_request_and_nothing_of_the_control(api: Api) -> None:
    api.send("GET", "/me/tracks?limit=2&offset=4")
    api.weather({"kind": "slow", "ms": 120})
    api.send("PUT", "/me/player/pause")
    api.send("GET", "/nowhere")
    requests = api.get("/_emulator/requests")["requests"]
    first = {"method": "GET", "path": "/v1/me/tracks", "query": "limit=2&offset=4", "status": 200}
    assert requests[0] == {"at": 1_795_000_000_000, "ms": 0, **first}
    assert [(one["method"], one["path"], one["status"], one["ms"]) for one in requests[1:]] == [
        ("PUT", "/v1/me/player/pause", 204, 120),
        ("GET", "/v1/nowhere", 404, 120),
    ]
    api.do("DELETE", "/_emulator/requests")
    assert api.get("/_emulator/requests") == {"requests": []}


def test_the_log_keeps_only_the_last_ten_thousand() -> None:
    log = RequestLog()
    for moment in range(KEPT + 5):
        log.arrived(moment, "GET", "/", "")
    requests = log.body()["requests"]
    assert isinstance(requests, list)
    assert (len(requests), requests[0]["at"]) == (KEPT, 5)


def test_pictures_need_no_token_and_are_pngs_of_their_size(api: Api) -> None:
    images = api.get("/me/tracks?limit=1")["items"][0]["track"]["album"]["images"]
    assert [image["width"] for image in images] == [640, 300, 64]
    for image in images:
        answer = api.send("GET", image["url"], token=None)
        assert answer.headers["content-type"] == "image/png"
        assert answer.content[:8] == b"\x89PNG\r\n\x1a\n"
        assert int.from_bytes(answer.content[16:20]) == image["width"]
    assert api.send("GET", "/images/11/x.png").status_code == 404
