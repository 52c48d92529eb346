"""What `tuify config` takes on the command line, and what its help says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tuify.cli.config.codes import MEANINGS
from tuify.cli.setting_flags import add_setting_flags

if TYPE_CHECKING:
    from tuify.cli.parser import Commands

_DESCRIPTION = """\
Says which settings are in force and where each was set, which keys, columns and
themes are your own, and what in config.toml can't be used. Never shows a token."""


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    parser = commands.add_parser(
        "config",
        help="say which settings are in force, or write an example",
        description=_DESCRIPTION,
        epilog=f"exit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--json", action="store_true", help="print a JSON object instead of lines")
    what.add_argument("--path", action="store_true", help="print where config.toml is looked for")
    what.add_argument(
        "--init",
        action="store_true",
        help="write a commented config.toml with every option; never over one that is there",
    )
    add_setting_flags(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Hand over to what reads and prints."""
    from tuify.cli.config.run import run

    return run(arguments)
