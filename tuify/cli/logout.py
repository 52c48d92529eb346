"""`tuify logout`: forgets the login of a profile."""

from __future__ import annotations

import argparse
import asyncio
import os
from typing import TYPE_CHECKING

from tuify.cli.exits import DONE, Refusal
from tuify.cli.setting_flags import add_setting_flags, chosen_settings

if TYPE_CHECKING:
    from tuify.cli.parser import Commands


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    parser = commands.add_parser(
        "logout",
        help="forget the login of a profile",
        description="Removes the login of this profile from this machine.",
        allow_abbrev=False,
    )
    add_setting_flags(parser, screen=False)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Remove the file, whatever is in it; that there is none is no failure."""
    from tuify.accounts.errors import AccountError, AccountsUnavailable
    from tuify.accounts.keeping import forget
    from tuify.accounts.profiles import login_path
    from tuify.accounts.token_file import TokenFile

    settings = chosen_settings(arguments, os.environ)
    try:
        was_there = asyncio.run(forget(TokenFile(login_path(settings.profile))))
    except (AccountError, AccountsUnavailable) as error:
        raise Refusal(error.message) from None
    if not was_there:
        print(f"Nobody is logged in in the profile {settings.profile}.")
        return DONE
    print(
        f"Logged out of the profile {settings.profile}. Spotify goes on listing the app under\n"
        "https://www.spotify.com/account/apps/ until you remove it there as well."
    )
    return DONE
