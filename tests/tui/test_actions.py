"""The registry: nothing is bound twice, nothing goes unexplained."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from textual.widget import Widget

from tuify.tui.actions import ACTIONS, Action, Scope
from tuify.tui.app import TuifyApp
from tuify.tui.keymap import USUAL
from tuify.tui.keys import hints, key_name
from tuify.tui.panes.devices import DeviceTable
from tuify.tui.panes.keyed_table import KeyedTable
from tuify.tui.panes.library_table import LibraryTable
from tuify.tui.panes.now_playing import NowPlayingBody
from tuify.tui.panes.queue import QueueTable
from tuify.tui.screens.device_picker import DevicePicker
from tuify.tui.screens.help import HelpScreen, about, keys_of
from tuify.tui.screens.login import LoginScreen
from tuify.tui.screens.main import MainScreen

PLACES: tuple[type[KeyedTable | NowPlayingBody], ...] = (
    LibraryTable,
    QueueTable,
    DeviceTable,
    NowPlayingBody,
)


def test_ids_are_unique() -> None:
    ids = [action.id for action in ACTIONS]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_is_explained_and_reachable(action: Action) -> None:
    assert action.title
    assert action.help.endswith(".")
    assert action.all_keys()
    # Titles and helps reach places that parse markup, so they hold none.
    assert "[" not in action.title + action.help + action.hint
    assert (action.priority is None) == (action.hint == "")


@pytest.mark.parametrize("place", PLACES, ids=lambda place: place.__name__)
def test_no_key_means_two_things_in_one_place(
    place: type[KeyedTable | NowPlayingBody],
) -> None:
    scopes = (*place.SCOPES, Scope.EVERYWHERE)
    for one, other in combinations(ACTIONS, 2):
        for scope in scopes:
            assert not set(one.keys_in(scope)) & set(other.keys_in(scope)), (one.id, other.id)


def test_a_chord_never_starts_with_a_key_that_means_something_by_itself() -> None:
    for place in PLACES:
        scopes = (*place.SCOPES, Scope.EVERYWHERE)
        single = {key for action in ACTIONS for scope in scopes for key in action.keys_in(scope)}
        for chord in USUAL.chords(scopes):
            assert chord.split(" ")[0] not in single


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_every_action_has_a_method_to_run(action: Action) -> None:
    namespace, _, call = (
        action.call.rpartition(".")
        if "(" not in action.call
        else (action.call.partition("(")[0].rpartition("."))
    )
    name = f"action_{call.partition('(')[0]}"
    owners: dict[str, tuple[type, ...]] = {"app": (TuifyApp,), "screen": (MainScreen,)}
    if action.scope is Scope.DIALOG:
        owners["screen"] = (HelpScreen, DevicePicker)
    elif action.scope is Scope.LOGIN:
        owners["screen"] = (LoginScreen,)
    local: tuple[type[Widget], ...] = tuple(
        place for place in PLACES if {action.scope, *action.also} & set(place.SCOPES)
    )
    for owner in owners.get(namespace, local):
        assert callable(getattr(owner, name, None)), (owner, name)


def test_the_keys_of_the_handbook() -> None:
    keys = {key_name(key) for action in ACTIONS for key in action.all_keys()}
    promised = (
        "Space n p < > - + Ctrl+s Ctrl+r Enter z s F d Tab 1 2 3 4 j k G Home End PageUp PageDown"
        " o c Ctrl+p ? q"
    )
    assert {*promised.split(" "), "g g"} <= keys


@pytest.mark.parametrize("action", ACTIONS, ids=lambda action: action.id)
def test_ids_are_words_that_a_keymap_can_name(action: Action) -> None:
    assert re.fullmatch(r"[a-z]+(-[a-z]+)*", action.id)


def test_hints_follow_their_priority_and_labels_can_be_replaced() -> None:
    shown = hints(
        USUAL, (Scope.LIBRARY, Scope.EVERYWHERE), labels={"play-pause": "play", "next": ""}
    )
    assert shown[0] == ("Space", "play")
    assert "n" not in [key for key, _ in shown]
    assert shown.index(("Enter", "play")) < shown.index(("z", "queue"))


def test_the_help_names_each_key_once_and_where_further_ones_work() -> None:
    known = {action.id: action for action in ACTIONS}
    for action in ACTIONS:
        keys = keys_of(action).split(", ")
        assert len(keys) == len(set(keys))
    assert keys_of(known["seek-back"]) == "<"
    assert about(known["seek-back"]).endswith("or as set. Now playing: Left, h too.")
    assert about(known["add-to-queue"]).endswith("[Library, Queue]")
