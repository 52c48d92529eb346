"""Playlists that are made, filled, sorted, emptied and dressed up over HTTP."""

from base64 import b64decode, b64encode

import pytest

from tests.emulator.support import Api
from tuify.emulator.catalog.ids import Uri

REMOVAL_REFUSED = (400, "Could not remove tracks, please check parameters.", None)
JPEG = b"\xff\xd8\xff\xe0" + b"picture" * 9 + b"\xff\xd9"


@pytest.fixture
def api() -> Api:
    return Api()


def made(api: Api, **details: object) -> str:
    """Make a playlist and return its id."""
    answer = api.send("POST", "/me/playlists", json={"name": "Made here", **details})
    assert answer.status_code == 201, answer.text
    return str(answer.json()["id"])


def filled(api: Api, count: int = 5) -> tuple[str, list[str]]:
    """Make a playlist of the first songs of the library; return its id and their URIs."""
    id_, uris = made(api), [api.track_uri(place) for place in range(count)]
    assert changed(api, "POST", f"/playlists/{id_}/items", {"uris": uris}, 201)
    return id_, uris


def changed(api: Api, method: str, path: str, body: object, status: int = 200) -> str:
    """Change what is in a playlist; return the snapshot id."""
    answer = api.send(method, path, json=body)
    assert answer.status_code == status, answer.text
    assert answer.json().keys() == {"snapshot_id"}
    return str(answer.json()["snapshot_id"])


def uris_of(api: Api, id_: str) -> list[str | None]:
    body = api.get(f"/playlists/{id_}/items?limit=50&additional_types=track,episode")
    rows = [None if row["item"] is None else row["item"]["uri"] for row in body["items"]]
    assert body["total"] >= len(rows)
    return rows


def foreign(api: Api) -> str:
    """Return the id of a playlist the user only follows."""
    me = api.get("/me")["id"]
    rows = [row for row in api.get("/me/playlists?limit=50")["items"] if row]
    others = (row for row in rows if row["owner"]["id"] != me and not row["collaborative"])
    return str(next(others)["id"])


# -- making ------------------------------------------------------------------------------------


@pytest.mark.parametrize("older", [False, True])
def test_a_new_playlist_is_empty_and_stands_at_the_top(api: Api, older: bool) -> None:
    before, me = api.get("/me/playlists"), api.get("/me")["id"]
    body = {"name": "Rain", "public": False, "description": "for <later>"}
    answer = api.send("POST", f"/users/{me}/playlists" if older else "/me/playlists", json=body)
    new = answer.json()
    assert answer.status_code == 201
    assert answer.headers["location"] == new["href"]
    assert {key: new[key] for key in body} == body
    assert (new["owner"]["id"], new["collaborative"]) == (me, False)
    assert (new["images"], new["items"]["items"], new["tracks"]["total"]) == ([], [], 0)
    after = api.get("/me/playlists")
    assert after["total"] == before["total"] + 1
    assert [after["items"][0]["id"], after["items"][1]] == [new["id"], before["items"][0]]
    assert api.get(new["href"].removeprefix("http://emulator/v1"))["name"] == "Rain"


def test_playlists_are_public_unless_they_are_not(api: Api) -> None:
    assert api.get(f"/playlists/{made(api)}")["public"] is True
    shared = api.get(f"/playlists/{made(api, collaborative=True, public=False)}")
    assert (shared["public"], shared["collaborative"]) == (False, True)


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "Missing required field: name"),
        ({"name": None}, "Missing required field: name"),
        ({"name": " "}, "Invalid name"),
        ({"name": 3}, "Invalid name"),
        ({"name": "a", "public": "yes"}, "Malformed json"),
        ({"name": "a", "description": 1}, "Malformed json"),
        ({"name": "a", "public": True, "collaborative": True}, "Collaborative playlists can only"),
        ([], "Malformed json"),
    ],
)
def test_what_cannot_be_made_is_refused(api: Api, body: object, message: str) -> None:
    status, said, _ = api.refused("POST", "/me/playlists", body)
    assert status == 400
    assert said.startswith(message)
    assert api.get("/me/playlists")["total"] == 25


