"""Users, library, playlists and the catalogue over HTTP."""

import pytest

from tests.emulator.support import Api


@pytest.fixture
def api() -> Api:
    return Api()


def test_a_page_names_itself_and_its_neighbours(api: Api) -> None:
    page = api.get("/me/tracks?limit=50&offset=50&market=SE")
    address = "http://emulator/v1/me/tracks"
    assert page["href"] == f"{address}?offset=50&limit=50&market=SE"
    assert page["next"] == f"{address}?offset=100&limit=50&market=SE"
    assert page["previous"] == f"{address}?offset=0&limit=50&market=SE"
    assert (page["total"], len(page["items"])) == (1000, 50)
    last = api.get("/me/tracks?limit=50&offset=990")
    assert (last["next"], len(last["items"])) == (None, 10)
    assert api.get("/me/tracks?offset=5000")["items"] == []


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("limit=0", "Invalid limit"),
        ("limit=51", "Invalid limit"),
        ("limit=ten", "Invalid limit"),
        ("offset=-1", "Invalid offset"),
        ("offset=1e3", "Invalid offset"),
    ],
)
@pytest.mark.parametrize("path", ["/me/tracks", "/me/playlists"])
def test_limits_are_kept(api: Api, path: str, query: str, message: str) -> None:
    assert api.refused("GET", f"{path}?{query}")[:2] == (400, message)


def test_saving_puts_a_track_first_and_removing_closes_the_gap(api: Api) -> None:
    before = [row["track"]["uri"] for row in api.get("/me/tracks?limit=10")["items"]]
    new = api.track_uri(5000)
    contains = f"/me/library/contains?uris={new},{before[0]}"
    assert api.get(contains) == [False, True]
    api.do("PUT", f"/me/library?uris={new}")
    page = api.get("/me/tracks?limit=3")
    assert [row["track"]["uri"] for row in page["items"]] == [new, *before[:2]]
    assert page["total"] == 1001
    api.do("DELETE", f"/me/library?uris={before[0]}")
    assert api.get(contains) == [True, False]
    assert api.get(f"/me/tracks/contains?ids={new.split(':')[2]}") == [True]
    page = api.get("/me/tracks?limit=3")
    assert [row["track"]["uri"] for row in page["items"]] == [new, *before[1:3]]
    assert page["total"] == 1000


@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_library_commands_answer_200_without_a_body(api: Api, method: str) -> None:
    answer = api.send(method, f"/me/library?uris={api.track_uri(1)}")
    assert (answer.status_code, answer.content) == (200, b"")


def test_uris_stand_in_the_query_and_are_at_most_forty(api: Api) -> None:
    uris = [api.track_uri(place) for place in range(41)]
    missing = (400, "Missing required field: uris", None)
    assert api.refused("PUT", "/me/library", {"uris": uris[:1]}) == missing
    assert api.refused("GET", "/me/library/contains") == missing
    many = ",".join(uris)
    assert api.refused("PUT", f"/me/library?uris={many}")[:2] == (400, "Too many uris")
    assert api.refused("GET", f"/me/library/contains?uris={many}")[:2] == (400, "Too many uris")
    ids = ",".join(["4iV5W9uYEdYUVa79Axb7Rh"] * 51)
    assert api.refused("GET", f"/me/tracks/contains?ids={ids}")[0] == 400
    assert api.refused("PUT", "/me/library?uris=spotify:local:a:b:c:1")[0] == 400


def test_albums_artists_and_shows_are_kept_too(api: Api) -> None:
    catalog = api.emulator.world.catalog
    uris = [catalog.album(3).uri, catalog.artist(3).uri, catalog.show(3).uri]
    listed = ",".join(uris)
    api.do("PUT", f"/me/library?uris={listed}")
    assert api.get(f"/me/library/contains?uris={listed}") == [True] * 3
    api.do("DELETE", f"/me/library?uris={listed}")
    assert api.get(f"/me/library/contains?uris={listed}") == [False] * 3


def test_unfollowing_a_playlist_takes_it_from_the_list(api: Api) -> None:
    first = api.get("/me/playlists?limit=2")
    uri = first["items"][0]["uri"]
    api.do("DELETE", f"/me/library?uris={uri}")
    then = api.get("/me/playlists?limit=2")
    assert then["total"] == first["total"] - 1
    assert then["items"][0] == first["items"][1]
    api.do("PUT", f"/me/library?uris={uri}")
    assert api.get("/me/playlists?limit=2") == first


def test_the_list_of_playlists_points_to_the_users_own_address(api: Api) -> None:
    page = api.get("/me/playlists?limit=20")
    me = api.get("/me")["id"]
    assert page["next"] == f"http://emulator/v1/users/{me}/playlists?offset=20&limit=20"
    assert len(api.send("GET", f"/users/{me}/playlists?offset=20").json()["items"]) == 5


