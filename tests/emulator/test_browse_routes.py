"""``/browse``: categories, the service's own playlists, and what came out lately."""

import pytest

from tests.emulator.schema import faults
from tests.emulator.support import Api
from tuify.emulator.playlists.editorial import CATEGORIES

API = Api()
WORLD = API.emulator.world


def test_categories_come_in_pages() -> None:
    first = API.get("/browse/categories?locale=sv_SE")["categories"]
    assert (len(first["items"]), first["total"]) == (20, len(CATEGORIES))
    assert "offset=20&limit=20&locale=sv_SE" in first["next"]
    rest = API.get("/browse/categories?offset=20&limit=50")["categories"]
    ids = [entry["id"] for entry in (*first["items"], *rest["items"])]
    assert ids == [category.id for category in CATEGORIES]
    assert faults(first["items"], ["Category"]) == []


@pytest.mark.parametrize("id_", ["toplists", "jazz", "at_home"])
def test_a_category_by_its_id(id_: str) -> None:
    body = API.get(f"/browse/categories/{id_}")
    assert body["id"] == id_
    assert body["href"].endswith(f"/v1/browse/categories/{id_}")
    assert faults(body, "Category") == []
    icon = API.send("GET", body["icons"][0]["url"].removeprefix("http://emulator"))
    assert icon.headers["content-type"] == "image/png"


def test_a_category_nobody_made() -> None:
    for path in ("/browse/categories/polka", "/browse/categories/polka/playlists"):
        assert API.refused("GET", path)[0] == 404


@pytest.mark.parametrize("category", CATEGORIES, ids=lambda category: category.id)
def test_the_playlists_of_a_category_are_the_services_own(category: object) -> None:
    id_ = next(one.id for one in CATEGORIES if one == category)
    body = API.get(f"/browse/categories/{id_}/playlists?limit=50")
    entries = body["playlists"]["items"]
    assert {entry["owner"]["id"] for entry in entries} == {"spotify"}
    assert len({entry["name"] for entry in entries}) == len(entries) == body["playlists"]["total"]
    assert body["message"]


def test_a_playlist_of_a_genre_holds_songs_of_it_that_a_search_finds() -> None:
    entry = API.get("/browse/categories/jazz/playlists?limit=1")["playlists"]["items"][0]
    rows = API.get(f"/playlists/{entry['id']}/items?limit=12")["items"]
    artists = {row["item"]["artists"][0]["id"] for row in rows}
    for id_ in artists:
        assert "jazz" in API.get(f"/artists/{id_}")["genres"]
    for row in rows[:3]:
        item = row["item"]
        query = f"{item['name']} {item['artists'][0]['name']}".replace("&", "%26")
        found = API.get(f"/search?type=track&limit=50&q={query}")["tracks"]["items"]
        assert item["id"] in [one["id"] for one in found]


def test_featured_playlists_greet() -> None:
    body = API.get("/browse/featured-playlists")
    greeting = body["message"]
    assert len(body["playlists"]["items"]) == 20
    assert body["playlists"]["total"] > 40
    assert faults(body, "PagingFeaturedPlaylist") == []
    api = Api()
    greetings = []
    for _ in range(24):
        greetings.append(api.get("/browse/featured-playlists?limit=1")["message"])
        api.time.pass_ms(3_600_000)
    assert {*greetings} == {"Good night", "Good morning", "Good afternoon", "Good evening"}
    assert greeting == greetings[0]


def test_new_releases_are_the_latest_first() -> None:
    first = API.get("/browse/new-releases?limit=50")["albums"]
    rest = API.get("/browse/new-releases?limit=50&offset=50")["albums"]
    dates = [entry["release_date"] for entry in (*first["items"], *rest["items"])]
    assert len(dates) == first["total"] == 100
    assert dates == sorted(dates, reverse=True)
    assert (first["previous"], rest["next"]) == (None, None)
    assert faults(first, "PageOfSimplifiedAlbum") == []
    for entry in first["items"][:5]:
        assert API.get(f"/albums/{entry['id']}")["name"] == entry["name"]


def test_browse_may_be_kept_for_ten_minutes() -> None:
    for path in ("categories", "categories/jazz", "featured-playlists", "new-releases"):
        answer = API.send("GET", f"/browse/{path}")
        assert answer.headers["cache-control"] == "public, max-age=600"


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("categories?limit=51", "Invalid limit"),
        ("categories?limit=0", "Invalid limit"),
        ("categories?locale=swedish", "Invalid locale"),
        ("categories/jazz?locale=1", "Invalid locale"),
        ("categories/jazz/playlists?limit=51", "Invalid limit"),
        ("featured-playlists?offset=-1", "Invalid offset"),
        ("featured-playlists?locale=x", "Invalid locale"),
        ("new-releases?limit=a", "Invalid limit"),
    ],
)
def test_what_cannot_be_answered_is_refused(path: str, message: str) -> None:
    assert API.refused("GET", f"/browse/{path}") == (400, message, None)
