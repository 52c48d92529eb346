"""`tuify emulator`: the emulated Web API on a port of this machine, for any client to speak to."""

from __future__ import annotations

import argparse
import importlib.util
from typing import TYPE_CHECKING

from tuify.cli.account_flags import add_account_flags, with_accounts
from tuify.cli.exits import DONE, Refusal
from tuify.cli.world_flags import add_world_flags, chosen_world

if TYPE_CHECKING:
    from tuify.cli.parser import Commands

_USUAL_PORT = 8898
_LAST_PORT = 65_535


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    parser = commands.add_parser(
        "emulator",
        help="serve a local Web API that behaves like the real one",
        description="Serves an emulated Web API on 127.0.0.1 until it is ended. When it is "
        "ready it prints one line of JSON: api_url, accounts_url, client_id and access_token.",
        epilog="While it runs, PUT /_emulator/weather makes it misbehave, POST "
        "/_emulator/events does what no endpoint can, PUT /_emulator/accounts changes how tokens "
        "are given, and GET /_emulator/requests is the log of requests.",
        allow_abbrev=False,
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=_USUAL_PORT,
        metavar="P",
        help="the port to listen on (%(default)s); 0 picks a free one",
    )
    add_world_flags(parser)
    add_account_flags(parser)
    parser.set_defaults(run=_run)


def _run(arguments: argparse.Namespace) -> int:
    """Serve until a signal ends it."""
    world = with_accounts(chosen_world(arguments), arguments)
    if importlib.util.find_spec("uvicorn") is None:
        raise Refusal(
            "the emulator needs uvicorn to listen on a port: pip install 'tuify-remote[emulator]'"
        )
    from tuify.emulator.serve import serve

    try:
        serve(world, arguments.port)
    except SystemExit as ended:
        if isinstance(ended.code, str):
            raise Refusal(ended.code) from None
        raise
    return DONE


def _port(text: str) -> int:
    """A port number, or 0 for any."""
    port = int(text)
    if not 0 <= port <= _LAST_PORT:
        raise argparse.ArgumentTypeError(f"{port} is no port; ports go from 0 to {_LAST_PORT}")
    return port