def test_a_withdrawn_playlist_leaves_a_hole(api: Api) -> None:
    assert api.get("/me/playlists")["items"][7] is None
    id_ = api.emulator.world.playlists.playlist(7).id
    assert api.refused("GET", f"/playlists/{id_}") == (404, "Resource not found", None)


def test_a_playlist_carries_its_entries_under_both_names(api: Api) -> None:
    id_ = api.get("/me/playlists")["items"][0]["id"]
    playlist = api.get(f"/playlists/{id_}?additional_types=track,episode")
    assert playlist["items"]["items"] == playlist["tracks"]["items"]
    entries = playlist["items"]["items"]
    assert all(entry["item"] == entry["track"] for entry in entries)
    assert entries[4]["item"]["type"] == "episode"
    assert entries[24]["is_local"] is True
    assert entries[27]["item"] is None
    assert api.get(f"/playlists/{id_}/items?offset=4&limit=1")["items"][0]["item"] is None


def test_fields_narrow_a_playlist(api: Api) -> None:
    id_ = api.get("/me/playlists")["items"][0]["id"]
    body = api.get(f"/playlists/{id_}/items?limit=1&fields=total,items(item(name),added_by.id)")
    assert body.keys() == {"total", "items"}
    assert body["items"][0].keys() == {"item", "added_by"}
    assert body["items"][0]["item"].keys() == {"name"}
    assert body["items"][0]["added_by"].keys() == {"id"}
    less = api.get(f"/playlists/{id_}?fields=!tracks,!items")
    assert "tracks" not in less
    assert less["name"] == "Night Walk"


def test_ids_that_belong_to_nothing_are_not_found(api: Api) -> None:
    for kind in ("albums", "artists", "tracks", "playlists", "episodes", "shows"):
        foreign = f"/{kind}/4iV5W9uYEdYUVa79Axb7Rh"
        assert api.refused("GET", foreign) == (404, "Resource not found", None)
        assert api.refused("GET", f"/{kind}/x") == (400, "Invalid base62 id", None)


def test_an_album_leads_to_its_tracks_and_back(api: Api) -> None:
    track = api.get("/me/tracks?limit=1")["items"][0]["track"]
    album = api.get(f"/albums/{track['album']['id']}")
    assert [one["track_number"] for one in album["tracks"]["items"]] == list(
        range(1, album["total_tracks"] + 1)
    )
    assert track["id"] in [one["id"] for one in album["tracks"]["items"]]
    assert api.get(f"/tracks/{track['id']}")["name"] == track["name"]


def test_an_unchanged_answer_is_304(api: Api) -> None:
    first = api.send("GET", "/me/tracks?limit=5")
    tag = first.headers["etag"]
    assert tag.startswith('"MC-')
    known = {"If-None-Match": f'"other", W/{tag}'}  # a proxy that packs bodies weakens tags
    assert api.send("GET", "/me/tracks?limit=5", headers=known).status_code == 304
    again = api.send("GET", "/me/tracks?limit=5", headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    api.do("PUT", f"/me/library?uris={api.track_uri(2000)}")
    changed = api.send("GET", "/me/tracks?limit=5", headers={"If-None-Match": tag})
    assert changed.status_code == 200


@pytest.mark.parametrize(
    ("path", "cache", "tagged"),
    [
        ("/me", "private, max-age=0", False),
        ("/me/player", "private, max-age=0", False),
        ("/me/tracks", "private, max-age=0", True),
        ("/me/playlists", "public, max-age=0", True),
        ("/tracks/{track}", "public, max-age=7200", False),
        ("/tracks/x", "private, max-age=0", False),
    ],
)
def test_answers_say_how_long_they_keep(api: Api, path: str, cache: str, tagged: bool) -> None:
    track = api.track_uri(0).split(":")[2]
    answer = api.send("GET", path.format(track=track))
    assert answer.headers["cache-control"] == cache
    assert ("etag" in answer.headers) is tagged


def test_a_library_of_a_million_costs_nothing_until_it_is_read() -> None:
    api = Api(saved_tracks=1_000_000)
    page = api.get("/me/tracks?limit=50&offset=999950")
    assert (page["total"], len(page["items"]), page["next"]) == (1_000_000, 50, None)


def test_an_empty_library_is_a_page_without_rows() -> None:
    api = Api(saved_tracks=0, playlists=0)
    assert api.get("/me/tracks")["items"] == []
    assert api.get("/me/playlists")["total"] == 0
    assert api.player()["is_playing"] is True
