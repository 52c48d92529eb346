"""What is typed becomes a call, or is refused before anything is sent."""

from __future__ import annotations

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.cli.api.body import MAX_BODY
from tuify.cli.api.request import read_method, read_request
from tuify.cli.exits import Refusal
from tuify.spotify.calls import JPEG, JSON, Call

API = "https://api.example.org/v1"
PICTURE = b"\xff\xd8\xff\xe0 not much of a picture"
COVER = "/playlists/37i9dQ/images"


def call(method: str, path: str, *pairs: str, body: bytes | None = None) -> Call:
    given_body = None if body is None else lambda: body
    return read_request(method, path, pairs=pairs, body=given_body, api_url=API)[0]


@pytest.mark.parametrize("typed", ["get", "GET", "Get"])
def test_a_method_may_be_written_in_any_case(typed: str) -> None:
    assert read_method(typed) == "GET"


@pytest.mark.parametrize("typed", ["PATCH", "HEAD", "OPTIONS", "", "GET ", "\x1b[31m", "ſET"])
def test_other_methods_are_refused(typed: str) -> None:
    with pytest.raises(Refusal, match="method") as refusal:
        read_method(typed)
    assert str(refusal.value).isprintable()


def test_path_and_flags_become_one_query() -> None:
    asked = call("GET", "me/tracks?limit=20&offset=3", "limit=5", "market=SE")
    assert asked.target == "/me/tracks?offset=3&limit=5&market=SE"
    assert asked.is_answered


def test_a_request_shares_the_quota_of_its_operation() -> None:
    assert call("GET", "/albums/one").group == call("GET", "/albums/two").group
    assert call("GET", "/albums/one").group != call("GET", "/albums/one/tracks").group
    assert call("GET", "/unheard/of").group == "/unheard/of"


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE"])
def test_no_body_is_no_body(method: str) -> None:
    assert call(method, "/me/player").body is None


@pytest.mark.parametrize("body", [b' {"a" : [1.0, null]}\n', b"[]", b'"x"', '{"ä": 1}'.encode()])
def test_json_is_sent_as_it_was_given(body: bytes) -> None:
    asked = call("PUT", "/me/tracks", body=body)
    assert (asked.body, asked.content_type) == (body, JSON)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b" ",
        b"{",
        b"{'a': 1}",
        b"NaN",
        b'{"a": 1} x',
        b'"\xff"',
        b"\xef\xbb\xbf{}",
        b"[" * 9999,
    ],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    with pytest.raises(Refusal, match="not valid JSON"):
        call("PUT", "/me/tracks", body=body)


@given(st.binary(max_size=30))
def test_any_bytes_are_sent_as_they_are_or_refused(body: bytes) -> None:
    try:
        sent = call("POST", "/me/playlists", body=body).body
    except Refusal:
        return
    assert sent == body
    json.loads(body)


def test_a_question_has_no_body() -> None:
    with pytest.raises(Refusal, match="GET"):
        call("GET", "/me", body=b"{}")


@pytest.mark.parametrize(
    ("method", "path", "pair"),
    [("GET", "/me", "a=b"), ("PATCH", "/me", "a=b"), ("PUT", "/../me", "a=b"), ("PUT", "/me", "a")],
)
def test_a_body_is_not_waited_for_in_vain(method: str, path: str, pair: str) -> None:
    def wait() -> bytes:
        pytest.fail("the body was waited for")

    with pytest.raises(Refusal):
        read_request(method, path, pairs=[pair], body=wait, api_url=API)


def test_a_body_without_end_is_refused() -> None:
    with pytest.raises(Refusal, match="bytes"):
        call("PUT", "/me/tracks", body=b'"' + b"a" * MAX_BODY + b'"')


@pytest.mark.parametrize(
    "given_",
    [
        PICTURE,
        base64.b64encode(PICTURE),
        base64.encodebytes(PICTURE),
        b" " + base64.b64encode(PICTURE),
    ],
)
def test_a_cover_is_sent_as_base64(given_: bytes) -> None:
    asked = call("PUT", COVER, body=given_)
    assert (asked.body, asked.content_type) == (base64.b64encode(PICTURE), JPEG)


@pytest.mark.parametrize("given_", [b"{}", b"", b"\x89PNG\r\n", base64.b64encode(b"GIF89a")])
def test_a_cover_is_a_jpeg(given_: bytes) -> None:
    with pytest.raises(Refusal, match="JPEG"):
        call("PUT", COVER, body=given_)


def test_a_cover_has_its_limit() -> None:
    most = 256 * 1024 // 4 * 3
    assert call("PUT", COVER, body=PICTURE.ljust(most)).body is not None
    with pytest.raises(Refusal, match="256 KB"):
        call("PUT", COVER, body=PICTURE.ljust(most + 1))


def test_a_picture_goes_nowhere_else() -> None:
    with pytest.raises(Refusal, match="images"):
        call("PUT", "/playlists/37i9dQ", body=PICTURE)
    with pytest.raises(Refusal, match="images"):
        call("POST", COVER, body=PICTURE)
