"""A person finds: filters what is long, and searches while the network stalls."""

from __future__ import annotations

import pytest

from tests.journeys.conftest import Open
from tests.journeys.library import (
    BACKSPACE,
    CTRL_F,
    DOWN,
    END,
    ENTER,
    SIZES,
    bottom,
    cursor_line,
    escaped,
    opened,
)
from tests.journeys.service import Service
from tests.journeys.terminal import Terminal


@pytest.mark.parametrize("size", SIZES)
def test_a_long_list_is_filtered_at_every_size(open_tuify: Open, size: tuple[int, int]) -> None:
    with Service("--saved-tracks", "1000") as service:
        filter_and_play(opened(open_tuify, service, size=size, total=1_000), service, 1_000)


def test_ten_thousand_songs_are_filtered_and_the_one_that_is_left_plays(
    open_tuify: Open, service: Service
) -> None:
    filter_and_play(opened(open_tuify, service), service, 10_000)


def filter_and_play(terminal: Terminal, service: Service, total: int) -> None:
    """Filter for the title of a song near the end, and play it."""
    title = service.world.saved_title(total - total // 10)
    terminal.press(" ")
    terminal.wait_for("‖")
    service.forget_requests()
    terminal.press(CTRL_F, *title)
    terminal.wait_for(lambda screen: title[:14] in rows_below_field(screen), patience=120)
    asked = [each for each in service.requests() if each.path == "/v1/me/tracks"]
    assert len(asked) <= total // 50, "each page once"
    assert len({each.query for each in asked}) == len(asked)
    terminal.press(ENTER, END)
    terminal.wait_for(lambda _: title[:14] in cursor_line(terminal))
    terminal.press(ENTER)
    service.wait_for(lambda: service.world.playing_title() == title, "what was found plays")


def rows_below_field(screen: str) -> str:
    """The screen below the line one types in."""
    return "\n".join(screen.splitlines()[2:])


def test_a_filter_that_takes_long_is_stopped_and_keeps_what_it_found(
    open_tuify: Open, service: Service
) -> None:
    terminal = opened(open_tuify, service)
    service.weather(latency_ms=200)
    terminal.press(CTRL_F, "the")
    terminal.wait_for("Esc stops")
    escaped(terminal)
    terminal.wait_for("stopped")
    terminal.pump(1.0)
    service.forget_requests()
    terminal.pump(2.0)
    assert [each for each in service.requests() if each.path == "/v1/me/tracks"] == []
    escaped(terminal)
    terminal.wait_for(lambda screen: "fit" not in screen and " of 10,000" in screen)
    terminal.wait_for(service.world.saved_title(1))


def test_a_search_survives_a_network_that_stalls(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    terminal.press("/", *"night")
    terminal.wait_for("Night Walk")
    service.weather(latency_ms=3_000)
    terminal.press(*[BACKSPACE] * 5, *"wal")
    terminal.wait_for("searching ...")
    assert "Night Walk" in terminal.text(), "what was found before stays meanwhile"
    terminal.press(*"king")
    terminal.wait_for("walking")
    service.weather(latency_ms=0)
    terminal.press(*[BACKSPACE] * 7, *"satellite")
    terminal.wait_for(lambda screen: screen.count("Satellite") > 2)
    terminal.pump(4.0)
    screen = terminal.text()
    assert "Search “satellite”" in screen, "old answers came later and were dropped"
    assert "searching" not in screen
    terminal.press("\r", DOWN)
    terminal.wait_for(lambda _: "atellite" in cursor_line(terminal))


def test_without_a_network_keys_are_answered_and_nothing_is_lost(
    open_tuify: Open, service: Service
) -> None:
    terminal = opened(open_tuify, service)
    terminal.press("/", *"night")
    terminal.wait_for("Night Walk")
    service.weather(rules=[{"kind": "drop"}])
    terminal.press(*" train")
    terminal.wait_for("night train")
    escaped(terminal)
    escaped(terminal)
    terminal.wait_for("1 of 10,000")
    terminal.press("j")
    terminal.wait_for("2 of 10,000")
    service.weather(rules=[])
    terminal.press("/", *"night")
    terminal.wait_for("Night Walk")


def test_a_pasted_link_opens_what_it_names(open_tuify: Open, service: Service) -> None:
    made = service.world.make_playlist("Shared With You", service.world.saved_uris(3))
    terminal = opened(open_tuify, service)
    link = f"https://open.spotify.com/intl-de/playlist/{made}?si=abc"
    terminal.press("/")
    terminal.wait_for("artist:")
    terminal.press(f"\x1b[200~{link}\x1b[201~")
    terminal.wait_for("Shared With You")
    terminal.wait_for("of 3")
    terminal.press(BACKSPACE)
    terminal.wait_for(lambda screen: "Shared With You" not in screen)
    assert bottom(terminal)
