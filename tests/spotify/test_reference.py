"""The table of operations: all of the Web API, each once, with the method that speaks it."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from operator import attrgetter

import pytest

from tests.contract.document import TODAY, document
from tests.spotify.support import Line
from tuify.spotify.client import Spotify
from tuify.spotify.operations import Operation, Standing
from tuify.spotify.reference import Entry, operation_at, reference

OPERATIONS = {entry.operation.name: entry.operation for entry in reference()}


def at(method: str, path: str) -> str | None:
    operation = operation_at(method, path)
    return None if operation is None else operation.name


def by_document(operation: Operation) -> str:
    """Its name as the document is read: every parameter of a path is called id."""
    parts = operation.path.split("/")
    return f"{operation.method} " + "/".join("{id}" if "{" in each else each for each in parts)


def test_each_operation_is_there_once() -> None:
    assert len(reference()) == len(OPERATIONS) == 97


def test_they_stand_as_spotify_left_them() -> None:
    standings = Counter(entry.operation.standing for entry in reference())
    assert standings == {
        Standing.AVAILABLE: 49,
        Standing.REMOVED_2026: 40,
        Standing.CLOSED_2024: 8,
    }


def test_they_are_those_of_the_document() -> None:
    known = document(TODAY).operations
    assert {by_document(each) for each in OPERATIONS.values()} == set(known)
    assert {name for name, rules in known.items() if rules.deprecated} == {
        by_document(each) for each in OPERATIONS.values() if each.standing is not Standing.AVAILABLE
    }


def test_what_comes_in_pages_says_how_large_they_may_be() -> None:
    paged = {
        name: rules.query["limit"].schema.maximum
        for name, rules in document(TODAY).operations.items()
        if "limit" in rules.query and rules.query.keys() & {"offset", "after"}
    }
    told = {by_document(each): each.most_entries for each in OPERATIONS.values()}
    assert {name: told.get(name) for name in paged} == paged


def test_methods_are_named_like_their_operations() -> None:
    named_otherwise = {"Add Custom Playlist Cover Image": "upload_custom_playlist_cover_image"}
    for entry in reference():
        title = entry.operation.title
        words = re.split("[ /]", re.sub("['’]", "", title.casefold()))
        name = named_otherwise.get(title, "_".join(words))
        assert entry.client_method.partition(".")[2] == name


def test_the_way_to_a_method_leads_through_the_client() -> None:
    client = Spotify(Line([]).transport)
    for entry in reference():
        assert callable(attrgetter(entry.client_method)(client))
    ways = {entry.operation.name: entry.client_method for entry in reference()}
    assert ways["GET /me/library/contains"] == "library.check_users_saved_items"
    assert ways["GET /me/tracks/contains"] == "library.check_users_saved_tracks"


@pytest.mark.parametrize(
    ("method", "path", "name"),
    [
        ("GET", "/me/tracks", "GET /me/tracks"),
        ("PUT", "/me/library", "PUT /me/library"),
        ("GET", "/albums/4aawyAB9vmqN3uQ7FjRGTy", "GET /albums/{id}"),
        ("GET", "/albums/%34aa", "GET /albums/{id}"),
        ("GET", "/%6de", "GET /me"),
        (
            "GET",
            "/recommendations/available-genre-seeds",
            "GET /recommendations/available-genre-seeds",
        ),
        ("DELETE", "/albums/x", None),
        ("GET", "/albums/", None),
        ("GET", "/albums/x/y/z", None),
        ("GET", "/ME", None),
    ],
)
def test_a_request_finds_its_operation(method: str, path: str, name: str | None) -> None:
    assert at(method, path) == name


def test_the_most_literal_template_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    vague, exact = (
        Entry(Operation("GET", path, "Title", "Category"), "category.method")
        for path in ("/things/{id}", "/things/all")
    )
    for entries in ((vague, exact), (exact, vague)):
        monkeypatch.setattr("tuify.spotify.reference.reference", lambda entries=entries: entries)
        assert at("GET", "/things/all") == "GET /things/all"
        assert at("GET", "/things/one") == "GET /things/{id}"


def test_the_table_needs_no_network() -> None:
    loaded = "import sys, tuify.spotify.reference; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", loaded], check=False).returncode == 0
