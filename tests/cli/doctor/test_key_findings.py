"""Keys that clash are found, and the registry has none."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cli.doctor.support import USUAL, by_check, in_tmux
from tuify.cli.doctor.finding import Level
from tuify.cli.doctor.key_findings import clashes, from_tmux, key_findings
from tuify.tui.actions import Action, Group, Scope


def action(title: str, *keys: str, scope: Scope = Scope.EVERYWHERE) -> Action:
    return Action(title.lower(), title, f"{title}.", Group.PLAYING, scope, "app.quit", keys)


def test_the_registry_has_no_clash() -> None:
    findings = by_check(key_findings(USUAL))
    assert list(findings) == ["keys"]
    assert findings["keys"].level is Level.OK


@pytest.mark.parametrize("other", [Scope.EVERYWHERE, Scope.LISTS, Scope.LIBRARY, Scope.NOW_PLAYING])
def test_one_key_for_two_things_in_one_place_is_a_clash(other: Scope) -> None:
    actions = (action("Next", "n"), action("Name", "n", scope=other))
    assert clashes(actions) == ("n is both 'Next' and 'Name'",)
    (finding,) = key_findings(USUAL, actions)
    assert finding.level is Level.TROUBLE
    assert "'Name'" in finding.words


def test_keys_of_places_that_never_meet_may_be_the_same() -> None:
    for one, other in (
        (Scope.LIBRARY, Scope.QUEUE),
        (Scope.LISTS, Scope.NOW_PLAYING),
        (Scope.EVERYWHERE, Scope.DIALOG),
    ):
        assert clashes((action("Up", "k", scope=one), action("Louder", "k", scope=other))) == ()


def test_a_key_that_begins_a_chord_can_not_mean_something_itself() -> None:
    actions = (action("First", "g g", scope=Scope.LISTS), action("Go", "g"))
    assert clashes(actions) == ("g is 'Go' and begins g g",)


def test_a_prefix_of_tmux_that_is_a_key_here_is_named_with_its_action() -> None:
    findings = by_check(key_findings(in_tmux(prefixes=("C-b", "C-s"))))
    assert findings["keys-taken"].level is Level.WARNING
    assert "Ctrl+s (Shuffle)" in findings["keys-taken"].words
    assert "Ctrl+b" not in findings["keys-taken"].words


def test_zellij_keeps_keys_until_it_is_locked() -> None:
    findings = by_check(key_findings(replace(USUAL, in_zellij=True)))
    assert "Ctrl+p (Find a command)" in findings["keys-taken"].words
    assert "Ctrl+g" in findings["keys-taken"].advice


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("C-s", "ctrl+s"), ("M-a", "alt+a"), ("C-M-x", "ctrl+alt+x"), ("F1", "f1"), ("-", "-")],
)
def test_names_of_tmux_become_those_of_the_registry(theirs: str, ours: str) -> None:
    assert from_tmux(theirs) == ours
