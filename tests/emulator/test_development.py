"""Development mode: what an app registered today is given."""

import pytest

from tests.emulator.support import Api

FORBIDDEN = (403, "Forbidden", None)
REMOVED_FIELDS = {
    "album_group",
    "available_markets",
    "country",
    "email",
    "explicit_content",
    "label",
    "linked_from",
    "popularity",
    "product",
    "publisher",
    "tracks",
}


@pytest.fixture(scope="module")
def api() -> Api:
    return Api(mode="development")


def _keys(body: object) -> set[str]:
    if isinstance(body, dict):
        return set(body).union(*map(_keys, body.values()))
    return set().union(*map(_keys, body)) if isinstance(body, list) else set()


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/me/tracks/contains?ids=4iV5W9uYEdYUVa79Axb7Rh"),
        ("PUT", "/me/tracks"),
        ("GET", "/tracks?ids=4iV5W9uYEdYUVa79Axb7Rh"),
        ("GET", "/albums?ids=a"),
        ("GET", "/artists/4iV5W9uYEdYUVa79Axb7Rh/top-tracks"),
        ("GET", "/markets"),
        ("GET", "/browse/new-releases"),
        ("GET", "/recommendations"),
        ("GET", "/audio-features/4iV5W9uYEdYUVa79Axb7Rh"),
        ("GET", "/users/robin"),
        ("GET", "/users/robin/playlists"),
        ("GET", "/playlists/4iV5W9uYEdYUVa79Axb7Rh/tracks"),
        ("DELETE", "/playlists/4iV5W9uYEdYUVa79Axb7Rh/followers"),
    ],
)
def test_removed_endpoints_are_forbidden(api: Api, method: str, path: str) -> None:
    assert api.refused(method, path) == FORBIDDEN


@pytest.mark.parametrize(
    "path",
    [
        "/me",
        "/me/player?additional_types=track,episode",
        "/me/player/queue",
        "/me/tracks?limit=50",
        "/me/playlists",
        "/playlists/{playlist}",
        "/artists/{artist}",
        "/shows/{show}",
        "/tracks/{track}",
    ],
)
def test_removed_fields_are_absent(api: Api, path: str) -> None:
    world = api.emulator.world
    body = api.get(
        path.format(
            playlist=world.playlists.playlist(0).id,
            artist=world.catalog.artist(1).id,
            show=world.catalog.show(1).id,
            track=world.catalog.track(1).id,
        )
    )
    assert _keys(body) & REMOVED_FIELDS == set()


def test_an_album_keeps_its_tracks_and_external_ids(api: Api) -> None:
    body = api.get(f"/albums/{api.emulator.world.catalog.album(1).id}")
    assert _keys(body) & REMOVED_FIELDS == {"tracks"}
    assert "external_ids" in body


def test_me_and_artists_have_no_followers(api: Api) -> None:
    assert "followers" not in api.get("/me")
    artist = api.emulator.world.catalog.artist(1).id
    assert "followers" not in api.get(f"/artists/{artist}")
    assert api.get("/me")["account_id"]


def test_entries_of_a_playlist_are_called_item(api: Api) -> None:
    entry = api.get(f"/playlists/{api.emulator.world.playlists.playlist(0).id}/items")["items"][0]
    assert "track" not in entry
    assert entry["item"]["type"] == "track"


def test_other_peoples_playlists_show_no_contents(api: Api) -> None:
    rows = [row for row in api.get("/me/playlists?limit=25")["items"] if row]
    me = api.get("/me")["id"]
    foreign = [row for row in rows if row["owner"]["id"] != me and not row["collaborative"]]
    assert foreign
    assert all("items" not in row for row in foreign)
    id_ = foreign[0]["id"]
    assert api.refused("GET", f"/playlists/{id_}/items") == FORBIDDEN
    assert "items" not in api.get(f"/playlists/{id_}")
    api.do("PUT", "/me/player/play", {"context_uri": foreign[0]["uri"]})
    assert api.player()["context"]["uri"] == foreign[0]["uri"]


def test_extended_apps_may_read_them() -> None:
    extended = Api()
    me = extended.get("/me")["id"]
    rows = [row for row in extended.get("/me/playlists?limit=25")["items"] if row]
    foreign = next(row for row in rows if row["owner"]["id"] != me)
    assert extended.get(f"/playlists/{foreign['id']}/items")["total"] == foreign["items"]["total"]
