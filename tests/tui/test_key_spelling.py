"""Keys as people write them."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.keys import _character_to_key

from tuify.tui.actions import ACTIONS
from tuify.tui.key_spelling import BadKey, is_typed, read_key, write_key


@pytest.mark.parametrize("sign", list(string.printable[:95]))
def test_every_sign_of_a_keyboard_has_the_name_textual_gives_it(sign: str) -> None:
    assert read_key(sign) == _character_to_key(sign)
    assert is_typed(read_key(sign))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Ctrl+S", "ctrl+s"),
        ("ctrl+shift+Up", "ctrl+shift+up"),
        ("shift+ctrl+up", "ctrl+shift+up"),
        ("shift+s", "S"),
        ("Esc", "escape"),
        ("PgDn", "pagedown"),
        ("Space", "space"),
        ("F5", "f5"),
        ("g  g", "g g"),
        ("ctrl+x ?", "ctrl+x question_mark"),
        ("+", "plus"),
        ("ctrl+]", "ctrl+right_square_bracket"),
        ("alt+X", "alt+shift+x"),
        ("alt+shift+x", "alt+shift+x"),
        ("alt+ü", "alt+ü"),
        ("ctrl+alt+right", "alt+ctrl+right"),
        ("question_mark", "question_mark"),
        ("€", "euro_sign"),
        ("ä", "ä"),
    ],
)
def test_keys_are_read_as_they_are_said(written: str, key: str) -> None:
    assert read_key(written) == key


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ("", "empty"),
        ("f25", "no key"),
        ("bell", "no key"),
        ("control+s", "before a +"),
        ("ctrl+ctrl+s", "before a +"),
        ("ctrl+", "no key"),
        ("a b c", "two keys"),
        ("ctrl+i", "told from tab"),
        ("ctrl+[", "told from escape"),
        ("meta+x", "before a +"),
        ("super+up", "before a +"),
        ("ctrl+ü", "most terminals don't send"),
        ("ctrl++", "most terminals don't send"),
        ("ctrl+1", "most terminals don't send"),
        ("ctrl+shift+s", "most terminals don't send"),
        ("ctrl+alt+s", "most terminals don't send"),
        ("shift+1", "most terminals don't send"),
        ("alt+1", "most terminals don't send"),
    ],
)
def test_what_is_no_key_is_refused_with_the_reason(written: str, why: str) -> None:
    with pytest.raises(BadKey, match=why.replace("+", r"\+")):
        read_key(written)


@pytest.mark.parametrize("key", sorted({key for action in ACTIONS for key in action.all_keys()}))
def test_the_keys_of_the_registry_can_be_written_and_read(key: str) -> None:
    assert read_key(key) == key
    assert read_key(write_key(key)) == key


@pytest.mark.parametrize("key", ["tab", "end", "ctrl+s", "f1", "media_play", "shift+tab", "delete"])
def test_keys_that_stand_for_no_character_are_not_typed(key: str) -> None:
    assert not is_typed(key)


@given(st.text(max_size=12))
def test_whatever_is_written_is_a_key_or_refused(written: str) -> None:
    try:
        key = read_key(written)
    except BadKey:
        return
    assert read_key(key) == key or not key.isascii()
