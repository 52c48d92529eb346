"""The flags with which the emulated accounts service is started."""

from __future__ import annotations

import argparse

import pytest

from tuify.cli.account_flags import add_account_flags, with_accounts
from tuify.cli.exits import Refusal
from tuify.emulator.options import LOOPBACK_REDIRECTS, EmulatorOptions


def typed(*words: str) -> EmulatorOptions:
    parser = argparse.ArgumentParser()
    add_account_flags(parser)
    return with_accounts(EmulatorOptions(seed=7), parser.parse_args(words))


def test_without_flags_it_is_as_usual() -> None:
    assert typed() == EmulatorOptions(seed=7)


def test_everything_can_be_typed() -> None:
    uris = ("http://127.0.0.1:3000/auth", "https://example.org/back")
    chosen = typed(
        *("--approve", "--rotation", "--token-lifetime", "5"),
        *("--redirect-uri", uris[0], "--redirect-uri", uris[1]),
    )
    assert (chosen.approve, chosen.rotation, chosen.token_lifetime_s) == (True, True, 5)
    assert chosen.redirect_uris == uris
    assert typed("--approve").redirect_uris == LOOPBACK_REDIRECTS


@pytest.mark.parametrize(
    ("flag", "value", "words"),
    [
        ("--token-lifetime", "0", "a second or longer"),
        ("--redirect-uri", "http://localhost/callback", "localhost cannot be registered"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(flag: str, value: str, words: str) -> None:
    with pytest.raises(Refusal, match=words):
        typed(flag, value)
