"""Follow over HTTP: artists, users and playlists."""

import pytest

from tests.emulator.schema import faults
from tests.emulator.support import Api

FOREIGN = "4iV5W9uYEdYUVa79Axb7Rh"


@pytest.fixture
def api() -> Api:
    return Api()


def walk(api: Api, limit: int) -> list[str]:
    """Ids of all followed artists, by following the cursors."""
    ids: list[str] = []
    path = f"/me/following?type=artist&limit={limit}"
    while path:
        page = api.get(path)["artists"]
        assert page["items"]
        ids += [artist["id"] for artist in page["items"]]
        assert (page["next"] is None) == (page["cursors"]["after"] is None)
        path = (page["next"] or "").removeprefix("http://emulator/v1")
    assert page["total"] == len(ids)
    return ids


def test_artists_are_as_the_reference_says(api: Api) -> None:
    page = api.get("/me/following?type=artist")["artists"]
    assert faults(page["items"], ["Artist"]) == []
    assert (page["limit"], len(page["items"]), page["total"]) == (20, 20, 120)
    assert page["cursors"] == {"after": page["items"][-1]["id"]}
    assert page["href"] == "http://emulator/v1/me/following?type=artist&limit=20"
    assert page["next"] == f"{page['href']}&after={page['items'][-1]['id']}"


@pytest.mark.parametrize("limit", [7, 40, 50])
def test_cursors_lead_through_all_artists_once(api: Api, limit: int) -> None:
    ids = walk(api, limit)
    assert len(set(ids)) == len(ids) == 120
    for at in (0, 50, 70):
        listed = ",".join(ids[at : at + 50])
        assert api.get(f"/me/following/contains?type=artist&ids={listed}") == [True] * 50


def test_reading_goes_on_where_an_artist_was_unfollowed_meanwhile(api: Api) -> None:
    ids = walk(api, 50)
    api.do("DELETE", f"/me/following?type=artist&ids={ids[9]}")
    page = api.get(f"/me/following?type=artist&limit=10&after={ids[9]}")["artists"]
    assert [artist["id"] for artist in page["items"]] == ids[10:20]
    nowhere = api.get(f"/me/following?type=artist&after={FOREIGN}")["artists"]
    assert (nowhere["items"], nowhere["next"], nowhere["total"]) == ([], None, 119)


@pytest.mark.parametrize("in_body", [True, False])
def test_followed_artists_stand_on_top_and_are_known_everywhere(api: Api, in_body: bool) -> None:
    catalog = api.emulator.world.catalog
    ids, before = [catalog.artist(3).id, catalog.artist(4).id], walk(api, 50)
    named = "&ids=" + ",".join(ids)
    sent = "" if in_body else named
    body = {"ids": ids} if in_body else None
    by_uri = ",".join(f"spotify:artist:{id_}" for id_ in ids)
    for method, followed in (("PUT", True), ("DELETE", False)):
        answer = api.send(method, f"/me/following?type=artist{sent}", json=body)
        assert (answer.status_code, answer.content) == (204, b"")
        assert api.get(f"/me/following/contains?type=artist{named}") == [followed] * 2
        assert api.get(f"/me/library/contains?uris={by_uri}") == [followed] * 2
        assert walk(api, 50) == (ids + before if followed else before)
    api.do("PUT", f"/me/library?uris={by_uri}")
    assert walk(api, 50)[:2] == ids


def test_users_are_followed_too(api: Api) -> None:
    rows = [row for row in api.get("/me/playlists?limit=25")["items"] if row]
    others = sorted({row["owner"]["id"] for row in rows} - {api.get("/me")["id"]})
    check = f"/me/following/contains?type=user&ids={','.join(others)}"
    followers = [api.get(f"/users/{id_}")["followers"]["total"] for id_ in others]
    at_first = api.get(check)
    assert True in at_first
    assert False in at_first
    api.do("PUT", f"/me/following?type=user&ids={','.join(others)}")
    assert api.get(check) == [True] * len(others)
    assert api.get("/me/library/contains?uris=spotify:user:" + others[0]) == [True]
    then = [api.get(f"/users/{id_}")["followers"]["total"] for id_ in others]
    assert [late - early for early, late in zip(followers, then, strict=True)] == [
        not followed for followed in at_first
    ]
    api.do("DELETE", "/me/following?type=user", {"ids": others})
    assert api.get(check) == [False] * len(others)


