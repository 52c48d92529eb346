"""What `tuify doctor` takes on the command line, and what its help says."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from tuify.cli.doctor.codes import MEANINGS
from tuify.cli.setting_flags import add_setting_flags

if TYPE_CHECKING:
    from tuify.cli.parser import Commands

_DESCRIPTION = """\
Looks at the terminal, the settings, the keys and the login, asks the services for a
few seconds at most, and says in plain lines what is well and what is not. Changes
nothing, needs no login, and never shows a token."""


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    parser = commands.add_parser(
        "doctor",
        help="say what is well and what is not, and what to do",
        description=_DESCRIPTION,
        epilog=f"exit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="print a JSON object instead of lines")
    add_setting_flags(parser, screen=False)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Hand over to what looks and prints."""
    from tuify.cli.doctor.run import run

    return run(arguments)
