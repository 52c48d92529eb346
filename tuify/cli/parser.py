"""The parser of the whole command line, put together from the groups of commands."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import tuify
from tuify.cli import demo, emulator, logout, remote, screenshots, whoami
from tuify.cli.api import flags as api
from tuify.cli.config import flags as config
from tuify.cli.doctor import flags as doctor
from tuify.cli.login import flags as login
from tuify.cli.streams import complain

if TYPE_CHECKING:
    from typing import TypeAlias

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

_EPILOG = "Without a command, tuify opens the remote. Its keys are shown by ? once it is open."

_UNWRITABLE = 1


def read_arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    """What was typed. Exits where that can't be read, or was only a wish for help."""
    try:
        try:
            arguments, rest = build_parser().parse_known_args(argv)
            if rest:
                arguments.refuse(f"unrecognized arguments: {' '.join(rest)}")
            return arguments
        finally:
            if sys.stdout is not None:
                sys.stdout.flush()  # the help, which is not to fail when nobody hears of it
    except OSError as error:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        complain(f"the output can't be written: {error.strerror}")
        sys.exit(_UNWRITABLE)


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command leaves the function that runs it in `run`, and in `refuse` the one
    that says with its own usage what it can't read."""
    parser = argparse.ArgumentParser(
        prog="tuify",
        description="A keyboard-driven remote control for Spotify in the terminal.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"tuify {tuify.__version__}")
    remote.add_to(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for group in (demo, login, logout, whoami, config, doctor, api, emulator, screenshots):
        group.add_to(commands)
    parser.set_defaults(refuse=parser.error)
    for command in commands.choices.values():
        command.set_defaults(refuse=command.error)
    return parser