@pytest.mark.parametrize(
    ("method", "path", "message"),
    [
        ("GET", "/me/following", "Missing required field: type"),
        ("GET", "/me/following?type=user", "Invalid type"),
        ("GET", "/me/following?type=artist&limit=51", "Invalid limit"),
        ("GET", "/me/following?type=artist&after=x", "Invalid cursor"),
        ("PUT", "/me/following?ids=x", "Missing required field: type"),
        ("PUT", "/me/following?type=track&ids=x", "Invalid type"),
        ("PUT", "/me/following?type=artist", "Missing required field: ids"),
        ("DELETE", "/me/following?type=artist&ids=x", "Invalid base62 id"),
        ("DELETE", "/me/following?type=user&ids=" + "x," * 51, "Too many ids requested"),
        ("GET", "/me/following/contains?type=artist", "Missing required field: ids"),
        ("GET", "/me/following/contains?ids=x", "Missing required field: type"),
        ("GET", "/me/following/contains?type=playlist&ids=x", "Invalid type"),
    ],
)
def test_wrong_questions_are_refused(api: Api, method: str, path: str, message: str) -> None:
    assert api.refused(method, path) == (400, message, None)


# -- playlists -------------------------------------------------------------------------------------


@pytest.mark.parametrize("body", [None, {"public": False}])
def test_a_playlist_can_be_followed_and_left(api: Api, body: object) -> None:
    playlist = api.emulator.world.playlists.playlist(7_000)
    path, uri = f"/playlists/{playlist.id}/followers", playlist.uri
    assert api.get(f"{path}/contains") == [False]
    answer = api.send("PUT", path, json=body)
    assert (answer.status_code, answer.content) == (200, b"")
    assert api.get(f"{path}/contains") == [True]
    assert api.get(f"/me/library/contains?uris={uri}") == [True]
    assert api.get("/me/playlists?limit=1")["items"][0]["uri"] == uri
    answer = api.send("DELETE", path)
    assert (answer.status_code, answer.content) == (200, b"")
    assert api.get(f"{path}/contains") == [False]
    assert api.get(f"/me/library/contains?uris={uri}") == [False]
    assert api.get("/me/playlists?limit=1")["total"] == 25


def test_one_may_ask_who_follows_a_playlist(api: Api) -> None:
    rows = [row for row in api.get("/me/playlists?limit=25")["items"] if row]
    me = api.get("/me")["id"]
    foreign = next(row for row in rows if row["owner"]["id"] != me)
    owner = foreign["owner"]["id"]
    contains = f"/playlists/{foreign['id']}/followers/contains"
    assert api.get(f"{contains}?ids={me}") == [True]
    assert api.get(f"{contains}?ids={owner}") == [True]
    mine = next(row for row in rows if row["owner"]["id"] == me)
    assert api.get(f"/playlists/{mine['id']}/followers/contains?ids={owner}") == [False]
    gone = api.refused("GET", f"{contains}?ids=nobody")
    assert gone == (502, "Could not retrieve followers", None)
    assert api.refused("GET", f"{contains}?ids={me},{owner}")[:2] == (400, "Too many ids requested")


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_unknown_playlists_cannot_be_followed(api: Api, method: str) -> None:
    assert api.refused(method, f"/playlists/{FOREIGN}/followers")[0] == 404
    assert api.refused(method, "/playlists/x/followers")[0] == 400
    assert api.refused("GET", f"/playlists/{FOREIGN}/followers/contains")[0] == 404


def test_public_is_true_or_false(api: Api) -> None:
    path = f"/playlists/{api.emulator.world.playlists.playlist(1).id}/followers"
    assert api.refused("PUT", path, {"public": "yes"})[:2] == (400, "Invalid public")
    assert api.refused("PUT", path, [True])[:2] == (400, "Malformed json")


# -- development mode ------------------------------------------------------------------------------


def test_development_apps_read_followed_artists_and_go_by_uri() -> None:
    api = Api(mode="development")
    artist = api.emulator.world.catalog.artist(3)
    assert api.refused("PUT", f"/me/following?type=artist&ids={artist.id}")[0] == 403
    api.do("PUT", f"/me/library?uris={artist.uri}")
    page = api.get("/me/following?type=artist&limit=1")["artists"]
    assert page["items"][0]["id"] == artist.id
    assert page["items"][0].keys().isdisjoint({"followers", "popularity"})
