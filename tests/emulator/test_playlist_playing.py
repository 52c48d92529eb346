"""A playlist that plays while it is edited."""

import pytest

from tests.emulator.support import Api


@pytest.fixture
def api() -> Api:
    """An emulator in which the third of five songs of a playlist plays."""
    api = Api()
    made = api.send("POST", "/me/playlists", json={"name": "Playing"}).json()
    uris = [api.track_uri(place) for place in range(5)]
    api.send("POST", f"/playlists/{made['id']}/items", json={"uris": uris})
    # Two songs are in the queue when the world begins, and would come first.
    for _ in range(2):
        api.do("POST", "/me/player/next")
    api.do("PUT", "/me/player/play", {"context_uri": made["uri"], "offset": {"position": 2}})
    return api


def path(api: Api) -> str:
    return f"/playlists/{api.get('/me/playlists?limit=1')['items'][0]['id']}/items"


def edit(api: Api, method: str, body: object) -> None:
    assert api.send(method, path(api), json=body).status_code in (200, 201)


def queue(api: Api, count: int) -> list[str]:
    return [item["uri"] for item in api.get("/me/player/queue")["queue"][:count]]


def songs(api: Api, *places: int) -> list[str]:
    return [api.track_uri(place) for place in places]


def test_what_is_added_behind_it_will_be_played(api: Api) -> None:
    edit(api, "POST", {"uris": songs(api, 20), "position": 3})
    edit(api, "POST", {"uris": songs(api, 21), "position": 0})
    assert api.player()["item"]["uri"] == api.track_uri(2)
    assert queue(api, 3) == songs(api, 20, 3, 4)
    assert queue(api, 4)[3] == api.track_uri(21)


def test_it_goes_on_from_where_its_song_has_been_moved(api: Api) -> None:
    edit(api, "PUT", {"range_start": 2, "insert_before": 0})
    assert queue(api, 3) == songs(api, 0, 1, 3)
    assert api.refused("POST", "/me/player/previous")[0] == 403


def test_a_song_that_is_taken_out_plays_to_its_end(api: Api) -> None:
    edit(api, "DELETE", {"items": [{"uri": api.track_uri(2)}]})
    assert api.player()["item"]["uri"] == api.track_uri(2)
    assert queue(api, 2) == songs(api, 3, 4)
    api.do("POST", "/me/player/next")
    assert api.player()["item"]["uri"] == api.track_uri(3)


def test_after_the_first_song_is_taken_out_the_new_first_is_next(api: Api) -> None:
    context = api.player()["context"]["uri"]
    api.do("PUT", "/me/player/play", {"context_uri": context, "offset": {"position": 0}})
    edit(api, "DELETE", {"items": [{"uri": api.track_uri(0)}]})
    assert queue(api, 2) == songs(api, 1, 2)
    api.do("PUT", "/me/player/shuffle?state=true")
    assert len(set(queue(api, 4))) == 4
    api.do("PUT", "/me/player/shuffle?state=false")
    api.do("POST", "/me/player/next")
    assert api.player()["item"]["uri"] in songs(api, 1, 2)


def test_replaced_by_other_songs_it_goes_on_with_those(api: Api) -> None:
    edit(api, "PUT", {"uris": songs(api, 20, 21)})
    assert api.player()["item"]["uri"] == api.track_uri(2)
    assert queue(api, 2) == songs(api, 20, 21)


def test_emptied_it_is_played_on_as_it_was(api: Api) -> None:
    api.do("POST", f"/me/player/queue?uri={api.track_uri(30)}")
    api.do("POST", "/me/player/next")
    edit(api, "PUT", {"uris": []})
    assert queue(api, 2) == songs(api, 3, 4)
    api.do("POST", "/me/player/previous")
    assert api.player()["item"]["uri"] == api.track_uri(2)


def test_a_mix_is_mixed_anew_and_holds_every_song_once(api: Api) -> None:
    api.do("PUT", "/me/player/shuffle?state=true")
    edit(api, "POST", {"uris": songs(api, 20, 21)})
    following = queue(api, 6)
    assert sorted(following) == sorted(songs(api, 0, 1, 3, 4, 20, 21))


def test_a_mix_outlives_the_song_it_began_with(api: Api) -> None:
    context = api.player()["context"]["uri"]
    api.do("PUT", "/me/player/play", {"context_uri": context, "offset": {"position": 0}})
    api.do("PUT", "/me/player/shuffle?state=true")
    edit(api, "DELETE", {"items": [{"uri": api.track_uri(0)}]})
    assert sorted(queue(api, 4)) == sorted(songs(api, 1, 2, 3, 4))


def test_another_playlist_and_a_new_name_leave_the_player_alone(api: Api) -> None:
    before, following = api.player(), queue(api, 20)
    other = api.get("/me/playlists?limit=2")["items"][1]["id"]
    api.send("PUT", f"/playlists/{other}/items", json={"uris": []})
    api.do("PUT", f"/playlists/{before['context']['uri'][17:]}", {"name": "Renamed"})
    assert (api.player(), queue(api, 20)) == (before, following)
