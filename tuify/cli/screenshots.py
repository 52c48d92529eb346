"""`tuify screenshots`: the pictures of the README and of each pane's states, made from the demo."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from tuify.cli.exits import DONE

if TYPE_CHECKING:
    from tuify.cli.parser import Commands


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    parser = commands.add_parser(
        "screenshots",
        help="paint the demo's screens into SVG files",
        description="Paints the demo at several sizes and in each state worth seeing. The "
        "world and its clock are fixed, so each run gives the same files.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path("screenshots"),
        metavar="DIR",
        help="the folder to write to (%(default)s)",
    )
    parser.add_argument(
        "names",
        nargs="*",
        metavar="NAME",
        help="only these pictures, without .svg; all unless given",
    )
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Paint, and name each file as it is written."""
    from tuify.cli.pictures import paint

    paint(arguments.out, arguments.names)
    return DONE
