"""What may be kept of an answer, and what a command makes stale."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.spotify.support import call
from tuify.spotify.keeping import LONGEST_S, fresh_for_s, makes_stale, may_be_kept, tag_of
from tuify.spotify.operations import Method

TAG = '"MC-OTYyMg=="'


@pytest.mark.parametrize(
    ("said", "seconds"),
    [
        ("public, max-age=7200", 7200),
        ("private, max-age=0", 0),
        ("max-age=60,public", 60),
        ("Public, Max-Age=600", 600),
        ("public, max-age=99999999", LONGEST_S),
        ("public, max-age=99999999999999999", LONGEST_S),
        ("public, s-maxage=600", 0),
        ("public, max-age=-5", 0),
        ("no-store, max-age=600", 0),
        ("no-cache, max-age=600", 0),
        ("public, max-age=soon", 0),
        ("", 0),
    ],
)
def test_how_long_an_answer_is_fresh(said: str, seconds: float) -> None:
    assert fresh_for_s({"cache-control": said}) == seconds


@pytest.mark.parametrize(("age", "seconds"), [("100", 500), ("700", 0), ("?", 600), ("²", 600)])
def test_time_spent_on_the_way_is_gone(age: str, seconds: float) -> None:
    assert fresh_for_s({"cache-control": "max-age=600", "age": age}) == seconds


def test_what_varies_with_everything_is_never_fresh() -> None:
    headers = {"cache-control": "max-age=600", "vary": "*", "etag": TAG}
    assert fresh_for_s(headers) == 0
    assert tag_of(headers) == ""
    assert fresh_for_s({**headers, "vary": "Authorization, Accept-Encoding"}) == 600


@given(st.text(max_size=60), st.text(max_size=30))
def test_no_header_is_too_odd(said: str, age: str) -> None:
    fresh = fresh_for_s({"cache-control": said, "age": age})
    assert 0 <= fresh <= LONGEST_S


@pytest.mark.parametrize(
    ("tag", "kept"),
    [
        (TAG, TAG),
        ('W/"5"', 'W/"5"'),
        ('"a\r\nX: y"', ""),
        ('"é"', ""),
        ("x" * 201, ""),
    ],
)
def test_only_a_tag_that_can_be_sent_is_kept(tag: str, kept: str) -> None:
    assert tag_of({"etag": tag}) == kept
    assert tag_of({"etag": tag, "cache-control": "no-store"}) == ""
    assert tag_of({}) == ""


@pytest.mark.parametrize(
    ("method", "path", "is_kept"),
    [
        ("GET", "/albums/A1", True),
        ("GET", "/me", True),
        ("GET", "/me/tracks", True),
        ("GET", "/me/player", False),
        ("GET", "/me/player/queue", False),
        ("GET", "/me/playerlike", True),
        ("PUT", "/me/tracks", False),
    ],
)
def test_questions_are_kept_but_not_what_plays(method: Method, path: str, is_kept: bool) -> None:
    assert may_be_kept(call(method, path)) is is_kept


CATALOG = (
    "/albums/A1",
    "/artists/R1/albums",
    "/tracks",
    "/shows/S1/episodes",
    "/browse/categories",
)
MINE = ("/me", "/me/tracks", "/me/library/contains", "/me/playlists", "/users/U1/playlists")


@pytest.mark.parametrize(
    ("method", "path", "stale", "still_good"),
    [
        ("PUT", "/me/player/play", (), (*CATALOG, *MINE, "/playlists/P1", "/search")),
        ("PUT", "/me/library", (*MINE, "/playlists/P1"), (*CATALOG, "/search")),
        ("DELETE", "/me/tracks", MINE, (*CATALOG, "/search")),
        ("PUT", "/me/following", MINE, (*CATALOG, "/search")),
        ("POST", "/me/playlists", (*MINE, "/search"), CATALOG),
        ("POST", "/users/U1/playlists", (*MINE, "/search"), CATALOG),
        (
            "POST",
            "/playlists/P1/items",
            (*MINE, "/playlists/P1", "/playlists/P1/items", "/playlists/P1/images"),
            (*CATALOG, "/playlists/P10", "/playlists/P2/items", "/search"),
        ),
        ("PUT", "/playlists/P1", (*MINE, "/playlists/P1", "/search"), (*CATALOG, "/playlists/P2")),
        ("DELETE", "/playlists/P1/followers", (*MINE, "/playlists/P1"), CATALOG),
        ("POST", "/something/else", (*CATALOG, *MINE, "/playlists/P1", "/search"), ()),
    ],
)
def test_what_a_command_makes_stale(
    method: Method, path: str, stale: tuple[str, ...], still_good: tuple[str, ...]
) -> None:
    command = call(method, path)
    assert [asked for asked in stale if not makes_stale(command, asked)] == []
    assert [asked for asked in still_good if makes_stale(command, asked)] == []
