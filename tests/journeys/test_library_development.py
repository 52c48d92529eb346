"""An app in development mode, from start to end: what is closed is said, all else works."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Open
from tests.journeys.library import (
    BACKSPACE,
    END,
    ENTER,
    cursor_line,
    opened,
    says,
)
from tests.journeys.service import Service

FOREIGN = "Deep Work"


@pytest.fixture
def development() -> Iterator[Service]:
    with Service("--mode", "development") as running:
        yield running


def test_what_is_closed_is_said_once_with_its_date_and_stands_out_of_the_way(
    open_tuify: Open, development: Service
) -> None:
    terminal = opened(open_tuify, development)
    terminal.press("gl")
    terminal.wait_for("Recently played")
    assert "closed" not in terminal.text()
    terminal.press(END, "kkk", ENTER)
    terminal.wait_for("since 2026-02-11")
    terminal.press(BACKSPACE)
    screen = terminal.wait_for("closed by Spotify since 2026-02-11")
    lines = [line for line in screen.splitlines() if "│" in line]
    closed = next(at for at, line in enumerate(lines) if "New releases" in line)
    assert all(name in screen for name in ("Categories", "Featured"))
    assert closed > max(at for at, line in enumerate(lines) if "Featured" in line)
    development.forget_requests()
    terminal.press("gl", END, ENTER)
    terminal.wait_for("since 2026-02-11")
    terminal.pump(1.0)
    assert [each for each in development.requests() if "new-releases" in each.path] == []


def test_an_artist_says_what_is_closed_and_shows_the_rest(
    open_tuify: Open, development: Service
) -> None:
    terminal = opened(open_tuify, development, size=(160, 40))
    terminal.press("gr")
    terminal.wait_for("of 120")
    terminal.press(ENTER)
    terminal.wait_for("Albums")
    terminal.wait_for("2026-02-11")
    screen = terminal.text()
    assert "found by search" in screen
    assert "Related artists  " not in screen


def test_a_search_asks_for_ten_of_each_and_goes_on_as_it_scrolls(
    open_tuify: Open, development: Service
) -> None:
    terminal = opened(open_tuify, development)
    development.forget_requests()
    terminal.press("/", "the", ENTER)
    terminal.wait_for("Tracks")
    terminal.wait_for(lambda _: "Tracks" in cursor_line(terminal))
    terminal.press(ENTER)
    terminal.wait_for("1 of ")
    terminal.press("\x1b[6~")
    terminal.wait_for(lambda screen: "·····" not in screen)
    asked = [each for each in development.requests() if each.path == "/v1/search"]
    assert len(asked) > 1
    assert all("limit=10" in each.query for each in asked)
    assert all(each.status == 200 for each in asked)


def test_a_playlist_of_somebody_else_shows_nothing_and_plays(
    open_tuify: Open, development: Service
) -> None:
    terminal = opened(open_tuify, development)
    terminal.press("gp")
    terminal.wait_for(FOREIGN)
    terminal.press("j" * 4)
    terminal.wait_for(lambda _: FOREIGN in cursor_line(terminal))
    terminal.press(ENTER)
    terminal.wait_for(
        lambda screen: f"Playlists · {FOREIGN}" in screen and "only" in screen.lower()
    )
    terminal.press(BACKSPACE, "P")
    development.wait_for(
        lambda: development.world.playback()["context"]["uri"].endswith(
            development.world.playlists()[FOREIGN]
        ),
        "the playlist that plays",
    )
    terminal.wait_for(f"from playlist {FOREIGN}")


def test_a_playlist_is_made_filled_renamed_and_all_of_it_undone(
    open_tuify: Open, development: Service
) -> None:
    world = development.world
    terminal = opened(open_tuify, development)
    terminal.press("mm", "N")
    terminal.wait_for("Description")
    terminal.press("Two of Them", ENTER)
    development.wait_for(lambda: "Two of Them" in world.playlists(), "the playlist")
    made = world.playlists()["Two of Them"]
    wanted = [world.saved_title(0), world.saved_title(1)]
    development.wait_for(lambda: world.playlist_titles(made) == wanted, "its entries")
    terminal.press("gp")
    terminal.wait_for("Two of Them")
    terminal.press("E")
    terminal.wait_for("Description")
    terminal.press(" and Me", ENTER)
    development.wait_for(lambda: "Two of Them and Me" in world.playlists(), "its other name")
    terminal.wait_for("Two of Them and Me")
    terminal.press("u")
    development.wait_for(lambda: "Two of Them" in world.playlists(), "its old name")
    says(terminal, "Undone")
    terminal.press("u")
    development.wait_for(lambda: made not in world.playlists().values(), "its end")


def test_a_change_that_is_refused_is_taken_back_and_said(
    open_tuify: Open, development: Service
) -> None:
    terminal = opened(open_tuify, development)
    terminal.wait_for(development.world.saved_title(0))
    count = development.world.saved_count()
    forbidden = {"kind": "forbidden", "path": "/v1/me/library"}
    development.weather(latency_ms=500, rules=[forbidden])
    terminal.press("s")
    terminal.wait_for(lambda _: "♥" not in cursor_line(terminal))
    says(terminal, "failed")
    assert "♥" in cursor_line(terminal)
    assert development.world.saved_count() == count
