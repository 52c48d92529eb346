"""`tuify whoami`: whose login is used, what it may do, and when it ends."""

from __future__ import annotations

import argparse
import asyncio
import os
import time
from typing import TYPE_CHECKING

from tuify.cli.exits import DONE
from tuify.cli.login.codes import MEANINGS, NO_ANSWER, code_of
from tuify.cli.ready import require_safe_addresses
from tuify.cli.setting_flags import add_setting_flags, chosen_settings
from tuify.cli.streams import complain

if TYPE_CHECKING:
    from tuify.cli.identity import Account
    from tuify.cli.parser import Commands
    from tuify.spotify.tokens import TokenSource


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    parser = commands.add_parser(
        "whoami",
        help="say whose login is used, and until when",
        description="Asks Spotify whose login this profile has. Where Spotify can't be asked, it "
        "says\nwhat is known from the last time, and ends with 3.",
        epilog=f"exit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--json", action="store_true", help="print a JSON object instead")
    add_setting_flags(parser, screen=False)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Ask, and print what is known."""
    settings = chosen_settings(arguments, os.environ)
    require_safe_addresses(settings)
    from tuify.accounts.advice import tells_nothing_of_the_login
    from tuify.accounts.file_tokens import FileTokens
    from tuify.accounts.token_source import token_source
    from tuify.cli.identity import Account, as_json, as_lines
    from tuify.spotify.errors import SpotifyError

    tokens: TokenSource | None = None
    code, is_asked = DONE, True
    try:
        tokens = token_source(settings)
        account = asyncio.run(_asked(settings.api_url, tokens))
    except SpotifyError as error:
        complain(error.message)
        if not isinstance(tokens, FileTokens) or not tells_nothing_of_the_login(error):
            return code_of(error)
        account = Account(tokens.login.user_id, tokens.login.user_name)
        code, is_asked = NO_ANSWER, False
    login = tokens.login if isinstance(tokens, FileTokens) else None
    now = time.time()
    if arguments.json:
        print(as_json(account, settings.profile, login, is_asked=is_asked, now=now))
    else:
        print(as_lines(account, settings.profile, login, now=now))
    return code


async def _asked(api_url: str, tokens: TokenSource) -> Account:
    """Whose token it is, by one `GET /me`. Raises `SpotifyError`."""
    from tuify.cli.identity import Account
    from tuify.spotify.client import Spotify
    from tuify.spotify.transport import Transport

    spotify = Spotify(Transport(api_url, tokens))
    try:
        user = await spotify.users.get_current_users_profile()
    finally:
        await spotify.aclose()
    return Account(user.id, user.display_name or "")
