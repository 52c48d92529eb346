"""How the emulated accounts service gives tokens, as flags of `tuify emulator`."""

from __future__ import annotations

import argparse
from dataclasses import replace

from tuify.cli.exits import Refusal
from tuify.emulator.options import EmulatorOptions


def add_account_flags(parser: argparse.ArgumentParser) -> None:
    """Add the flags of the accounts service; their defaults are those of `EmulatorOptions`."""
    usual = EmulatorOptions()
    group = parser.add_argument_group("the emulated accounts service")
    group.add_argument(
        "--approve",
        action="store_true",
        help="agree to every login at once instead of showing the page; auto=deny in the query of "
        "/authorize denies",
    )
    group.add_argument(
        "--rotation",
        action="store_true",
        help="give a new refresh token at each refresh, so that each is good only once",
    )
    group.add_argument(
        "--token-lifetime",
        dest="token_lifetime_s",
        type=int,
        default=usual.token_lifetime_s,
        metavar="S",
        help="seconds an access token lives (%(default)s)",
    )
    group.add_argument(
        "--redirect-uri",
        dest="redirect_uris",
        action="append",
        metavar="URI",
        help="an address registered for the app, instead of "
        f"{' and '.join(usual.redirect_uris)}, which are good with any port; can be repeated",
    )


def with_accounts(world: EmulatorOptions, arguments: argparse.Namespace) -> EmulatorOptions:
    """The world with the accounts service as typed; raises Refusal for what makes no sense."""
    addresses: list[str] | None = arguments.redirect_uris
    try:
        return replace(
            world,
            approve=arguments.approve,
            rotation=arguments.rotation,
            token_lifetime_s=arguments.token_lifetime_s,
            redirect_uris=world.redirect_uris if addresses is None else tuple(addresses),
        )
    except ValueError as error:
        raise Refusal(str(error)) from None
