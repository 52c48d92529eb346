"""The table of operations: for a person, for a pipe, as JSON."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.cli.api.listing import as_json, as_lines, as_table
from tuify.spotify.operations import Operation, Standing
from tuify.spotify.reference import Entry, reference

ENTRIES = (
    Entry(
        Operation(
            "GET", "/me/albums", "Get User's Saved Albums", "Library", ("user-library-read",),
            most_entries=50,
        ),
        "library.get_users_saved_albums",
    ),
    Entry(
        Operation(
            "PUT", "/me/albums", "Save Albums for Current User", "Library",
            ("user-library-modify",), standing=Standing.REMOVED_2026,
            instead="PUT /me/library", most_ids=20,
        ),
        "library.save_albums_for_current_user",
    ),
    Entry(Operation("GET", "/markets", "Get Available Markets", "Markets"), "markets.get"),
)  # fmt: skip


def test_json_has_all_that_is_known() -> None:
    listed = json.loads(as_json(ENTRIES))
    assert listed[1] == {
        "method": "PUT",
        "path": "/me/albums",
        "title": "Save Albums for Current User",
        "category": "Library",
        "scopes": ["user-library-modify"],
        "standing": "removed_2026",
        "since": "2026-02-11",
        "instead": "PUT /me/library",
        "most_ids": 20,
        "most_entries": None,
        "client_method": "library.save_albums_for_current_user",
    }
    assert (listed[0]["standing"], listed[0]["since"]) == ("available", None)


def test_lines_have_a_column_for_each_name() -> None:
    names, *rows = [line.split("\t") for line in as_lines(ENTRIES).splitlines()]
    assert len(rows) == len(ENTRIES)
    second = dict(zip(names, rows[1], strict=True))
    assert second["path"] == "/me/albums"
    assert second["standing"] == "removed for Development Mode in February 2026"
    assert second["instead"] == "PUT /me/library"


def test_a_table_has_categories_and_what_there_is_to_know() -> None:
    assert as_table(ENTRIES, 90).splitlines() == [
        "Library",
        "GET     /me/albums  Get User's Saved Albums",
        "        scopes: user-library-read",
        "PUT     /me/albums  Save Albums for Current User",
        "        scopes: user-library-modify",
        "        removed for Development Mode in February 2026; instead: PUT /me/library",
        "",
        "Markets",
        "GET     /markets    Get Available Markets",
        "",
        "3 operations: 2 available, 1 removed for Development Mode in February 2026, 0 closed to",
        "new apps in November 2024.",
    ]


@pytest.mark.parametrize("entries", [(), reference()])
@given(width=st.integers(1, 200))
def test_no_line_is_wider_than_the_terminal(entries: tuple[Entry, ...], width: int) -> None:
    lines = as_table(entries, width).splitlines()
    widest = max(len(line) for line in lines)
    assert widest <= max(width, 60)
    told = " ".join(" ".join(lines).split())
    assert all(entry.operation.title in told for entry in entries)
