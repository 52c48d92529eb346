"""A million saved tracks: only the pages that are looked at are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Open
from tests.journeys.service import Service

TOTAL = 1_000_000
PAGE = 50


@pytest.fixture
def library() -> Iterator[Service]:
    with Service("--saved-tracks", str(TOTAL)) as running:
        yield running


def offsets(service: Service) -> list[int]:
    """Where the pages began that were asked for since the log was emptied."""
    asked = [each for each in service.requests() if each.path == "/v1/me/tracks"]
    found = [dict(pair.split("=") for pair in each.query.split("&")) for each in asked]
    assert all(int(each["limit"]) <= PAGE for each in found)
    return [int(each.get("offset", 0)) for each in found]


def test_only_what_is_looked_at_is_asked_for(open_tuify: Open, library: Service) -> None:
    first, last = library.world.saved_title(0), library.world.saved_title(TOTAL - 1)
    later = library.world.saved_title(124)
    library.forget_requests()

    terminal = open_tuify(service=library)
    terminal.wait_for("of 1,000,000")
    terminal.wait_for(first)
    assert offsets(library) == [0]

    library.forget_requests()
    terminal.press("\x1b[F")
    terminal.wait_for("1,000,000 of 1,000,000")
    terminal.wait_for(last)
    assert len(offsets(library)) == 1
    assert all(offset >= TOTAL - 2 * PAGE for offset in offsets(library))

    library.forget_requests()
    terminal.press("\x1b[H")
    terminal.wait_for("1 of 1,000,000")
    terminal.wait_for(first)
    assert offsets(library) in ([], [0])

    library.forget_requests()
    for _ in range(4):
        terminal.press("\x1b[6~")
        terminal.wait_for(lambda screen: "·····" not in screen)
    terminal.wait_for(later)
    seen = offsets(library)
    assert seen == sorted(set(seen))
    assert max(seen) <= 6 * PAGE


def test_pages_flown_over_are_never_asked_for(open_tuify: Open, library: Service) -> None:
    terminal = open_tuify(service=library)
    terminal.wait_for(library.world.saved_title(0))
    library.weather(latency_ms=80)
    library.forget_requests()
    terminal.press(*["\x1b[6~"] * 40)
    terminal.wait_for(lambda screen: "of 1,000,000" in screen and "·····" not in screen)
    assert len(offsets(library)) < 15
