"""The parser of the whole command line, put together from the groups of commands."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import tuify
from tuify.cli import demo, emulator, remote, screenshots

if TYPE_CHECKING:
    from typing import TypeAlias

    Commands: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]

_EPILOG = "Without a command, tuify opens the remote. Its keys are shown by ? once it is open."


def build_parser() -> argparse.ArgumentParser:
    """The parser; each command leaves the function that runs it in `run`."""
    parser = argparse.ArgumentParser(
        prog="tuify",
        description="A keyboard-driven remote control for Spotify in the terminal.",
        epilog=_EPILOG,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"tuify {tuify.__version__}")
    remote.add_to(parser)
    commands = parser.add_subparsers(title="commands", metavar="COMMAND")
    for group in (demo, emulator, screenshots):
        group.add_to(commands)
    return parser
