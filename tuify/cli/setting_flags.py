"""Settings as flags, made from the fields of `Settings`."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import Literal, get_args, get_origin

from tuify.cli.exits import Refusal
from tuify.settings import (
    Reading,
    Settings,
    SettingsError,
    load_settings,
    options,
    read_all,
    types,
    words_about,
)

_MOST_CHOICES = 4
"""How many values of an option are named in its place; more are told behind it."""

_NETWORK = ("api_url", "accounts_url", "client_id", "redirect_uri", "profile")


def add_setting_flags(
    parser: argparse.ArgumentParser, *, network: bool = True, screen: bool = True
) -> None:
    """A flag for each option that may be one; `network=False` leaves out where the service is and
    who is logged in, and `screen=False` all the others."""
    group = parser.add_argument_group("settings", "Also in config.toml, and as TUIFY_* variables.")
    for option in options():
        is_wanted = network if option.name in _NETWORK else screen
        if not option.metadata["flag"] or not is_wanted:
            continue
        flag = "--" + option.name.replace("_", "-")
        about = words_about(option).replace("%", "%%")
        hint = types()[option.name]
        if hint is bool:
            group.add_argument(
                flag, action=argparse.BooleanOptionalAction, default=argparse.SUPPRESS, help=about
            )
        else:
            group.add_argument(
                flag,
                default=argparse.SUPPRESS,
                help=about,
                metavar=_placeholder(option.name, hint),
            )


def _placeholder(name: str, hint: object) -> str:
    """What stands for the value in the help text: the choices, or the last word of the name."""
    if get_origin(hint) is Literal and len(get_args(hint)) <= _MOST_CHOICES:
        return "|".join(get_args(hint))
    return name.removesuffix("_ms").rpartition("_")[2].upper()


def chosen_settings(arguments: argparse.Namespace, env: Mapping[str, str]) -> Settings:
    """The settings from flags, variables and config.toml; raises Refusal for what can't be used."""
    try:
        return load_settings(env, flags=chosen_flags(arguments))
    except SettingsError as error:
        raise Refusal(str(error)) from None


def read_settings(arguments: argparse.Namespace, env: Mapping[str, str]) -> Reading:
    """The settings with what is wrong in config.toml, for who can tell of it; raises Refusal for
    what can't be passed over."""
    try:
        return read_all(env, flags=chosen_flags(arguments))
    except SettingsError as error:
        raise Refusal(str(error)) from None


def chosen_flags(arguments: argparse.Namespace) -> dict[str, object]:
    """The options that were given as flags."""
    known = {option.name for option in options()}
    return {name: value for name, value in vars(arguments).items() if name in known}
