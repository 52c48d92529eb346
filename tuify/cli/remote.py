"""`tuify` without a command: the remote for the player of whoever owns the token."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from tuify.cli.exits import Refusal
from tuify.cli.setting_flags import add_setting_flags, chosen_settings
from tuify.cli.terminal import require_terminal
from tuify.settings import Settings

if TYPE_CHECKING:
    from tuify.session import Session


def add_to(parser: argparse.ArgumentParser) -> None:
    """Give `parser` the flags of the remote and make it what runs when no command is named."""
    add_setting_flags(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Check what can be checked without a screen, then open it."""
    settings = chosen_settings(arguments, os.environ)
    _require_ready(settings)
    require_terminal()
    from tuify.cli.screen import show

    async def open_session() -> Session:
        from tuify.session import open_session

        return open_session(settings)

    return show(open_session, settings)


def _require_ready(settings: Settings) -> None:
    """Refuse addresses no token may be sent to, and a start without a token."""
    from tuify.spotify.addresses import require_safe_url
    from tuify.spotify.errors import UnsafeUrl

    for name in ("api_url", "accounts_url"):
        try:
            require_safe_url(getattr(settings, name))
        except UnsafeUrl as error:
            raise Refusal(f"{name}: {error}") from None
    if settings.access_token is None:
        raise Refusal(
            "no access token. Put one into the variable TUIFY_ACCESS_TOKEN, or try: tuify demo"
        )
