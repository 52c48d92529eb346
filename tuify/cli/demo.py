"""`tuify demo`: the screen on an emulated Web API in the same process. No port, no account, no
trace."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from tuify.cli.setting_flags import add_setting_flags, read_settings
from tuify.cli.terminal import require_terminal
from tuify.cli.world_flags import add_world_flags, chosen_world

if TYPE_CHECKING:
    from tuify.cli.parser import Commands
    from tuify.session import Session


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    parser = commands.add_parser(
        "demo",
        help="try tuify on a made-up account, without any service",
        description="Opens tuify on an emulated account inside this very process: no port "
        "is opened, nothing is sent anywhere and nothing stays behind.",
        allow_abbrev=False,
    )
    add_world_flags(parser)
    add_setting_flags(parser, network=False)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Open the screen; the world is made after its first frame."""
    reading = read_settings(arguments, os.environ)
    settings = reading.settings
    world = chosen_world(arguments)
    require_terminal()
    from tuify.cli.screen import show

    async def open_session() -> Session:
        from tuify.session import open_demo_session

        return open_demo_session(world, settings=settings)

    return show(open_session, reading)