def test_nobody_has_more_than_eleven_thousand() -> None:
    api = Api(playlists=10_000)
    world = api.emulator.world
    others = (
        Uri("playlist", world.playlists.playlist(number).id) for number in range(20_000, 21_000)
    )
    world.library.save(others, 0)
    assert api.refused("POST", "/me/playlists", {"name": "One more"})[0] == 403
    api.do("DELETE", f"/me/library?uris={world.playlists.playlist(20_000).uri}")
    assert api.send("POST", "/me/playlists", json={"name": "The last"}).status_code == 201


def test_nobody_makes_playlists_for_others(api: Api) -> None:
    assert api.refused("POST", "/users/robin/playlists", {"name": "a"})[0] == 403


def test_details_change_one_by_one(api: Api) -> None:
    id_ = made(api, description="old")
    before = api.get(f"/playlists/{id_}")
    api.do("PUT", f"/playlists/{id_}", {"name": "Renamed"})
    renamed = api.get(f"/playlists/{id_}")
    assert (renamed["name"], renamed["description"], renamed["public"]) == ("Renamed", "old", True)
    assert renamed["snapshot_id"] != before["snapshot_id"]
    api.do("PUT", f"/playlists/{id_}", {"public": False, "collaborative": True})
    api.do("PUT", f"/playlists/{id_}", {"description": None})
    then = api.get(f"/playlists/{id_}")
    assert (then["description"], then["public"], then["collaborative"]) == (None, False, True)
    assert api.refused("PUT", f"/playlists/{id_}", {"public": True})[0] == 400
    assert api.get("/me/playlists?limit=1")["items"][0]["name"] == "Renamed"


def test_a_change_that_changes_nothing_makes_no_version(api: Api) -> None:
    id_, uris = filled(api)
    before = api.get(f"/playlists/{id_}")["snapshot_id"]
    api.do("PUT", f"/playlists/{id_}", {"name": "Made here"})
    move = {"range_start": 1, "insert_before": 1}
    assert changed(api, "PUT", f"/playlists/{id_}/items", move) == before
    absent = {"items": [{"uri": api.track_uri(40)}]}
    assert changed(api, "DELETE", f"/playlists/{id_}/items", absent) == before
    night_walk = api.get("/me/playlists?limit=2")["items"][1]
    kept = changed(api, "PUT", f"/playlists/{night_walk['id']}/items", move)
    assert kept == night_walk["snapshot_id"]
    assert uris_of(api, id_) == uris


def test_unfollowing_ones_own_playlist_takes_it_off_the_list_only(api: Api) -> None:
    id_ = made(api)
    api.do("DELETE", f"/me/library?uris=spotify:playlist:{id_}")
    assert api.get("/me/playlists")["items"][0]["id"] != id_
    assert api.get(f"/playlists/{id_}")["name"] == "Made here"


# -- what is in them ---------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["items", "tracks"])
def test_items_are_added_at_the_end_or_in_between(api: Api, name: str) -> None:
    id_ = made(api)
    one, two, three, four = (api.track_uri(place) for place in range(4))
    episode = api.emulator.world.catalog.episode(0, 0).uri
    path = f"/playlists/{id_}/{name}"
    changed(api, "POST", path, [one, two], 201)  # as older clients send it
    changed(api, "POST", path, {"uris": [three], "position": 0}, 201)
    changed(api, "POST", f"{path}?uris={four},{one}&position=1", {"uris": [two]}, 201)
    changed(api, "POST", f"{path}?uris={episode}", None, 201)
    assert uris_of(api, id_) == [three, four, one, one, two, episode]
    row = api.get(f"/playlists/{id_}/items")["items"][0]
    assert row["added_at"] == "2026-11-18T11:06:40Z"
    assert row["added_by"]["id"] == api.get("/me")["id"]


