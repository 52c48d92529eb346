"""Recent searches: the newest first, kept across starts, and never in the way."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.library.recent_searches import LONGEST, MOST, RecentSearches, recent_searches_path


def test_the_newest_comes_first_and_one_made_again_moves_up() -> None:
    searches = RecentSearches()
    for query in ("one", "two", " three ", "One"):
        searches.add(query)
    assert searches.queries == ("One", "three", "two")


@given(st.lists(st.text()))
def test_they_are_few_and_each_stands_there_once(queries: list[str]) -> None:
    searches = RecentSearches()
    for query in queries:
        searches.add(query)
    folded = [query.casefold() for query in searches.queries]
    assert len(folded) == len(set(folded)) <= MOST
    assert all(query.strip() for query in searches.queries)


def test_one_can_be_taken_out() -> None:
    searches = RecentSearches()
    searches.add("one")
    searches.add("two")
    searches.remove("one")
    assert searches.queries == ("two",)
    searches.remove("never made")
    assert searches.queries == ("two",)


def test_what_nobody_typed_is_not_kept() -> None:
    searches = RecentSearches()
    searches.add("x" * (LONGEST + 1))
    searches.add("  ")
    assert searches.queries == ()


def test_they_are_kept_from_one_start_to_the_next(tmp_path: Path) -> None:
    path = tmp_path / "new" / "searches.json"
    searches = RecentSearches(path)
    searches.add("Größe")
    searches.add("鏡")
    assert RecentSearches(path).queries == ("鏡", "Größe")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [each.name for each in path.parent.iterdir()] == ["searches.json"]


def test_nothing_is_read_before_somebody_asks(tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    searches = RecentSearches(path)
    path.write_text('["later"]', encoding="utf-8")
    assert searches.queries == ("later",)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b'{"a": 1}', b"\xff\xfe", b'"text"', b"[1, null, [], {}]", b"[" * 100_000],
)
def test_a_broken_file_is_an_empty_one(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "searches.json"
    path.write_bytes(content)
    searches = RecentSearches(path)
    assert searches.queries == ()
    searches.add("again")
    assert json.loads(path.read_text(encoding="utf-8")) == ["again"]


def test_a_folder_that_takes_nothing_costs_the_memory_only(tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    in_the_way.write_text("", encoding="utf-8")
    searches = RecentSearches(in_the_way / "searches.json")
    searches.add("kept for this time")
    assert searches.queries == ("kept for this time",)


def test_a_query_that_no_file_can_hold_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "searches.json"
    RecentSearches(path).add("before")
    RecentSearches(path).add("\ud800")
    assert RecentSearches(path).queries == ("before",)
    assert [each.name for each in tmp_path.iterdir()] == ["searches.json"]


def test_the_file_lies_in_the_state_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    assert tmp_path in recent_searches_path().parents
