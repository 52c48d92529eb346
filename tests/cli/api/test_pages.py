"""Pages of raw JSON: which answer is one, what its entries are, and what comes after it."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.cli.api.pages import SEARCH_END, Lost, Page, first_query, next_query, page_in
from tuify.cli.api.query import Pairs
from tuify.cli.exits import Refusal

TRACKS = "/me/tracks"
FOLLOWING = "/me/following"
PLAYED = "/me/player/recently-played"


def body(document: object) -> bytes:
    return json.dumps(document).encode()


def test_entries_are_lines_and_null_keeps_its_place() -> None:
    raw = b'{"items": [ {"a" : 1.0e2,\n "n": 12345678901234567890} , null, "\\u00e9" ],"offset":0}'
    entries = page_in(raw).entries
    assert entries == (b'{"a":1.0e2,"n":12345678901234567890}', b"null", b'"\\u00e9"')


def test_a_page_tells_of_itself() -> None:
    told = {"items": [], "offset": 5.0, "limit": 10, "total": 70, "next": "https://x"}
    assert page_in(body(told)) == Page((), offset=5, limit=10, total=70, is_last=False)
    assert page_in(body({"items": [], "offset": 0, "next": None})).is_last is True


def test_what_it_tells_in_the_wrong_type_is_not_told() -> None:
    told = {"items": [], "limit": -5, "total": "many", "next": None, "offset": True}
    assert page_in(body(told), is_list=True) == Page((), is_last=True)


@pytest.mark.parametrize("key", ["albums", "artists", "categories", "playlists", "tracks"])
def test_a_page_may_stand_under_one_key(key: str) -> None:
    answer = {"message": "Hello", key: {"items": [1, 2], "offset": 0}}
    assert page_in(body(answer)).entries == (b"1", b"2")


@pytest.mark.parametrize(
    "answer",
    [
        [],
        "text",
        5,
        {},
        {"items": {}},
        {"items": None},
        {"devices": []},
        {"albums": None},
        {"id": "x", "tracks": {"total": 5}},
        {"items": [1]},
    ],
)
def test_what_is_no_page_is_refused(answer: object) -> None:
    with pytest.raises(Refusal, match="pages"):
        page_in(body(answer))


@pytest.mark.parametrize("answer", [[], {}, {"items": None}, {"error": {"status": 404}}])
def test_what_should_be_a_page_and_is_none_can_not_be_read(answer: object) -> None:
    with pytest.raises(Lost, match="something else"):
        page_in(body(answer), is_list=True)


def test_two_lists_are_refused_by_their_names() -> None:
    page = {"items": [], "offset": 0}
    with pytest.raises(Refusal, match="tracks, albums"):
        page_in(body({"tracks": page, "albums\x1b[31m": page}))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"{",
        b'{"items": [}',
        b"<html>",
        b'{"a":' + b"[" * 9999,
        b'{"items": [], "total": 1e999}',
    ],
)
def test_what_is_no_json_is_told_apart(raw: bytes) -> None:
    with pytest.raises(Lost):
        page_in(raw)


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=3),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["items", "offset", "total", "limit", "next", "cursors", "after"]),
                inner,
            )
        ),
        max_leaves=12,
    )
)
def test_any_answer_is_a_page_or_refused(answer: object) -> None:
    pairs = (("limit", "5"), ("offset", "5"))
    for path in (TRACKS, PLAYED, "/search"):
        try:
            following = next_query(path, pairs, page_in(body(answer), is_list=True))
        except (Refusal, Lost):
            continue
        assert following is None or following != pairs


def test_the_first_page_is_as_large_as_may_be() -> None:
    assert first_query((("market", "SE"),), 20) == (("market", "SE"), ("limit", "20"))
    assert first_query((), None) == (("limit", "50"),)
    assert first_query((("limit", "7"),), 20) == (("limit", "7"),)


@pytest.mark.parametrize(
    "pair",
    [
        ("limit", "0"),
        ("limit", "many"),
        ("limit", "٣"),
        ("offset", "-1"),
        ("offset", ""),
        ("offset", "1" * 5000),
    ],
)
def test_what_can_not_be_counted_with_is_refused(pair: tuple[str, str]) -> None:
    with pytest.raises(Refusal, match=pair[0]):
        first_query((pair,), 50)


def test_a_short_page_is_not_the_last() -> None:
    page = Page((b"1",), offset=0, limit=50, total=120, is_last=False)
    assert next_query(TRACKS, (("limit", "50"),), page) == (("limit", "50"), ("offset", "50"))


def test_the_limit_of_the_answer_counts() -> None:
    page = Page((b"1",) * 20, offset=0, limit=20, total=120, is_last=False)
    assert next_query(TRACKS, (("limit", "50"),), page) == (("limit", "50"), ("offset", "20"))


@pytest.mark.parametrize(
    "page",
    [
        Page((b"1",) * 5, offset=0, limit=5, total=50, is_last=True),
        Page((b"1",) * 5, offset=0, limit=5, total=5),
        Page((), offset=0, limit=5, total=0, is_last=False),
        Page((), offset=0, limit=5, total=None, is_last=False),
    ],
)
def test_the_last_page_says_so(page: Page) -> None:
    assert next_query(TRACKS, (("limit", "5"),), page) is None


@pytest.mark.parametrize("offset", [None, 0, 10**9])
@pytest.mark.parametrize("total", [None, 0, 7, 50])
@pytest.mark.parametrize("limit", [None, 5, 10**9])
def test_the_place_is_the_one_that_was_asked_for(
    offset: int | None, total: int | None, limit: int | None
) -> None:
    page = Page((b"1",) * 5, offset, limit, total, is_last=False)
    asked = (("limit", "5"), ("offset", "5"))
    assert next_query(TRACKS, asked, page) == (("limit", "5"), ("offset", "10"))


def test_a_list_without_an_end_is_noticed() -> None:
    page = Page((b"1",) * 5, is_last=False)
    with pytest.raises(Lost, match="no end"):
        next_query(TRACKS, (("limit", "5"), ("offset", "1000000")), page)


def test_a_search_ends_where_the_service_ends_it() -> None:
    def page(offset: int) -> Page:
        return Page((b"1",) * 7, offset=offset, limit=7, total=5000, is_last=False)

    before = (("q", "x"), ("limit", "7"), ("offset", "987"))
    assert next_query("/search", before, page(987)) == (
        ("q", "x"), ("limit", "6"), ("offset", "994")
    )  # fmt: skip
    assert next_query("/search", (("limit", "7"), ("offset", "993")), page(993)) is None


def test_followed_artists_go_on_after_a_cursor() -> None:
    page = Page((b"1",), is_last=False, cursors={"after": "b", "before": "a"})
    assert next_query(FOLLOWING, (("type", "artist"), ("after", "a")), page) == (
        ("type", "artist"), ("after", "b")
    )  # fmt: skip


def test_what_was_played_goes_back_unless_it_was_asked_for_after_a_time() -> None:
    page = Page((b"1",), is_last=False, cursors={"after": "9", "before": "5"})
    assert next_query(PLAYED, (("limit", "5"),), page) == (("limit", "5"), ("before", "5"))
    assert next_query(PLAYED, (("before", "8"),), page) == (("before", "5"),)
    assert next_query(PLAYED, (("after", "3"),), page) == (("after", "9"),)


@pytest.mark.parametrize(
    "page",
    [
        Page((b"1",), is_last=True, cursors={"after": "b"}),
        Page((b"1",), cursors={}),
        Page((b"1",), is_last=False, cursors={"after": ""}),
        Page((), cursors={"after": "b"}),
    ],
)
def test_a_list_with_cursors_ends(page: Page) -> None:
    assert next_query(FOLLOWING, (), page) is None


def test_a_cursor_that_leads_back_is_noticed() -> None:
    page = Page((b"1",), is_last=False, cursors={"after": "a"})
    with pytest.raises(Lost, match="itself"):
        next_query(FOLLOWING, (("after", "a"),), page)


def test_cursors_may_be_null_or_numbers() -> None:
    assert page_in(body({"items": [], "cursors": None})).cursors == {}
    assert page_in(body({"items": [], "cursors": {"after": 5, "before": None}})).cursors == {
        "after": "5"
    }


@dataclass
class List:
    """A list on a server, that gives at most `most` entries at a time and may tell little."""

    entries: list[int | None]
    most: int
    tells: frozenset[str]

    def answer(self, pairs: Pairs) -> bytes:
        asked = dict(pairs)
        offset, limit = int(asked.get("offset", "0")), min(int(asked["limit"]), self.most)
        after = offset + limit
        page = {
            "offset": offset,
            "limit": limit,
            "total": len(self.entries),
            "next": "elsewhere" if after < len(self.entries) else None,
        }
        told = {name: value for name, value in page.items() if name in self.tells}
        return body({"items": self.entries[offset:after], **told})


@given(
    entries=st.lists(st.none() | st.integers(), max_size=40),
    most=st.integers(1, 10),
    typed=st.none() | st.integers(1, 12),
    tells=st.sets(st.sampled_from(["offset", "total", "next"])),
    start=st.integers(0, 45),
)
def test_every_entry_comes_once_and_in_order(
    entries: list[int | None], most: int, typed: int | None, tells: set[str], start: int
) -> None:
    server = List(entries, most, frozenset(tells | {"limit"}))
    pairs: Pairs = () if typed is None else (("limit", str(typed)),)
    following: Pairs | None = first_query((*pairs, ("offset", str(start))), 50)
    came: list[object] = []
    requests = 0
    while following is not None:
        page = page_in(server.answer(following), is_list=True)
        came += [json.loads(entry) for entry in page.entries]
        following = next_query(TRACKS, following, page)
        requests += 1
    assert came == entries[start:]
    assert requests <= len(entries) // min(most, typed or 50) + 2


@given(totals=st.lists(st.integers(0, 30), min_size=1, max_size=10), limit=st.integers(1, 5))
def test_a_list_that_changes_meanwhile_is_walked_to_its_end(totals: list[int], limit: int) -> None:
    following: Pairs | None = (("limit", str(limit)),)
    offsets: list[int] = []
    while following is not None:
        offset = int(dict(following).get("offset", "0"))
        server = List(
            list(range(totals[min(len(offsets), len(totals) - 1)])),
            limit,
            frozenset({"offset", "limit", "total", "next"}),
        )
        offsets.append(offset)
        following = next_query(TRACKS, following, page_in(server.answer(following)))
    assert offsets == list(range(0, len(offsets) * limit, limit))
    assert len(offsets) <= 30 // limit + 1


def test_a_search_asks_for_no_more_than_there_is() -> None:
    server = List(list(range(5000)), 50, frozenset({"offset", "limit", "total", "next"}))
    following: Pairs | None = (("limit", "30"),)
    count = 0
    while following is not None:
        asked = dict(following)
        assert int(asked["limit"]) + int(asked.get("offset", "0")) <= SEARCH_END
        page = page_in(server.answer(following))
        count += len(page.entries)
        following = next_query("/search", following, page)
    assert count == SEARCH_END
