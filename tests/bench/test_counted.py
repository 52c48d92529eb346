"""The budgets that are counted and not timed: they hold on any machine, so a test holds them."""

from __future__ import annotations

import pytest

from tests.bench import traffic
from tests.bench.findings import Finding, at_most, table
from tests.playback.sim import run_virtual


@pytest.mark.parametrize(
    ("state", "limit"), [("playing", 13), ("unfocused", 4), ("paused", 4), ("idle", 1)]
)
def test_a_minute_asks_only_what_plays(state: str, limit: int) -> None:
    asked = run_virtual(traffic.minute(state))
    assert 1 <= asked["GET /me/player"] <= limit
    assert set(asked) == {"GET /me/player"}


def test_a_next_is_one_command_and_two_reads_at_most() -> None:
    asked = run_virtual(traffic.a_next())
    assert asked.pop("POST /me/player/next") == 1
    assert all(request.startswith("GET ") for request in asked)
    assert 1 <= asked.total() <= 2


def test_four_volume_keys_are_two_commands_and_none_is_lost() -> None:
    asked, rise = run_virtual(traffic.volume_keys())
    assert 1 <= asked["PUT /me/player/volume"] <= 2
    assert rise == 20


@pytest.mark.parametrize("length", [10_000, 1_000_000])
def test_end_is_one_request_in_a_list_of_any_length(length: int) -> None:
    assert run_virtual(traffic.end_of_list(length)).total() == 1


def test_first_content_takes_five_requests_at_most() -> None:
    asked = run_virtual(traffic.first_content())
    assert len(asked) <= 5
    assert {"GET /me/player", "GET /me/tracks"} <= set(asked)


def test_the_table_says_what_is_over() -> None:
    shown = table(
        [at_most("bytes", 8, 10), at_most("ratio", 2.5, 1.6, " x"), Finding("a", "b", "c")]
    )
    lines = shown.splitlines()
    assert lines[1].endswith("kept")
    assert lines[2].endswith("OVER")
    assert "2.5 x" in lines[2]
