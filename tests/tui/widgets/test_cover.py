"""The cover: what is drawn, and what that costs."""

from __future__ import annotations

import pytest
from rich.color import ColorSystem
from textual.pilot import Pilot

from tests.tui.widgets.stage import drawn, perform, wire
from tuify.emulator.artwork import paint
from tuify.tui.cover_pixels import Colours, Pixels, Rgb, decode
from tuify.tui.widgets.cover import Cover, strips_of

RED, BLUE, GREEN = (200, 0, 0), (0, 0, 200), (0, 200, 0)
PLAYING = (10, 5)
PAGE = (16, 8)
A_TRACK = 10_000
"""Bytes that a new track may cost."""


def cover(name: str, size: tuple[int, int] = PLAYING, colours: Colours = Colours.FULL) -> Pixels:
    return decode(paint(64, name), size[0], 2 * size[1], colours)


def looks(lines: tuple[tuple[Rgb, ...], ...]) -> list[list[tuple[str, object, object]]]:
    """Text, foreground and background of each run of each line."""
    return [
        [
            (
                segment.text,
                segment.style and segment.style.color and segment.style.color.triplet,
                segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet,
            )
            for segment in strip
        ]
        for strip in strips_of(Pixels(lines))
    ]


def test_two_pixels_share_a_cell() -> None:
    assert looks(((RED, RED, BLUE), (BLUE, BLUE, BLUE))) == [[("▀▀", RED, BLUE), (" ", None, BLUE)]]


def test_an_odd_line_is_the_upper_half_of_its_cells() -> None:
    assert looks(((RED,), (BLUE,), (GREEN,))) == [[("▀", RED, BLUE)], [("▀", GREEN, None)]]


def test_a_cover_takes_room_only_while_there_is_one() -> None:
    shown = Cover()

    async def act(pilot: Pilot[None]) -> None:
        assert drawn(pilot.app) == ""
        shown.show(cover("abc"))
        await pilot.pause()
        assert shown.size == PLAYING
        assert "▀" in drawn(pilot.app)
        shown.show(None)
        await pilot.pause()
        assert drawn(pilot.app) == ""
        assert not shown.display

    perform(act, shown)


def test_a_picture_of_another_size_is_cut_or_filled_up() -> None:
    large, small = Cover(), Cover()

    async def act(pilot: Pilot[None]) -> None:
        large.show(cover("abc", (20, 10)))
        small.show(Pixels(((RED, BLUE), (BLUE, RED))))
        await pilot.pause()
        lines = drawn(pilot.app).split("\n")
        assert len(lines) == 6
        assert {len(line.rstrip()) for line in lines[:5]} <= set(range(11))
        assert lines[5] == "▀▀"

    perform(act, large, small)


@pytest.mark.parametrize("size", [PLAYING, PAGE])
@pytest.mark.parametrize("colours", list(Colours))
def test_a_new_picture_stays_within_the_budget(
    monkeypatch: pytest.MonkeyPatch, size: tuple[int, int], colours: Colours
) -> None:
    shown = Cover()

    async def act(pilot: Pilot[None]) -> None:
        system = {Colours.FULL: ColorSystem.TRUECOLOR, Colours.PALETTE: ColorSystem.EIGHT_BIT}
        pilot.app.console._color_system = system[colours]
        shown.styles.width, shown.styles.height = size
        shown.show(cover("abc", size, colours))
        await pilot.pause()
        counted.since_last()
        shown.show(cover("xyz", size, colours))
        await pilot.pause()
        assert ("38;5;" in counted.text()) is (colours is Colours.PALETTE)
        assert 300 < counted.since_last() < A_TRACK / 2
        shown.show(cover("xyz", size, colours))
        await pilot.pause()
        assert counted.text() == ""

    with wire(monkeypatch) as counted:
        perform(act, shown, size=(120, 40))


def test_what_a_photo_costs_at_most() -> None:
    """No two cells alike, which is the worst there is."""
    width, height = PAGE
    lines = tuple(
        tuple((8 * x + 100, 8 * y + 100, 248 - 8 * x) for x in range(width))
        for y in range(2 * height)
    )
    sent = "".join(
        strip.render_style(style, text, color_system=ColorSystem.TRUECOLOR)
        for strip in strips_of(Pixels(lines))
        for text, style, _ in strip
        if style
    )
    assert width * height * 30 < len(sent.encode()) < A_TRACK
