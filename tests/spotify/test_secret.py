"""A secret is seen by nobody who does not ask for it by name."""

import copy
import json
import pickle
from dataclasses import asdict, dataclass

import pytest

from tuify.spotify.secret import Secret

HIDDEN = "hush-hush"


@pytest.mark.parametrize("show", [str, repr, "{}".format, "{!r:>40}".format, "%s".__mod__, ascii])
def test_printing_shows_a_mask(show: object) -> None:
    assert callable(show)
    shown = show(Secret(HIDDEN))
    assert HIDDEN not in shown
    assert "*" in shown


def test_reveal_gives_the_text() -> None:
    assert Secret(HIDDEN).reveal() == HIDDEN


def test_it_can_not_be_stored() -> None:
    with pytest.raises(TypeError):
        pickle.dumps(Secret(HIDDEN))
    with pytest.raises(TypeError):
        json.dumps(Secret(HIDDEN))


def test_it_has_no_attribute_that_a_dump_of_objects_would_show() -> None:
    assert not hasattr(Secret(HIDDEN), "__dict__")


def test_a_copy_is_the_same_secret() -> None:
    @dataclass
    class Holder:
        token: Secret

    secret = Secret(HIDDEN)
    assert copy.copy(secret) is secret
    assert asdict(Holder(secret)) == {"token": secret}


def test_equal_texts_are_equal_secrets() -> None:
    assert Secret("a") == Secret("a")
    assert Secret("a") != Secret("b")
    assert Secret("a") != "a"
    assert len({Secret("a"), Secret("a")}) == 1
    assert Secret("a")
    assert not Secret("")
