"""What `tuify login` takes on the command line."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tuify.cli.login.codes import MEANINGS
from tuify.cli.setting_flags import add_setting_flags

if TYPE_CHECKING:
    from tuify.cli.parser import Commands

_LAST_PORT = 65_535

_DESCRIPTION = """\
Logs in to Spotify with an app of your own, and keeps the login for this profile. It
says what is needed, and works where there is no browser: the address can be opened
on any machine, and the page that fails to load afterwards be pasted here."""


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    parser = commands.add_parser(
        "login",
        help="log in to Spotify, once in six months",
        description=_DESCRIPTION,
        epilog=f"exit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument(
        "--no-browser", action="store_true", help="open no browser here, only print the address"
    )
    parser.add_argument(
        "--port",
        type=_port,
        metavar="P",
        help="listen on this port of 127.0.0.1 instead of the redirect address's own",
    )
    add_setting_flags(parser, screen=False)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Hand over to what asks and listens."""
    from tuify.cli.login.run import run

    return run(arguments)


def _port(text: str) -> int:
    port = int(text)
    if not 1 <= port <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{port} is no port; ports go from 1 to {_LAST_PORT}")
    return port
