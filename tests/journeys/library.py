"""Keys as a terminal sends them, and tuify opened for a journey through the library."""

from __future__ import annotations

from collections.abc import Sequence

from tests.journeys.conftest import Open
from tests.journeys.service import Service
from tests.journeys.terminal import Terminal
from tests.tui.stage import at_the_bottom

ENTER, ESCAPE, BACKSPACE, TAB = "\r", "\x1b", "\x7f", "\t"
UP, DOWN, PAGE_DOWN, HOME, END = "\x1b[A", "\x1b[B", "\x1b[6~", "\x1b[H", "\x1b[F"
CTRL_F, CTRL_P, CTRL_A = "\x06", "\x10", "\x01"
SIZES = [(120, 40), (80, 24), (50, 16)]


def opened(
    open_tuify: Open, service: Service, *, size: tuple[int, int] = (120, 40), total: int = 10_000
) -> Terminal:
    """tuify with its first rows on the screen."""
    columns, lines = size
    terminal = open_tuify(service=service, columns=columns, lines=lines)
    terminal.wait_for(f"of {total:,}")
    return terminal


def escaped(terminal: Terminal) -> None:
    """Press Esc alone, and let a moment pass: what follows at once would be taken as Alt."""
    terminal.press(ESCAPE)
    terminal.pump(0.3)


def bottom(terminal: Terminal) -> str:
    """The line of hints, or the notice, however many lines it has."""
    return at_the_bottom(terminal.text())


def says(terminal: Terminal, words: str) -> str:
    """Wait until the last line says so; the line."""
    terminal.wait_for(lambda _: words in bottom(terminal))
    return bottom(terminal)


def cursor_line(terminal: Terminal) -> str:
    """The line with the cursor of what has the focus."""
    lines = [line for line in terminal.text().splitlines() if "▌" in line]
    return lines[0] if lines else ""


def shown_in_order(screen: str, titles: Sequence[str], width: int = 12) -> bool:
    """Whether the beginnings of these titles stand on the screen, one below the other."""
    at = [screen.find(title[:width]) for title in titles]
    return -1 not in at and at == sorted(at)
