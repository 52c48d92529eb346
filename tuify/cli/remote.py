"""`tuify` without a command: the remote for the player of whoever is logged in."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from tuify.cli.exits import Refusal
from tuify.cli.ready import require_profile, require_ready, require_safe_addresses
from tuify.cli.setting_flags import add_setting_flags, read_settings
from tuify.cli.terminal import require_terminal

if TYPE_CHECKING:
    from tuify.session import Session


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the flags of the remote and make it what runs when no command is named."""
    add_setting_flags(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Check what can be checked without a screen, then open it; it asks for a login itself."""
    reading = read_settings(arguments, os.environ)
    settings = reading.settings
    require_safe_addresses(settings)
    require_profile(settings)
    try:
        require_terminal()
    except Refusal:
        # Without a screen to ask on, the want of a login is the first thing to say.
        require_ready(settings, otherwise="try: tuify demo")
        raise
    from tuify.cli.screen import show
    from tuify.tui.login_means import LoginMeans

    async def open_session() -> Session:
        from tuify.session import open_session

        return open_session(settings)

    async def open_demo() -> Session:
        from tuify.emulator.options import EmulatorOptions
        from tuify.session import open_demo_session

        return open_demo_session(EmulatorOptions(), settings=settings)

    return show(open_session, reading, login=LoginMeans(open_demo, _browse))


def _browse(address: str) -> bool:
    """Have a browser show `address` if one would appear before the reader; whether one was
    asked."""
    import sys

    from tuify.cli.login.browser import has_browser, open_browser

    if not has_browser(os.environ, sys.platform):
        return False
    open_browser(address)
    return True
