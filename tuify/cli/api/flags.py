"""What `tuify api` takes on the command line, and what its help says."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import TYPE_CHECKING

from tuify.cli.api.codes import MEANINGS
from tuify.cli.setting_flags import add_setting_flags

if TYPE_CHECKING:
    from tuify.cli.parser import Commands

_USAGE = """tuify api METHOD PATH [-q KEY=VALUE ...] [-d BODY] [--paginate | --include]
       tuify api --list [--json]"""

_DESCRIPTION = """\
Sends one request to the Web API and prints the body of the answer: as it came, but
for a terminal, where characters that would steer it are shown as JSON escapes them.
What goes wrong is one line on the standard error output."""

_EXAMPLES = """\
examples:
  tuify api GET /me/tracks -q limit=5 -q market=SE
  tuify api PUT /me/player/volume -q volume_percent=40
  tuify api POST /me/playlists -d '{"name": "Road"}'
  tuify api PUT /playlists/ID/images -d @cover.jpg
  tuify api GET /me/following -q type=artist --paginate | wc -l"""


def add_to(commands: Commands) -> None:
    """Add the command and its flags."""
    codes = "\n".join(f"  {code:>3}  {meaning}" for code, meaning in MEANINGS.items())
    parser = commands.add_parser(
        "api",
        usage=_USAGE,
        help="send any request to the Web API, or list what there is",
        description=_DESCRIPTION,
        epilog=f"{_EXAMPLES}\n\nexit codes:\n{codes}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    asked = (
        parser.add_argument("method", metavar="METHOD", help="GET, PUT, POST or DELETE"),
        parser.add_argument(
            "path", metavar="PATH", help="such as /me/tracks, or an address from an answer"
        ),
    )
    _add_request_flags(parser)
    parser.add_argument(
        "--list",
        dest="lists",
        action=_Instead,
        places=asked,
        help="print every operation of the Web API instead; needs no token",
    )
    parser.add_argument("--json", action="store_true", help="with --list: as a JSON array")
    add_setting_flags(parser, screen=False)
    parser.set_defaults(run=_run)


def _add_request_flags(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "-q",
        "--query",
        action="append",
        default=[],
        metavar="KEY=VALUE",
        help="add to the query, or replace what PATH says; may be repeated",
    )
    parser.add_argument(
        "-d",
        "--body",
        action="append",
        default=[],
        metavar="BODY",
        help="JSON to send; @FILE reads it from a file and - from the standard input. For "
        "the picture of a playlist a JPEG, or its base64 text",
    )
    parser.add_argument(
        "--paginate",
        action="store_true",
        help="ask for every page of a list and print its entries as JSON lines",
    )
    parser.add_argument(
        "-i",
        "--include",
        action="store_true",
        help="print status and headers before the body, also of an error; the body is unpacked, "
        "and the headers that tell of its packing are left out",
    )


class _Instead(argparse.Action):
    """A flag that stands in the place of the arguments in `places`."""

    def __init__(
        self, option_strings: Sequence[str], dest: str, places: Sequence[argparse.Action], help: str
    ) -> None:
        super().__init__(option_strings, dest, nargs=0, default=False, help=help)
        self._places = places

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        """Note the flag; nothing else is required any more."""
        setattr(namespace, self.dest, True)
        for place in self._places:
            place.required = False


def _run(arguments: argparse.Namespace) -> int:
    """Hand over to what sends and prints."""
    from tuify.cli.api.run import run

    return run(arguments)