def test_an_untouched_playlist_keeps_its_odd_rows_when_edited(api: Api) -> None:
    id_ = api.get("/me/playlists?limit=1")["items"][0]["id"]
    before = uris_of(api, id_)
    changed(api, "POST", f"/playlists/{id_}/items", {"uris": [api.track_uri(9)]}, 201)
    assert uris_of(api, id_) == [*before, api.track_uri(9)]
    local = next(uri for uri in before if uri and uri.startswith("spotify:local:"))
    changed(api, "DELETE", f"/playlists/{id_}/items", {"items": [{"uri": local}]})
    assert uris_of(api, id_) == [uri for uri in [*before, api.track_uri(9)] if uri != local]


def test_another_playlist_and_another_world_are_left_alone(api: Api) -> None:
    ids = [row["id"] for row in api.get("/me/playlists?limit=2")["items"]]
    before = api.get(f"/playlists/{ids[1]}")
    changed(api, "PUT", f"/playlists/{ids[0]}/items", {"uris": []}, 201)
    assert api.get(f"/playlists/{ids[0]}/items")["total"] == 0
    assert api.get(f"/playlists/{ids[1]}") == before
    assert Api().get(f"/playlists/{ids[0]}/items")["total"] == 34


@pytest.mark.parametrize(
    ("path", "body", "message"),
    [
        ("", {}, "No uris provided"),
        ("", {"uris": []}, "No uris provided"),
        ("", {"uris": "spotify:track:x"}, "Malformed json"),
        ("", {"uris": ["spotify:track:4iV5W9uYEdYUVa79Axb7Rh"]}, "Invalid track uri"),
        ("?uris=spotify:local:a:b:c:1", None, "Invalid track uri"),
        ("", {"uris": ["x"] * 101}, "You can add a maximum of 100 tracks per request."),
        ("", {"uris": ["@0"], "position": 6}, "Index out of bounds."),
        ("", {"uris": ["@0"], "position": -1}, "Invalid position"),
        ("", {"uris": ["@0"], "position": "0"}, "Invalid position"),
        ("?position=x", {"uris": ["@0"]}, "Invalid position"),
    ],
)
def test_what_cannot_be_added_is_refused(api: Api, path: str, body: object, message: str) -> None:
    id_, uris = filled(api)
    if isinstance(body, dict) and body.get("uris") == ["@0"]:
        body = {**body, "uris": uris[:1]}
    status, said, _ = api.refused("POST", f"/playlists/{id_}/items{path}", body)
    assert (status, said[: len(message)]) == (400, message)
    assert uris_of(api, id_) == uris


def test_a_playlist_holds_ten_thousand(api: Api) -> None:
    id_ = made(api)
    hundred = {"uris": [api.track_uri(place) for place in range(20)] * 5}
    for _ in range(100):
        changed(api, "POST", f"/playlists/{id_}/items", hundred, 201)
    assert api.get(f"/playlists/{id_}/items?offset=9999")["items"]
    refused = api.refused("POST", f"/playlists/{id_}/items", {"uris": [api.track_uri(0)]})
    assert refused == (400, "Playlist size limit reached", None)


