"""Titles that attack a terminal, on every page and in every dialog: nothing gets through."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from tests.journeys.conftest import Open
from tests.journeys.library import CTRL_F, CTRL_P, ENTER, HOME, SIZES, cursor_line, escaped, opened
from tests.journeys.service import Service
from tests.journeys.terminal import Terminal

LARGE, MIDDLE, SMALL = SIZES

_OWN = re.compile(rb"\x1b\](?:0|2|22);[^\x07\x1b]*(?:\x07|\x1b\\)")
"""How tuify itself sets the title of the window and the pointer; what it says is cleaned too."""

_HOSTILE = re.compile("[\u0080-\u009f\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
_COLOUR_OF_A_TITLE = b"\x1b[31mThread"


def check(terminal: Terminal) -> None:
    """Nothing of what the titles try was written."""
    output = bytes(terminal.output)
    rest = _OWN.sub(b"", output)
    assert b"\x07" not in rest, "a bell"
    assert b"\x1b]52" not in rest, "the clipboard"
    assert _COLOUR_OF_A_TITLE not in rest
    assert _HOSTILE.search(rest.decode(errors="replace")) is None


@pytest.fixture
def library() -> Iterator[Service]:
    """Few songs, but all of the odd ones."""
    with Service("--saved-tracks", "200") as running:
        yield running


@pytest.mark.parametrize(
    ("words", "size"),
    [
        ("Scarlet Thread", LARGE),
        ("Clip", MIDDLE),
        ("Grey", SMALL),
        ("Mirror", LARGE),
        ("Two Lines", MIDDLE),
        ("Thin Ice", SMALL),
        ("Loud", MIDDLE),
    ],
)
def test_no_page_or_dialog_lets_a_title_through(
    open_tuify: Open, library: Service, words: str, size: tuple[int, int]
) -> None:
    terminal = opened(open_tuify, library, size=size, total=200)
    if words == "Loud":
        terminal.press("gp")
        terminal.wait_for("Night Walk")
    terminal.press(CTRL_F, words)
    terminal.wait_for(lambda screen: "fit" in screen)
    terminal.press(ENTER, HOME)
    terminal.wait_for(lambda _: words in cursor_line(terminal))
    for key in ("i", ".", "w", "E", "D", CTRL_P, "?"):
        terminal.press(key)
        terminal.pump(0.4)
        check(terminal)
        escaped(terminal)
    terminal.press("a")
    terminal.pump(0.6)
    terminal.press("C")
    terminal.pump(0.3)
    copied = re.findall(rb"\x1b\]52;c;([A-Za-z0-9+/=]*)\x07", bytes(terminal.output))
    assert all(b"\x1b" not in each for each in copied)


def test_a_search_for_what_is_hostile_shows_it_clean(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    for words in ("Scarlet Thread", "Clip Board", "Mirror"):
        terminal.press("/")
        terminal.wait_for("Search")
        terminal.press("\x1b[F", *["\x7f"] * 30, words, ENTER)
        terminal.wait_for(f"Search “{words}”")
        terminal.pump(0.5)
        check(terminal)
