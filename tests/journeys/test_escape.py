"""Esc and the next key in one packet, as a line far away joins them."""

from __future__ import annotations

from tests.journeys.conftest import Open
from tests.journeys.library import CTRL_F, CTRL_P, DOWN, ENTER, ESCAPE, opened
from tests.journeys.service import Service


def test_neither_esc_nor_the_key_behind_it_is_lost(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    terminal.press(CTRL_P)
    terminal.wait_for("Enter runs, Esc closes")
    terminal.press(ESCAPE, "j")
    terminal.wait_for(lambda screen: "Esc closes" not in screen and "2 of 10,000" in screen)
    terminal.press(ESCAPE, DOWN)
    terminal.wait_for("3 of 10,000")
    terminal.press(CTRL_F, "x")
    terminal.wait_for("Filter x")
    terminal.press(ESCAPE, "1")
    # Esc stops reading if that has begun, or else empties the field.
    terminal.wait_for(lambda screen: "Filter x1 " in screen or "Filter 1 " in screen)
    terminal.press(ESCAPE, ESCAPE, ESCAPE, "m")
    terminal.wait_for("1 marked")
    terminal.press(ESCAPE, ENTER)
    terminal.wait_for(lambda screen: "marked" not in screen)


def test_esc_alone_needs_no_other_key(open_tuify: Open, service: Service) -> None:
    terminal = opened(open_tuify, service)
    terminal.press(CTRL_P)
    terminal.wait_for("Enter runs, Esc closes")
    terminal.press(ESCAPE)
    terminal.wait_for(lambda screen: "Esc closes" not in screen)