def test_replacing_answers_201_and_reordering_200(api: Api) -> None:
    id_, uris = filled(api)
    path = f"/playlists/{id_}/items"
    changed(api, "PUT", path, {"range_start": 0, "insert_before": 5, "range_length": 2})
    assert uris_of(api, id_) == [*uris[2:], *uris[:2]]
    changed(api, "PUT", path, {"range_start": 4, "insert_before": 0})
    assert uris_of(api, id_) == [uris[1], *uris[2:], uris[0]]
    changed(api, "PUT", path, {"uris": uris[:2]}, 201)
    assert uris_of(api, id_) == uris[:2]
    changed(api, "PUT", f"{path}?uris={uris[4]}", None, 201)
    assert uris_of(api, id_) == [uris[4]]
    changed(api, "PUT", path, {"uris": []}, 201)
    assert uris_of(api, id_) == []


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "No uris provided"),
        ({"range_start": 0}, "Missing required field: insert_before"),
        ({"insert_before": 0}, "Missing required field: range_start"),
        ({"range_start": 5, "insert_before": 0}, "Index out of bounds."),
        ({"range_start": 0, "insert_before": 6}, "Index out of bounds."),
        ({"range_start": 3, "insert_before": 0, "range_length": 3}, "Index out of bounds."),
        ({"range_start": 0, "insert_before": 1, "range_length": 0}, "Invalid range_length"),
        ({"range_start": True, "insert_before": 1}, "Invalid range_start"),
        ({"range_start": 0, "insert_before": 2, "snapshot_id": "x"}, "Invalid snapshot_id"),
        ({"range_start": 0, "insert_before": 2, "uris": []}, "Can't have both"),
    ],
)
def test_what_cannot_be_reordered_is_refused(api: Api, body: object, message: str) -> None:
    id_, uris = filled(api)
    status, said, _ = api.refused("PUT", f"/playlists/{id_}/items", body)
    assert (status, said[: len(message)]) == (400, message)
    assert uris_of(api, id_) == uris


@pytest.mark.parametrize("name", ["items", "tracks"])
def test_removing_takes_every_occurrence_or_the_places_named(api: Api, name: str) -> None:
    id_, uris = filled(api, 3)
    path = f"/playlists/{id_}/{name}"
    changed(api, "POST", path, {"uris": uris}, 201)
    changed(api, "DELETE", path, {name: [{"uri": uris[0], "positions": [3]}]})
    assert uris_of(api, id_) == [*uris, *uris[1:]]
    changed(api, "DELETE", path, {name: [{"uri": uris[1]}, {"uri": uris[0]}]})
    assert uris_of(api, id_) == [uris[2], uris[2]]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"items": []},
        {"tracks": [{"uri": "@0"}]},
        {"items": ["@0"]},
        {"items": [{"uri": 1}]},
        {"items": [{"uri": "nothing"}]},
        {"items": [{"uri": "@0", "positions": [1]}]},
        {"items": [{"uri": "@0", "positions": [9]}]},
        {"items": [{"uri": "@0", "positions": 0}]},
        {"items": [{"uri": "@0"}] * 101},
        {"items": [{"uri": "@0"}], "snapshot_id": "unheard of"},
    ],
)
def test_what_cannot_be_removed_is_refused(api: Api, body: dict[str, object]) -> None:
    id_, uris = filled(api)
    for rows in body.values():
        for row in rows if isinstance(rows, list) else []:
            if isinstance(row, dict) and row.get("uri") == "@0":
                row["uri"] = uris[0]
    assert api.refused("DELETE", f"/playlists/{id_}/items", body) == REMOVAL_REFUSED
    assert uris_of(api, id_) == uris


# -- versions ----------------------------------------------------------------------------------


def test_every_change_has_a_snapshot_id_that_counts(api: Api) -> None:
    id_, uris = filled(api)
    seen = [api.get(f"/playlists/{id_}")["snapshot_id"]]
    for place in range(3):
        added = {"uris": [uris[place]]}
        seen.append(changed(api, "POST", f"/playlists/{id_}/items", added, 201))
        assert api.get("/me/playlists?limit=1")["items"][0]["snapshot_id"] == seen[-1]
    assert len(set(seen)) == len(seen)
    revisions = [b64decode(one).decode().split(",") for one in seen]
    assert [int(revision) for revision, _ in revisions] == [2, 3, 4, 5]
    assert {len(mark) for _, mark in revisions} == {40}


