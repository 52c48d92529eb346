"""The catalogue over HTTP: batches, pages, limits, refusals and how long answers may be kept."""

import pytest

from tests.emulator.support import Api
from tuify.emulator.catalog.catalog import ARTISTS
from tuify.emulator.catalog.ids import IdBook

UNKNOWN = "0" * 22


@pytest.fixture(scope="module")
def api() -> Api:
    return Api()


def _ids(kind: str, count: int) -> list[str]:
    book = IdBook(1)
    numbers = range(0, count * 64, 64)
    match kind:
        case "albums":
            return [book.id_of("album", number) for number in numbers]
        case "artists":
            return [book.id_of("artist", number) for number in numbers]
        case "shows":
            return [book.id_of("show", number) for number in numbers]
        case "episodes":
            return [book.id_of("episode", number) for number in numbers]
        case "audiobooks":
            return [book.id_of("audiobook", number) for number in numbers]
        case "chapters":
            return [book.id_of("chapter", number) for number in numbers]
    return [book.id_of("track", number) for number in numbers]


BATCHES = [
    ("/albums", "albums", 20),
    ("/artists", "artists", 50),
    ("/tracks", "tracks", 50),
    ("/audio-features", "audio_features", 100),
    ("/shows", "shows", 50),
    ("/episodes", "episodes", 50),
    ("/audiobooks", "audiobooks", 50),
    ("/chapters", "chapters", 50),
]
LENIENT = [one for one in BATCHES if one[1] not in ("shows", "episodes")]


@pytest.mark.parametrize(("path", "key", "most"), BATCHES)
def test_a_batch_keeps_its_order_and_its_limit(api: Api, path: str, key: str, most: int) -> None:
    ids = _ids(key, 6)[::-1]
    shown = api.get(f"{path}?ids={','.join([*ids, ids[0]])}")[key]
    assert [one["id"] for one in shown] == [*ids, ids[0]]
    many = _ids(key, most + 1)
    assert len(api.get(f"{path}?ids={','.join(many[:most])}")[key]) == most
    assert api.refused("GET", f"{path}?ids={','.join(many)}")[0] == 400


@pytest.mark.parametrize(("path", "key", "most"), LENIENT)
def test_an_unknown_id_leaves_a_null_in_its_place(api: Api, path: str, key: str, most: int) -> None:
    first, last = _ids(key, 2)
    shown = api.get(f"{path}?ids={first},{UNKNOWN},{last}")[key]
    assert [one and one["id"] for one in shown] == [first, None, last]


@pytest.mark.parametrize("kind", ["shows", "episodes"])
def test_one_unknown_id_among_shows_and_episodes_fails_all(api: Api, kind: str) -> None:
    (known,) = _ids(kind, 1)
    refusal = api.refused("GET", f"/{kind}?ids={known},{UNKNOWN}")
    assert refusal == (400, "invalid id", None)


@pytest.mark.parametrize(("path", "key", "most"), BATCHES)
def test_a_batch_needs_ids_that_could_be_some(api: Api, path: str, key: str, most: int) -> None:
    assert api.refused("GET", path)[0] == 400
    assert api.refused("GET", f"{path}?ids=")[0] == 400
    assert api.refused("GET", f"{path}?ids=abc") == (400, "invalid id", None)


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/albums/{}/tracks", "albums"),
        ("/artists/{}/albums", "artists"),
        ("/shows/{}/episodes", "shows"),
        ("/audiobooks/{}/chapters", "audiobooks"),
    ],
)
def test_pages_join_into_the_whole(api: Api, path: str, kind: str) -> None:
    address = path.format(_ids(kind, 2)[1])
    whole = api.get(f"{address}?limit=50")
    joined, offset = [], 0
    while True:
        page = api.get(f"{address}?limit=3&offset={offset}&market=SE")
        assert (page["total"], page["offset"], page["limit"]) == (whole["total"], offset, 3)
        assert "market=SE" in page["href"]
        joined += page["items"]
        offset += 3
        if page["next"] is None:
            break
        assert f"offset={offset}" in page["next"]
    assert joined[:50] == whole["items"]
    assert len(joined) == whole["total"]
    assert api.get(f"{address}?offset=5000")["items"] == []
    for wrong in ("limit=0", "limit=51", "limit=x"):
        assert api.refused("GET", f"{address}?{wrong}") == (400, "Invalid limit", None)
    assert api.refused("GET", f"{address}?offset=-1") == (400, "Invalid offset", None)
    assert api.refused("GET", path.format(UNKNOWN))[0] == 404
    assert api.refused("GET", path.format("abc"))[0] == 400


@pytest.mark.parametrize(
    ("whole", "part", "key"),
    [
        ("/albums/{}", "/albums/{}/tracks?limit=50", "tracks"),
        ("/shows/{}", "/shows/{}/episodes?limit=50", "episodes"),
        ("/audiobooks/{}", "/audiobooks/{}/chapters?limit=50", "chapters"),
    ],
)
def test_what_is_embedded_is_what_the_page_says(api: Api, whole: str, part: str, key: str) -> None:
    (id_,) = _ids(whole.split("/")[1], 1)
    embedded, page = api.get(whole.format(id_))[key], api.get(part.format(id_))
    assert (embedded["items"], embedded["total"]) == (page["items"], page["total"])


