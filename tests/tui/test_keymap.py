"""The keymap: the usual one, and the user's own with all that is wrong with it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tuify.tui.actions import ACTIONS, Action, Group, Scope
from tuify.tui.actions.action import PLACES, TYPING
from tuify.tui.chosen_keys import chosen_keymap
from tuify.tui.keymap import USUAL, Keymap, usual_keymap
from tuify.tui.keys import hints, waiting_hints

LIBRARY = (Scope.LIBRARY, Scope.LISTS, Scope.EVERYWHERE)
NEEDED = ("quit", "close", "hand-in", "field-escape")


def with_keys(**chosen: str | list[str]) -> tuple[Keymap, tuple[str, ...]]:
    """The keymap with these keys; `_` stands for the hyphen of an id."""
    table = tuple(
        (name.replace("_", "-"), (keys,) if isinstance(keys, str) else tuple(keys))
        for name, keys in chosen.items()
    )
    return chosen_keymap(table)


def meaning(keymap: Keymap, key: str, scopes: tuple[Scope, ...] = LIBRARY) -> str | None:
    action = keymap.action(scopes, key)
    return action.id if action is not None else None


def an_action(name: str, scope: Scope, *keys: str) -> Action:
    return Action(name, name, f"{name}.", Group.LIST, scope, name, keys)


# The usual keymap


def test_every_key_of_the_registry_means_its_action() -> None:
    for action in ACTIONS:
        for scope in (action.scope, *action.also):
            assert USUAL.keys_in(action, scope) == action.keys_in(scope)
            for key in action.keys_in(scope):
                assert USUAL.action([scope], key) is action


def test_the_nearest_scope_counts() -> None:
    near, far = an_action("near", Scope.LIBRARY, "x"), an_action("far", Scope.EVERYWHERE, "x")
    keymap = usual_keymap([far, near])
    assert keymap.action(LIBRARY, "x") is near
    assert keymap.action((Scope.QUEUE, Scope.EVERYWHERE), "x") is far


def test_a_key_of_a_nearer_scope_hides_the_chords_that_begin_with_it() -> None:
    keymap = usual_keymap(
        [an_action("near", Scope.LIBRARY, "g"), an_action("chord", Scope.LISTS, "g g", "z z")]
    )
    assert set(keymap.chords(LIBRARY)) == {"z z"}
    assert set(keymap.chords([Scope.LISTS])) == {"g g", "z z"}


def test_while_one_types_no_chord_begins_with_a_letter() -> None:
    keymap = usual_keymap([an_action("chord", Scope.DIALOG, "g g", "ctrl+x g")])
    for scope in TYPING:
        assert set(keymap.chords([scope, Scope.DIALOG])) == {"ctrl+x g"}


def test_every_scope_stands_in_a_place() -> None:
    assert {scope for place in PLACES for scope in place} == set(Scope)


# The user's keys


def test_nothing_chosen_is_the_usual_keymap() -> None:
    keymap, problems = chosen_keymap(())
    assert (keymap.bound, keymap.changed, problems) == (USUAL.bound, frozenset(), ())


def test_chosen_keys_take_the_place_of_the_usual_ones_but_not_of_media_keys() -> None:
    keymap, problems = with_keys(next=["ö", "f20"])
    assert problems == ()
    assert [meaning(keymap, key) for key in ("ö", "f20", "n", "media_track_next")] == [
        "next",
        "next",
        None,
        "next",
    ]
    assert keymap.changed == {"next"}


def test_the_same_keys_in_other_panes_follow_and_those_of_one_pane_only_stay() -> None:
    keymap, problems = with_keys(add_to_queue="ö", seek_back="ü")
    assert problems == ()
    assert meaning(keymap, "ö", (Scope.QUEUE,)) == "add-to-queue"
    assert meaning(keymap, "z", (Scope.QUEUE,)) is None
    assert meaning(keymap, "left", (Scope.NOW_PLAYING,)) == "seek-back"


def test_an_action_can_be_left_without_any_key() -> None:
    for nothing in ((), ("",)):
        keymap, problems = chosen_keymap([("devices", nothing)])
        assert problems == ()
        assert meaning(keymap, "d") is None
        assert "d" not in [key for key, _ in hints(keymap, LIBRARY)]


def test_a_key_can_be_handed_from_one_action_to_another() -> None:
    keymap, problems = with_keys(devices="ö", shuffle="d")
    assert problems == ()
    assert (meaning(keymap, "d"), meaning(keymap, "ö")) == ("shuffle", "devices")


def test_all_problems_are_told_at_once_and_what_is_right_counts() -> None:
    keymap, problems = with_keys(nxt="ö", next=["ö", "blah"], repeat="a b c")
    assert problems == (
        "[keys] nxt is no action of tuify; did you mean next?",
        "[keys] next: 'blah' is no key",
        "[keys] repeat: 'a b c' is more than two keys",
    )
    assert meaning(keymap, "ö") == "next"
    assert meaning(keymap, "ctrl+r") == "repeat"


@pytest.mark.parametrize("written", ["ctrl+ü", "meta+x"])
def test_a_key_that_no_terminal_sends_leaves_the_usual_ones(written: str) -> None:
    keymap, (problem,) = with_keys(down=written)
    assert problem.startswith(f"[keys] down: '{written}' is ")
    assert meaning(keymap, "j") == meaning(keymap, "down") == "down"
    assert keymap.changed == frozenset()


def test_a_chosen_key_beats_a_usual_one_and_that_is_told() -> None:
    keymap, problems = with_keys(next="s")
    assert meaning(keymap, "s") == "next"
    (problem,) = problems
    assert "[keys] next: s clashes with save-row; next has it" in problem


def test_a_chosen_key_in_one_pane_hides_a_usual_one_of_everywhere_there_alone() -> None:
    keymap, problems = with_keys(add_to_queue="n")
    assert meaning(keymap, "n") == "add-to-queue"
    assert meaning(keymap, "n", (Scope.NOW_PLAYING, Scope.EVERYWHERE)) == "next"
    (problem,) = problems
    assert "add-to-queue: n clashes with next;" in problem


def test_two_chosen_alike_go_to_the_first_of_the_registry() -> None:
    keymap, problems = with_keys(repeat="ö", shuffle="ö")
    assert meaning(keymap, "ö") == "shuffle"
    assert meaning(keymap, "ctrl+r") is None
    assert len(problems) == 1


def test_a_key_that_begins_a_chord_clashes_with_it() -> None:
    keymap, problems = with_keys(shuffle="n ä")
    assert set(keymap.chords(LIBRARY)) >= {"n ä"}
    assert meaning(keymap, "n") is None
    assert "shuffle: n ä clashes with next;" in problems[0]
    keymap, problems = with_keys(help="g")
    assert meaning(keymap, "g") == "help"
    assert not any(chord.startswith("g ") for chord in keymap.chords(LIBRARY))


@pytest.mark.parametrize("name", ["back", "help"])
def test_all_chords_that_a_key_begins_are_told_in_one_line(name: str) -> None:
    _, (problem,) = with_keys(**{name: "g"})
    assert problem.startswith(f"[keys] {name}: g clashes with first, go-library, go-liked, ")
    assert problem.endswith(f"; {name} has it where both apply")


def test_where_a_key_was_chosen_is_told_with_each_problem() -> None:
    chosen = (("next", ("s", "blah")), ("nxt", ("ö",)), ("quit", ()))
    _, problems = chosen_keymap(chosen, where=lambda name: f"line {len(name)}: {name}")
    assert problems == (
        "line 4: next: 'blah' is no key",
        "line 3: nxt is no action of tuify; did you mean next?",
        "line 4: quit can't be without a key; it keeps q, Ctrl+q, Ctrl+c",
        "line 4: next: s clashes with save-row; next has it where both apply",
    )


@pytest.mark.parametrize("name", NEEDED)
def test_what_one_can_not_do_without_keeps_its_keys(name: str) -> None:
    (action,) = (each for each in ACTIONS if each.id == name)
    for written in ((), ("blah",)):
        keymap, problems = chosen_keymap([(name, written)])
        assert keymap.keys_in(action, action.scope) == action.keys
        assert any(name in problem and "keeps" in problem for problem in problems)


def test_leaving_stays_possible_whatever_its_keys_were_given_to() -> None:
    keymap, problems = with_keys(shuffle="q", repeat="ctrl+q", retry="ctrl+c")
    assert meaning(keymap, "q") == "quit"
    assert any("quit would be left without a key" in problem for problem in problems)


def test_where_one_types_letters_can_not_be_bound() -> None:
    keymap, problems = with_keys(copy_login="ä")
    assert meaning(keymap, "ä", (Scope.LOGIN,)) is None
    assert "typed as text" in problems[0]
    keymap, problems = with_keys(quit="ä")
    assert problems == ()
    assert meaning(keymap, "ctrl+q", (Scope.LOGIN,)) == "quit"
    keymap, _ = with_keys(quit=["ä", "f19"])
    assert meaning(keymap, "f19", (Scope.LOGIN,)) == "quit"


def test_hints_show_the_chosen_keys_and_only_what_applies() -> None:
    keymap, _ = with_keys(next="ö")
    assert ("ö", "next") in hints(keymap, LIBRARY)
    shown = hints(keymap, LIBRARY, applies=lambda action: action.id != "next")
    assert "next" not in [label for _, label in shown]


def test_media_keys_are_no_hints() -> None:
    keymap, _ = with_keys(next="media_track_next")
    assert "next" not in [label for _, label in hints(keymap, LIBRARY)]
    keymap, _ = with_keys(next=["media_track_next", "ö"])
    assert ("ö", "next") in hints(keymap, LIBRARY)


def test_while_a_chord_waits_only_what_it_may_become_is_shown() -> None:
    keymap = usual_keymap(
        [an_action("top", Scope.LISTS, "g g"), an_action("other", Scope.LISTS, "z z", "g x")]
    )
    assert waiting_hints(keymap, [Scope.LISTS], "g") == (
        ("g", "waits for another key:"),
        ("g", "top"),
        ("x", "other"),
    )


_KEYS = st.sampled_from(
    ["a", "b", "q", "g", "g g", "g x", "n", "enter", "escape", "ctrl+q", "ctrl+c", "f1", "blah", ""]
)
_IDS = st.sampled_from([action.id for action in ACTIONS] + ["nothing"])


@given(st.dictionaries(_IDS, st.lists(_KEYS, max_size=3), max_size=6))
def test_whatever_is_chosen_one_can_leave_and_no_key_is_dead(chosen: dict[str, list[str]]) -> None:
    keymap, _ = chosen_keymap(tuple((name, tuple(keys)) for name, keys in chosen.items()))
    known = {action.id: action for action in ACTIONS}
    for name in NEEDED:
        action = known[name]
        for place in PLACES:
            if action.scope in place:
                keys = keymap.keys_in(action, action.scope)
                assert any(keymap.action(place, key) is action for key in keys), (name, place)
    for scope, bound in keymap.bound.items():
        chords = keymap.chords([scope])
        waiting = {chord.partition(" ")[0] for chord in chords}
        assert not waiting & bound.keys(), scope
