"""Saved albums, audiobooks, episodes, shows and tracks over HTTP: one library, many spellings."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

import pytest

from tests.emulator.schema import faults
from tests.emulator.support import Api
from tuify.emulator.options import MODES, Mode

KINDS = ("album", "audiobook", "episode", "show", "track")
FOREIGN = "4iV5W9uYEdYUVa79Axb7Rh"


@pytest.fixture
def api() -> Api:
    return Api()


def unsaved(api: Api, kind: str) -> list[str]:
    """Ids of a kind that are not in the library at first."""
    catalog = api.emulator.world.catalog
    id_of: dict[str, Callable[[int], str]] = {
        "album": lambda number: catalog.album(number).id,
        "audiobook": lambda number: catalog.audiobook(number).id,
        "episode": lambda number: catalog.episode(number, 0).id,
        "show": lambda number: catalog.show(number).id,
        "track": lambda number: catalog.track(number).id,
    }
    return [id_of[kind](number) for number in (900, 901, 902)]


def top_ids(api: Api, kind: str, limit: int = 3) -> list[str]:
    return [row[kind]["id"] for row in api.get(f"/me/{kind}s?limit={limit}")["items"]]


def total(api: Api, kind: str) -> int:
    number = api.get(f"/me/{kind}s?limit=1")["total"]
    assert isinstance(number, int)
    return number


def test_rows_are_as_the_reference_says(api: Api) -> None:
    assert faults(api.get("/me/albums"), "PageOfSavedAlbum") == []
    assert faults(api.get("/me/episodes"), "PageOfSavedEpisode") == []
    assert faults(api.get("/me/shows?limit=50"), "PageOfSavedShow") == []
    wrapped = [
        {"added_at": row["added_at"], "audiobook": row["audiobook"]}
        for row in api.get("/me/audiobooks?limit=50")["items"]
    ]
    assert faults(wrapped, ["SavedAudiobook"]) == []


def test_a_saved_audiobook_can_be_read_without_its_wrapper(api: Api) -> None:
    row = api.get("/me/audiobooks?limit=1")["items"][0]
    whole = row["audiobook"]
    assert row["id"] == whole["id"]
    assert row.keys() - whole.keys() == {"added_at", "audiobook"}
    assert whole.keys() - row.keys() == {"chapters"}


@pytest.mark.parametrize("mode", MODES)
def test_what_is_lost_stands_where_it_is_documented(mode: Mode) -> None:
    api = Api(mode=mode)
    albums = api.get("/me/albums?limit=50")["items"]
    assert [place for place, row in enumerate(albums) if row is None] == [27]
    episodes = [row["episode"] for row in api.get("/me/episodes?limit=50")["items"]]
    lost = [place for place, episode in enumerate(episodes) if episode["id"] is None]
    assert lost == [23]
    assert episodes[23]["release_date"] == "0000"
    assert episodes[23]["show"]["uri"] is None
    assert episodes[23].keys() - {"language"} == episodes[0].keys() - {"language"}


@pytest.mark.parametrize("kind", KINDS)
def test_pages_hang_together(api: Api, kind: str) -> None:
    ids: list[str] = []
    size, offset = total(api, kind), 0
    while offset < min(size, 60):
        page = api.get(f"/me/{kind}s?limit=7&offset={offset}&market=SE")
        assert (page["total"], page["offset"], page["limit"]) == (size, offset, 7)
        ids += [row[kind]["id"] for row in page["items"] if row and row[kind] and row[kind]["id"]]
        offset += 7
    assert len(set(ids)) == len(ids) > 20
    behind = api.get(f"/me/{kind}s?offset={size}")
    assert (behind["items"], behind["next"]) == ([], None)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("older", [True, False])
def test_saved_one_way_is_contained_the_other_way_and_stands_on_top(
    api: Api, kind: str, older: bool
) -> None:
    ids, before, first = unsaved(api, kind), total(api, kind), top_ids(api, kind, 1)
    by_id = ",".join(ids)
    by_uri = ",".join(f"spotify:{kind}:{id_}" for id_ in ids)
    ways = (f"/me/{kind}s?ids={by_id}", f"/me/library?uris={by_uri}")
    checks = (f"/me/{kind}s/contains?ids={by_id}", f"/me/library/contains?uris={by_uri}")
    if not older:
        ways = ways[::-1]

    assert [api.get(check) for check in checks] == [[False] * 3] * 2
    api.do("PUT", ways[0])
    assert [api.get(check) for check in checks] == [[True] * 3] * 2
    assert top_ids(api, kind, 4) == ids + first
    assert total(api, kind) == before + 3
    api.do("PUT", ways[1])
    assert total(api, kind) == before + 3
    api.do("DELETE", ways[1])
    assert [api.get(check) for check in checks] == [[False] * 3] * 2
    assert (total(api, kind), top_ids(api, kind, 1)) == (before, first)
    api.do("DELETE", ways[0])
    assert total(api, kind) == before


@pytest.mark.parametrize("kind", KINDS)
def test_what_the_list_shows_is_contained_until_it_is_removed(api: Api, kind: str) -> None:
    ids = top_ids(api, kind, 5)
    named = ",".join(ids)
    assert api.get(f"/me/{kind}s/contains?ids={named}") == [True] * 5
    api.do("DELETE", f"/me/{kind}s?ids={ids[1]}")
    assert api.get(f"/me/{kind}s/contains?ids={named}") == [True, False, True, True, True]
    assert top_ids(api, kind, 4) == [ids[0], *ids[2:]]
    api.do("PUT", f"/me/{kind}s?ids={ids[1]}")
    assert top_ids(api, kind, 3) == [ids[1], ids[0], ids[2]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("wrap", [True, False])
def test_ids_may_stand_in_the_body(api: Api, kind: str, wrap: bool) -> None:
    ids = unsaved(api, kind)
    body: object = {"ids": ids} if wrap else ids
    check = f"/me/{kind}s/contains?ids={','.join(ids)}"
    api.do("PUT", f"/me/{kind}s", body)
    assert api.get(check) == [True] * 3
    api.do("DELETE", f"/me/{kind}s?ids={ids[0]}", body)
    assert api.get(check) == [False, True, True]
    api.do("DELETE", f"/me/{kind}s", body)
    assert api.get(check) == [False] * 3


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
def test_writing_answers_200_without_a_body(api: Api, kind: str, method: str) -> None:
    answer = api.send(method, f"/me/{kind}s?ids={unsaved(api, kind)[0]}")
    assert (answer.status_code, answer.content) == (200, b"")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("method", ["PUT", "DELETE"])
@pytest.mark.parametrize(
    ("body", "message"),
    [
        ({}, "Missing required field: ids"),
        ({"ids": []}, "Missing required field: ids"),
        ({"ids": [FOREIGN] * 51}, "Too many ids requested"),
        ({"ids": FOREIGN}, "Invalid ids"),
        ({"ids": [7]}, "Invalid ids"),
        ({"ids": ["x"]}, "Invalid base62 id"),
        ("nothing", "Invalid ids"),
    ],
)
def test_wrong_bodies_are_refused(
    api: Api, kind: str, method: str, body: object, message: str
) -> None:
    assert api.refused(method, f"/me/{kind}s", body)[:2] == (400, message)


@pytest.mark.parametrize(
    ("kind", "most"),
    [("album", 20), ("audiobook", 50), ("episode", 50), ("show", 50), ("track", 50)],
)
def test_a_query_holds_so_many_ids(api: Api, kind: str, most: int) -> None:
    def named(count: int) -> str:
        return ",".join([FOREIGN] * count)

    many = (400, "Too many ids requested")
    assert api.get(f"/me/{kind}s/contains?ids={named(most)}") == [False] * most
    api.do("PUT", f"/me/{kind}s?ids={named(most)}")
    for method, path in (("GET", "/contains"), ("PUT", ""), ("DELETE", "")):
        assert api.refused(method, f"/me/{kind}s{path}?ids={named(most + 1)}")[:2] == many
    assert api.refused("GET", f"/me/{kind}s/contains") == (400, "Missing required field: ids", None)
    assert api.refused("GET", f"/me/{kind}s/contains?ids=x")[:2] == (400, "Invalid base62 id")
    api.do("PUT", f"/me/{kind}s", {"ids": [FOREIGN] * 50})


def test_what_does_not_exist_is_passed_over(api: Api) -> None:
    for kind in (*KINDS, "artist", "playlist", "user"):
        api.do("PUT", f"/me/library?uris=spotify:{kind}:{FOREIGN}")
        assert api.get(f"/me/library/contains?uris=spotify:{kind}:{FOREIGN}") == [False]


def test_an_audiobook_goes_by_the_uri_of_a_show(api: Api) -> None:
    book = api.emulator.world.catalog.audiobook(900)
    assert book.uri.startswith("spotify:show:")
    api.do("PUT", f"/me/library?uris={book.uri}")
    assert top_ids(api, "audiobook", 1) == [book.id]
    assert (
        api.get(f"/me/library/contains?uris=spotify:audiobook:{book.id},{book.uri}") == [True] * 2
    )


# -- moments ---------------------------------------------------------------------------------------


def moments(api: Api, limit: int = 50) -> Sequence[str]:
    return [row["added_at"] for row in api.get(f"/me/tracks?limit={limit}")["items"]]


def test_tracks_can_be_saved_into_the_past(api: Api) -> None:
    old, older = unsaved(api, "track")[:2]
    rows = api.get("/me/tracks?limit=10")["items"]
    moments_of = [datetime.fromisoformat(row["added_at"]) for row in rows]
    timestamped = [
        {"id": older, "added_at": (moments_of[7] + timedelta(minutes=1)).isoformat()},
        {"id": old, "added_at": f"{moments_of[3] + timedelta(minutes=1):%Y-%m-%dT%H:%M:%S.5Z}"},
    ]
    api.do("PUT", "/me/tracks", {"timestamped_ids": timestamped, "ids": ["passed over"]})
    ids = [row["track"]["id"] for row in rows]
    assert top_ids(api, "track", 12) == [*ids[:3], old, *ids[3:7], older, *ids[7:]]
    assert list(moments(api)) == sorted(moments(api), reverse=True)
    assert api.get(f"/me/tracks/contains?ids={old},{older}") == [True, True]
    api.do("DELETE", f"/me/tracks?ids={old},{ids[0]}")
    assert top_ids(api, "track", 3) == [ids[1], ids[2], ids[3]]


@pytest.mark.parametrize(
    "timestamped",
    [
        [],
        "soon",
        [{"id": FOREIGN}],
        [{"id": FOREIGN, "added_at": 5}],
        [{"id": FOREIGN, "added_at": "soon"}],
        [{"id": FOREIGN, "added_at": "1931-01-01T00:00:00Z"}],
        [{"id": FOREIGN, "added_at": "0001-01-01T00:00:00+14:00"}],
        [{"id": FOREIGN, "added_at": "9999-12-31T23:00:00-14:00"}],
        [{"id": "x", "added_at": "2024-01-01T00:00:00Z"}],
        [{"id": FOREIGN, "added_at": "2024-01-01T00:00:00Z"}] * 51,
        [None],
    ],
)
def test_wrong_moments_are_refused(api: Api, timestamped: object) -> None:
    before = total(api, "track")
    assert api.refused("PUT", "/me/tracks", {"timestamped_ids": timestamped})[0] == 400
    assert total(api, "track") == before


# -- headers and modes -----------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_lists_and_checks_are_tagged(api: Api, kind: str) -> None:
    for path in (f"/me/{kind}s", f"/me/{kind}s/contains?ids={FOREIGN}"):
        answer = api.send("GET", path)
        assert answer.headers["cache-control"] == "private, max-age=0"
        tag = answer.headers["etag"]
        assert api.send("GET", path, headers={"If-None-Match": tag}).status_code == 304
    api.do("PUT", f"/me/{kind}s?ids={unsaved(api, kind)[0]}")
    changed = api.send("GET", f"/me/{kind}s", headers={"If-None-Match": tag})
    assert changed.status_code == 200


@pytest.mark.parametrize("kind", KINDS)
def test_development_apps_read_and_go_by_uri(kind: str) -> None:
    api = Api(mode="development")
    id_ = unsaved(api, kind)[0]
    forbidden = (403, "Forbidden", None)
    for method in ("PUT", "DELETE"):
        assert api.refused(method, f"/me/{kind}s?ids={id_}") == forbidden
    assert api.refused("GET", f"/me/{kind}s/contains?ids={id_}") == forbidden
    api.do("PUT", f"/me/library?uris=spotify:{kind}:{id_}")
    assert top_ids(api, kind, 1) == [id_]
    assert api.get(f"/me/library/contains?uris=spotify:{kind}:{id_}") == [True]


@pytest.mark.parametrize("kind", KINDS)
def test_a_market_has_two_letters(api: Api, kind: str) -> None:
    for method in ("GET", "PUT", "DELETE"):
        named = f"/me/{kind}s?ids={FOREIGN}&market=Sweden"
        assert api.refused(method, named) == (400, "Invalid market code", None)
