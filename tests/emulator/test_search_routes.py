"""``GET /search``: what is found, in which order, and what is refused."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.emulator.schema import faults
from tests.emulator.support import Api
from tuify.emulator.catalog.catalog import TRACKS
from tuify.emulator.catalog.discography import related
from tuify.emulator.search.text import folded

ALL = "album,artist,playlist,track,show,episode,audiobook"
API = Api(saved_tracks=1000, playlists=25)
WORLD = API.emulator.world
CATALOG = WORLD.catalog


def _search(q: str, kinds: str = "track", api: Api = API, **more: str) -> Any:  # noqa: ANN401  # a body
    answer = api.send("GET", "/search", params={"q": q, "type": kinds, **more})
    assert answer.status_code == 200, answer.text
    return answer.json()


def _names(q: str, kind: str = "track") -> list[str]:
    return [entry["name"] for entry in _search(q, kind, limit="50")[f"{kind}s"]["items"]]


def _ids(q: str, kind: str = "track") -> list[str]:
    return [entry["id"] for entry in _search(q, kind, limit="50")[f"{kind}s"]["items"]]


# -- what is found ---------------------------------------------------------------------------------


@pytest.mark.parametrize("place", [0, 5, 20, 24, 36, 70, 90, 999, 4095])
def test_every_liked_song_is_found_by_its_names(place: int) -> None:
    track = CATALOG.track(CATALOG.liked_track(place))
    words = f'track:"{folded(track.name)}" artist:"{folded(track.artists[0].name)}"'
    assert track.id in _ids(words)
    assert track.id in _ids(f"{track.name} {track.artists[-1].name} {track.album.name}")


@pytest.mark.parametrize("number", [1, 3, 9, 19, 24])
def test_what_is_in_a_playlist_is_found(number: int) -> None:
    book = WORLD.playlists
    playlist = book.playlist(number)
    assert playlist.id in _ids(folded(playlist.name), "playlist")
    for place in (1, 4, 7):
        row = book.entry(playlist, place).item
        assert row is not None
        track = CATALOG.track_by_id(row.uri.rpartition(":")[2])
        assert track is not None
        assert track.id in _ids(f"{track.name} {track.artists[0].name}")
        assert track.album.id in _ids(f'album:"{track.album.name}"', "album")
        assert track.artists[-1].id in _ids(f'"{track.artists[-1].name}"', "artist")


def test_whoever_is_related_is_found_with_all_his_records() -> None:
    stranger = CATALOG.artist(2_000_000)
    for artist in related(CATALOG, stranger)[:3]:
        assert artist.id in _ids(artist.name, "artist")
        album = CATALOG.album(artist.number * 8 + 5)
        assert album.id in _ids(f'album:"{album.name}" artist:"{artist.name}"', "album")


@pytest.mark.parametrize("number", [0, 123_456_789, TRACKS - 1])
def test_any_track_of_the_world_is_found_by_its_isrc(number: int) -> None:
    track = CATALOG.track(number)
    isrc = API.get(f"/tracks/{track.id}")["external_ids"]["isrc"]
    assert _ids(f"isrc:{isrc}") == [track.id]
    assert _ids(f"isrc:{isrc.lower()} artist:{track.artists[0].name}") == [track.id]
    assert _ids(f"isrc:{isrc} NOT artist:{track.artists[0].name}") == []
    assert _ids(f"isrc:{isrc}", "album") == []


def test_any_album_of_the_world_is_found_by_its_upc() -> None:
    album = CATALOG.album(30_000_000)
    upc = API.get(f"/albums/{album.id}")["external_ids"]["upc"]
    assert _ids(f"upc:{upc}", "album") == [album.id]
    assert _ids(f"upc:{upc} year:{album.release_date[:4] if album.release_date else ''}", "album")
    assert _ids(f"upc:{upc} year:1812", "album") == []
    assert _ids("upc:999999999999", "album") == []


def test_podcasts_episodes_and_books_are_found() -> None:
    show, book = CATALOG.show(2), CATALOG.audiobook(11)
    episode = CATALOG.episode(2, 3)
    assert _ids(show.name, "show")[0] == show.id
    assert episode.id in _ids(episode.name, "episode")
    assert book.id in _ids(f"{book.name} {book.authors[0]}", "audiobook")


def test_playlists_are_searched_as_they_are_now() -> None:
    api = Api(playlists=3)
    made = api.send("POST", "/me/playlists", json={"name": "Zanzibar Zydeco"}).json()
    found = _search("zydeco", "playlist", api)["playlists"]["items"]
    assert [entry["id"] for entry in found] == [made["id"]]
    api.do("PUT", f"/playlists/{made['id']}", {"name": "Plain Polka"})
    assert _search("zydeco", "playlist", api)["playlists"]["total"] == 0


def test_a_withdrawn_playlist_is_null_in_its_place() -> None:
    found = _search("songs for ilse", "playlist")["playlists"]
    assert found["items"][0] is None
    assert found["total"] >= 1


# -- filters ---------------------------------------------------------------------------------------


def test_years() -> None:
    found = _search("year:1990-1992", "album", limit="50")["albums"]["items"]
    assert {entry["release_date"][:4] for entry in found} == {"1990", "1991", "1992"}
    tracks = _search("year:1990 slow", limit="50")["tracks"]["items"]
    assert {entry["album"]["release_date"][:4] for entry in tracks} == {"1990"}
    artist = _ids("year:1990", "artist")[0]
    albums = API.get(f"/artists/{artist}/albums?limit=50")["items"]
    assert "1990" in [album["release_date"][:4] for album in albums]


def test_genres() -> None:
    for entry in _search('genre:"bossa nova"', "artist", limit="50")["artists"]["items"]:
        assert "bossa nova" in entry["genres"]
    track = _search("genre:shoegaze", limit="1")["tracks"]["items"][0]
    artist = API.get(f"/artists/{track['artists'][0]['id']}")
    assert "shoegaze" in artist["genres"]


def test_tags() -> None:
    new = _search("tag:new", "album", limit="50")["albums"]["items"]
    latest = API.get("/browse/new-releases?limit=1")["albums"]["items"][0]
    assert latest["release_date"] in [entry["release_date"] for entry in new]
    assert len({entry["release_date"][:4] for entry in new}) == 1
    hipster = _search("tag:hipster", "album", limit="50")["albums"]["items"]
    assert all(CATALOG.album_by_id(entry["id"]).popularity < 8 for entry in hipster)  # type: ignore[union-attr]  # found by search, so there
    assert _ids("tag:hipster", "track") == _ids("tag:old", "album") == []


def test_filters_can_be_combined() -> None:
    track = CATALOG.track(CATALOG.liked_track(3))
    year = (track.album.release_date or "")[:4]
    query = f'artist:"{track.artists[0].name}" album:"{track.album.name}" year:{year}'
    numbers = {CATALOG.track_number(id_) for id_ in _ids(query)}
    assert track.number in numbers
    assert numbers <= {*range(track.album.first_track, track.album.first_track + track.album.size)}
    assert track.id not in _ids(f'{query} NOT track:"{track.name}"')


# -- order -----------------------------------------------------------------------------------------


def test_exact_names_come_first_and_the_more_popular_of_them() -> None:
    entries = _search("window", limit="50")["tracks"]["items"]
    names = [folded(entry["name"]) for entry in entries]
    ranks = [0 if name == "window" else 1 if name.startswith("window") else 2 for name in names]
    assert ranks == sorted(ranks)
    assert ranks[0] == 0
    exact = [entry["popularity"] for entry in entries if folded(entry["name"]) == "window"]
    assert exact == sorted(exact, reverse=True)


def test_case_and_accents_do_not_matter() -> None:
    assert _names("MÁLAGA", "album") == _names("malaga", "album") != []


# -- pages -----------------------------------------------------------------------------------------


def test_pages_follow_each_other() -> None:
    first = _search("slow", limit="7")["tracks"]
    assert (first["offset"], first["limit"], first["previous"]) == (0, 7, None)
    parts = urlsplit(first["next"])
    assert parse_qs(parts.query) == {
        "query": ["slow"],
        "type": ["track"],
        "offset": ["7"],
        "limit": ["7"],
    }
    assert parts.path == "/v1/search"
    second = API.get(f"/search?{parts.query}")["tracks"]
    whole = _ids("slow")
    assert [entry["id"] for entry in (*first["items"], *second["items"])] == whole[:14]
    assert second["total"] == first["total"] >= 50


def test_addresses_spell_spaces_as_recorded() -> None:
    assert "query=slow%20tide&type=track" in _search("slow tide")["tracks"]["href"]


def test_nobody_gets_beyond_the_first_thousand() -> None:
    last = _search("the", limit="50", offset="950")["tracks"]
    assert (last["total"], last["next"], len(last["items"])) == (1000, None, 50)
    odd = _search("the", limit="30", offset="960")["tracks"]
    assert odd["next"] is None
    refused = API.refused("GET", "/search?q=the&type=track&limit=50&offset=951")
    assert refused == (400, "Limit + Offset exceeds maximum of 1000", None)


def test_each_type_has_a_page_of_its_own() -> None:
    body = _search("night", ALL)
    assert set(body) == {f"{kind}s" for kind in ALL.split(",")}
    for kind in ALL.split(","):
        for entry in body[f"{kind}s"]["items"]:
            assert entry is None or entry["type"] == kind
    assert faults({"items": body["tracks"]["items"], **body["tracks"]}, "PageOfTrack") == []
    assert faults(body["artists"], "PageOfArtist") == []
    assert faults(body["albums"], "PageOfSimplifiedAlbum") == []
    assert faults(body["shows"], "PageOfSimplifiedShow") == []
    assert faults(body["episodes"], "PageOfSimplifiedEpisode") == []
    assert faults(body["audiobooks"], "PageOfSimplifiedAudiobook") == []
    assert faults(body["playlists"], "PageOfSimplifiedPlaylist") == []


def test_answers_may_be_kept_for_two_hours() -> None:
    answer = API.send("GET", "/search?q=a&type=artist")
    assert answer.headers["cache-control"] == "public, max-age=7200"
    assert "etag" not in answer.headers


# -- what is refused -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("type=track", "No search query"),
        ("q=&type=track", "No search query"),
        ("q=%20&type=track", "No search query"),
        (f"q={'a' * 251}&type=track", "Query exceeds maximum length of 250 characters"),
        ("q=a", "Missing parameter type"),
        ("q=a&type=,", "Missing parameter type"),
        ("q=a&type=track,song", "Bad search type field song"),
        ("q=a&type=track&limit=0", "Invalid limit"),
        ("q=a&type=track&limit=51", "Invalid limit"),
        ("q=a&type=track&limit=x", "Invalid limit"),
        ("q=a&type=track&offset=-1", "Invalid offset"),
        ("q=a&type=track&offset=1000", "Limit + Offset exceeds maximum of 1000"),
        ("q=a&type=track&market=XYZ", "Invalid market code"),
    ],
)
def test_what_cannot_be_answered_is_refused(query: str, message: str) -> None:
    assert API.refused("GET", f"/search?{query}") == (400, message, None)


def test_apps_of_today_get_ten_at_most_and_five_unasked() -> None:
    api = Api(mode="development")
    assert len(_search("slow", api=api)["tracks"]["items"]) == 5
    assert len(_search("slow", api=api, limit="10")["tracks"]["items"]) == 10
    assert api.refused("GET", "/search?q=slow&type=track&limit=11") == (400, "Invalid limit", None)
    own = _search("jazz essentials", "playlist", api)["playlists"]
    assert own["total"] > 0
    assert own["items"][0] is None
    assert "popularity" not in _search("slow", api=api)["tracks"]["items"][0]


def test_twenty_come_unasked_in_extended_mode() -> None:
    assert len(_search("slow")["tracks"]["items"]) == 20


parts = st.sampled_from(
    ["slow", '"slow tide"', "artist:", "NOT", "OR", "year:1990-1980", "tag:new", "isrc:x", "*", '"']
)


@settings(max_examples=40, deadline=None)
@given(st.lists(parts | st.text(max_size=5), max_size=5), st.sampled_from([*ALL.split(","), ALL]))
def test_any_query_gets_an_answer(words: list[str], kinds: str) -> None:
    answer = API.send("GET", "/search", params={"q": " ".join(words), "type": kinds})
    if " ".join(words).strip():
        assert answer.status_code == 200
        for page in answer.json().values():
            assert len(page["items"]) == min(page["total"], 20)
    else:
        assert answer.status_code == 400


# -- when it is built ------------------------------------------------------------------------------


def test_nothing_is_built_before_somebody_searches() -> None:
    api = Api()
    api.get("/me/tracks")
    assert "corpus" not in vars(api.emulator.world.search)
    _search("night", "playlist,show", api)
    assert "corpus" not in vars(api.emulator.world.search)
    _search("night", "artist", api)
    corpus = vars(api.emulator.world.search)["corpus"]
    assert "songs" not in vars(corpus)


def test_the_same_seed_finds_the_same() -> None:
    assert _names("golden") == [
        entry["name"] for entry in _search("golden", api=Api(), limit="50")["tracks"]["items"]
    ]
    other = _search("golden", api=Api(seed=2), limit="50")["tracks"]["items"]
    assert [entry["id"] for entry in other] != _ids("golden")