def test_an_artists_albums_can_be_chosen_by_group(api: Api) -> None:
    (artist,) = _ids("artists", 1)
    usual = api.get(f"/artists/{artist}/albums")
    assert usual["limit"] == 20
    chosen = api.get(f"/artists/{artist}/albums?include_groups=single,appears_on&limit=50")
    assert {one["album_group"] for one in chosen["items"]} == {"single", "appears_on"}
    assert "include_groups=single,appears_on" in chosen["href"]
    assert chosen["total"] < usual["total"]
    refusal = api.refused("GET", f"/artists/{artist}/albums?include_groups=single,bootleg")
    assert refusal[0] == 400


def test_development_mode_gives_ten_albums_and_no_groups() -> None:
    api = Api(mode="development")
    (artist,) = _ids("artists", 1)
    page = api.get(f"/artists/{artist}/albums?limit=10")
    assert len(page["items"]) == 10
    assert api.get(f"/artists/{artist}/albums")["limit"] == 5
    assert all("album_group" not in one for one in page["items"])
    assert api.refused("GET", f"/artists/{artist}/albums?limit=11")[1] == "Invalid limit"


def test_there_are_thousands_of_samplers_by_various_artists(api: Api) -> None:
    various = IdBook(1).id_of("artist", ARTISTS)
    page = api.get(f"/artists/{various}/albums?offset=5000&limit=2")
    assert page["total"] > 5000
    assert {one["album_group"] for one in page["items"]} == {"compilation"}
    tracks = api.get(f"/albums/{page['items'][0]['id']}/tracks")["items"]
    appearing = tracks[3]["artists"][0]["id"]
    listed = api.get(f"/artists/{appearing}/albums?include_groups=appears_on")["items"]
    assert page["items"][0]["id"] in [one["id"] for one in listed]


def test_another_release_has_the_code_of_the_first(api: Api) -> None:
    copy = api.emulator.world.catalog.track(1 << 28)
    original = api.emulator.world.catalog.track(copy.recording)
    shown = [api.get(f"/tracks/{one.id}") for one in (copy, original)]
    assert shown[0]["id"] != shown[1]["id"]
    assert shown[0]["external_ids"] == shown[1]["external_ids"]


def test_top_tracks_and_related_artists(api: Api) -> None:
    (artist,) = _ids("artists", 1)
    tracks = api.get(f"/artists/{artist}/top-tracks?market=SE")["tracks"]
    assert len(tracks) == 10
    assert all(track["artists"][0]["id"] == artist for track in tracks)
    related = api.get(f"/artists/{artist}/related-artists")["artists"]
    assert artist not in [one["id"] for one in related]
    assert len(related) == 20
    for part in ("top-tracks", "related-artists"):
        assert api.refused("GET", f"/artists/{UNKNOWN}/{part}")[0] == 404
    assert api.refused("GET", f"/artists/{artist}/top-tracks?market=nowhere")[0] == 400


def test_markets_are_where_albums_are_offered(api: Api) -> None:
    markets = api.get("/markets")["markets"]
    assert set(api.get(f"/albums/{_ids('albums', 1)[0]}")["available_markets"]) <= set(markets)


@pytest.mark.parametrize(
    ("path", "cache", "tagged"),
    [
        ("/albums?ids={albums}", "public, max-age=42000", False),
        ("/albums/{albums}/tracks", "public, max-age=42000", False),
        ("/artists/{artists}/top-tracks", "public, max-age=42000", False),
        ("/tracks?ids={tracks}", "public, max-age=7200", False),
        ("/audio-features/{tracks}", "private, max-age=0", False),
        ("/audio-analysis/{tracks}", "private, max-age=0", False),
        ("/shows/{shows}/episodes", "public, max-age=60", True),
        ("/episodes?ids={episodes}", "public, max-age=60", True),
        ("/chapters/{chapters}", "public, max-age=60", True),
    ],
)
def test_answers_say_how_long_they_may_be_kept(
    api: Api, path: str, cache: str, tagged: bool
) -> None:
    kinds = ("albums", "artists", "tracks", "shows", "episodes", "chapters")
    address = path.format(**{kind: _ids(kind, 1)[0] for kind in kinds})
    answer = api.send("GET", address)
    assert answer.headers["Cache-Control"] == cache
    assert ("ETag" in answer.headers) == tagged
    if tagged:
        again = api.send("GET", address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")


def test_an_audiobook_is_played_as_a_show() -> None:
    api = Api()
    book = api.get(f"/audiobooks/{_ids('audiobooks', 1)[0]}")
    chapter = book["chapters"]["items"][1]
    offset = {"uri": chapter["uri"]}
    api.do("PUT", "/me/player/play", {"context_uri": book["uri"], "offset": offset})
    playing = api.player()
    assert (playing["context"]["type"], playing["context"]["uri"]) == ("show", book["uri"])
    assert playing["currently_playing_type"] == "episode"
    assert (playing["item"]["id"], playing["item"]["show"]["name"]) == (chapter["id"], book["name"])
    listed = api.get(f"/shows/{book['id']}/episodes?limit=2")
    assert listed["total"] == book["total_chapters"]
    assert listed["items"][1]["id"] == chapter["id"]
    assert api.get(f"/episodes/{chapter['id']}")["show"]["id"] == book["id"]