def test_an_older_version_is_honoured(api: Api) -> None:
    id_, uris = filled(api)
    path = f"/playlists/{id_}/items"
    old = api.get(f"/playlists/{id_}")["snapshot_id"]
    new = api.track_uri(30)
    changed(api, "POST", path, {"uris": [new, uris[4]], "position": 0}, 201)
    first = {"items": [{"uri": uris[4], "positions": [4]}], "snapshot_id": old}
    changed(api, "DELETE", path, first)
    assert uris_of(api, id_) == [new, uris[4], *uris[:4]]
    changed(api, "PUT", path, {"range_start": 0, "insert_before": 3, "snapshot_id": old})
    assert uris_of(api, id_) == [new, uris[4], uris[1], uris[2], uris[0], uris[3]]


def test_the_first_version_and_the_latest_thirty_are_remembered(api: Api) -> None:
    row = api.get("/me/playlists?limit=1")["items"][0]
    path, first = f"/playlists/{row['id']}/items", row["snapshot_id"]
    second = changed(api, "POST", path, {"uris": [api.track_uri(50)]}, 201)
    for place in range(60, 90):
        changed(api, "POST", path, {"uris": [api.track_uri(place)]}, 201)
    move = {"range_start": 0, "insert_before": 2}
    assert api.refused("PUT", path, {**move, "snapshot_id": second})[0] == 400
    assert changed(api, "PUT", path, {**move, "snapshot_id": first})


def test_the_etag_of_a_playlist_changes_with_it(api: Api) -> None:
    id_, uris = filled(api)
    tag = api.send("GET", f"/playlists/{id_}/items").headers["etag"]
    known = {"If-None-Match": tag}
    assert api.send("GET", f"/playlists/{id_}/items", headers=known).status_code == 304
    changed(api, "POST", f"/playlists/{id_}/items", {"uris": uris[:1]}, 201)
    assert api.send("GET", f"/playlists/{id_}/items", headers=known).status_code == 200


# -- whose they are ----------------------------------------------------------------------------


@pytest.mark.parametrize("mode", ["extended", "development"])
def test_other_peoples_playlists_cannot_be_written(mode: str) -> None:
    api = Api(mode="extended" if mode == "extended" else "development")
    path, uri = f"/playlists/{foreign(api)}", api.track_uri(0)
    forbidden = (403, "Forbidden", None)
    assert api.refused("PUT", path, {"name": "mine"}) == forbidden
    assert api.refused("POST", f"{path}/items", {"uris": [uri]}) == forbidden
    assert api.refused("PUT", f"{path}/items", {"uris": []}) == forbidden
    assert api.refused("DELETE", f"{path}/items", {"items": [{"uri": uri}]}) == forbidden
    jpeg = {"Content-Type": "image/jpeg"}
    answer = api.send("PUT", f"{path}/images", content=b64encode(JPEG), headers=jpeg)
    assert answer.status_code == 403


def test_those_who_take_part_may_write_the_items_only() -> None:
    for seed in range(1, 60):
        api = Api(mode="development", seed=seed)
        me = api.get("/me")["id"]
        rows = [row for row in api.get("/me/playlists?limit=50")["items"] if row]
        shared = [row for row in rows if row["collaborative"] and row["owner"]["id"] != me]
        if shared:
            break
    path = f"/playlists/{shared[0]['id']}"
    changed(api, "POST", f"{path}/items", {"uris": [api.track_uri(0)]}, 201)
    last = api.get(f"{path}/items?limit=1&offset={shared[0]['items']['total']}")["items"][0]
    assert last["added_by"]["id"] == me
    assert api.refused("PUT", path, {"name": "mine"})[0] == 403


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_unknown_playlists_are_not_found(api: Api, method: str) -> None:
    unknown = "/playlists/4iV5W9uYEdYUVa79Axb7Rh/items"
    body = {"uris": [api.track_uri(0)]}
    assert api.refused(method, unknown, body) == (404, "Resource not found", None)
    assert api.refused(method, "/playlists/what/items", body)[0] == 400


