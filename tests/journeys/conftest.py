"""What every journey starts from: a service of its own, and tuify in a terminal of its own."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

if sys.platform == "win32":
    collect_ignore_glob = ["test_*.py"]  # there are no pseudo-terminals
else:
    from tests.journeys.service import Service, tuify_command
    from tests.journeys.terminal import Terminal, surroundings
    from tests.journeys.traveller import Traveller

Open = Callable[..., "Terminal"]


@pytest.fixture
def service() -> Iterator[Service]:
    """An emulator with 10,000 saved tracks in a process of its own."""
    with Service() as running:
        yield running


@pytest.fixture
def open_tuify(tmp_path: Path) -> Iterator[Open]:
    """Opens tuify in a terminal; ends it after the test."""
    with ExitStack() as opened:

        def open_(
            *arguments: str,
            service: Service | None = None,
            columns: int = 120,
            lines: int = 40,
            env: dict[str, str] | None = None,
        ) -> Terminal:
            own = {**(service.env() if service else {}), **(env or {})}
            variables = surroundings(tmp_path, **own)
            command = [*tuify_command(), *arguments]
            return opened.enter_context(
                Terminal(command, env=variables, columns=columns, lines=lines)
            )

        yield open_


@pytest.fixture
def traveller(service: Service, tmp_path: Path, open_tuify: Open) -> Traveller:
    """Somebody who is logged in nowhere yet."""
    return Traveller(service, tmp_path, open_tuify)
