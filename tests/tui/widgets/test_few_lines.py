"""Words on a few lines."""

from __future__ import annotations

import asyncio

import pytest
from textual.app import App, ComposeResult

from tuify.tui.widgets.few_lines import FewLines


class Shown(App[None]):
    CSS = "FewLines { width: 12; height: 2; }"

    def compose(self) -> ComposeResult:
        yield FewLines("…")


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("", ["", ""]),
        ("One row down", ["One row down", ""]),
        ("One [row] down, or up", ["One [row]", "down, or up"]),
        ("One row down, or up again", ["One row", "down, or up…"]),
        ("夜の散歩夜の散歩", ["夜の散歩夜の", "散歩"]),
    ],
)
def test_what_has_no_room_ends_in_an_ellipsis(words: str, lines: list[str]) -> None:
    async def run() -> list[str]:
        app = Shown()
        async with app.run_test(size=(20, 5)) as pilot:
            few = app.query_one(FewLines)
            few.show(words)
            await pilot.pause()
            return [few.render_line(y).text.rstrip() for y in range(2)]

    assert asyncio.run(run()) == lines
