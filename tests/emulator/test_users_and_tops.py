"""Users, and what the user listens to most, over HTTP."""

import pytest

from tests.emulator.schema import faults
from tests.emulator.support import Api


@pytest.fixture(scope="module")
def api() -> Api:
    return Api()


# -- users -----------------------------------------------------------------------------------------


def test_everyone_whose_playlists_one_meets_has_a_profile(api: Api) -> None:
    rows = [row for row in api.get("/me/playlists?limit=25")["items"] if row]
    owners = {row["owner"]["id"]: row["owner"] for row in rows}
    assert len(owners) > 2
    for id_, owner in owners.items():
        user = api.get(f"/users/{id_}")
        assert faults(user, "PublicUser") == []
        assert owner.items() <= user.items()


def test_the_service_is_a_user(api: Api) -> None:
    assert api.get("/users/spotify")["display_name"] == "Spotify"


def test_the_user_looks_the_same_from_outside(api: Api) -> None:
    me = api.get("/me")
    assert api.get(f"/users/{me['id']}").items() <= me.items()


def test_nobody_is_not_found(api: Api) -> None:
    assert api.refused("GET", "/users/nobody") == (404, "No such user", None)


def test_profiles_keep_for_hours(api: Api) -> None:
    answer = api.send("GET", "/users/spotify")
    assert answer.headers["cache-control"] == "public, max-age=14400"
    assert "etag" not in answer.headers


# -- top lists -------------------------------------------------------------------------------------


@pytest.mark.parametrize(("path", "kind"), [("artists", "Artist"), ("tracks", "Track")])
def test_top_lists_are_pages(api: Api, path: str, kind: str) -> None:
    first = api.get(f"/me/top/{path}")
    assert faults(first, f"PageOf{kind}") == []
    assert (first["limit"], len(first["items"])) == (20, 20)
    assert api.get(f"/me/top/{path}?time_range=medium_term")["items"] == first["items"]
    page = api.get(f"/me/top/{path}?time_range=long_term&limit=50&offset=50")
    address = f"http://emulator/v1/me/top/{path}"
    assert page["next"] == f"{address}?offset=100&limit=50&time_range=long_term"
    assert faults(page["items"], [kind]) == []
    behind = api.get(f"/me/top/{path}?offset=5000")
    assert (behind["items"], behind["next"]) == ([], None)


@pytest.mark.parametrize("time_range", ["short_term", "medium_term", "long_term"])
def test_the_two_lists_tell_one_story(api: Api, time_range: str) -> None:
    def everything(path: str) -> list[str]:
        address = f"/me/top/{path}?time_range={time_range}&limit=50&offset="
        total = api.get(f"{address}0")["total"]
        pages = [api.get(f"{address}{offset}")["items"] for offset in range(0, total, 50)]
        rows = [row for page in pages for row in page]
        assert len({row["id"] for row in rows}) == len(rows) == total
        return [row["id"] if path == "artists" else row["artists"][0]["id"] for row in rows]

    of_tracks = everything("tracks")
    weights: dict[str, int] = {}
    for rank, artist in enumerate(of_tracks):
        weights[artist] = weights.get(artist, 0) + len(of_tracks) - rank
    artists = everything("artists")
    assert set(artists) == set(of_tracks)
    ranked = [weights[artist] for artist in artists]
    assert ranked == sorted(ranked, reverse=True)


def test_top_tracks_are_songs_he_likes(api: Api) -> None:
    ids = ",".join(row["id"] for row in api.get("/me/top/tracks?limit=50")["items"])
    assert api.get(f"/me/tracks/contains?ids={ids}") == [True] * 50


def test_time_makes_a_difference(api: Api) -> None:
    lists = [
        tuple(row["id"] for row in api.get(f"/me/top/tracks?time_range={name}_term")["items"])
        for name in ("short", "medium", "long")
    ]
    assert len(set(lists)) == 3


@pytest.mark.parametrize(
    ("query", "message"),
    [("time_range=ever", "Invalid time_range"), ("limit=51", "Invalid limit")],
)
@pytest.mark.parametrize("path", ["artists", "tracks"])
def test_wrong_questions_are_refused(api: Api, path: str, query: str, message: str) -> None:
    assert api.refused("GET", f"/me/top/{path}?{query}") == (400, message, None)


def test_development_apps_have_top_lists_without_popularity() -> None:
    api = Api(mode="development")
    artist = api.get("/me/top/artists?limit=1")["items"][0]
    assert artist.keys().isdisjoint({"popularity", "followers"})
    assert "popularity" not in api.get("/me/top/tracks?limit=1")["items"][0]
    assert api.refused("GET", f"/users/{api.get('/me')['id']}") == (403, "Forbidden", None)
