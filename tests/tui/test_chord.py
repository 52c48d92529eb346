"""Keys one after the other."""

from __future__ import annotations

from tuify.tui.actions import Scope
from tuify.tui.chord import Step, press
from tuify.tui.keymap import USUAL

CHORDS = USUAL.chords([Scope.LISTS])


def test_the_first_key_waits_and_the_second_acts() -> None:
    first = press("", "g", CHORDS)
    assert first == Step(waiting="g")
    second = press(first.waiting, "g", CHORDS)
    assert second.action is not None
    assert second.action.id == "first"
    assert second.waiting == ""


def test_another_key_frees_the_first_and_keeps_its_own_meaning() -> None:
    step = press("g", "j", CHORDS)
    assert step == Step()
    assert not step.taken


def test_where_there_are_no_chords_no_key_waits() -> None:
    assert not press("", "g", {}).taken
