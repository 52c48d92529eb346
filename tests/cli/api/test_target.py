"""Where a request may go: only under the configured address, only by paths that say one thing."""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

import httpx
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tuify.cli.api.target import Target, read_target
from tuify.cli.exits import Refusal

API = "https://api.example.org/v1"


@pytest.mark.parametrize(
    ("typed", "target"),
    [
        ("/me/tracks", Target("/me/tracks")),
        ("me/tracks", Target("/me/tracks")),
        ("/me/tracks?limit=5&market=", Target("/me/tracks", (("limit", "5"), ("market", "")))),
        ("/search?q=a+b%26c", Target("/search", (("q", "a b&c"),))),
        ("/users/Zoë Ö", Target("/users/Zo%C3%AB%20%C3%96")),
        ("/users/50%", Target("/users/50%25")),
        ("/users/a%2Fb", Target("/users/a%2Fb")),
        ("/me/tracks/x:y", Target("/me/tracks/x:y")),
        (f"{API}/me/tracks?offset=5", Target("/me/tracks", (("offset", "5"),))),
        ("HTTPS://API.example.ORG:443/v1/me", Target("/me")),
    ],
)
def test_a_path_or_an_address_becomes_a_path(typed: str, target: Target) -> None:
    assert read_target(typed, API) == target


@pytest.mark.parametrize("typed", [API, f"{API}/", f"{API}?a=b", "/", ""])
def test_no_path_at_all_is_told_as_such(typed: str) -> None:
    with pytest.raises(Refusal, match="name the path"):
        read_target(typed, API)


@pytest.mark.parametrize(
    "typed",
    [
        "https://api.example.com/v1/me",
        "http://api.example.org/v1/me",
        "https://api.example.org:444/v1/me",
        "https://api.example.org:x/v1/me",
        "https://api.example.org/v2/me",
        "https://api.example.org/v1me",
        "https://api.example.org@evil.io/v1/me",
        "https://me@api.example.org/v1/me",
        "https://api.example.org.evil.io/v1/me",
        "https:api.example.org/v1/me",
        "//api.example.org/v1/me",
        "//evil.io/v1/me",
        "https://api.example.org/v1//evil.io",
        "ftp://api.example.org/v1/me",
        "spotify:track:6sUhmwvvLZMq6Jm7qb3kHT",
        "https://[::1/v1/me",
    ],
)
def test_the_token_goes_nowhere_else(typed: str) -> None:
    with pytest.raises(Refusal):
        read_target(typed, API)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "/",
        "?limit=5",
        "/me/../users",
        "..",
        "/me/.",
        "/me/%2e%2E/users",
        "/me/..%2fusers",
        "/me/x%5c..%5cusers",
        f"{API}/../v2/me",
        "/me#top",
        "/me\\tracks",
        "/me\ntracks",
        "/me\x1b[31m",
        "/me\x85",
        "/me%0d%0aX",
        "/me\udcff",
        "/albums/{id}",
    ],
)
def test_a_path_that_could_be_read_in_two_ways_is_refused(typed: str) -> None:
    with pytest.raises(Refusal) as refusal:
        read_target(typed, API)
    assert str(refusal.value).isprintable()


@given(st.text(max_size=40) | st.text("/.%\\?#@:ae2f", max_size=20))
@example("/a%252e%252e/b")
def test_whatever_is_typed_stays_under_the_address(typed: str) -> None:
    try:
        target = read_target(typed, API)
    except Refusal:
        return
    address = httpx.URL(API + target.path)
    assert (address.scheme, address.host, address.port) == ("https", "api.example.org", None)
    assert address.raw_path == urlsplit(API).path.encode() + target.path.encode()
    assert ".." not in unquote(target.path).replace("\\", "/").split("/")