def test_a_playlist_that_was_never_made_is_not_found(api: Api) -> None:
    made_elsewhere = made(Api(), name="There")
    assert api.refused("GET", f"/playlists/{made_elsewhere}")[0] == 404


def test_other_people_show_their_public_playlists(api: Api) -> None:
    rows = [row for row in api.get("/me/playlists?limit=50")["items"] if row]
    me = api.get("/me")["id"]
    other = next(row["owner"]["id"] for row in rows if row["owner"]["id"] != me)
    theirs = api.get(f"/users/{other}/playlists?limit=50")
    assert theirs["total"] == len(theirs["items"])
    assert all(row["owner"]["id"] == other and row["public"] for row in theirs["items"])
    public = {row["id"] for row in rows if row["owner"]["id"] == other and row["public"]}
    assert public <= {row["id"] for row in theirs["items"]}
    assert api.refused("GET", "/users/nobody/playlists") == (404, "No such user", None)


def test_the_services_own_playlists_are_for_extended_apps() -> None:
    for api, status in ((Api(), 200), (Api(mode="development"), 404)):
        editorial = api.emulator.world.playlists.editorial(3, 7)
        answer = api.send("GET", f"/playlists/{editorial.id}")
        assert answer.status_code == status
        api.do("PUT", f"/me/library?uris={editorial.uri}")
        top = api.get("/me/playlists?limit=1")["items"][0]
        assert (None if status == 404 else "spotify") == (top and top["owner"]["id"])


# -- covers ------------------------------------------------------------------------------------


def upload(api: Api, id_: str, content: bytes, kind: str = "image/jpeg") -> int:
    headers = {"Content-Type": kind}
    return api.send("PUT", f"/playlists/{id_}/images", content=content, headers=headers).status_code


@pytest.mark.parametrize("mode", ["extended", "development"])
def test_an_uploaded_cover_is_shown(mode: str) -> None:
    api = Api(mode="extended" if mode == "extended" else "development")
    id_ = made(api)
    before = api.get(f"/playlists/{id_}")["snapshot_id"]
    assert upload(api, id_, b64encode(JPEG)) == 202
    images = api.get(f"/playlists/{id_}/images")
    assert [(one["width"], one["height"]) for one in images] == [(None, None)]
    shown = api.send("GET", images[0]["url"], token=None)
    assert (shown.headers["content-type"], shown.content) == ("image/jpeg", JPEG)
    playlist = api.get(f"/playlists/{id_}")
    assert playlist["images"] == images
    assert playlist["snapshot_id"] != before
    assert upload(api, id_, b64encode(JPEG + b"!")) == 202
    assert api.send("GET", images[0]["url"]).status_code == 404
    assert api.get(f"/playlists/{id_}/images")[0]["url"] != images[0]["url"]


def test_covers_of_the_service_are_an_array_even_without_any(api: Api) -> None:
    rows = api.get("/me/playlists?limit=12")["items"]
    assert len(api.get(f"/playlists/{rows[0]['id']}/images")) == 3
    assert rows[11]["images"] is None
    assert api.get(f"/playlists/{rows[11]['id']}/images") == []


def test_what_is_no_cover_is_refused(api: Api) -> None:
    id_ = made(api)
    largest = b64encode(JPEG.ljust(256 * 1024 // 4 * 3, b"\0"))
    assert len(largest) == 256 * 1024
    assert upload(api, id_, largest + b"AAAA") == 413
    assert upload(api, id_, b64encode(b"\x89PNG....")) == 400
    assert upload(api, id_, JPEG) == 400
    assert upload(api, id_, b64encode(JPEG) + b"\n") == 400
    assert upload(api, id_, b"") == 400
    assert upload(api, id_, b64encode(JPEG), "image/png") == 400
    assert api.get(f"/playlists/{id_}/images") == []
    assert upload(api, id_, largest) == 202
