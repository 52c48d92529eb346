"""A stage for single widgets: an app around them, what they draw, and what that costs."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Sequence
from contextlib import contextmanager

import pytest
from textual.app import App, ComposeResult
from textual.drivers.headless_driver import HeadlessDriver
from textual.pilot import Pilot
from textual.widget import Widget

from tuify.tui.widgets.item_table import Column, Row, Tone

COLUMNS = (
    Column("title", "Title", width=16, weight=5),
    Column("by", "Artist", width=12, weight=3),
    Column("album", "Album", width=12, weight=3, drop=2),
    Column("length", "Length", width=7, right=True),
    Column("added", "Added", width=10, drop=1),
)


class Songs:
    """Rows made on demand; `changed` has others in their place."""

    def __init__(self, count: int) -> None:
        self.size = count
        self.changed: dict[int, Row] = {}
        self.asked = 0

    def count(self) -> int:
        return self.size

    def row(self, index: int) -> Row:
        assert 0 <= index < self.size
        self.asked += 1
        return self.changed.get(index) or song(index)


def song(index: int) -> Row:
    return Row(
        (f"Song {index}", f"Artist {index % 7}", f"Album {index % 13}", "4:02", "2026-02-23"),
        mark="♥" if index % 3 == 0 else "",
        tone=Tone.PLAYING if index == 2 else Tone.NORMAL,
    )


class Stage(App[None]):
    """Shows the widgets it is given, and notes the messages of the kinds it is told to."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self, *widgets: Widget, css: str = "", ansi: bool | None = None) -> None:
        self.CSS = css  # type: ignore[misc]  # of this app only
        super().__init__(ansi_color=ansi)
        self.widgets = widgets

    def compose(self) -> ComposeResult:
        yield from self.widgets


def lines(app: App[None]) -> list[str]:
    """What is on the screen, line by line, with all blanks."""
    return [strip.text for strip in app.screen._compositor.render_strips()]


def drawn(app: App[None]) -> str:
    """What is on the screen, without blanks at the ends of lines and of the screen."""
    return "\n".join(line.rstrip() for line in lines(app)).rstrip("\n")


def perform(
    act: Callable[[Pilot[None]], Awaitable[None]],
    *widgets: Widget,
    size: tuple[int, int] = (80, 12),
    css: str = "",
    ansi: bool | None = None,
    hook: Callable[[object], None] | None = None,
) -> None:
    """Run an app with these widgets and do something with it."""

    async def run() -> None:
        app = Stage(*widgets, css=css, ansi=ansi)
        async with app.run_test(size=size, message_hook=hook) as pilot:
            await pilot.pause()
            await act(pilot)

    asyncio.run(run())


class Wire:
    """What goes to the terminal."""

    def __init__(self) -> None:
        self.sent: list[str] = []

    def since_last(self) -> int:
        """Bytes since this was last asked."""
        count = len("".join(self.sent).encode())
        self.sent.clear()
        return count

    def text(self) -> str:
        """All that was sent since the last count."""
        return "".join(self.sent)


@contextmanager
def wire(monkeypatch: pytest.MonkeyPatch) -> Iterator[Wire]:
    """Have the driver of the tests encode frames as it would for a terminal, and count them."""
    counted = Wire()
    with monkeypatch.context() as patch:
        patch.setattr(HeadlessDriver, "is_headless", property(lambda _: False))
        patch.setattr(HeadlessDriver, "write", lambda _, text: counted.sent.append(text))
        yield counted


def kinds(messages: Sequence[object], kind: type) -> list[object]:
    """The messages of one kind."""
    return [message for message in messages if isinstance(message, kind)]
