"""`tuify api` at work: settings, files and streams around what is pure."""

from __future__ import annotations

import argparse
import asyncio
import os
import shutil
import sys
from collections.abc import Coroutine
from functools import partial
from pathlib import Path

from tuify.cli.api.body import MAX_BODY
from tuify.cli.api.codes import PIPE_CLOSED
from tuify.cli.api.output import Output, standard_output
from tuify.cli.api.request import read_request
from tuify.cli.api.sending import send, walk
from tuify.cli.api.verdict import Failure
from tuify.cli.exits import DONE, Refusal
from tuify.cli.ready import require_ready
from tuify.cli.setting_flags import chosen_settings
from tuify.cli.streams import complain
from tuify.spotify.transport import Transport


def run(arguments: argparse.Namespace) -> int:
    """Do what was typed and return the exit code; raises Refusal for what can't be done so."""
    out = standard_output()
    _refuse_contradictions(arguments)
    try:
        if arguments.lists:
            _print_table(out, as_json=arguments.json)
        else:
            _ask(arguments, out)
    except Failure as failure:
        complain(str(failure))
        return failure.code
    except BrokenPipeError:
        return PIPE_CLOSED
    return DONE


def _refuse_contradictions(arguments: argparse.Namespace) -> None:
    """Refuse flags that don't go together rather than leave one of them unheard."""
    asks = arguments.method or arguments.query or arguments.body
    if arguments.lists and (asks or arguments.paginate or arguments.include):
        raise Refusal("--list goes alone, or with --json")
    if arguments.json and not arguments.lists:
        raise Refusal("--json goes with --list; answers are JSON anyway")
    if arguments.paginate and arguments.include:
        raise Refusal("--include is about one answer, and --paginate about many: choose one")
    if arguments.paginate and arguments.body:
        raise Refusal("--paginate goes with GET, which has no body")
    if len(arguments.body) > 1:
        raise Refusal("a request has one body, and -d was given more than once")


def _print_table(out: Output, *, as_json: bool) -> None:
    from tuify.cli.api import listing
    from tuify.spotify.reference import reference

    if as_json:
        text = listing.as_json(reference())
    elif sys.stdout.isatty():
        text = listing.as_table(reference(), shutil.get_terminal_size().columns)
    else:
        text = listing.as_lines(reference())
    out.write(text.encode())


def _ask(arguments: argparse.Namespace, out: Output) -> None:
    settings = chosen_settings(arguments, os.environ)
    tokens = require_ready(settings, otherwise="put a token into TUIFY_ACCESS_TOKEN")
    call, pairs = read_request(
        arguments.method,
        arguments.path,
        pairs=arguments.query,
        body=partial(_given, arguments.body[0]) if arguments.body else None,
        api_url=settings.api_url,
    )
    transport = Transport(settings.api_url, tokens)
    if arguments.paginate:
        asyncio.run(_then_closed(transport, walk(transport, call, pairs, out)))
    else:
        with_head = arguments.include
        asyncio.run(_then_closed(transport, send(transport, call, out, with_head=with_head)))


async def _then_closed(transport: Transport, work: Coroutine[object, object, None]) -> None:
    try:
        await work
    finally:
        await transport.aclose()


def _given(text: str) -> bytes:
    """What -d was given: the text itself, a file, or the standard input. No more is read than can
    be refused for its size."""
    if text in ("-", "@-"):
        if sys.stdin is None:
            raise Refusal("-d - reads the standard input, and there is none")
        return sys.stdin.buffer.read(MAX_BODY + 1)
    if text == "@":
        raise Refusal("-d @ wants the name of a file behind the @, or - for the standard input")
    try:
        if text.startswith("@"):
            with Path(text[1:]).open("rb") as file:
                return file.read(MAX_BODY + 1)
        return text.encode()
    except OSError as error:
        raise Refusal(f"{text[1:]!r} can't be read: {error.strerror}") from None
    except UnicodeEncodeError:
        raise Refusal("-d holds bytes that are not UTF-8; put them into a file") from None
